import type { Locator } from 'playwright-core';
import { both, type Desk, type Side } from '../../test/browser/support/desk.ts';
import type { Camera } from './camera.ts';

const UNIT = 'Priya Nair';
const CHAIR_ON_TEAMS = 'Anjali Wedlake';
/** Five working days before the Board's meeting, and after its agenda went out. */
const BEFORE = '2026-12-08T10:30:30Z';
const AFTER = '2026-12-15T12:30:30Z';
const BOARD = /^(?!.*Agenda of).*Tue 15 December 2026, 10:00/s;

/** A meeting from its card to its close, and the forward plan, as chairs and the business unit see them. */
export async function picturesOfMeetings(camera: Camera, records: string): Promise<void> {
  await camera.at(BEFORE, records, async (desk) => {
    for (const side of both) await desk.sit(side, UNIT, 'Partnership');
    await camera.answer('meeting-list', desk, '/meeting list Board', 'Meetings of Board', 2200);
    await camera.answer('meeting-card', desk, '/meeting next Board', BOARD, 2200);
    await more(camera, desk);
    await camera.answer('meeting-agenda', desk, '/meeting agenda Board', 'Agenda of Board', 3000);
    await form(camera, desk);
    await print(camera, desk);
    await camera.answer('meeting-preview', desk, '/meeting preview', 'What is sent until', 4200);
    await camera.answer('plan-list', desk, '/plan', 'The plan of 2026-27', 3000);
    await duty(camera, desk);
    await camera.answer('plan-year', desk, '/plan year', 'Page to print', 2200);
    for (const side of both) await desk.say(side, '/meeting next Board');
    for (const side of both) await desk.message(side, BOARD).waitFor();
    await camera.phone('meeting-phone', desk.page);
  });
  await camera.at(AFTER, records, async (desk) => {
    await desk.page.setViewportSize({ width: 1440, height: 1500 });
    await desk.sit('teams', CHAIR_ON_TEAMS, 'Partnership');
    await desk.sit('slack', UNIT, 'Partnership');
    for (const side of both) {
      await desk.say(side, '/meeting list Board');
      await desk.message(side, 'waits to be closed').getByRole('button', { name: 'Open' }).first().click();
      await desk.message(side, 'The next date is not set').waitFor();
    }
    const held = (side: Side): Locator => desk.message(side, 'The next date is not set');
    await camera.pair('meeting-after', held('teams'), held('slack'));
  });
}

async function more(camera: Camera, desk: Desk): Promise<void> {
  for (const side of both) {
    await desk.message(side, BOARD).getByRole('button', { name: 'More', exact: true }).click();
    await desk.message(side, 'What you can do with').waitFor();
  }
  const shown = (side: Side): Locator => desk.message(side, 'What you can do with');
  await camera.pair('meeting-more', shown('teams'), shown('slack'), 2200);
}

async function form(camera: Camera, desk: Desk): Promise<void> {
  for (const side of both) {
    await desk.press(side, 'Agenda of Board', 'Add an item');
    await desk.form(side).waitFor();
  }
  await camera.pair('meeting-item', desk.form('teams'), desk.form('slack'));
  for (const side of both) await desk.close(side);
}

async function duty(camera: Camera, desk: Desk): Promise<void> {
  for (const side of both) {
    await desk
      .message(side, 'The plan of 2026-27')
      .getByRole('button', { name: 'Open', exact: true })
      .first()
      .click();
    await desk.message(side, 'What shows it').waitFor();
  }
  const shown = (side: Side): Locator => desk.message(side, 'What shows it');
  await camera.pair('plan-duty', shown('teams'), shown('slack'));
}

async function print(camera: Camera, desk: Desk): Promise<void> {
  for (const side of both) {
    await desk.press(side, 'Agenda of Board', 'Print it');
    await desk.message(side, 'The agenda, to print').waitFor();
  }
  const shown = (side: Side): Locator => desk.message(side, 'The agenda, to print');
  await camera.pair('meeting-print', shown('teams'), shown('slack'));
}
