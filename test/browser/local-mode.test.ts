import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { Desk, type Side } from './support/desk.ts';
import { startLocalMode, type LocalMode } from './support/local-mode.ts';
import { openBrowser, type OpenBrowser } from './support/open-browser.ts';

/** A chair and a team manager who use Teams alone; a chair and a team leader who use Slack alone. */
const CHAIR_ON_TEAMS = 'Dominic Oyelaran';
const WORKER_ON_TEAMS = 'Tariq Lugg';
const CHAIR_ON_SLACK = 'Clementine Owusu';
const WORKER_ON_SLACK = 'Jory Whitmarsh';

const OWNER = `${WORKER_ON_TEAMS} – Children's Services`;
const OWNER_AND_DAY = `${WORKER_ON_TEAMS}, Children's Services, by Fri 18 December 2026`;

let dataDir: string;
let program: LocalMode;
let browser: OpenBrowser;
let desk: Desk;
let errors: string[];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'partnership-local-mode-'));
  program = await startLocalMode({ dataDir });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await program.stop();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  const opened = await browser.newPage();
  desk = new Desk(opened.page);
  errors = opened.errors;
  await desk.page.goto(program.url);
});
afterEach(async () => {
  await desk.page.close();
  expect(errors).toEqual([]);
});

const button = (side: Side, words: string, name: string) =>
  desk.message(side, words).getByRole('button', { name });

/** What a copy of an action's card says, and which buttons it still has. */
async function copy(side: Side, reference: string): Promise<{ words: string; buttons: string[] }> {
  const card = desk.message(side, `Action ${reference}`);
  return {
    words: (await card.innerText()).replaceAll(/\s+/g, ' '),
    buttons: (await card.getByRole('button').allInnerTexts()).filter((name) => !/^(Reply|\W+$)/.test(name)),
  };
}

async function referenceOf(side: Side, title: string): Promise<string> {
  const found = /ACT-\d{4}-\w+/.exec(await desk.message(side, title).innerText())?.[0];
  if (!found) throw new Error(`The card of "${title}" on ${side} shows no reference.`);
  return found;
}

/** Buttons that move an action on; what it made a difference to can be noted afterwards. */
function stepsAmong(buttons: readonly string[]): string[] {
  return buttons.filter((label) => label !== 'Note an impact');
}

async function bothSay(reference: string, ...words: string[]): Promise<void> {
  for (const side of ['teams', 'slack'] as const)
    for (const each of words)
      await desk.message(side, `Action ${reference}`).getByText(each).first().waitFor();
}

