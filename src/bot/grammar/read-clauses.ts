import { afterLead, isFiller } from './line.ts';
import { dateAfterLead } from './read-dates.ts';
import { namedThingAt } from './read-named.ts';
import { personAfterLead, TOWARDS } from './read-people.ts';
import type { Argument, Clause, Reading } from './reading.ts';

/**
 * Clauses whose lead is an everyday word: `to neglect`, `from audit`, `for priya`. Each counts only with an edge of
 * running text on at least one side, and takes away one such edge from its neighbours, so this is repeated until nothing
 * more is found. Of several for one argument the last on the line is taken.
 */
export function readClauses(reading: Reading): void {
  for (let more = true; more;) {
    more = false;
    for (let at = reading.line.length - 1; at >= 0; at -= 1) {
      const best = bestAt(reading, at);
      if (!best) continue;
      reading.accept(best.name, best.clause);
      more = true;
    }
  }
}

/** Groups and choices without a lead (`list overdue`): right after the verb, or anywhere when the verb takes no text. */
export function readUnled(reading: Reading): void {
  const { line } = reading;
  const takesText = reading.main !== undefined;
  for (let at = 0; at < line.length; at += 1) {
    if (!line.isFree(at)) continue;
    for (const [name, definition] of [...reading.open('choice'), ...reading.open('group')]) {
      if (takesText && (definition.leads !== undefined || !line.opensClause(at))) continue;
      const clause = namedThingAt(reading, definition, at, at);
      if (!clause || (takesText && !line.closesClause(clause.to))) continue;
      reading.accept(name, clause);
      break;
    }
  }
}

interface Found {
  readonly name: string;
  readonly clause: Clause;
}

function bestAt(reading: Reading, at: number): Found | undefined {
  let best: Found | undefined;
  for (const argument of reading.arguments) {
    const clause = clauseAt(reading, argument, at);
    if (clause && clause.to > (best?.clause.to ?? at)) best = { name: argument[0], clause };
  }
  return best;
}

function clauseAt(reading: Reading, argument: Argument, at: number): Clause | undefined {
  const { line } = reading;
  const [name, definition] = argument;
  if (!reading.isOpen(name) || !line.word(at)) return undefined;
  const own = afterLead(line, at, definition.leads ?? []);
  const after = own ?? (definition.kind === 'person' ? afterLead(line, at, TOWARDS) : undefined);
  const clause = after === undefined ? undefined : clauseAfter(reading, argument, at, after);
  if (!clause) return undefined;
  const [opens, closes] = [line.opensClause(at), line.closesClause(clause.to)];
  // "to Jo" is read without being a lead of the argument, but only where it cannot be text.
  if (own === undefined) return opens && closes ? clause : undefined;
  return closes || (opens && (!textMayBegin(reading, at) || textBegins(reading, clause.to)))
    ? clause
    : undefined;
}

/**
 * Whether the text could begin here, right after the verb or the person. Then a clause in front of running text is only
 * believed when the text visibly begins after it: `to neglect Send the minutes`, but not `from audit findings, write …`.
 */
function textMayBegin(reading: Reading, at: number): boolean {
  const { line } = reading;
  let before = at - 1;
  for (
    let token = line.tokens[before];
    token && line.isFree(before) && isFiller(token);
    token = line.tokens[before]
  ) {
    before -= 1;
  }
  if (line.isFree(before)) return false;
  const taker = line.takenBy(before);
  return before < 0 || reading.arguments.some(([name, { kind }]) => name === taker && kind === 'person');
}

function textBegins(reading: Reading, at: number): boolean {
  const word = reading.line.word(at);
  if (!word || /^[^\p{Ll}]/u.test(word.raw)) return true;
  return reading.arguments.some((argument) => {
    const [name, definition] = argument;
    const after = reading.isOpen(name) ? afterLead(reading.line, at, definition.leads ?? []) : undefined;
    return after !== undefined && clauseAfter(reading, argument, at, after) !== undefined;
  });
}

function clauseAfter(reading: Reading, argument: Argument, at: number, after: number): Clause | undefined {
  const [, definition] = argument;
  switch (definition.kind) {
    case 'person':
      return personAfterLead(reading, at, after);
    case 'group':
    case 'choice':
      return namedThingAt(reading, definition, at, after);
    case 'date':
      return dateAfterLead(reading, argument, at, after);
    case 'text':
    case 'reference':
      return undefined;
  }
}
