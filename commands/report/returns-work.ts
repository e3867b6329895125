import { askedIn, relationsToReturn } from '../../src/bot/returns-people.ts';
import { owedReturns, sayMonth } from '../../src/bot/returns-store.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import { dotted } from '../../src/bot/text.ts';
import type { MonthlyReturn } from '../../src/domain/returns/record.ts';
import { stepDays } from '../../src/domain/returns/when.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { Reader, WorkSource } from '../mywork/source.ts';

const SHOWN = 10;

interface Waiting {
  readonly record: MonthlyReturn;
  readonly until: string;
}

/** Monthly numbers as a part of somebody's own list: those they answer for. */
export const returnWork: WorkSource = {
  async owed(reader) {
    const waiting = await mine(reader);
    return {
      words: waiting.length === 1 ? 'one monthly return' : `${waiting.length} monthly returns`,
      count: waiting.length,
      late: waiting.filter(({ until }) => until < reader.today).length,
    };
  },

  async sections(reader) {
    const waiting = await mine(reader);
    if (waiting.length === 0) return [];
    return [
      {
        name: 'Monthly numbers',
        items: waiting.slice(0, SHOWN).map(({ record, until }) => {
          const found = askedIn(reader.partnership, record);
          return {
            title: found?.asked.name ?? record.return,
            line: dotted([
              record.id,
              found?.team.name,
              sayMonth(record.month),
              `${until < reader.today ? 'was due' : 'due'} ${sayDate(until)}`,
            ]),
            subject: subjectOf('return', record.id),
            verb: 'return.look',
          };
        }),
        more: waiting.length > SHOWN ? `And ${waiting.length - SHOWN} more.` : '',
      },
    ];
  },
};

async function mine(reader: Reader): Promise<readonly Waiting[]> {
  const own = (await owedReturns(reader.store)).filter((record) =>
    relationsToReturn(record, reader.member, reader).has('owes'),
  );
  if (own.length === 0) return [];
  const calendar = await calendarOf(reader.store);
  return own.map((record) => ({
    record,
    until: stepDays(record.month, reader.partnership.returns, calendar).second,
  }));
}
