import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Desk, type Side } from './support/desk.ts';
import { startLocalMode, type LocalMode } from './support/local-mode.ts';
import { openBrowser, type OpenBrowser } from './support/open-browser.ts';

/** A school's safeguarding lead who uses Slack alone, a sergeant and the chair, who use Teams alone. */
const DSL = 'Bashir Gillard';
const POLICE = 'Ewan Tregear';
const CHAIR = 'Harpreet Bolitho';
const SLACK_ROOM = '#sawg';
const TEAMS_ROOM = 'Safeguarding Adolescents';
const BRIEFING = /Daily briefing, \w{3} 23 November/;

let dataDir: string;
let program: LocalMode;
let browser: OpenBrowser;
let desk: Desk;
let errors: string[];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'partnership-briefing-'));
  // Ten seconds before it opens.
  program = await startLocalMode({ dataDir, clockAt: '2026-11-23T08:29:50Z' });
  browser = await openBrowser();
  const opened = await browser.newPage();
  desk = new Desk(opened.page);
  errors = opened.errors;
  await desk.page.goto(program.url);
  await desk.sit('slack', DSL, SLACK_ROOM);
  await desk.sit('teams', POLICE, TEAMS_ROOM);
});
afterAll(async () => {
  await browser.close();
  await program.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const root = (side: Side) => desk.message(side, BRIEFING);

it('opens on both platforms; the sergeant writes in the thread on Teams, and the school reads it on Slack', async () => {
  for (const side of ['slack', 'teams'] as const) await root(side).waitFor({ timeout: 45_000 });
  await desk.reply('teams', BRIEFING, 'one missing since 2140, high, last seen city centre');
  await desk.pane('slack').getByText('one missing since 2140').waitFor();
  await desk.open('teams', 'Partnership');
  await desk.message('teams', 'Is this right?').getByText('Missing now').waitFor();
  await desk.press('teams', 'Is this right?', 'That is right');
  await root('slack').getByText('Confirmed so far').waitFor();
  // The words are gone; what stands there is the item.
  await expect.poll(() => desk.pane('slack').getByText('one missing since 2140').count()).toBe(0);
});

it('the school replies on Slack, is shown what was read, and it stands in the room on Teams', async () => {
  await desk.open('teams', TEAMS_ROOM);
  await desk.reply('slack', BRIEFING, 'snapchat group going round in PL5, DSL aware');
  await desk.message('slack', 'Is this right?').getByText('Online harm').waitFor();
  await desk.pane('teams').getByText('snapchat group going round').waitFor();
  await desk.press('slack', 'Is this right?', 'That is right');
  await root('teams').getByText('Online harm').waitFor();
});

it('what identifies somebody is refused to its author alone', async () => {
  await desk.reply('slack', BRIEFING, 'nhs no 999 012 3454 seen at A&E');
  await desk.message('slack', 'Please delete your message').waitFor();
  expect(await desk.pane('teams').getByText('999 012 3454').count()).toBe(0);
});

it('the chair sees the draft on Teams and releases it to both rooms', async () => {
  await desk.sit('teams', CHAIR, 'Partnership');
  await desk.say('teams', 'dib order');
  await desk
    .message('teams', 'Only you see this until you release it')
    .getByText('High risk', { exact: true })
    .waitFor();
  expect(await desk.pane('slack').getByText('Running order').count()).toBe(0);
  await desk.press('teams', 'Only you see this until you release it', 'Release');
  await desk
    .message('slack', /Running order, \w{3} 23 November/)
    .getByText('Released by Harpreet Bolitho')
    .waitFor();
  await desk.open('teams', TEAMS_ROOM);
  await desk
    .message('teams', /Running order, \w{3} 23 November/)
    .getByText('Released by')
    .waitFor();
  expect(errors).toEqual([]);
});
