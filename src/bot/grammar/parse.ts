import { londonDate } from '../../domain/working-days.ts';
import type { Spoken } from '../interaction.ts';
import { POLITE } from './line.ts';
import { readArguments } from './read-arguments.ts';
import type { Reading } from './reading.ts';
import { tokenise, type Token } from './tokens.ts';
import type { CommandDefinition, GrammarContext, ParsedCall, VerbDefinition } from './types.ts';
import { clip, nearest } from './words.ts';

/** Longer lines are not read at all: nobody types them, and reading stays fast. */
export const MAX_LENGTH = 4_000;
const TOO_LONG = `That is longer than ${MAX_LENGTH.toLocaleString('en-GB')} characters, so I have not read it. Say it in fewer words.`;

/**
 * Reads one line, from any door, into a typed call. Never throws on what was typed: what cannot be used is a problem, what
 * was not said is missing, and everything else is still read so that a form can open filled in. How a line
 * is read is described in docs/commands-grammar.md.
 *
 * @param spoken the whole line without the bot's own mention, with or without the slash: `action assign …`
 */
export function parseCommand(spoken: Spoken, context: GrammarContext): ParsedCall {
  const tooLong = lengthOf(spoken) > MAX_LENGTH;
  const tokens = withoutPoliteness(tokenise(tooLong ? beginning(spoken) : spoken));
  const first = wordOf(tokens[0]);
  if (tokens.length === 0) return { kind: 'help' };
  if (isHelp(first)) return helpAbout(tokens.slice(1), context.commands);
  const named = commandAt(tokens, context.commands);
  if (!named) return unknownCommand(tokens, context.commands);
  const { command } = named;
  // A command may have a verb that is a word of politeness anywhere else: `/escalate thanks`.
  const after = tokens.slice(named.words);
  const rest = verbNamed(command, wordOf(after[0])) ? after : withoutPoliteness(after);
  const said = wordOf(rest[0]);
  // The command that has help of its own speaks for all of them: `/partnership help`, `/partnership help action`.
  if (isHelp(said) && verbNamed(command, 'help')) return helpAbout(rest.slice(1), context.commands);
  if (isHelp(said) && rest.length <= 2)
    return helpAbout([...tokens.slice(0, 1), ...rest.slice(1)], [command], command);
  const verb = verbNamed(command, said);
  const chosen = verb ?? verbNamed(command, command.defaultVerb);
  if (!chosen) return { kind: 'help', command: command.name };
  if (verb && rest.length === 2 && isHelp(wordOf(rest[1])))
    return { kind: 'help', command: command.name, verb: verb.name };
  if (tooLong)
    return call(command, chosen, { ...nothing(chosen), problems: [{ said: '', message: TOO_LONG }] });
  if (!verb) {
    const near = nearest(said, namesOfVerbs(command), limit(said));
    if (said !== '' && near.length > 0) return unknownVerb(command, rest[0], near);
  }
  const words = withoutPoliteness(verb ? rest.slice(1) : rest);
  const read = (by: VerbDefinition) => readArguments(words, command, by, context, londonDate(context.now));
  const reading = read(chosen);
  const result = reading.result();
  if (!verb && words.length > 0 && reading.main === undefined) {
    // Words that say nothing to the usual verb were meant for another: one that can use them all, if there is one.
    const strange = result.problems.some(({ argument }) => argument === undefined);
    const meant = strange ? bestVerb(command, read, Object.keys(result.values).length) : undefined;
    if (meant || (said !== '' && reading.line.isFree(0)))
      return unknownVerb(command, rest[0], meant ? [meant.name] : []);
  }
  return call(command, chosen, result);
}

/** The verb for which these words say most, when that is more than so many values and nothing is wrong with them. */
function bestVerb(
  command: CommandDefinition,
  read: (verb: VerbDefinition) => Reading,
  atLeast: number,
): VerbDefinition | undefined {
  let best: { readonly verb: VerbDefinition; readonly said: number } | undefined;
  for (const verb of command.verbs) {
    const { values, problems } = read(verb).result();
    const said = problems.length > 0 ? 0 : Object.keys(values).length;
    if (said > Math.max(best?.said ?? 1, atLeast)) best = { verb, said };
  }
  return best?.verb;
}

