import type { KeyObject } from 'node:crypto';
import { checkHeads, checkSignature, readHeads, type KeptHead } from '../src/domain/audit-heads.ts';

export interface HeadsFound {
  readonly lines: readonly string[];
  /** Something is wrong with the trail or with the heads, or nothing could be compared. */
  readonly bad: boolean;
}

/**
 * Compares the entries on record with the heads found in a text, and says in words what does not fit and since when. Only
 * heads whose signature is good count, and unsigned ones of older logs, which are told apart.
 */
export function reportHeads(
  stored: readonly unknown[],
  text: string,
  keys: readonly KeyObject[],
): HeadsFound {
  const { heads, unreadable } = readHeads(text);
  const by = (wanted: string): KeptHead[] => heads.filter((head) => checkSignature(head, keys) === wanted);
  const [forged, unknown, unsigned] = [by('forged'), by('unknown-key'), by('unsigned')];
  const counted = [...by('good'), ...unsigned];
  const lines: string[] = [];
  if (forged.length > 0)
    lines.push(
      `FORGED: ${where(forged)}: the signature does not fit what the line says. It was changed or made up, and does not count.`,
    );
  if (unknown.length > 0)
    lines.push(
      `${where(unknown)}: signed with another key (${[...new Set(unknown.map(({ signed }) => signed?.key))].join(', ')}), so ${unknown.length === 1 ? 'it does' : 'they do'} not count. If it is an earlier key of yours, add --signed-by with its public key.`,
    );
  if (unreadable.length > 0)
    lines.push(
      `Line ${unreadable.join(', ')}: a head begins there and cannot be read to its end. Copy the whole line.`,
    );
  if (unsigned.length > 0)
    lines.push(`${unsigned.length} without a signature, from an older log: as good as the log is.`);
  if (counted.length === 0)
    return {
      lines: [
        ...lines,
        'No head could be compared. The file should hold lines that begin with "audit-head".',
      ],
      bad: true,
    };
  const found = compare(stored, counted);
  return {
    lines: [...lines, ...found.lines],
    bad: found.bad || forged.length + unknown.length + unreadable.length > 0,
  };
}

function compare(stored: readonly unknown[], heads: readonly KeptHead[]): HeadsFound {
  const { fitting, lastFit, rewritten, cut, lastGood, end, contradiction } = checkHeads(stored, heads);
  const lines: string[] = [];
  const since = lastGood?.at ? ` This was done after ${lastGood.at}, when all of it was still there.` : '';
  if (rewritten)
    lines.push(
      `REWRITTEN: entry ${rewritten.n} is not the one that was there${at(rewritten)}. Everything ${lastFit && lastFit.n < rewritten.n ? `after entry ${lastFit.n}` : 'up to it'} may have been written anew.${since}`,
    );
  if (cut)
    lines.push(
      `CUT: the trail ends with entry ${end}, but entry ${cut.n} was there${at(cut)}. Its end was cut off, or an older copy was put back.${rewritten ? '' : since}`,
    );
  if (contradiction)
    lines.push(
      `Two of the heads contradict each other: entry ${contradiction[0].n} on line ${contradiction[0].line} and on line ${contradiction[1].line}. The trail was set back in between, for example by restoring a backup, or the heads are of two stores.`,
    );
  if (lastFit && lines.length > 0)
    lines.push(`As it was: everything up to entry ${lastFit.n}${at(lastFit)}.`);
  if (lines.length === 0)
    lines.push(
      `${fitting === 1 ? 'The head that was kept elsewhere is' : `All ${fitting} heads that were kept elsewhere are`} part of it: nothing up to entry ${lastFit?.n ?? 0}${lastFit ? at(lastFit) : ''} was cut off or written anew.`,
    );
  return { lines, bad: rewritten !== undefined || cut !== undefined || contradiction !== undefined };
}

function at(head: KeptHead): string {
  return head.at ? ` at ${head.at}` : '';
}

function where(heads: readonly KeptHead[]): string {
  return heads.map(({ n, line }) => `line ${line} (entry ${n})`).join(', ');
}
