import type { Locator } from 'playwright-core';
import { both, type Desk, type Side } from '../../test/browser/support/desk.ts';
import { STORY_DAY } from '../../test/browser/support/local-mode.ts';
import type { Camera } from './camera.ts';
import { cardSaying, formOf, lastStage } from './escalation-rest.ts';

const DSL_ON_SLACK = 'Anne-Marie Vosper';
const WORKER_ON_TEAMS = 'Tariq Lugg';
const BUSINESS_UNIT = 'Priya Nair';
const OVER_THE_LIMIT = '2026-11-26T09:00:30Z';
const WEEKS_LATER = '2027-01-08T09:30:30Z';

/** How one escalation goes, from the form to "did it hold?", and what the business unit sees. */
export async function picturesOfEscalations(camera: Camera, records: string): Promise<void> {
  await camera.at(STORY_DAY, records, async (desk) => {
    await raise(camera, desk);
    await answer(camera, desk);
    await end(camera, desk);
    await overview(camera, desk);
  });
  await camera.at(OVER_THE_LIMIT, records, async (desk) => {
    await late(camera, desk);
    for (const side of both) await desk.sit(side, BUSINESS_UNIT, 'Partnership');
    await lastStage(camera, desk, MEETINGS);
  });
  await camera.at(WEEKS_LATER, records, (desk) => didItHold(camera, desk));
}

const WORRY = 'We cannot plan support at school without knowing';
/** What the other one says, from Teams to the school. */
const MEETINGS = 'The plan needs what school sees';
const card = (desk: Desk, side: Side): Locator => cardSaying(desk, side, WORRY);
/** On each side the one that its person raised, or answers. */
const raisedBy = (desk: Desk) => ({
  slack: cardSaying(desk, 'slack', WORRY),
  teams: cardSaying(desk, 'teams', MEETINGS),
});
const answeredBy = (desk: Desk) => ({
  slack: cardSaying(desk, 'slack', MEETINGS),
  teams: cardSaying(desk, 'teams', WORRY),
});

/** What is being filled in: a modal on Slack; on Teams a typed line opens its form in the conversation. */
function form(desk: Desk, side: Side): Locator {
  return side === 'slack' ? desk.form('slack') : desk.message('teams', 'Challenge a decision');
}

async function raise(camera: Camera, desk: Desk): Promise<void> {
  await desk.sit('slack', DSL_ON_SLACK, 'Partnership');
  await desk.sit('teams', WORKER_ON_TEAMS, 'Partnership');
  for (const side of both) await desk.say(side, '/escalate');
  for (const side of both) await form(desk, side).getByText('What would put it right?').waitFor();
  await camera.pair('escalation-form', form(desk, 'teams'), form(desk, 'slack'));
  await choose(desk, 'slack', 'Which agency decided?', "Children's Services");
  await choose(desk, 'slack', 'What is it about?', 'Outcome of a referral not told');
  await write(desk, 'slack', [
    'No answer to our referral after six working days',
    WORRY,
    'The outcome in writing',
  ]);
  await choose(desk, 'teams', 'Which agency decided?', 'Primary schools');
  await choose(desk, 'teams', 'What is it about?', 'Attendance at meetings');
  await write(desk, 'teams', ['Nobody came to the last two meetings', MEETINGS, 'Somebody at each meeting']);
  for (const side of both) await form(desk, side).getByRole('button', { name: 'Next' }).click();
  for (const side of both) await form(desk, side).getByText('Which plan is there?').waitFor();
  await camera.pair('escalation-form-second', form(desk, 'teams'), form(desk, 'slack'));
  for (const side of both) {
    await finish(desk, side);
  }
  await camera.pair(
    'escalation-raised',
    desk.message('teams', 'Its clock is running'),
    desk.message('slack', 'Its clock is running'),
  );
  for (const side of both) {
    await card(desk, side).getByText('Waiting for').waitFor();
  }
  await camera.pair('escalation-new', card(desk, 'teams'), card(desk, 'slack'));
  await camera.phone('escalation-phone', desk.page);
  await desk.page.setViewportSize({ width: 1440, height: 1500 });
}

