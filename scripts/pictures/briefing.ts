import { both, type Side } from '../../test/browser/support/desk.ts';
import type { Camera } from './camera.ts';

const BEFORE = '2026-11-23T08:29:50Z';
const ROOMS: Readonly<Record<Side, string>> = { teams: 'Safeguarding Adolescents', slack: '#sawg' };
const BRIEFING = /Daily briefing, \w{3} 23 November/;
const RELEASED = /Running order, \w{3} 23 November/;
const CHAIR = 'Harpreet Bolitho';

/** A real-looking morning: who writes what, on which side. */
const MORNING: readonly (readonly [Side, string, string])[] = [
  [
    'teams',
    'Ewan Tregear',
    'morning all 4 misper ovrnight 3 back 1 still out since 2140ish, high, care plcmt, last seen city centre',
  ],
  ['slack', 'Ffion Demir', 'heard theyre meeting nr the bus stn again after 9, vapes n cash, group abt 8'],
  ['teams', 'Leopold Nwosu', '2 in custody overnight PWITS + assault pc, AA sorted, remand hearing today'],
  ['slack', 'Bashir Gillard', '3 schools asking re snapchat group going round, PL5 ish'],
  ['teams', 'Tariq Lugg', 'action from Fri: safer me not done, Edge of Care to do by Weds'],
];

/** The thread on both platforms, what an author is shown, and the order a chair releases. */
export async function picturesOfTheBriefing(camera: Camera, records: string): Promise<void> {
  await camera.at(BEFORE, records, async (desk) => {
    for (const side of both) await desk.sit(side, side === 'teams' ? CHAIR : 'Ffion Demir', ROOMS[side]);
    for (const side of both) await desk.message(side, BRIEFING).waitFor({ timeout: 45_000 });
    await camera.pair('briefing-opened', desk.message('teams', BRIEFING), desk.message('slack', BRIEFING));
    for (const [index, [side, who, text]] of MORNING.entries()) {
      await desk.sit(side, who, ROOMS[side]);
      await desk.reply(side, BRIEFING, text);
      if (side === 'teams') await desk.open('teams', 'Partnership');
      await desk.message(side, 'Is this right?').waitFor();
      if (index === 1) {
        await desk.sit('teams', 'Ewan Tregear', 'Partnership');
        await desk.message('teams', 'Recorded').waitFor();
        await camera.pair(
          'briefing-author',
          desk.message('teams', 'Recorded'),
          desk.message('slack', 'Is this right?'),
        );
      }
      await desk
        .message(side, 'Is this right?')
        .getByRole('button', { name: /right$/ })
        .last()
        .click();
      await desk.message(side, 'Recorded').waitFor();
    }
    await desk.sit('teams', CHAIR, ROOMS.teams);
    await desk.sit('slack', 'Ffion Demir', ROOMS.slack);
    await camera.page('briefing-morning', desk.page, { width: 1440, height: 1500 });
    await desk.open('teams', 'Partnership');
    await desk.say('teams', 'dib order');
    await desk.message('teams', 'Only you see this until you release it').waitFor();
    const draft = desk.message('teams', 'Only you see this until you release it');
    await draft.getByRole('button', { name: 'Release' }).click();
    await desk.message('slack', RELEASED).getByText('Released by').waitFor();
    await desk.open('teams', ROOMS.teams);
    await desk.message('teams', RELEASED).waitFor();
    await camera.pair('briefing-released', desk.message('teams', RELEASED), desk.message('slack', RELEASED));
    await camera.phone('briefing-phone', desk.page);
  });
}
