// Makes docs/pictures/: every card on both platforms, as the real bot shows it in local mode. Needs Chromium, as the browser
// tests do. `npm run pictures -- escalations` makes those of escalations alone, `-- actions`, `-- routes`, `-- meetings`,
// `-- briefing`, `-- metrics`, `-- training`, `-- impact` and `-- reviews` the others. References differ from run to run; everything else stays the same.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import buildOnce from '../test/browser/support/build-once.ts';
import { both, type Desk, type Side } from '../test/browser/support/desk.ts';
import { STORY_DAY } from '../test/browser/support/local-mode.ts';
import { openBrowser } from '../test/browser/support/open-browser.ts';
import { Camera, pictures } from './pictures/camera.ts';
import { picturesOfTheBriefing } from './pictures/briefing.ts';
import { picturesOfRoutes } from './pictures/action-routes.ts';
import { picturesOfEscalations } from './pictures/escalations.ts';
import { picturesOfImpact } from './pictures/impact.ts';
import { picturesOfMeetings } from './pictures/meetings.ts';
import { picturesOfMetrics } from './pictures/metrics.ts';
import { picturesOfReviews } from './pictures/reviews.ts';
import { picturesOfTraining } from './pictures/training.ts';

const CHAIR_ON_TEAMS = 'Ngozi Trevanion';
const CHAIR_ON_SLACK = 'Clementine Owusu';
const WORKER_ON_SLACK = 'Jory Whitmarsh';
const WORKER_ON_TEAMS = 'Tariq Lugg';
const LATER = '2026-12-15T09:00:00Z';

const MINUTES = 'Send the minutes within ten days';
const UPDATE = 'Two of five teams have sent their figures';
const EVIDENCE = '19 of 20 minutes went out within ten days; the figures are on the group page';

await mkdir(pictures, { recursive: true });
await buildOnce();
const wanted = process.argv[2];
const dataDir = await mkdtemp(join(tmpdir(), 'partnership-pictures-'));
const browser = await openBrowser();
const camera = new Camera(browser);
try {
  const takes = (name: string): boolean => wanted === undefined || wanted === name;
  if (takes('actions')) await picturesOfActions(join(dataDir, 'actions'));
  if (takes('routes')) await picturesOfRoutes(camera, join(dataDir, 'routes'));
  if (takes('escalations')) await picturesOfEscalations(camera, join(dataDir, 'escalations'));
  if (takes('briefing')) await picturesOfTheBriefing(camera, join(dataDir, 'briefing'));
  if (takes('meetings')) await picturesOfMeetings(camera, join(dataDir, 'meetings'));
  if (takes('metrics')) await picturesOfMetrics(camera, join(dataDir, 'metrics'));
  if (takes('training')) await picturesOfTraining(camera, join(dataDir, 'training'));
  if (takes('impact')) await picturesOfImpact(camera, join(dataDir, 'impact'));
  if (takes('reviews')) await picturesOfReviews(camera, join(dataDir, 'reviews'));
} finally {
  await browser.close();
  await rm(dataDir, { recursive: true, force: true });
}

async function picturesOfActions(records: string): Promise<void> {
  await camera.at(STORY_DAY, records, async (desk) => {
    await assignAndAccept(desk);
    await finish(desk);
    await askForMore(desk);
    await leaveOneOpen(desk);
  });
  await camera.at(LATER, records, lookAtWhatIsLate);
}

async function assignAndAccept(desk: Desk): Promise<void> {
  await desk.sit('teams', CHAIR_ON_TEAMS, 'Neglect');
  await desk.sit('slack', WORKER_ON_SLACK, 'Partnership');
  await desk.say(
    'teams',
    `/action assign @${WORKER_ON_SLACK} "${MINUTES}" by 12 Dec to neglect from meeting measure "90% on time"`,
  );
  await desk.message('slack', MINUTES).waitFor();
  await desk.message('teams', 'is assigned').waitFor();
  await camera.pair('action-waiting', copy(desk, 'teams'), copy(desk, 'slack'));

  await press(desk, 'slack', 'Accept');
  for (const side of both) await copy(desk, side).getByText('Accepted').waitFor();
  await press(desk, 'slack', 'Say how it is going');
  await desk.form('slack').getByLabel('How is it going?').fill(UPDATE);
  await send(desk, 'slack', 'Add');
  for (const side of both) await copy(desk, side).getByText(UPDATE).waitFor();
  await camera.page('local-mode', desk.page, { width: 1440, height: 900 });
  await camera.phone('phone', desk.page);
  await camera.pair('action-accepted', copy(desk, 'teams'), copy(desk, 'slack'));
}

