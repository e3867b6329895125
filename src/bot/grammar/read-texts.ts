import { afterLead } from './line.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';
import type { ArgumentDefinition } from './types.ts';
import { Line } from './line.ts';

// Before a lead that is also an ordinary word: "agree how to measure progress" is text.
const IN_SENTENCE = new Set(
  'to the a an and or of in we you they i can could will would should must may might not no each every this that these those any our your their its his her by with for on as is are be been than how which what whose'.split(
    ' ',
  ),
);

/** Where the lead of the main text stands (`hold escalations because …`): it ends a clause, and the text still gets what is left. */
export function mainLeads(
  tokens: readonly Token[],
  definitions: readonly ArgumentDefinition[],
): ReadonlySet<number> {
  return textLeads(
    tokens,
    definitions.filter(({ main }) => main === true).map((text) => ({ ...text, main: false })),
  );
}

/**
 * The places where the lead of a text argument (`measure`) stands as one: followed by something, and not a word of a
 * sentence. Directly after `to`, `the`, `we` and the like it is one.
 */
export function textLeads(
  tokens: readonly Token[],
  definitions: readonly ArgumentDefinition[],
): ReadonlySet<number> {
  const plain = new Line(tokens, new Set());
  const leads = definitions
    .filter(({ kind, main }) => kind === 'text' && main !== true)
    .flatMap((text) => text.leads ?? []);
  const places = new Set<number>();
  if (leads.length === 0) return places;
  for (let at = 0; at < tokens.length; at += 1) {
    const after = afterLead(plain, at, leads);
    if (after === undefined || after >= tokens.length) continue;
    const before = tokens[at - 1];
    const marked = /[:=]$/.test(tokens[after - 1]?.raw ?? '');
    const inSentence = before?.kind === 'word' && !before.stops && IN_SENTENCE.has(before.core);
    if (marked || !inSentence) places.add(at);
  }
  return places;
}

/** `measure "90% on time"`: a lead and a quoted text, which is taken exactly as it is. */
export function readQuotedTexts(reading: Reading, leadsAt: ReadonlySet<number>): void {
  for (const [name, definition] of secondTexts(reading)) {
    for (const at of [...leadsAt].sort((a, b) => a - b)) {
      const after = afterLead(reading.line, at, definition.leads ?? []);
      const quoted = after === undefined ? undefined : reading.line.tokens[after];
      if (after === undefined || quoted?.kind !== 'quoted' || quoted.text.trim() === '') continue;
      reading.accept(name, { from: at, to: after + 1, value: quoted.text });
      break;
    }
  }
}

/** `measure 90% on time`: a lead and the words up to the next clause. The last such lead counts. */
export function readUnquotedTexts(reading: Reading, leadsAt: ReadonlySet<number>): void {
  const { line } = reading;
  for (const [name, definition] of secondTexts(reading)) {
    for (const at of [...leadsAt].sort((a, b) => b - a)) {
      const after = afterLead(line, at, definition.leads ?? []);
      if (after === undefined) continue;
      let to = after;
      while (line.isFree(to) && !(to > after && leadsAt.has(to)) && !isLoneQuote(line, to)) to += 1;
      const value = reading.said(after, to).trim();
      if (value === '') continue;
      reading.accept(name, { from: at, to, value });
      break;
    }
  }
}

function isLoneQuote(line: Line, at: number): boolean {
  return line.tokens[at]?.kind === 'quoted' && line.closesClause(at + 1);
}

function secondTexts(reading: Reading) {
  return reading
    .open('text')
    .filter(([, definition]) => definition.main !== true && definition.leads !== undefined);
}
