import { foldText } from '../../partnership/fold.ts';
import type { Member } from '../../partnership/model.ts';
import { afterLead } from './line.ts';
import { quoteStandsAt } from './quoted-text.ts';
import {
  ambiguousPerson,
  isFirstName,
  namedAt,
  showMember,
  unknownPerson,
  type NameMatch,
} from './people.ts';
import type { Argument, Clause, Reading } from './reading.ts';
import { clip } from './words.ts';

/** Words that may stand before a name even where the argument has no such lead. */
export const TOWARDS = ['to', 'for'];
const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

/**
 * People who cannot be mistaken for text: mentions, `@Full Name` and e-mail addresses, anywhere outside quotes. Right
 * after the verb counts first, then after a lead of the argument, then the first on the line. Then a plain name
 * right after the verb.
 */
export function readPeople(reading: Reading): void {
  const open = reading.open('person');
  if (open.length === 0) return;
  const found = plainlyNamed(reading);
  for (const argument of open) {
    const clause =
      found.find((candidate) => leadsBefore(reading, candidate.from, argument) === 0) ??
      found.find((candidate) => standsAfterLead(reading, candidate.from, argument)) ??
      found.find(
        (candidate) =>
          !open.some((other) => other !== argument && standsAfterLead(reading, candidate.from, other)),
      );
    if (!clause) continue;
    found.splice(found.indexOf(clause), 1);
    accept(reading, argument, clause);
  }
  const [left] = reading.open('person');
  if (left) readNameAtStart(reading, left);
}

/** A plain name after a lead (`for priya`), for the places where a clause may stand. */
export function personAfterLead(reading: Reading, at: number, after: number): Clause | undefined {
  const quoted = reading.line.tokens[after];
  if (quoted?.kind === 'quoted' && reading.line.isFree(after)) {
    const match = named(reading, quoted.text.trim().split(/\s+/));
    const whole = match?.words === quoted.text.trim().split(/\s+/).length;
    return match && whole ? matched(reading, at, after + 1, quoted.text.trim(), match) : undefined;
  }
  const match = named(reading, coresFrom(reading, after));
  if (!match) return undefined;
  return partOfLongerName(reading, at, after, match) ?? nameClause(reading, at, after, match);
}

function named(reading: Reading, words: readonly string[]): NameMatch | undefined {
  const { speaker, directory } = reading.context;
  if (speaker && /^(?:me|myself)$/.test(words[0] ?? '')) return { members: [speaker], words: 1, whole: true };
  return namedAt(words, directory);
}

function plainlyNamed(reading: Reading): Clause[] {
  const { line, context } = reading;
  const found: Clause[] = [];
  for (let at = 0; at < line.length; at += 1) {
    if (!line.isFree(at)) continue;
    const token = line.tokens[at];
    if (token?.kind === 'mention') {
      found.push(one(reading, at, at + 1, token.mention.name, context.memberFor(token.mention)));
    } else if (token?.kind === 'word' && EMAIL.test(token.core)) {
      found.push(one(reading, at, at + 1, token.core, context.directory.memberByEmail(token.core)));
    } else if (token?.kind === 'word' && token.core.startsWith('@') && token.core.length > 1) {
      const clause = atName(reading, at);
      found.push(clause);
      at = clause.to - 1;
    }
  }
  return found;
}

function atName(reading: Reading, at: number): Clause {
  const { directory } = reading.context;
  const words = coresFrom(reading, at);
  const match = named(reading, [words[0]?.slice(1) ?? '', ...words.slice(1)]);
  if (match && match.members.length > 0) {
    return partOfLongerName(reading, at, at, match) ?? nameClause(reading, at, at, match);
  }
  // "@priya.nair" and "@pri" are ways to write somebody's handle.
  const handle = (words[0] ?? '').slice(1).replace(/[._]+/g, ' ').trim();
  const parts = handle.split(' ');
  const byParts = named(reading, parts);
  if (byParts?.words === parts.length) return matched(reading, at, at + 1, handle, byParts);
  const begun =
    handle.length >= 3 ? directory.membersNamed(handle).filter((member) => member.left !== true) : [];
  if (begun.length > 0)
    return matched(reading, at, at + 1, handle, { members: begun, words: 1, whole: false });
  return nobody(reading, at, wordsBeforeQuote(reading, at + 1, 2) ?? at + 1);
}

