import { may } from '../../src/bot/access.ts';
import { liveIn, poolsOf } from '../../src/bot/licence-store.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { dotted } from '../../src/bot/text.ts';
import { courseName } from '../../src/bot/training-relations.ts';
import type { Licence } from '../../src/domain/training/licence-record.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { Reader, WorkSource } from '../mywork/source.ts';

const SHOWN = 10;

/** Licences as a part of somebody's own list: for the business unit, those that are set aside until they are set up. */
export const licenceWork: WorkSource = {
  async owed(reader) {
    const { length } = await toSetUp(reader);
    return {
      words: length === 1 ? 'one licence to set up' : `${length} licences to set up`,
      count: length,
      late: 0,
    };
  },

  async sections(reader) {
    const waiting = await toSetUp(reader);
    if (waiting.length === 0) return [];
    return [
      {
        name: 'Licences to set up',
        items: waiting.slice(0, SHOWN).map((licence) => ({
          title: `${reader.directory.member(licence.member)?.name ?? 'Somebody'}: ${courseName(licence.pool, reader.partnership)}`,
          line: dotted([licence.id, licence.since && `set aside since ${sayDate(licence.since)}`]),
          subject: subjectOf('licence', licence.id),
          verb: 'licence.look',
        })),
        more: waiting.length > SHOWN ? `And ${waiting.length - SHOWN} more: /training licence list.` : '',
      },
    ];
  },
};

async function toSetUp({ store, member, partnership }: Reader): Promise<readonly Licence[]> {
  if (!may(member, 'licence.run', new Set())) return [];
  const found: Licence[] = [];
  for (const { course } of poolsOf(partnership))
    found.push(...(await liveIn(store, course.id)).filter(({ state }) => state === 'asked'));
  return found.sort((a, b) => ((a.since ?? '') < (b.since ?? '') ? -1 : 1));
}
