import { sayDate } from '../../domain/working-days.ts';
import { addMonths } from './calendar.ts';
import { afterLead } from './line.ts';
import { readDate, type DateReading } from './read-date.ts';
import type { Argument, Clause, Reading } from './reading.ts';
import { clip } from './words.ts';

/** Dates further away than this are taken for slips of the keyboard. */
const YEARS_AHEAD = 5;
const MOST_WORDS = 9;
const TRY = 'Type a date like 12 Dec, Friday or in two weeks.';

// After these a day is as often part of a sentence ("report on 12 March"), so they need an edge beside them; "by" and "due" do not.
const ORDINARY = new Set(['on', 'at', 'in', 'for', 'to', 'from', 'before', 'after', 'within']);

/** "by 12 Dec", wherever it stands outside quotes: the last one whose date can be read. */
export function readLedDates(reading: Reading): void {
  for (const argument of reading.open('date')) {
    const clause = lastLedDate(reading, argument);
    if (clause) reading.accept(argument[0], clause);
  }
}

/** A date after a lead that may be text as well ("on Friday", "by Sat"), for the places where a clause may stand. */
export function dateAfterLead(
  reading: Reading,
  argument: Argument,
  at: number,
  after: number,
): Clause | undefined {
  const { line } = reading;
  const quoted = line.tokens[after];
  if (quoted?.kind === 'quoted' && line.isFree(after)) {
    const found = readDate(quoted.text, reading.dates);
    return found && dateClause(reading, argument, at, after + 1, found, quoted.text);
  }
  const found = longestDate(reading, after);
  if (!found) return undefined;
  if (found.reading.kind !== 'day' && !line.closesClause(found.to)) return undefined;
  return dateClause(reading, argument, at, found.to, found.reading, reading.said(after, found.to));
}

/** A date without any lead, which only counts with no running text on either side: `"Send the minutes" 12 Dec`. */
export function readStandingDates(reading: Reading): void {
  const { line } = reading;
  for (const argument of reading.open('date')) {
    for (let at = line.length - 1; at >= 0 && reading.isOpen(argument[0]); at -= 1) {
      if (!line.isFree(at) || (!line.opensClause(at) && reading.main !== undefined)) continue;
      const found = longestDate(reading, at);
      if (found?.reading.kind !== 'day' || (!line.closesClause(found.to) && reading.main !== undefined))
        continue;
      reading.accept(
        argument[0],
        dateClause(reading, argument, at, found.to, found.reading, reading.said(at, found.to)),
      );
    }
  }
}

/** What to say about words that were meant as a date and are none. */
export function unreadableDate(said: string): string {
  return `I could not read “${clip(said)}” as a date. ${TRY}`;
}

function lastLedDate(reading: Reading, argument: Argument): Clause | undefined {
  const { line } = reading;
  const leads = argument[1].leads ?? [];
  let impossible: Clause | undefined;
  for (let at = line.length - 1; at >= 0; at -= 1) {
    const after = afterLead(line, at, leads);
    if (after === undefined) continue;
    const from = firstOfLeads(reading, at, leads);
    const start = skipLeads(reading, after);
    const found = longestDate(reading, start);
    if (!found || found.reading.kind === 'vague') continue;
    const weak = ORDINARY.has(line.word(at)?.core ?? '') || isAbbreviation(reading, start, found.to);
    if (weak && !line.opensClause(from) && !line.closesClause(found.to)) continue;
    const clause = dateClause(
      reading,
      argument,
      from,
      found.to,
      found.reading,
      reading.said(start, found.to),
    );
    if (found.reading.kind === 'day') return clause;
    impossible ??= clause;
  }
  return impossible;
}

/** The most words from here that are a date and nothing else. */
export function longestDate(
  reading: Reading,
  at: number,
): { readonly to: number; readonly reading: DateReading } | undefined {
  const words = reading.line.wordsFrom(at, MOST_WORDS, false);
  for (let count = words.length; count > 0; count -= 1) {
    const phrase = words
      .slice(0, count)
      .map((word) => word.raw)
      .join(' ');
    const found = readDate(phrase, reading.dates);
    if (found) return { to: at + count, reading: found };
  }
  return undefined;
}

function dateClause(
  reading: Reading,
  [, definition]: Argument,
  from: number,
  to: number,
  found: DateReading,
  said: string,
): Clause {
  if (found.kind === 'impossible') return { from, to, problem: { said, message: found.message } };
  if (found.kind === 'vague') {
    return {
      from,
      to,
      problem: {
        said,
        message: `“${clip(said)}” is not one day. Type a day, such as 12 Dec or end of January.`,
      },
    };
  }
  const { today } = reading.dates;
  if (definition.future === true && found.iso < today) {
    const message = `${sayDate(found.iso)} has already passed. Today is ${sayDate(today)}. Type today or a later day.`;
    return { from, to, problem: { said, message } };
  }
  if (found.iso > addMonths(today, 12 * YEARS_AHEAD) || found.iso < addMonths(today, -12 * YEARS_AHEAD)) {
    const message = `${sayDate(found.iso)} is more than five years away. Check the year.`;
    return { from, to, problem: { said, message } };
  }
  return { from, to, value: found.iso, shown: sayDate(found.iso) };
}

// "due by", "due on": the leads before and after the one that was found go with it.
function firstOfLeads(reading: Reading, at: number, leads: readonly string[]): number {
  let from = at;
  while (leads.includes(reading.line.word(from - 1)?.core ?? '-')) from -= 1;
  return from;
}

function skipLeads(reading: Reading, after: number): number {
  return ['on', 'by'].includes(reading.line.word(after)?.core ?? '') ? after + 1 : after;
}

// "by sat nav", "by 1st responders": short words that are a day only sometimes.
function isAbbreviation(reading: Reading, at: number, to: number): boolean {
  return (
    to === at + 1 && /^(?:sat|sun|mon|wed|cop|cob|\d{1,2}[a-z]{2})$/.test(reading.line.word(at)?.core ?? '')
  );
}
