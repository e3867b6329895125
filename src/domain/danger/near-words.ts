import { nearWords } from '../near-words.ts';

/** Words of danger that are recognised with one letter wrong, missing, added or swapped. */
const WORDS = `
  breathing breathe bleeding unconscious unresponsive overdose overdosed overdosing knife knives machete strangling strangled strangle suicide
  suicidal threatening threatened threatens himself herself themselves tonight drowning choking choked stabbed stabbing stabs collapsed
  kidnapped abducted attacking attacked hanging killing tablets currently screaming`
  .split(/\s/)
  .filter((word) => word !== '');

const known = new Set(WORDS);
const LEAST = 4;
const MOST = 14;

const near = nearWords(WORDS);

/** The word of danger that was meant, or the word itself. The first letter has to be right. */
export function meantWord(low: string): string {
  if (low.length < LEAST || low.length > MOST || known.has(low)) return low;
  return near(low) ?? low;
}
