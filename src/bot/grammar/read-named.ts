import { foldGroupName, foldText } from '../../partnership/fold.ts';
import type { Clause, Reading } from './reading.ts';
import type { ArgumentDefinition } from './types.ts';

const MOST_WORDS = 8;
const ARTICLES = new Set(['the', 'a', 'an', 'our']);

/** One of several things that have names: a group, or a choice. */
interface Named {
  readonly value: string;
  readonly shown: string;
}

/**
 * A group or a choice at this place, the most words that name one: "the QA delivery group", "rapid review". A quoted
 * name counts when it is nothing else. Where it may stand is for others to say.
 */
export function namedThingAt(
  reading: Reading,
  definition: ArgumentDefinition,
  from: number,
  after: number,
): Clause | undefined {
  const { line } = reading;
  const quoted = line.tokens[after];
  if (quoted?.kind === 'quoted' && line.isFree(after)) {
    const named = find(reading, definition, quoted.text);
    return named && { from, to: after + 1, ...named };
  }
  // As it stands first: an article may be part of the name ("the month before").
  const skips = ARTICLES.has(line.word(after)?.core ?? '') ? [0, 1] : [0];
  for (const skip of skips) {
    const words = line.wordsFrom(after + skip, MOST_WORDS).map((word) => word.core);
    for (let count = words.length; count > 0; count -= 1) {
      if (words[count - 1] === '') continue;
      const named = find(reading, definition, words.slice(0, count).join(' '));
      if (named) return { from, to: after + skip + count, ...named };
    }
  }
  return undefined;
}

/** What people call the groups or choices, for "did you mean". */
export function namesFor(
  reading: Reading,
  definition: ArgumentDefinition,
): readonly { name: string; shown: string }[] {
  if (definition.kind === 'group') {
    return reading.context.directory.groups.flatMap((group) =>
      [group.name, group.short, ...group.aliases].map((name) => ({
        name: foldText(name),
        shown: group.name,
      })),
    );
  }
  return (definition.choices ?? []).flatMap(({ value, words }) =>
    [...words, value].map((name) => ({ name: foldText(name), shown: words[0] ?? value })),
  );
}

function find(reading: Reading, definition: ArgumentDefinition, text: string): Named | undefined {
  const key = foldGroupName(text);
  if (key === '') return undefined;
  if (definition.kind === 'group') {
    const { directory } = reading.context;
    const known = directory.groups.some((group) =>
      [group.id, group.name, group.short, ...group.aliases].some((name) => foldGroupName(name) === key),
    );
    const group = known
      ? (directory.groupNamed(text) ?? directory.groupNamed(text.replace(/ (?:sub-?)?groups?$/, '')))
      : undefined;
    return group && { value: group.id, shown: group.name };
  }
  const choice = definition.choices?.find(({ value, words }) =>
    [value, ...words].some((word) => foldText(word) === foldText(text)),
  );
  return choice && { value: choice.value, shown: choice.words[0] ?? choice.value };
}
