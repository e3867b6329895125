import { afterLead } from './line.ts';
import { longestDate } from './read-dates.ts';
import type { Reading } from './reading.ts';

/** Whether a quoted text is here with no running text after it, also when the clause that follows has not been read yet. */
export function quoteStandsAt(reading: Reading, at: number): boolean {
  const { line } = reading;
  if (line.tokens[at]?.kind !== 'quoted' || !line.isFree(at)) return false;
  return (
    line.closesClause(at) ||
    afterLead(line, at + 1, allLeads(reading)) !== undefined ||
    longestDate(reading, at + 1) !== undefined
  );
}

/**
 * Whether the main text is one quoted text: then words that are not quoted cannot be text. A few words between the verb
 * and the quoted text do not change that, as they can only be somebody's name.
 */
export function textIsQuoted(reading: Reading): boolean {
  const { line } = reading;
  return line.tokens.some(
    (token, at) =>
      token.kind === 'quoted' &&
      quoteStandsAt(reading, at) &&
      (line.opensClause(at) || nameBefore(reading, at)),
  );
}

/** Whether only a name can stand from the verb to this place: one to three words that are no leads. */
export function nameBefore(reading: Reading, at: number): boolean {
  const { line } = reading;
  if (at < 1 || at > 3 || reading.open('person').length === 0) return false;
  const leads = allLeads(reading);
  return Array.from({ length: at }, (_, index) => index).every(
    (index) => line.word(index)?.stops === false && afterLead(line, index, leads) === undefined,
  );
}

export function allLeads(reading: Reading): readonly string[] {
  return reading.arguments.flatMap(([, definition]) => definition.leads ?? []);
}
