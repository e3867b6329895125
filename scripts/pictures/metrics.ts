import type { Locator } from 'playwright-core';
import { both, type Side } from '../../test/browser/support/desk.ts';
import type { Camera } from './camera.ts';

const UNIT = 'Priya Nair';
const ON_TEAMS = 'Siobhan Carrow';
const ON_SLACK = 'Anne-Marie Vosper';
/** The second working day of December, before and after teams are asked for their numbers. */
const BEFORE = '2026-12-02T08:30:00Z';
const AFTER = '2026-12-02T09:41:00Z';
const PHONE = { width: 390, height: 1500 };

/** A team's monthly numbers, and the scorecard made from them. */
export async function picturesOfMetrics(camera: Camera, records: string): Promise<void> {
  await camera.at(BEFORE, records, () => Promise.resolve());
  await camera.at(AFTER, records, async (desk) => {
    await desk.sit('teams', ON_TEAMS, 'Partnership');
    await desk.sit('slack', ON_SLACK, 'Partnership');
    const asked = (side: Side): Locator => desk.message(side, 'November 2026');
    for (const side of both) await asked(side).waitFor();
    await camera.pair('return-card', asked('teams'), asked('slack'));
    for (const side of both) await desk.sit(side, UNIT, 'Partnership');
    await camera.answer('scorecard', desk, '/report scorecard', 'The scorecard', 2600);
    await camera.answer(
      'scorecard-refused',
      desk,
      '/report compare child exploitation',
      'I do not compare these two',
    );
    await camera.answer('scorecard-compared', desk, '/report compare PPNs', 'it is 14.8%');
    await camera.answer('scorecard-returns', desk, '/report returns', 'have answered', 2200);
    const opened = desk.page.context().waitForEvent('page');
    await desk.message('slack', 'page 1 of').getByText('See it').click();
    const page = await opened;
    await page.waitForLoadState();
    await camera.page('scorecard-phone', page, PHONE);
    await page.close();
  });
}
