import { Line } from './line.ts';
import { readClauses, readUnled } from './read-clauses.ts';
import { readLedDates, readStandingDates } from './read-dates.ts';
import { readDoubts } from './read-doubts.ts';
import { readMain } from './read-main.ts';
import { readPeople, readStandingName } from './read-people.ts';
import { readSeats } from './read-seats.ts';
import { readReferences } from './read-references.ts';
import { mainLeads, readQuotedTexts, readUnquotedTexts, textLeads } from './read-texts.ts';
import { Reading } from './reading.ts';
import type { Token } from './tokens.ts';
import type { CommandDefinition, GrammarContext, VerbDefinition } from './types.ts';

/**
 * Reads the words after a verb into its arguments. The order matters: what cannot be anything else is taken first, so
 * that what could be text is judged by what stands around it, and the text gets the rest.
 */
export function readArguments(
  tokens: readonly Token[],
  command: CommandDefinition,
  verb: VerbDefinition,
  context: GrammarContext,
  today: string,
): Reading {
  const definitions = Object.values(verb.arguments);
  const leadsAt = textLeads(tokens, definitions);
  const edges = new Set([...leadsAt, ...mainLeads(tokens, definitions)]);
  const reading = new Reading(new Line(tokens, edges), verb, context, today);
  readReferences(reading);
  readSeats(reading);
  readPeople(reading);
  readQuotedTexts(reading, leadsAt);
  readLedDates(reading);
  readClauses(reading);
  readStandingDates(reading);
  readUnled(reading);
  readStandingName(reading);
  readClauses(reading);
  readUnquotedTexts(reading, leadsAt);
  readDoubts(reading);
  readMain(reading, [command.name, `${command.name}s`]);
  return reading;
}
