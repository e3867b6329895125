import type { Locator } from 'playwright-core';
import { both, type Desk, type Side } from '../../test/browser/support/desk.ts';
import { STORY_DAY } from '../../test/browser/support/local-mode.ts';
import type { Camera } from './camera.ts';

const QUALITY_CHAIR = 'Dominic Oyelaran';
const NEGLECT_CHAIR = 'Clementine Owusu';
const WORKER = 'Jory Whitmarsh';
const BUSINESS_UNIT = 'Priya Nair';
const UNIT_ON_SLACK = 'Aurelio Penrose';
const WHAT = 'Share the chronology with every team';
const EVIDENCE = 'All five teams have it and have opened it; the list is on the group page';
const LIST = [
  'what; who; by when; how we will know; group',
  'Bring housing back to team around the family; chair of DA&C; 22 Jan 2027; Attendance; DA&C',
  'Return the use of Graded Care Profile 2; Jory Whitmarsh; 15 Jan 2027; Uses per 100 licences; Neglect',
  'Monitor Families First',
];

/** How an action goes through the groups to its assurance, and how a pasted list is looked through. */
export async function picturesOfRoutes(camera: Camera, records: string): Promise<void> {
  await camera.at(STORY_DAY, records, async (desk) => {
    await raise(camera, desk);
    await assure(camera, desk);
    await pasteList(camera, desk);
  });
}

async function raise(camera: Camera, desk: Desk): Promise<void> {
  await desk.sit('teams', QUALITY_CHAIR, 'Partnership');
  await desk.sit('slack', UNIT_ON_SLACK, 'Partnership');
  await desk.say(
    'slack',
    `/action assign @${WORKER} "${WHAT}" by 12 Dec to neglect from rapid review measure "All five teams have it"`,
  );
  const card = (side: Side): Locator => desk.message(side, 'CSPR → MAPQAG');
  for (const side of both) await card(side).waitFor();
  await camera.pair('action-route', card('teams'), card('slack'));
}

async function assure(camera: Camera, desk: Desk): Promise<void> {
  await desk.press('teams', 'CSPR → MAPQAG', 'Take it and send to Neglect');
  await desk.sit('slack', NEGLECT_CHAIR, 'Partnership');
  await desk.message('slack', WHAT).waitFor();
  await desk.press('slack', WHAT, 'Take it');
  await desk.message('slack', 'Waiting to be accepted').waitFor();
  await desk.sit('slack', WORKER, 'Partnership');
  await desk.message('slack', WHAT).waitFor();
  await desk.press('slack', WHAT, 'Mark as done');
  await desk.form('slack').getByLabel('What shows that it is done?').fill(EVIDENCE);
  await desk.send('slack', 'Done', 'waits for assurance');
  const card = (side: Side): Locator => desk.message(side, 'looks at the evidence by');
  for (const side of both) await card(side).waitFor();
  await camera.pair('action-assurance', card('teams'), desk.message('slack', EVIDENCE));
}

async function pasteList(camera: Camera, desk: Desk): Promise<void> {
  for (const side of both) {
    await desk.sit(side, BUSINESS_UNIT, 'Partnership');
    await desk.say(side, '/action bulk');
  }
  // A typed line opens a modal on Slack; on Teams its form stands in the conversation.
  const form = (side: Side): Locator =>
    side === 'slack' ? desk.form('slack') : desk.message('teams', 'One action a line');
  const card = (side: Side): Locator => desk.message(side, 'to put right');
  for (const side of both) {
    await form(side)
      .getByLabel(/^The list/)
      .fill(LIST.join('\n'));
    await form(side).getByRole('button', { name: 'Look at them', exact: true }).click();
    await card(side).waitFor();
  }
  await camera.pair('action-bulk', card('teams'), card('slack'), 2000);
}
