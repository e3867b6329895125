import type { Directory, Member } from '../partnership/model.ts';
import { mayEver } from './access.ts';
import type { SearchInteraction } from './interaction.ts';
import { perform, type PerformDeps } from './perform.ts';
import type { Choice, Reply } from './reply.ts';

/** Neither platform shows more. */
const MOST_CHOICES = 100;

/** Nothing fits: also the answer to somebody who may not search, since what may not be seen is not found. */
export const NO_CHOICES: Reply = { kind: 'choices', choices: [] };

/** Finds what fits what somebody typed so far in a list that is too long to show. Changes nothing and writes nothing. */
export async function runSearch(
  deps: PerformDeps,
  interaction: SearchInteraction,
  member: Member,
  directory: Directory,
): Promise<Reply> {
  const { list, typed } = interaction;
  const handler = deps.registry.search(list);
  if (!handler || !mayEver(member, handler.access)) return NO_CHOICES;
  return perform(deps, { interaction, member, directory, verb: 'search' }, async (context) => ({
    kind: 'choices',
    choices: (await handler.find(context, typed)).slice(0, MOST_CHOICES),
  }));
}

/** What stands in a list for some typed words: entries whose words begin with each of them, whole beginnings first. */
export function choicesThatFit(choices: readonly Choice[], typed: string): readonly Choice[] {
  const wanted = wordsIn(typed);
  return choices
    .map((choice) => ({ choice, words: wordsIn(choice.title) }))
    .filter(({ words }) => wanted.every((want) => words.some((word) => word.startsWith(want))))
    .sort((a, b) => rank(a.words, wanted) - rank(b.words, wanted))
    .map(({ choice }) => choice);
}

/** 0 when it begins with what was typed, 1 when that comes later. */
function rank(words: readonly string[], wanted: readonly string[]): number {
  return wanted.every((want, at) => words[at]?.startsWith(want) === true) ? 0 : 1;
}

/** Without accents, case and punctuation: "O'Brien" is found by "obrien" and "Zoë" by "zoe". */
function wordsIn(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