async function answer(camera: Camera, desk: Desk): Promise<void> {
  await press(desk, 'teams', 'I have seen this');
  await card(desk, 'slack').getByText('Waiting for an answer').waitFor();
  for (const side of both) {
    await press(desk, side, 'More');
    await desk.message(side, 'What you can do with').waitFor();
  }
  await camera.pair(
    'escalation-more',
    desk.message('teams', 'What you can do with'),
    desk.message('slack', 'What you can do with'),
  );
  for (const [name, picture] of [
    ['Ask for more time', 'escalation-form-time'],
    ['Move up a stage', 'escalation-form-up'],
    ['Make it urgent', 'escalation-form-urgent'],
    ['Ask for a re-think', 'escalation-form-rethink'],
  ] as const) {
    for (const side of both) {
      await desk.press(side, 'What you can do with', name);
      await desk.form(side).waitFor();
    }
    await camera.pair(picture, desk.form('teams'), desk.form('slack'));
    for (const side of both) await desk.close(side);
  }
  await formOf(camera, desk, 'Say how we see it', 'escalation-form-view', answeredBy(desk));
  await formOf(camera, desk, 'Withdraw', 'escalation-form-withdraw', raisedBy(desk));
  await answeredBy(desk).slack.getByRole('button', { name: 'Suggest a way forward', exact: true }).click();
  await desk.form('slack').getByLabel('What do you suggest?').fill('I dial in, and send a note before');
  await desk.send('slack', 'Send', 'Everybody who has the card sees it.');
  for (const side of both) {
    await press(desk, side, 'Suggest a way forward');
    await desk.form(side).waitFor();
  }
  await camera.pair('escalation-form-suggest', desk.form('teams'), desk.form('slack'));
  await desk.close('slack');
  await desk.form('teams').getByLabel('What do you suggest?').fill('A letter today, and a call tomorrow');
  await desk.send('teams', 'Send', 'Everybody who has the card sees it.');
  for (const side of both) await card(desk, side).getByText('A suggestion is on the table.').waitFor();
  await camera.pair('escalation-suggested', card(desk, 'teams'), card(desk, 'slack'));
  await formOf(camera, desk, 'Do not agree', 'escalation-form-disagree', raisedBy(desk));
  // So that it is for the school again to answer, and there is something to chase on Slack as well.
  await raisedBy(desk).teams.getByRole('button', { name: 'Do not agree', exact: true }).click();
  await desk.form('teams').getByLabel('Why not?').fill('A note comes too late for the plan');
  await desk.send('teams', 'Send', 'Everybody who has the card sees it.');
}

async function end(camera: Camera, desk: Desk): Promise<void> {
  await press(desk, 'slack', 'Agree');
  for (const side of both) {
    await card(desk, side).getByText('A way forward is there.').waitFor();
    await press(desk, side, 'Say how it ended');
    await desk.form(side).waitFor();
  }
  await camera.pair('escalation-form-end', desk.form('teams'), desk.form('slack'));
  await desk.close('teams');
  const ended = desk.form('slack');
  await ended.getByLabel('How did it end?').selectOption({ label: 'The decision was changed' });
  await ended.getByLabel('What did it mean for the child?').fill('Support began the same week');
  await ended.getByRole('radio', { name: 'Yes' }).check();
  await ended.getByLabel('If so, in a few words').fill('Letters about outcomes go astray');
  await desk.send('slack', 'Send', 'Everybody who has the card sees it.');
  for (const side of both) await card(desk, side).getByText('The decision was changed').waitFor();
  await camera.pair('escalation-closed', card(desk, 'teams'), card(desk, 'slack'));
  const cards = { teams: card(desk, 'teams'), slack: card(desk, 'slack') };
  await formOf(camera, desk, 'Did it hold?', 'escalation-form-held', cards);
  await formOf(camera, desk, 'Open it again', 'escalation-form-again', cards);
}

/** What is asked for, and what the business unit sees. */
async function overview(camera: Camera, desk: Desk): Promise<void> {
  for (const side of both) await desk.say(side, '/escalate thanks');
  const thanks = (side: Side) =>
    side === 'slack' ? desk.form('slack') : desk.message('teams', 'Say thank you');
  for (const side of both) await thanks(side).getByRole('button', { name: 'Send thanks' }).waitFor();
  await camera.pair('escalation-form-thanks', thanks('teams'), thanks('slack'));
  await giveThanks(thanks('slack'), "Children's Services");
  await giveThanks(thanks('teams'), 'Primary schools');
  const received = (side: Side) => desk.message(side, 'Rang back the same day');
  for (const side of both) await received(side).waitFor();
  await camera.pair('escalation-thanks', received('teams'), received('slack'));
  await raiseAnother(desk);
  await cardSaying(desk, 'slack', MINUTES).getByRole('button', { name: 'More', exact: true }).click();
  await desk.press('slack', 'What you can do with', 'Put to the informal panel');
  await camera.answer('escalation-list', desk, '/escalate list', 'scalations');
  for (const side of both) await desk.sit(side, BUSINESS_UNIT, 'Partnership');
  await camera.answer('escalation-board', desk, '/escalate board', 'the board');
  await camera.answer('escalation-panel', desk, '/escalate panel', 'For the informal panel');
  await camera.answer('escalation-figures', desk, '/escalate figures', 'Raised none', 2400);
  await camera.answer('escalation-report', desk, '/report escalations', 'raised');
  await learning(camera, desk);
}