async function finish(desk: Desk): Promise<void> {
  await press(desk, 'slack', 'Mark as done');
  await desk.form('slack').getByLabel('What shows that it is done?').fill(EVIDENCE);
  await send(desk, 'slack', 'Done');
  for (const side of both) await copy(desk, side).getByText(EVIDENCE).waitFor();
  await camera.pair('action-done', copy(desk, 'teams'), copy(desk, 'slack'));
}

/** What only the one who asked sees: help, a group, a line that could not be read, and the form it leads to. */
async function askForMore(desk: Desk): Promise<void> {
  await desk.sit('slack', CHAIR_ON_SLACK, 'Partnership');
  await camera.answer('help', desk, '/partnership help', 'What you can type');
  await camera.answer('help-action', desk, '/action help', '/action assign');
  await camera.answer('group', desk, '/partnership group neglect', 'Chaired by');
  const wrong = `/action assign @${WORKER_ON_TEAMS} "Write to every school" by 31 Feb to neglect`;
  await camera.answer('problem', desk, wrong, 'I could not read all of that');
  for (const side of both)
    await desk.message(side, 'I could not read').getByRole('button', { name: 'Open the form' }).click();
  await camera.pair('form-assign', desk.form('teams'), desk.form('slack'));
  for (const side of both) await desk.close(side);
}

async function leaveOneOpen(desk: Desk): Promise<void> {
  for (const [side, worker, what] of [
    ['teams', WORKER_ON_SLACK, 'Agree who attends the January meeting'],
    ['slack', WORKER_ON_TEAMS, 'Share the audit findings with every team'],
  ] as const) {
    await desk.say(
      side,
      `/action assign @${worker} "${what}" by 10 Dec to neglect measure "Done by the next meeting"`,
    );
    await desk.message(side, 'is assigned').waitFor();
  }
  await camera.pair('notice', desk.message('teams', 'is assigned'), desk.message('slack', 'is assigned'));
}

/** Three days after it was due. */
async function lookAtWhatIsLate(desk: Desk): Promise<void> {
  await desk.sit('teams', WORKER_ON_TEAMS, 'Partnership');
  await desk.sit('slack', WORKER_ON_SLACK, 'Partnership');
  await camera.answer('my-work', desk, '/mywork', 'My work');
  for (const side of both)
    await desk.message(side, 'My work').getByRole('button', { name: 'Open' }).first().click();
  const late = (side: Side) => desk.message(side, 'Overdue:');
  await camera.pair('action-overdue', late('teams'), late('slack'));
  for (const [name, picture] of [
    ['Say how it is going', 'form-update'],
    ['Mark as done', 'form-done'],
  ] as const) {
    for (const side of both) {
      await late(side).getByRole('button', { name }).click();
      await desk.form(side).waitFor();
    }
    await camera.pair(picture, desk.form('teams'), desk.form('slack'));
    for (const side of both) await desk.close(side);
  }
}

/** The card of the action about the minutes, in the pane's room. */
function copy(desk: Desk, side: Side): Locator {
  return desk
    .pane(side)
    .getByTestId('message')
    .filter({ hasText: 'Action ACT-' })
    .filter({ hasText: MINUTES })
    .last();
}

async function press(desk: Desk, side: Side, name: string): Promise<void> {
  await copy(desk, side).getByRole('button', { name }).click();
}

async function send(desk: Desk, side: Side, name: string): Promise<void> {
  await desk.form(side).getByRole('button', { name, exact: true }).click();
  // On Slack the modal closes by itself.
  if (side === 'slack') return void (await desk.form(side).waitFor({ state: 'detached' }));
  await desk.form(side).getByRole('button', { name: 'Close', exact: true }).nth(1).waitFor();
  await desk.close(side);
}
