import { holdersFor, ownersOf, partsOf } from '../../src/bot/plan-relations.ts';
import { openDuties } from '../../src/bot/plan-store.ts';
import { dotted } from '../../src/bot/text.ts';
import { plusDays } from '../../src/domain/meeting/dates.ts';
import type { DutyRecord } from '../../src/domain/plan/duty-record.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { Reader, WorkSource } from '../mywork/source.ts';
import { subjectOfDuty } from './record.ts';

const SHOWN = 10;
/** Duties are in the list of whoever sees to them so many days before their day, as their amber begins. */
const AHEAD = 30;

/** The forward plan as a part of somebody's own list: parts they owe, and what they see to that is due soon or late. */
export const planWork: WorkSource = {
  async owed(reader) {
    const waiting = await mine(reader);
    return {
      words: waiting.length === 1 ? 'one duty of the plan' : `${waiting.length} duties of the plan`,
      count: waiting.length,
      late: waiting.filter(({ occurrence }) => occurrence.due < reader.today).length,
    };
  },

  async sections(reader) {
    const waiting = await mine(reader);
    if (waiting.length === 0) return [];
    return [
      {
        name: 'The forward plan',
        items: waiting.slice(0, SHOWN).map((duty) => ({
          title: duty.occurrence.name,
          line: dotted([
            duty.id,
            `${duty.occurrence.due < reader.today ? 'was due' : 'due'} ${sayDate(duty.occurrence.due)}`,
            partsOf(duty, reader.member, reader).length > 0 ? 'your part is missing' : undefined,
          ]),
          subject: subjectOfDuty(duty),
          verb: 'plan.look',
        })),
        more: waiting.length > SHOWN ? `And ${waiting.length - SHOWN} more: /plan list mine.` : '',
      },
    ];
  },
};

/** Where several speak for an owner and nobody is named, it stands on the plan and not in the list of each of them. */
async function mine(reader: Reader): Promise<readonly DutyRecord[]> {
  const until = plusDays(reader.today, AHEAD);
  return (await openDuties(reader.store))
    .filter((duty) => {
      if (duty.occurrence.due > until) return false;
      if (partsOf(duty, reader.member, reader).length > 0) return true;
      const owners = ownersOf(duty, reader);
      const isNamed =
        duty.occurrence.member !== undefined ||
        holdersFor(duty.occurrence.owner, reader).members.length === 1;
      return isNamed && owners.some(({ id }) => id === reader.member.id);
    })
    .sort((a, b) => (a.occurrence.due < b.occurrence.due ? -1 : 1));
}
