import type { Token, WordToken } from './tokens.ts';
import type { CommandDefinition, VerbDefinition } from './types.ts';
import { nearest } from './words.ts';

/** The most words a name is looked for in: `ask young people`, `who has sent what`. */
const MOST = 5;

/** A command or verb named where a line (or what is left of it) begins, and how many words its name took. */
export interface NamedAt<T> {
  readonly named: T;
  readonly words: number;
}

/**
 * The verb named by the first words. The longest name counts, so `agenda add` is never `agenda` with a word left over, and
 * `agenda` stays itself before anything else. A hyphen and a space are the same: `next year` is `next-year`.
 */
export function verbAt(
  command: CommandDefinition,
  tokens: readonly Token[],
): NamedAt<VerbDefinition> | undefined {
  return longestAt(tokens, (said) => verbNamed(command, said));
}

/** The command named by the first words, by its name or an alias: `action`, `forward plan`, and `my work` for `mywork`. */
export function commandAt(
  tokens: readonly Token[],
  commands: readonly CommandDefinition[],
): NamedAt<CommandDefinition> | undefined {
  const joined = (said: string) => {
    const name = said.replaceAll(' ', '');
    return commands.find((command) => [command.name, ...(command.aliases ?? [])].includes(name));
  };
  return longestAt(
    tokens,
    (said) =>
      commands.find((command) =>
        [command.name, ...(command.aliases ?? [])].some((name) => plain(name) === said),
      ) ?? (said.split(' ').length === 2 ? joined(said) : undefined),
  );
}

/** The verb with this name or, when there is none, with this alias. */
export function verbNamed(command: CommandDefinition, said: string): VerbDefinition | undefined {
  const name = plain(said);
  return (
    command.verbs.find((verb) => plain(verb.name) === name) ??
    command.verbs.find(({ aliases }) => aliases?.some((alias) => plain(alias) === name) === true)
  );
}

/** Names and aliases of verbs that the first words nearly are, nearest first; those of several words before a single one. */
export function verbsNear(
  command: CommandDefinition,
  tokens: readonly Token[],
): NamedAt<readonly string[]> | undefined {
  const names = command.verbs.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);
  return longestAt(tokens, (said) => {
    const words = said.split(' ').length;
    const near = nearest(
      said,
      names.filter((name) => plain(name).split(' ').length === words).map(plain),
      slipsIn(said),
    );
    return near.length > 0 ? near : undefined;
  });
}

/** How many letters may be wrong in a command or verb. */
export function slipsIn(said: string): number {
  return said.length <= 2 ? 0 : said.length <= 4 ? 1 : 2;
}

function longestAt<T>(
  tokens: readonly Token[],
  find: (said: string) => T | undefined,
): NamedAt<T> | undefined {
  const words = leadingWords(tokens);
  for (let count = words.length; count > 0; count -= 1) {
    const named = find(plain(words.slice(0, count).join(' ')));
    if (named !== undefined) return { named, words: count };
  }
  return undefined;
}

/** The first words as they are compared, up to one that ends with punctuation: `agenda, add …` is two things. */
function leadingWords(tokens: readonly Token[]): readonly string[] {
  const words: string[] = [];
  for (const token of tokens.slice(0, MOST)) {
    if (!isName(token)) break;
    words.push(token.core);
    if (token.stops) break;
  }
  return words;
}

function isName(token: Token): token is WordToken {
  return token.kind === 'word' && token.core !== '';
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('-', ' ');
}
