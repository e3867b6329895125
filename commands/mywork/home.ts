import { homeCard } from '../../cards/index.ts';
import { mayEver } from '../../src/bot/access.ts';
import { HOME_VIEW } from '../../src/bot/run-home.ts';
import { strangerView } from '../../src/bot/stranger.ts';
import { sayWhen } from '../../src/bot/text.ts';
import type { RecordView } from '../../src/bot/views.ts';
import { londonDate } from '../../src/domain/working-days.ts';
import { myWork } from './my-work.ts';

/** A member's own page: their work as it is now, and what they can start from here. Nobody else ever sees it. */
export const homeView: RecordView = {
  name: HOME_VIEW,
  async draw(id, { store, directory, partnership, now }) {
    const member = directory.member(id);
    if (!member || member.left) return { rev: 0, always: true, view: strangerView() };
    const list = await myWork({ store, member, directory, partnership, now, today: londonDate(now) });
    const card = homeCard.expand({
      ...list,
      canAssign: mayEver(member, 'action.assign'),
      canEscalate: mayEver(member, 'escalation.raise'),
      asOf: `Up to date ${sayWhen(now.toISOString(), now)}. It follows every change.`,
    });
    return { rev: 0, always: true, view: { card, summary: 'My work' } };
  },
};
