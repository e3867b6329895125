import type { Locator } from 'playwright-core';
import { both, type Desk, type Side } from '../../test/browser/support/desk.ts';
import { STORY_DAY } from '../../test/browser/support/local-mode.ts';
import type { Camera } from './camera.ts';

const UNIT = 'Priya Nair';
const ON_TEAMS = 'Tariq Lugg';
const ON_SLACK = 'Jory Whitmarsh';
const HAS_THE_ONLY_PLACE = 'Kwame Luscombe';
/** Booking for the first invented session has closed; it has not begun. */
const CLOSED = '2026-12-01T09:00:30Z';
/** A week before the session of GCP2 that both book, and the day after it. */
const WEEK_BEFORE = '2026-12-15T09:44:57Z';
const DAY_AFTER = '2026-12-23T09:44:57Z';
const NEEDS = '2027-01-12T09:34:57Z';

/** A course from finding a day to who came, as practitioners, a manager and the business unit see it. */
export async function picturesOfTraining(camera: Camera, records: string): Promise<void> {
  await camera.at(STORY_DAY, records, async (desk) => {
    await sitBoth(desk);
    await find(camera, desk);
    await camera.answer('training-team', desk, '/training team', 'Who needs what', 3000);
    await camera.answer('training-mine', desk, '/training mine', 'Your training', 2200);
    await camera.answer('training-licence', desk, '/training licence', 'icences', 2200);
    for (const side of both) await desk.sit(side, UNIT, 'Partnership');
    await camera.answer('licence-pool', desk, '/training licence list homicide timeline', 'Homicide', 2200);
  });
  await camera.at(CLOSED, records, async (desk) => {
    await desk.sit('slack', HAS_THE_ONLY_PLACE, 'Partnership');
    await desk.say('slack', '/training cancel');
    await desk.press('slack', 'Give your place back?', 'Give it back');
    await desk.message('slack', 'You gave your place back').waitFor();
    await sitBoth(desk);
    await desk.message('teams', 'it is your turn').waitFor();
    // The first one is asked, the next one still waits.
    await desk.say('slack', '/training mine');
    await desk.message('slack', 'Your training').getByRole('button', { name: 'Open' }).first().click();
    const onSlack = desk.message('slack', 'on the waiting list');
    await camera.pair('training-offer', desk.message('teams', 'it is your turn'), onSlack);
  });
  await camera.at(WEEK_BEFORE, records, async (desk) => {
    await sitBoth(desk);
    await shot(camera, desk, 'training-joining', 'in a week', 2200);
  });
  await camera.at(DAY_AFTER, records, async (desk) => {
    for (const side of both) await desk.sit(side, UNIT, 'Partnership');
    await camera.answer('training-register', desk, '/training register', 'Who came?', 2200);
  });
  await camera.at(NEEDS, records, async (desk) => {
    await sitBoth(desk);
    for (const side of both) await desk.say(side, '/training needs');
    const form = desk.message('teams', 'What would help you most');
    await form.waitFor();
    await desk.form('slack').waitFor();
    await camera.pair('training-needs-form', form, desk.form('slack'), 2200);
  });
}

/** A practitioner on each side, in their own chat with the bot. */
async function sitBoth(desk: Desk): Promise<void> {
  await desk.sit('teams', ON_TEAMS, 'Partnership');
  await desk.sit('slack', ON_SLACK, 'Partnership');
}

async function find(camera: Camera, desk: Desk): Promise<void> {
  await camera.answer('training-find', desk, '/training find', 'Training to come', 3000);
  for (const side of both) {
    await desk.say(side, '/training find GCP2');
    await desk
      .message(side, /^(?!.*Training to come).*Book a place/s)
      .getByRole('button', { name: 'Book a place', exact: true })
      .click();
    await desk.message(side, 'You have a place.').waitFor();
  }
  await shot(camera, desk, 'training-booked', 'You have a place.');
  for (const side of both) {
    await desk.say(side, '/training find Working Together');
    await desk
      .message(side, /^(?!.*Training to come).*Join the waiting list/s)
      .getByRole('button', { name: 'Join the waiting list', exact: true })
      .click();
    await desk.message(side, 'on the waiting list').waitFor();
  }
  await shot(camera, desk, 'training-waiting', 'on the waiting list');
}

async function shot(
  camera: Camera,
  desk: Desk,
  name: string,
  words: string | RegExp,
  height = 1500,
): Promise<void> {
  const shown = (side: Side): Locator => desk.message(side, words);
  for (const side of both) await shown(side).waitFor();
  await camera.pair(name, shown('teams'), shown('slack'), height);
}