type Result = Omit<Extract<ParsedCall, { kind: 'call' }>, 'kind' | 'command' | 'verb'>;

function call(command: CommandDefinition, verb: VerbDefinition, result: Result): ParsedCall {
  return { kind: 'call', command: command.name, verb: verb.name, ...result };
}

function nothing(verb: VerbDefinition): Result {
  const missing = Object.entries(verb.arguments).flatMap(([name, { required }]) =>
    required === true ? [name] : [],
  );
  return { values: {}, understood: [], problems: [], missing };
}

function helpAbout(
  tokens: readonly Token[],
  commands: readonly CommandDefinition[],
  known?: CommandDefinition,
): ParsedCall {
  const command = known ?? commandAt(tokens, commands)?.command;
  if (!command) return { kind: 'help' };
  const verb = verbNamed(command, wordOf(tokens[1]));
  return { kind: 'help', command: command.name, ...(verb ? { verb: verb.name } : {}) };
}

function commandAt(tokens: readonly Token[], commands: readonly CommandDefinition[]) {
  const first = wordOf(tokens[0]);
  const both = `${first}${wordOf(tokens[1])}`;
  const called = (name: string) =>
    commands.find((command) => [command.name, ...(command.aliases ?? [])].includes(name));
  const command = called(first);
  if (command) return { command, words: 1 };
  // "my work" for `mywork`.
  const joined = first === '' || first === both ? undefined : called(both);
  return joined && { command: joined, words: 2 };
}

function unknownCommand(tokens: readonly Token[], commands: readonly CommandDefinition[]): ParsedCall {
  const said = wordOf(tokens[0]);
  const near = nearest(
    said,
    commands.map(({ name }) => name),
    limit(said),
  );
  const withVerb = commands.flatMap((command) => {
    const verb = verbNamed(command, said);
    return verb ? [`${command.name} ${verb.name}`] : [];
  });
  return {
    kind: 'unknown',
    said: clip(tokens[0]?.raw ?? '', 40),
    didYouMean: [...withVerb, ...near].slice(0, 3),
  };
}

function unknownVerb(
  command: CommandDefinition,
  token: Token | undefined,
  near: readonly string[],
): ParsedCall {
  const verbs = near.map((name) => verbNamed(command, name)?.name ?? name);
  return {
    kind: 'unknown',
    said: clip(token?.raw ?? '', 40),
    command: command.name,
    didYouMean: [...new Set(verbs)].slice(0, 3).map((name) => `${command.name} ${name}`),
  };
}

function verbNamed(command: CommandDefinition, word: string): VerbDefinition | undefined {
  return (
    command.verbs.find(({ name }) => name === word) ??
    command.verbs.find(({ aliases }) => aliases?.includes(word) === true)
  );
}

function namesOfVerbs(command: CommandDefinition): readonly string[] {
  return command.verbs.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);
}

function isHelp(word: string): boolean {
  return word === 'help' || word === '?' || word === 'commands';
}

/** How many letters may be wrong in a command or verb. */
function limit(word: string): number {
  return word.length <= 2 ? 0 : word.length <= 4 ? 1 : 2;
}

function wordOf(token: Token | undefined): string {
  return token?.kind === 'word' ? token.core : '';
}

function withoutPoliteness(tokens: readonly Token[]): readonly Token[] {
  const start = tokens.findIndex(
    (token) => token.kind !== 'word' || (token.core !== '' && !POLITE.has(token.core)),
  );
  return start < 0 ? [] : tokens.slice(start);
}

function lengthOf(spoken: Spoken): number {
  return spoken.reduce(
    (sum, part) => sum + (typeof part === 'string' ? part.length : part.name.length + 1),
    0,
  );
}

/** Enough to tell which command it was. */
function beginning(spoken: Spoken): Spoken {
  const [first] = spoken;
  return typeof first === 'string' ? [first.slice(0, 200)] : [];
}