describe('local mode, as a newcomer starts it', () => {
  it('completes only commands that exist', async () => {
    await desk.pane('teams').getByTestId('composer').pressSequentially('/');
    await expect
      .poll(() => desk.pane('teams').getByRole('option').locator('strong').allInnerTexts())
      .toEqual(commands.map(({ name }) => `/${name}`));
  });

  it('takes an action from a chair on Teams to a team leader on Slack, and back', async () => {
    await desk.sit('teams', CHAIR_ON_TEAMS, 'Neglect');
    await desk.sit('slack', WORKER_ON_SLACK, 'Partnership');
    await desk.say(
      'teams',
      `/action assign @${WORKER_ON_SLACK} "Send the minutes within ten days" by 12 Dec to neglect from meeting measure "90% on time"`,
    );
    await desk.message('slack', 'Send the minutes within ten days').waitFor();
    const reference = await referenceOf('slack', 'Send the minutes within ten days');
    await bothSay(reference, 'Waiting to be accepted', 'Sat 12 December 2026', '90% on time', 'Neglect');

    await button('slack', reference, 'Accept').click();
    await bothSay(reference, 'Accepted');

    await button('slack', reference, 'Mark as done').click();
    await desk.form('slack').getByLabel('What shows that it is done?').fill('19 of 20 went out in time');
    await desk.send('slack', 'Done', `${reference} is done`);
    await bothSay(reference, '19 of 20 went out in time', `Done by ${WORKER_ON_SLACK}`);

    for (const side of ['teams', 'slack'] as const) {
      const { words, buttons } = await copy(side, reference);
      expect(words).toContain(`Action ${reference} · Done`);
      expect(stepsAmong(buttons)).toEqual([]);
    }
  });

  it('asks a chair on Slack for what is missing, and lets a team manager on Teams finish it', async () => {
    await desk.sit('slack', CHAIR_ON_SLACK, '#neglect');
    await desk.sit('teams', WORKER_ON_TEAMS, 'Partnership');
    await desk.say('slack', '/action assign "Share the audit findings" by 18 Dec to neglect');
    const form = desk.form('slack');
    await form.waitFor();
    expect(await form.getByLabel('What needs to happen').inputValue()).toBe('Share the audit findings');
    expect(await form.locator('input[type="date"]').inputValue()).toBe('2026-12-18');
    expect(await form.getByLabel('Which group is it for?').locator('option:checked').innerText()).toBe(
      'Neglect',
    );
    await form.getByRole('combobox', { name: 'Who will do it' }).fill('tariq');
    await form.getByRole('option', { name: `${WORKER_ON_TEAMS} – Children's Services` }).click();
    await form.getByLabel('How will we know it worked?').fill('Every team has met to talk about them');
    await desk.send('slack', 'Assign', 'is assigned');

    await desk.message('teams', 'Share the audit findings').waitFor();
    const reference = await referenceOf('teams', 'Share the audit findings');
    await bothSay(reference, 'Waiting to be accepted', 'Every team has met to talk about them');
    await button('teams', reference, 'Accept').click();
    await bothSay(reference, 'Accepted');

    await button('teams', reference, 'Say how it is going').click();
    await desk.form('teams').getByLabel('How is it going?').fill('Three of five teams have met');
    await desk.send('teams', 'Add', `Added to ${reference}`);
    await bothSay(reference, 'Three of five teams have met');

    await button('teams', reference, 'Mark as done').click();
    await desk.form('teams').getByLabel('What shows that it is done?').fill('All five met by 4 December');
    await desk.send('teams', 'Done', `${reference} is done`);
    await bothSay(reference, 'All five met by 4 December', `Done by ${WORKER_ON_TEAMS}`);
    for (const side of ['teams', 'slack'] as const) {
      const { buttons } = await copy(side, reference);
      expect(stepsAmong(buttons)).toEqual([]);
    }
  });

  it.each([
    ['teams', CHAIR_ON_TEAMS, 'Neglect'],
    ['slack', CHAIR_ON_SLACK, '#neglect'],
  ] as const)(
    'says what was wrong with a line on %s, and opens the form filled in',
    async (side, chair, room) => {
      await desk.sit(side, chair, room);
      await desk.say(side, `/action assign @${WORKER_ON_TEAMS} "Write to every school" by 31 Feb to neglect`);
      const told = desk.message(side, 'I could not read all of that');
      await told.getByText('31 February does not exist').waitFor();
      expect(await told.innerText()).toContain('Still needed: how we will know.');
      await told.getByRole('button', { name: 'Open the form, filled in' }).click();

      const form = desk.form(side);
      await form.waitFor();
      expect(await form.getByLabel('What needs to happen').inputValue()).toBe('Write to every school');
      expect(await form.locator('input[type="date"]').inputValue()).toBe('');
      // Somebody found by typing is shown by name, not by what the bot calls them.
      expect(await form.getByLabel('Who will do it?').inputValue()).toBe(OWNER);
      await form.locator('input[type="date"]').fill('2026-12-04');
      await form.getByLabel('How will we know it worked?').fill('A reply from each');
      await desk.send(side, 'Assign', 'is assigned');
      await desk.message(side, `Waiting to be accepted`).getByText('Write to every school').waitFor();
    },
  );

  it('finds people on Teams while somebody types, and takes whom they choose', async () => {
    await desk.sit('teams', CHAIR_ON_TEAMS, 'Neglect');
    await desk.say('teams', '/action assign "Ask every team" by 18 Dec to neglect measure "All asked"');
    const form = desk.message('teams', 'Who will do it?');
    await form.getByLabel('Who will do it?').pressSequentially('tariq', { delay: 20 });
    await form.getByText(OWNER).click();
    await form.getByRole('button', { name: 'Assign' }).click();
    await desk.message('teams', 'is assigned').getByText(OWNER_AND_DAY).waitFor();
  });

  it('offers first steps that work: the people exist, and may do what is offered', async () => {
    const example = desk.page.getByTestId('example').first();
    await example.waitFor();
    expect(await example.innerText()).toMatch(/^Assign an action to .+, in Teams$/);
    await example.click();
    await desk.pane('teams').getByTestId('send').click();
    await desk.message('teams', 'is assigned').waitFor();
    await desk.page.getByTestId('example').nth(1).click();
    await desk.pane('teams').getByTestId('send').click();
    await desk.message('teams', 'Who will do it?').getByRole('button', { name: 'Assign' }).waitFor();
    await desk.page.getByTestId('example').filter({ hasText: 'Challenge' }).click();
    await desk.pane('slack').getByTestId('send').click();
    await desk.form('slack').getByLabel('Which agency decided?').waitFor();
  });

  it('needs no mouse: from the first Tab to a command sent and its answer opened', async () => {
    await desk.sit('slack', CHAIR_ON_SLACK, '#neglect');
    await desk.page.reload();
    const { keyboard } = desk.page;
    await desk.pane('slack').getByTestId('composer').waitFor();
    const reach = async (selector: string, key: string) => {
      const there = () => desk.page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)})`);
      for (let presses = 0; presses < 400 && !(await there()); presses += 1) await keyboard.press(key);
      expect(await there()).toBe(true);
    };
    await reach('[data-testid="slack-pane"] [data-testid="composer"]', 'Tab');
    await keyboard.type('/wibble');
    await keyboard.press('Enter');
    await desk.message('slack', 'I do not know that command').waitFor();
    await reach('[data-testid="slack-pane"] [data-testid="message"] button', 'Shift+Tab');
    await keyboard.press('Enter');
    await desk.message('slack', 'What you can type').waitFor();
  });
});
