import { afterLead } from './line.ts';
import { dateAfterLead } from './read-dates.ts';
import { namedThingAt } from './read-named.ts';
import { personAfterLead } from './read-people.ts';
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

function bestAt(
  reading: Reading,
  at: number,
): { readonly name: string; readonly clause: Clause } | undefined {
  const { line } = reading;
  if (!line.word(at)) return undefined;
  let best: { readonly name: string; readonly clause: Clause } | undefined;
  for (const argument of reading.arguments) {
    const [name, definition] = argument;
    if (!reading.isOpen(name)) continue;
    const after = afterLead(line, at, definition.leads ?? []);
    if (after === undefined) continue;
    const clause = clauseAfter(reading, argument, at, after);
    if (!clause || (!line.opensClause(at) && !line.closesClause(clause.to))) continue;
    if (clause.to > (best?.clause.to ?? at)) best = { name, clause };
  }
  return best;
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
