import type { Locator } from 'playwright-core';
import { both, type Desk, type Side } from '../../test/browser/support/desk.ts';
import type { Camera } from './camera.ts';

const BUSINESS_UNIT = 'Priya Nair';
const SCHOOL_ON_SLACK = 'Anne-Marie Vosper';
const PROBATION_ON_TEAMS = 'Isolde Kariuki';
const FIRST_DAY = '2026-12-16T09:00:30Z';
const DAY_FIVE = '2026-12-23T09:10:30Z';
const TOPIC = 'A serious incident in the east of the city';
const AUDIT = 'Neglect of teenagers';

/** How a rapid review goes from its first day, what an agency sees of it, and audits side by side. */
export async function picturesOfReviews(camera: Camera, records: string): Promise<void> {
  await camera.at(FIRST_DAY, records, async (desk) => {
    for (const side of both) await desk.sit(side, BUSINESS_UNIT, 'Partnership');
    await openOne(camera, desk);
    await driveIt(camera, desk);
    await sideBySide(camera, desk);
    await desk.sit('teams', PROBATION_ON_TEAMS, 'Partnership');
    await desk.sit('slack', SCHOOL_ON_SLACK, 'Partnership');
    const owed = (side: Side): Locator => desk.message(side, 'Your return is asked for');
    for (const side of both) await owed(side).waitFor();
    await camera.pair('review-return', owed('teams'), owed('slack'));
  });
  await camera.at(DAY_FIVE, records, async (desk) => {
    await desk.sit('teams', PROBATION_ON_TEAMS, 'Partnership');
    await desk.sit('slack', SCHOOL_ON_SLACK, 'Partnership');
    const prompt = (side: Side): Locator => desk.message(side, 'It is for you to send');
    for (const side of both) await prompt(side).waitFor();
    await camera.pair('review-chase', prompt('teams'), prompt('slack'));
  });
}

async function openOne(camera: Camera, desk: Desk): Promise<void> {
  await camera.answer('review-open', desk, '/review open', 'What is to be opened?', 2000);
  for (const side of both) {
    await desk.press(side, 'What is to be opened?', 'Rapid review');
    await desk.form(side).waitFor();
  }
  await camera.pair('review-form', desk.form('teams'), desk.form('slack'), 2400);
  await desk.close('slack');
  const form = desk.form('teams');
  await form.getByLabel('What it is about').fill(TOPIC);
  for (const agency of ['Primary schools', 'The Probation Service'])
    await form.getByLabel(agency, { exact: true }).check();
  await desk.send('teams', 'Open it', 'is open');
  await desk.message('teams', 'Notification not sent yet').waitFor();
}

async function driveIt(camera: Camera, desk: Desk): Promise<void> {
  await doStep(desk, 'notification');
  await doStep(desk, 'templates out');
  for (const side of both) {
    await desk.say(side, '/review list');
    await desk.press(side, TOPIC, 'Open');
    await desk.message(side, 'Working day 0 of 15').waitFor();
  }
  await camera.pair(
    'review-card',
    desk.message('teams', 'Working day 0 of 15'),
    desk.message('slack', 'Working day 0 of 15'),
    2400,
  );
  for (const side of both) {
    await desk
      .message(side, 'Working day 0 of 15')
      .getByRole('button', { name: 'More', exact: true })
      .click();
    await desk.message(side, 'What you can do with').waitFor();
  }
  await camera.pair(
    'review-more',
    desk.message('teams', 'What you can do with'),
    desk.message('slack', 'What you can do with'),
    2000,
  );
}

async function doStep(desk: Desk, step: string): Promise<void> {
  await desk.say('teams', '/review list');
  await desk.press('teams', 'that you may see', 'Open');
  await desk.message('teams', 'Whole story').getByRole('button', { name: 'More', exact: true }).click();
  await desk.message('teams', 'What you can do with').getByRole('button', { name: 'All steps' }).click();
  await desk
    .message('teams', 'Steps of')
    .getByRole('button', { name: `Done: ${step}` })
    .click();
  await desk.form('teams').getByLabel('What shows it?').fill('By secure mail, copy with the business unit');
  await desk.send('teams', 'Save', 'is up to date');
}

/** Two audits that began within days of each other. */
async function sideBySide(camera: Camera, desk: Desk): Promise<void> {
  for (const topic of [AUDIT, 'Domestic abuse and children under five']) {
    await desk.say('teams', '/review open');
    await desk.press('teams', 'What is to be opened?', 'Multi-agency audit');
    await desk.form('teams').getByLabel('What it is about').fill(topic);
    await desk.send('teams', 'Open it', 'is open');
  }
  await camera.answer('review-lanes', desk, '/review lanes', 'Reviews side by side', 2000);
}
