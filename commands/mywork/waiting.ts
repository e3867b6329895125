import type { ListItem, Reader, WorkSource } from './source.ts';

/** One thing of a kind that waits for somebody. */
export interface Waiting extends ListItem {
  readonly late: boolean;
}

/** A source of somebody's own list whose kind waits in one section. `words` says how many wait: "two meetings". */
export function waitingSource(kind: {
  readonly section: string;
  readonly words: (count: number) => string;
  readonly shown: number;
  /** The command that shows all of them. */
  readonly all: string;
  readonly mine: (reader: Reader) => Promise<readonly Waiting[]>;
}): WorkSource {
  return {
    async owed(reader) {
      const waiting = await kind.mine(reader);
      const count = waiting.length;
      return { words: kind.words(count), count, late: waiting.filter(({ late }) => late).length };
    },
    async sections(reader) {
      const waiting = await kind.mine(reader);
      if (waiting.length === 0) return [];
      const more = waiting.length - kind.shown;
      return [
        {
          name: kind.section,
          items: waiting
            .slice(0, kind.shown)
            .map(({ title, line, subject, verb }) => ({ title, line, subject, verb })),
          more: more > 0 ? `And ${more} more: ${kind.all}.` : '',
        },
      ];
    },
  };
}
