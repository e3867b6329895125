import type { Clause, Reading } from './reading.ts';
import type { ArgumentDefinition } from './types.ts';

// ACT-2611-K4TR: a kind, year and month, four letters or digits.
const WHOLE = /^([a-z]{2,5})-?(\d{2}(?:0[1-9]|1[0-2]))-?([a-z0-9]{4})$/;
// DIB-261123-03: a briefing's day and the number of an item on it.
const DAY = /^(dib)-?(\d{6})-(\d{2,3})$/;
const BARE = /^(\d{2}(?:0[1-9]|1[0-2]))-([a-z0-9]{4})$/;

/**
 * References, whatever the case, anywhere outside quotes; without their prefix right after the verb, where the argument
 * allows one prefix only. What begins like a reference and is none is a problem.
 */
export function readReferences(reading: Reading): void {
  for (const [name, definition] of reading.open('reference')) {
    const clause = referenceIn(reading, definition);
    if (clause) reading.accept(name, clause);
  }
}

function referenceIn(reading: Reading, definition: ArgumentDefinition): Clause | undefined {
  const { line } = reading;
  const prefixes = definition.prefixes ?? [];
  let other: Clause | undefined;
  for (let at = 0; at < line.length; at += 1) {
    const word = line.word(at)?.core ?? '';
    const [, prefix = '', month = '', code = ''] = WHOLE.exec(word) ?? DAY.exec(word) ?? [];
    if (prefix === '') continue;
    const value = `${prefix}-${month}-${code}`.toUpperCase();
    if (prefixes.length === 0 || prefixes.some((known) => known.toLowerCase() === prefix)) {
      return { from: at, to: at + 1, value, shown: value };
    }
    other ??= wrong(
      at,
      value,
      `${value} is not the reference for ${definition.label}. It begins with ${prefixes.join(' or ')}-.`,
    );
  }
  return bareReference(reading, prefixes) ?? other ?? brokenReference(reading, prefixes);
}

function bareReference(reading: Reading, prefixes: readonly string[]): Clause | undefined {
  const [, month = '', code = ''] = BARE.exec(reading.line.word(0)?.core ?? '') ?? [];
  const [prefix] = prefixes;
  if (month === '' || prefix === undefined) return undefined;
  const value = `${prefix}-${month}-${code}`.toUpperCase();
  if (prefixes.length === 1) return { from: 0, to: 1, value, shown: value };
  const whole = prefixes.map((known) => `${known}-${month}-${code}`.toUpperCase()).join(' or ');
  return wrong(0, `${month}-${code}`.toUpperCase(), `Type the whole reference: ${whole}.`);
}

function brokenReference(reading: Reading, prefixes: readonly string[]): Clause | undefined {
  const typed = reading.line.word(0)?.core ?? '';
  const known =
    prefixes.length > 0
      ? prefixes.some((prefix) => typed.startsWith(`${prefix.toLowerCase()}-`))
      : /^[a-z]{2,5}-\d/.test(typed);
  if (!known) return undefined;
  return wrong(
    0,
    typed,
    `“${typed.toUpperCase()}” is not a whole reference. References look like ${prefixes[0] ?? 'ACT'}-2611-K4TR.`,
  );
}

function wrong(at: number, said: string, message: string): Clause {
  return { from: at, to: at + 1, problem: { said, message } };
}
