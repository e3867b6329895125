import { both } from '../../test/browser/support/desk.ts';
import { STORY_DAY } from '../../test/browser/support/local-mode.ts';
import type { Camera } from './camera.ts';

const UNIT = 'Priya Nair';
const ON_TEAMS = 'Tariq Lugg';
const ON_SLACK = 'Jory Whitmarsh';

/** What made a difference: noting it, finding it, and the basket of the annual report. */
export async function picturesOfImpact(camera: Camera, records: string): Promise<void> {
  await camera.at(STORY_DAY, records, async (desk) => {
    await desk.sit('teams', ON_TEAMS, 'Partnership');
    await desk.sit('slack', ON_SLACK, 'Partnership');
    for (const side of both) await desk.say(side, '/impact add');
    await desk.message('teams', 'What made a difference?').waitFor();
    await desk.form('slack').waitFor();
    await camera.pair(
      'impact-form',
      desk.message('teams', 'What made a difference?'),
      desk.form('slack'),
      2200,
    );
    await desk.close('slack');
    for (const side of both) await desk.sit(side, UNIT, 'Partnership');
    await camera.answer('impact-list', desk, '/impact list', 'Impact entries', 2200);
    for (const side of both) {
      await desk.message(side, 'Impact entries').getByRole('button', { name: 'Open' }).first().click();
      await desk.message(side, 'What came of it').waitFor();
    }
    await camera.pair(
      'impact-card',
      desk.message('teams', 'What came of it'),
      desk.message('slack', 'What came of it'),
      2200,
    );
    await camera.answer('impact-basket', desk, '/impact basket', 'basket', 2200);
    await camera.answer(
      'impact-report',
      desk,
      '/report impact this year',
      /^(?!.*this year).*nobody is named/s,
      2200,
    );
  });
}