function readNameAtStart(reading: Reading, argument: Argument): void {
  const { line } = reading;
  const after = afterLead(line, 0, [...TOWARDS, ...(argument[1].leads ?? [])]) ?? 0;
  const match = named(reading, coresFrom(reading, after));
  if (!match || match.members.length === 0) return;
  const word = line.word(after)?.core ?? '';
  const end = after + match.words;
  const standsAlone = line.closesClause(end) || quoteStandsAt(reading, end);
  if (
    match.words === 1 &&
    !match.whole &&
    !standsAlone &&
    !match.members.some((member) => isFirstName(word, member))
  )
    return;
  const clause = partOfLongerName(reading, 0, after, match) ?? nameClause(reading, 0, after, match);
  reading.accept(argument[0], clause);
}

/** A plain name behind what else was read, for a verb without running text: `member show priya`. All that stands there is the name. */
export function readStandingName(reading: Reading): void {
  const { line } = reading;
  const [argument, another] = reading.open('person');
  if (!argument || another || reading.main !== undefined) return;
  for (let at = 1; at < line.length; at += 1) {
    if (line.isFree(at - 1) || !line.word(at)) continue;
    const match = named(reading, coresFrom(reading, at));
    if (!match || match.members.length === 0 || !line.closesClause(at + match.words)) continue;
    reading.accept(argument[0], nameClause(reading, at, at, match));
    return;
  }
}

/**
 * "Priya Patel "Send …"" when only Priya Nair is known: what stands between a person and a quoted text is part of the
 * name, and giving the work to another Priya would be the worst of mistakes.
 */
function partOfLongerName(reading: Reading, from: number, at: number, match: NameMatch): Clause | undefined {
  if (match.whole) return undefined;
  const to = wordsBeforeQuote(reading, at + match.words, 2);
  return to === undefined || to === at + match.words ? undefined : { ...nobody(reading, at, to), from };
}

/** The place of the lone quoted text that follows at most so many words that are no leads. */
function wordsBeforeQuote(reading: Reading, at: number, limit: number): number | undefined {
  const { line } = reading;
  const leads = reading.arguments.flatMap(([, definition]) => definition.leads ?? []);
  let to = at;
  if (line.word(at - 1)?.stops === true) return undefined;
  while (
    to - at < limit &&
    line.word(to) &&
    afterLead(line, to, [...TOWARDS, ...leads, 'please', 'and']) === undefined
  )
    to += 1;
  return quoteStandsAt(reading, to) ? to : undefined;
}

function nameClause(reading: Reading, from: number, at: number, match: NameMatch): Clause {
  const to = at + match.words;
  return matched(reading, from, to, reading.said(at, to).replace(/^@/, ''), match);
}

function matched(reading: Reading, from: number, to: number, said: string, match: NameMatch): Clause {
  const { directory } = reading.context;
  const [member] = match.members;
  if (member === undefined) return nobody(reading, from, to);
  if (match.members.length === 1) return one(reading, from, to, said, member);
  const exact = match.members.filter((other) => foldText(other.name) === foldText(said));
  if (exact.length === 1) return one(reading, from, to, said, exact[0]);
  return { from, to, problem: { said, message: ambiguousPerson(said, match.members, directory) } };
}

function one(reading: Reading, from: number, to: number, said: string, member: Member | undefined): Clause {
  if (member === undefined || member.left === true) {
    return { from, to, problem: { said, message: strange(reading, said) } };
  }
  return { from, to, value: member.id, shown: showMember(member, reading.context.directory) };
}

export function nobody(reading: Reading, at: number, to: number): Clause {
  const said = reading.said(at, to).replace(/^@/, '');
  return { from: at, to, problem: { said, message: unknownPerson(said, reading.context.directory) } };
}

function strange(reading: Reading, said: string): string {
  if (said.includes('@')) return unknownPerson(said, reading.context.directory);
  return `${clip(said)} is not a member of the partnership here yet. Choose somebody else, or ask the business unit to add them.`;
}

function accept(reading: Reading, [name, definition]: Argument, clause: Clause): void {
  const { line } = reading;
  let { from } = clause;
  // "for @Jo", "to @Jo": the lead goes with the name.
  const before = line.word(from - 1);
  if (before && !before.stops && [...TOWARDS, ...(definition.leads ?? [])].includes(before.core)) from -= 1;
  reading.accept(name, { ...clause, from });
}

/** How many words stand between the verb and the place, not counting one lead. */
function leadsBefore(reading: Reading, at: number, [, definition]: Argument): number {
  const lead = afterLead(reading.line, 0, [...TOWARDS, ...(definition.leads ?? [])]) ?? 0;
  return at === lead || at === 0 ? 0 : at;
}

function standsAfterLead(reading: Reading, at: number, [, definition]: Argument): boolean {
  const leads = definition.leads ?? [];
  return leads.some((lead) => afterLead(reading.line, at - lead.split(' ').length, [lead]) === at);
}

function coresFrom(reading: Reading, at: number): readonly string[] {
  return reading.line.wordsFrom(at, 5).map((word) => word.core);
}
