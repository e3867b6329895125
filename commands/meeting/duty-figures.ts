import { may } from '../../src/bot/access.ts';
import { mayPlan } from '../../src/bot/plan-relations.ts';
import type { FigureAsked, FigureProviders } from '../../src/domain/meeting/figures.ts';
import { plusDays } from '../../src/domain/meeting/dates.ts';
import { isOpenDuty, type DutyRecord } from '../../src/domain/plan/duty-record.ts';
import { missingParts } from '../../src/domain/plan/moves.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { FiguresRead } from './figures.ts';

/** Duties that an agenda names are due within so many days, or late. */
const AHEAD_DAYS = 90;
const NAMED = 3;

type Read = Pick<FiguresRead, 'duties' | 'member' | 'directory' | 'partnership' | 'today'>;

/** What the forward plan says for an agenda: of duties its reader may see, and of nothing else. */
export const dutyFigures: FigureProviders<Read> = {
  'duties-due': (view, asked) => {
    const due = soon(view).filter((duty) =>
      asked.of === undefined ? duty.occurrence.owner === asked.group : isAbout(duty, asked.of),
    );
    return listed(due, view, ({ occurrence }) => occurrence.name);
  },
  'sign-offs': (view) =>
    listed(
      soon(view).filter(({ occurrence }) => occurrence.kind === 'sign-off'),
      view,
      ({ occurrence }) => {
        const missing = missingParts(occurrence).length;
        const given = occurrence.parts.length - missing;
        return `${occurrence.name} (${given} of ${occurrence.parts.length} signed)`;
      },
    ),
  voice: (view, asked) => {
    if (!may(view.member, 'plan.see', new Set())) return undefined;
    const asks = view.duties.filter((duty) => duty.asked !== undefined);
    const open = asks.filter(isOpenDuty).sort(byDue);
    const answered = asks.filter(({ occurrence: { done } }) => done && isSince(done.at, asked)).length;
    if (open.length === 0 && answered === 0) return undefined;
    const [next] = open;
    return {
      says: `Asked of the Young Safeguarders: ${answered} answered since the last meeting, ${open.length} wait${
        next ? `, the next due ${sayDate(next.occurrence.due, 'short')}` : ''
      }.`,
      records: open.map(({ id }) => id),
    };
  },
};

/** Open duties that are late or due soon, the first first, as far as this reader may see them. */
function soon({ duties, member, directory, partnership, today }: Read): DutyRecord[] {
  const until = plusDays(today, AHEAD_DAYS);
  return duties
    .filter((duty) => isOpenDuty(duty) && duty.asked === undefined && duty.occurrence.due <= until)
    .filter((duty) => mayPlan('plan.see', duty, member, { directory, partnership }))
    .sort(byDue);
}

function listed(duties: readonly DutyRecord[], { today }: Read, name: (duty: DutyRecord) => string) {
  if (duties.length === 0) return { says: `Nothing is due within ${AHEAD_DAYS} days.` };
  const late = duties.filter(({ occurrence: { due } }) => due < today).length;
  const shown = duties
    .slice(0, NAMED)
    .map((duty) => `${name(duty)}, ${sayDate(duty.occurrence.due, 'short')}`)
    .join('; ');
  const more = duties.length > NAMED ? `; and ${duties.length - NAMED} more` : '';
  return {
    says: `${duties.length} due within ${AHEAD_DAYS} days${late > 0 ? `, ${late} overdue` : ''}: ${shown}${more}.`,
    records: duties.map(({ id }) => id),
  };
}

function isAbout({ occurrence: { duty, name } }: DutyRecord, of: string): boolean {
  return duty.includes(of) || name.toLowerCase().includes(of.toLowerCase());
}

function isSince(at: string, { since }: FigureAsked): boolean {
  return at.slice(0, 10) >= since.from;
}

function byDue(one: DutyRecord, other: DutyRecord): number {
  return one.occurrence.due < other.occurrence.due ? -1 : 1;
}
