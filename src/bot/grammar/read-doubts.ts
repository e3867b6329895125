import { foldText } from '../../partnership/fold.ts';
import { MONTHS, WEEKDAYS } from './calendar.ts';
import { afterLead } from './line.ts';
import { unreadableDate } from './read-dates.ts';
import { nameBefore, quoteStandsAt, textIsQuoted } from './quoted-text.ts';
import { namesFor } from './read-named.ts';
import { nobody, TOWARDS } from './read-people.ts';
import type { Argument, Reading } from './reading.ts';
import { peopleLike, showMember, unknownPerson } from './people.ts';
import { clip, nearest, orList, slips } from './words.ts';

const MOST_WORDS = 6;
const DATE_WORDS = [...MONTHS, ...WEEKDAYS, 'tomorrow', 'today', 'fortnight'].map((word) =>
  word.toLowerCase(),
);

/**
 * What stands after a lead and could not be understood is text, unless it was clearly meant as something: (a) the text
 * itself is in quotes, or the verb takes none, so these words cannot be text; (b) it is one slip away from a name; (c) it
 * stands between two other clauses, or after one at the end, and is a single word; (d) it is a misspelt weekday or month,
 * or numbers like those of a date. Then it is a problem, and the person is told.
 */
export function readDoubts(reading: Reading): void {
  const strict = reading.main === undefined || textIsQuoted(reading);
  if (strict) doubtfulNameAtStart(reading);
  for (let more = true; more;) {
    more = false;
    for (let at = reading.line.length - 1; at >= 0; at -= 1) {
      if (doubtAt(reading, at, strict)) more = true;
    }
  }
}

function doubtAt(reading: Reading, at: number, strict: boolean): boolean {
  const { line } = reading;
  const candidates = reading.arguments.filter(
    ([name, definition]) =>
      reading.isOpen(name) && afterLead(line, at, leadsOf(definition, strict)) !== undefined,
  );
  // An argument whose own lead this is comes before a person, who may be led by "to" as well.
  const own = candidates.filter(([, { leads }]) => afterLead(line, at, leads ?? []) !== undefined);
  const doubted = [...own, ...candidates].find((argument) => isMeant(reading, argument, at, strict));
  if (!doubted) return false;
  const after = afterLead(line, at, leadsOf(doubted[1], strict)) ?? at;
  const to = endOfRun(reading, after, strict);
  const said = reading.said(after, to);
  const kinds = new Set(candidates.map(([, definition]) => definition.kind));
  reading.accept(doubted[0], {
    from: at,
    to,
    problem: { said, message: messageFor(reading, doubted, kinds, said, strict) },
  });
  return true;
}

// Where nothing can be text, "to Zebedee" can only be a person, even where the argument has no such lead.
function leadsOf(definition: Argument[1], strict: boolean): readonly string[] {
  const own = definition.leads ?? [];
  return strict && definition.kind === 'person' ? [...own, ...TOWARDS] : own;
}

function isMeant(reading: Reading, argument: Argument, at: number, strict: boolean): boolean {
  const { line } = reading;
  const [, definition] = argument;
  if (!['person', 'group', 'choice', 'date'].includes(definition.kind)) return false;
  const after = afterLead(line, at, leadsOf(definition, strict)) ?? at;
  const to = endOfRun(reading, after, strict);
  if (to === after || to - after > MOST_WORDS) return false;
  if (strict && line.opensClause(at)) return true;
  if (
    definition.kind === 'date'
      ? looksLikeDate(reading, after, to)
      : isNearMiss(reading, definition, after, to)
  )
    return true;
  const taker = line.takenBy(at - 1);
  const afterClause =
    taker !== undefined &&
    reading.arguments.some(([name, other]) => name === taker && other.kind !== 'person');
  return (
    afterClause &&
    foldText(reading.said(after, to))
      .replace(/^the | (?:sub)?group$/g, '')
      .split(' ').length === 1
  );
}

/** The place after the last free word before something else begins. */
function endOfRun(reading: Reading, after: number, strict: boolean): number {
  const { line } = reading;
  const leads = strict
    ? reading.arguments
        .filter(([name]) => reading.isOpen(name))
        .flatMap(([, definition]) => definition.leads ?? [])
    : [];
  let to = after;
  while (
    line.word(to) &&
    (to === after || (!line.closesClause(to) && afterLead(line, to, leads) === undefined))
  )
    to += 1;
  return to;
}

function isNearMiss(reading: Reading, definition: Argument[1], after: number, to: number): boolean {
  if (definition.kind === 'person') return false;
  return namesNear(reading, definition, reading.said(after, to)).length > 0;
}

function namesNear(
  reading: Reading,
  definition: Argument[1],
  said: string,
  loose = false,
): readonly string[] {
  const typed = foldText(said).replace(/^the | (?:sub)?group$/g, '');
  const names = namesFor(reading, definition);
  const limit = loose ? 2 : slips(typed);
  if (limit === 0) return [];
  const near = nearest(
    typed,
    names.map(({ name }) => name),
    limit,
  );
  return [...new Set(near.map((name) => names.find((named) => named.name === name)?.shown ?? name))].slice(
    0,
    3,
  );
}

function looksLikeDate(reading: Reading, after: number, to: number): boolean {
  const word = reading.line.word(after)?.core ?? '';
  if (/^\d+(?:[/.-]\d+){2,}$/.test(word)) return true;
  return to - after <= 2 && slips(word) > 0 && nearest(word, DATE_WORDS, slips(word)).length > 0;
}

/** `assign zebedee "Send the minutes"`: the words before the quoted text can only be a name. */
function doubtfulNameAtStart(reading: Reading): void {
  const [person] = reading.open('person');
  const quote = reading.line.tokens.findIndex(({ kind }) => kind === 'quoted');
  if (!person || reading.main === undefined || !nameBefore(reading, quote)) return;
  if (quoteStandsAt(reading, quote)) reading.accept(person[0], nobody(reading, 0, quote));
}

function messageFor(
  reading: Reading,
  [, definition]: Argument,
  kinds: ReadonlySet<string>,
  said: string,
  strict: boolean,
): string {
  if (definition.kind === 'date') return unreadableDate(said);
  if (definition.kind === 'person' && !kinds.has('group'))
    return unknownPerson(said, reading.context.directory);
  const { directory } = reading.context;
  const people = kinds.has('person')
    ? peopleLike(said, directory).map((member) => showMember(member, directory))
    : [];
  const near = [...namesNear(reading, definition, said, true), ...people].slice(0, 3);
  const hint = near.length > 0 ? ` Did you mean ${orList(near)}?` : '';
  const inQuotes = strict ? '' : ' If it belongs to the text, put the text in quotes.';
  if (definition.kind === 'choice') {
    const words = (definition.choices ?? []).map(({ value, words }) => words[0] ?? value);
    return `“${clip(said)}” is not one of the answers to ${definition.label}: ${orList(words)}.${hint}${inQuotes}`;
  }
  const what = kinds.has('person') ? 'person or group' : 'group';
  return `I do not know a ${what} called “${clip(said)}”.${hint}${inQuotes}`;
}