/** What was learned, as an action. */
async function learning(camera: Camera, desk: Desk): Promise<void> {
  for (const side of both) {
    await desk.say(side, '/escalate list closed');
    const list = desk.message(side, 'Closed escalations');
    await list.getByRole('button', { name: 'Open', exact: true }).first().click();
    await card(desk, side).waitFor();
  }
  const cards = { teams: card(desk, 'teams'), slack: card(desk, 'slack') };
  await formOf(camera, desk, 'Make this an action', 'escalation-form-learning', cards);
}

/** To an agency: whoever leads there reads it. */
async function giveThanks(screen: Locator, agency: string): Promise<void> {
  const fill = async (label: string, title: string): Promise<void> => {
    const field = screen.getByLabel(label);
    if ((await field.locator('option').count()) > 0) {
      const options = await field.locator('option').allInnerTexts();
      await field.selectOption({ label: options.find((each) => each.includes(title)) ?? title });
    } else await field.fill(title);
  };
  await fill('Which agency', agency);
  await fill('What was it about', 'Information sharing');
  await screen.getByLabel('What did they do').fill('Rang back the same day, so that nobody had to guess');
  await screen.getByRole('button', { name: 'Send thanks' }).click();
}

async function finish(desk: Desk, side: Side): Promise<void> {
  await choose(desk, side, 'Which plan is there?', 'Early help');
  await choose(desk, side, 'How many children?', 'One child');
  await choose(desk, side, 'Does the family know', 'Yes');
  await form(desk, side).getByRole('button', { name: 'Raise it' }).click();
  if (side === 'slack') await form(desk, side).waitFor({ state: 'detached' });
  await desk.message(side, 'Its clock is running').waitFor();
}

const MINUTES = 'Minutes of the last meeting have not come';

/** One that nobody answers, so that there is something to chase on Teams as well. */
async function raiseAnother(desk: Desk): Promise<void> {
  await desk.say('slack', '/escalate');
  await choose(desk, 'slack', 'Which agency decided?', "Children's Services");
  await choose(desk, 'slack', 'What is it about?', 'Plan or minutes not shared');
  await write(desk, 'slack', [MINUTES, 'School does not know its part of the plan', 'The minutes this week']);
  await form(desk, 'slack').getByRole('button', { name: 'Next' }).click();
  await finish(desk, 'slack');
}

async function late(camera: Camera, desk: Desk): Promise<void> {
  await desk.sit('teams', WORKER_ON_TEAMS, 'Partnership');
  await desk.sit('slack', DSL_ON_SLACK, 'Partnership');
  const prompt = (side: Side) => desk.message(side, 'It is for you to answer');
  for (const side of both) await prompt(side).waitFor();
  await camera.pair('escalation-chase', prompt('teams'), prompt('slack'));
  const overdue = (side: Side) => desk.message(side, 'Over its limit by');
  for (const side of both) {
    await prompt(side).getByRole('button', { name: 'Open', exact: true }).first().click();
    await overdue(side).waitFor();
  }
  await camera.pair('escalation-overdue', overdue('teams'), overdue('slack'));
}

async function didItHold(camera: Camera, desk: Desk): Promise<void> {
  await desk.sit('teams', WORKER_ON_TEAMS, 'Partnership');
  await desk.sit('slack', DSL_ON_SLACK, 'Partnership');
  for (const side of both) await desk.message(side, 'Some weeks have passed').waitFor();
  await camera.pair(
    'escalation-held',
    desk.message('teams', 'Some weeks'),
    desk.message('slack', 'Some weeks'),
  );
}

async function press(desk: Desk, side: Side, name: string): Promise<void> {
  await card(desk, side).getByRole('button', { name, exact: true }).click();
}

async function write(
  desk: Desk,
  side: Side,
  [decided, disagree, want]: readonly [string, string, string],
): Promise<void> {
  const screen = form(desk, side);
  await screen.getByLabel('What was decided, or not done?').fill(decided);
  await screen.getByLabel('Why do you disagree?').fill(disagree);
  await screen.getByLabel('What would put it right?').fill(want);
}

/** In a list, or a box that completes what is typed. */
async function choose(desk: Desk, side: Side, label: string, title: string): Promise<void> {
  const field = form(desk, side).getByLabel(label);
  await field.waitFor();
  if ((await field.locator('option').count()) > 0) await field.selectOption({ label: title });
  else await field.fill(title);
}
