import { londonDate } from '../../domain/working-days.ts';
import type { Spoken } from '../interaction.ts';
import { POLITE } from './line.ts';
import { readArguments } from './read-arguments.ts';
import type { Reading } from './reading.ts';
import { tokenise, type Token } from './tokens.ts';
import type { CommandDefinition, GrammarContext, ParsedCall, VerbDefinition } from './types.ts';
import { commandAt, slipsIn, verbAt, verbNamed, verbsNear } from './verb-at.ts';
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
  const found = commandAt(tokens, context.commands);
  if (!found) return unknownCommand(tokens, context.commands);
  const command = found.named;
  // A command may have a verb that is a word of politeness anywhere else: `/escalate thanks`.
  const after = tokens.slice(found.words);
  const rest = verbAt(command, after) ? after : withoutPoliteness(after);
  const said = wordOf(rest[0]);
  // The command that has help of its own speaks for all of them: `/partnership help`, `/partnership help action`.
  if (isHelp(said) && verbNamed(command, 'help')) return helpAbout(rest.slice(1), context.commands);
  if (isHelp(said) && (rest.length <= 2 || verbAt(command, rest.slice(1))?.words === rest.length - 1))
    return helpAbout([...tokens.slice(0, found.words), ...rest.slice(1)], [command]);
  const at = verbAt(command, rest);
  const verb = at?.named;
  const chosen = verb ?? verbNamed(command, command.defaultVerb);
  if (!chosen) return { kind: 'help', command: command.name };
  const behind = rest.slice(at?.words ?? 0);
  if (verb && behind.length === 1 && isHelp(wordOf(behind[0])))
    return { kind: 'help', command: command.name, verb: verb.name };
  if (tooLong)
    return call(command, chosen, { ...nothing(chosen), problems: [{ said: '', message: TOO_LONG }] });
  const near = verbsNear(command, rest);
  if (!verb && near) return unknownVerb(command, rest.slice(0, near.words), near.named);
  // And a choice may be called by one: `/partnership hold thanks`.
  const words = choosesAmong(chosen, wordOf(behind[0])) ? behind : withoutPoliteness(behind);
  const read = (by: VerbDefinition) => readArguments(words, command, by, context, londonDate(context.now));
  const alone = verb ? undefined : referenceAlone(command, read);
  if (alone) return alone;
  const reading = read(chosen);
  const result = reading.result();
  // `agenda ad Thresholds`: more than the shorter verb can use, and nearly the longer one.
  if (at && near && near.words > at.words && reading.main === undefined && reading.line.isFree(0))
    return unknownVerb(command, rest.slice(0, near.words), near.named);
  if (!verb && words.length > 0 && reading.main === undefined) {
    // Words that say nothing to the usual verb were meant for another: one that can use them all, if there is one.
    const strange = result.problems.some(({ argument }) => argument === undefined);
    const meant = strange ? bestVerb(command, read, Object.keys(result.values).length) : undefined;
    if (meant || (said !== '' && reading.line.isFree(0)))
      return unknownVerb(command, rest.slice(0, 1), meant ? [meant.name] : []);
  }
  return call(command, chosen, result);
}

/** A reference and nothing else is to be looked at: `/action ACT-2611-K4TR`, as it is copied from a card. */
function referenceAlone(
  command: CommandDefinition,
  read: (verb: VerbDefinition) => Reading,
): ParsedCall | undefined {
  const show = verbNamed(command, 'show');
  if (show?.arguments['ref']?.kind !== 'reference') return undefined;
  const result = read(show).result();
  const isWhole = result.values['ref'] !== undefined && result.problems.length + result.missing.length === 0;
  return isWhole ? call(command, show, result) : undefined;
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

function helpAbout(tokens: readonly Token[], commands: readonly CommandDefinition[]): ParsedCall {
  const found = commandAt(tokens, commands);
  if (!found) return { kind: 'help' };
  const verb = verbAt(found.named, tokens.slice(found.words))?.named;
  return { kind: 'help', command: found.named.name, ...(verb ? { verb: verb.name } : {}) };
}

function unknownCommand(tokens: readonly Token[], commands: readonly CommandDefinition[]): ParsedCall {
  const said = wordOf(tokens[0]);
  const near = nearest(
    said,
    commands.map(({ name }) => name),
    slipsIn(said),
  );
  const withVerb = commands.flatMap((command) => {
    const verb = verbAt(command, tokens)?.named;
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
  typed: readonly Token[],
  near: readonly string[],
): ParsedCall {
  const verbs = near.map((name) => verbNamed(command, name)?.name ?? name);
  return {
    kind: 'unknown',
    said: clip(typed.map(({ raw }) => raw).join(' '), 40),
    command: command.name,
    didYouMean: [...new Set(verbs)].slice(0, 3).map((name) => `${command.name} ${name}`),
  };
}

function isHelp(word: string): boolean {
  return word === 'help' || word === '?' || word === 'commands';
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

function choosesAmong(verb: VerbDefinition, word: string): boolean {
  return Object.values(verb.arguments).some(
    ({ kind, choices }) => kind === 'choice' && choices?.some(({ value }) => value === word) === true,
  );
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
