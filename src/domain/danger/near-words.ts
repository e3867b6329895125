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

/** The few words that a mistyped one can be: by first letter and length. */
const byStart = new Map<string, string[]>();
for (const word of WORDS)
  for (const length of [word.length - 1, word.length, word.length + 1]) {
    const key = `${word[0] ?? ''}${length}`;
    byStart.set(key, [...(byStart.get(key) ?? []), word]);
  }

/** The word of danger that was meant, or the word itself. The first letter has to be right. */
export function meantWord(low: string): string {
  if (low.length < LEAST || low.length > MOST || known.has(low)) return low;
  return byStart.get(`${low[0] ?? ''}${low.length}`)?.find((word) => isOneAway(low, word)) ?? low;
}

/** One letter added, left out or replaced, or two neighbours swapped. */
function isOneAway(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let [a, b] = [one.length, other.length];
  while (a > start && b > start && one[a - 1] === other[b - 1]) {
    a -= 1;
    b -= 1;
  }
  if (a - start <= 1 && b - start <= 1) return true;
  const swapped = one[start] === other[start + 1] && one[start + 1] === other[start];
  return swapped && a - start === 2 && b - start === 2;
}
