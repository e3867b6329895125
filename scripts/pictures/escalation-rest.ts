import type { Locator } from 'playwright-core';
import { both, type Desk, type Side } from '../../test/browser/support/desk.ts';
import type { Camera } from './camera.ts';

const INDEPENDENT = 'Lowenna Achterberg';
const MENU = 'What you can do with';
const OPINION =
  'The guidance can be read both ways. Whoever holds the plan should say who comes, in writing, before each meeting.';

/** The card that says this, in somebody's own conversation. */
export function cardSaying(desk: Desk, side: Side, words: string): Locator {
  return desk
    .pane(side)
    .getByTestId('message')
    .filter({ hasText: 'Case resolution ESC-' })
    .filter({ hasText: words })
    .last();
}

/** The same form on both platforms, opened from a card on each, behind "More" or not, and closed again. */
export async function formOf(
  camera: Camera,
  desk: Desk,
  name: string,
  picture: string,
  cards: Readonly<Record<Side, Locator>>,
): Promise<void> {
  for (const side of both) {
    const own = cards[side].getByRole('button', { name, exact: true });
    if ((await own.count()) > 0) await own.click();
    else {
      await cards[side].getByRole('button', { name: 'More', exact: true }).click();
      const menu = desk.message(side, `${MENU} ${await referenceOn(cards[side])}`);
      await menu.getByRole('button', { name, exact: true }).click();
    }
    await desk.form(side).waitFor();
  }
  await camera.pair(picture, desk.form('teams'), desk.form('slack'));
  for (const side of both) await desk.close(side);
}

/** Up to the last stage by the business unit's hand: what a room sees, and an opinion asked for and given. */
export async function lastStage(camera: Camera, desk: Desk, words: string): Promise<void> {
  const card = (side: Side) => cardSaying(desk, side, words);
  const cards = { teams: card('teams'), slack: card('slack') };
  await openFromBoard(desk, words);
  const id = await referenceOn(cards.slack);
  const show = async (text: string): Promise<void> => {
    for (const side of both) {
      await desk.say(side, `/escalate show ${id}`);
      await card(side).getByText(text).first().waitFor();
    }
  };
  await cards.slack.getByRole('button', { name: 'Move up a stage', exact: true }).click();
  const up = desk.form('slack');
  await up.getByLabel('Which stage?').selectOption({ label: '5: Lead safeguarding partners' });
  await up.getByLabel('Why?').fill('It is about how the system works');
  await desk.send('slack', 'Send', 'Everybody who has the card sees it.');
  for (const [side, room] of [
    ['teams', 'Delegated Safeguarding Partners'],
    ['slack', '#dsp-meeting'],
  ] as const) {
    await desk.open(side, room);
    await desk.message(side, id).waitFor();
  }
  await camera.pair('escalation-brief', desk.message('teams', id), desk.message('slack', id));
  for (const side of both) await desk.open(side, 'Partnership');
  await show('Stage 5 of 5');
  await formOf(camera, desk, 'Move back a stage', 'escalation-form-back', cards);
  await formOf(camera, desk, 'Ask for an opinion', 'escalation-form-ask-opinion', cards);
  await cards.slack.getByRole('button', { name: 'Ask for an opinion', exact: true }).click();
  const ask = desk.form('slack');
  await ask.getByLabel('Within how many').selectOption({ label: '3' });
  await ask.getByLabel('What should they look at?').fill('Who has to come to these meetings?');
  await desk.send('slack', 'Send', 'Everybody who has the card sees it.');

  for (const side of both) await desk.sit(side, INDEPENDENT, 'Partnership');
  await desk.say('slack', `/escalate show ${id}`);
  for (const side of both) await card(side).getByText('Your opinion is asked for').waitFor();
  await camera.pair('escalation-opinion', card('teams'), card('slack'));
  await formOf(camera, desk, 'Give your opinion', 'escalation-form-opinion', cards);
  await cards.teams.getByRole('button', { name: 'Give your opinion', exact: true }).click();
  await desk.form('teams').getByLabel('What is your opinion?').fill(OPINION);
  await desk.send('teams', 'Send', 'Everybody who has the card sees it.');
  for (const side of both) await desk.sit(side, 'Priya Nair', 'Partnership');
  await show('The guidance can be read');
  await camera.pair('escalation-opinion-given', card('teams'), card('slack'));
}

async function referenceOn(card: Locator): Promise<string> {
  return /ESC-\d{4}-\w{4}/.exec(await card.innerText())?.[0] ?? '';
}

/** As both lists of the business unit lead to it. */
async function openFromBoard(desk: Desk, words: string): Promise<void> {
  for (const side of both) {
    await desk.say(side, '/escalate board');
    const board = desk.message(side, 'the board');
    await board.waitFor();
    await board
      .getByRole('button', { name: 'Open', exact: true })
      .nth(await placeOnBoard(board))
      .click();
    await cardSaying(desk, side, words).waitFor();
  }
}

/** Which of the board's entries is the one between Children's Services and the school. */
async function placeOnBoard(board: Locator): Promise<number> {
  const text = await board.innerText();
  const entries = [...text.matchAll(/^.* to .*: .*$/gm)].map(([line]) => line);
  return Math.max(
    0,
    entries.findIndex((line) => line.includes('attendance')),
  );
}
