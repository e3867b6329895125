import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Desk, type Side } from './support/desk.ts';
import { startLocalMode, type LocalMode } from './support/local-mode.ts';
import { openBrowser, type OpenBrowser } from './support/open-browser.ts';

/** A school's safeguarding lead who uses Slack alone, and a team manager of Children's Services who uses Teams alone. */
const DSL = 'Anne-Marie Vosper';
const WORKER = 'Tariq Lugg';
const CARD = 'Case resolution ESC-';

let dataDir: string;
let program: LocalMode;
let browser: OpenBrowser;
let desk: Desk;
let errors: string[];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'partnership-escalation-'));
  program = await startLocalMode({ dataDir });
  browser = await openBrowser();
  const opened = await browser.newPage();
  desk = new Desk(opened.page);
  errors = opened.errors;
  await desk.page.goto(program.url);
  await desk.sit('slack', DSL, 'Partnership');
  await desk.sit('teams', WORKER, 'Partnership');
});
afterAll(async () => {
  await browser.close();
  await program.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const card = (side: Side) => desk.message(side, CARD);
const buttons = async (side: Side) =>
  (await card(side).getByRole('button').allInnerTexts()).filter((name) => !/^(Reply|\W+$)/.test(name));

it('is raised by a school on Slack on two screens, and stands before both sides', async () => {
  await desk.say('slack', '/escalate');
  const form = desk.form('slack');
  await form.getByLabel('Which agency decided?').selectOption({ label: "Children's Services" });
  await form.getByLabel('What is it about?').selectOption({ label: 'Outcome of a referral not told' });
  await form.getByLabel('What was decided, or not done?').fill('No answer after six working days');
  await form.getByLabel('Why do you disagree?').fill('We cannot plan support without knowing');
  await form.getByLabel('What would put it right?').fill('The outcome in writing');
  await form.getByRole('button', { name: 'Next' }).click();
  await form.getByLabel('Which plan is there?').selectOption({ label: 'No plan' });
  await form.getByLabel('How many children?').selectOption({ label: 'One child' });
  await form.getByLabel('Does the family know').selectOption({ label: 'Yes' });
  await desk.send('slack', 'Raise it', "is with Children's Services");
  for (const side of ['slack', 'teams'] as const)
    await card(side)
      .getByText("Waiting for somebody at Children's Services to say that they have seen this.")
      .waitFor();
  expect(await buttons('teams')).toEqual([
    'I have seen this',
    'Suggest a way forward',
    'Say how we see it',
    'More',
  ]);
  expect(await buttons('slack')).not.toContain('I have seen this');
});

it('is seen and answered on Teams; the school agrees on Slack, the council says on Teams how it ended, and both copies say so', async () => {
  await desk.press('teams', CARD, 'I have seen this');
  await card('slack').getByText('Waiting for an answer').waitFor();
  await desk.press('teams', CARD, 'Suggest a way forward');
  await desk.form('teams').getByLabel('What do you suggest?').fill('A letter today, and a call tomorrow');
  await desk.send('teams', 'Send', 'Everybody who has the card sees it.');

  await card('slack').getByText('A letter today, and a call tomorrow').first().waitFor();
  await desk.press('slack', CARD, 'Agree');
  for (const side of ['slack', 'teams'] as const)
    await card(side).getByText('A way forward is there.').waitFor();
  await desk.press('teams', CARD, 'Say how it ended');
  const form = desk.form('teams');
  await form.getByLabel('How did it end?').selectOption({ label: 'The decision was changed' });
  await form.getByLabel('What did it mean for the child?').fill('Support began the same week');
  await form.getByRole('radio', { name: 'No' }).check();
  await desk.send('teams', 'Send', 'Both sides are asked on');

  for (const side of ['slack', 'teams'] as const) {
    await card(side).getByText('The decision was changed').waitFor();
    expect(await card(side).innerText()).toContain('Closed');
    expect(await buttons(side)).not.toContain('Say how it ended');
  }
  expect(errors).toEqual([]);
});
