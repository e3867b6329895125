import type { RecordOf } from '../../storage/collections.ts';
import type { Due, Sweep } from './retention-kinds.ts';

/** How many days before the limit are looked through for what is over: all that a bot which runs can have left. */
const LOOK_BACK_DAYS = 45;
/** The same in the small hours, for a bot that stood still for long. */
const LOOK_BACK_AT_NIGHT = 400;
const DAY_MS = 86_400_000;

/**
 * How a collection that grows with every message is cleared: day by day through an index, newest first, so that a run reads what is over and not
 * all that is kept. Without a limit (a report, the command line) everything is read.
 */
export function byDay<C extends 'deliveries' | 'outbox' | 'occurrences'>(
  collection: C,
  index: string,
  timeOf: (record: RecordOf<C>) => string,
  isOver: (record: RecordOf<C>) => boolean = () => true,
): Sweep {
  return {
    async due(view, before, limit) {
      const found: Due[] = [];
      const add = (records: readonly RecordOf<C>[]): void => {
        for (const record of records)
          if (timeOf(record) < before && isOver(record)) found.push({ id: record.id });
      };
      if (limit === Infinity) {
        add(await view.all(collection));
        return found;
      }
      const days = before.slice(11, 13) === '03' ? LOOK_BACK_AT_NIGHT : LOOK_BACK_DAYS;
      for (let back = 0; back <= days && found.length < limit; back += 1) {
        const day = new Date(Date.parse(before) - back * DAY_MS).toISOString().slice(0, 10);
        add(await view.find(collection, index, day));
      }
      return found.slice(0, limit);
    },
    purge: (tx, { id }) => tx.remove(collection, id),
  };
}
