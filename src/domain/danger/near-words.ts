/** Words of danger that are recognised with one letter wrong, missing, added or swapped. */
const WORDS = `
  breathing breathe bleeding unconscious unresponsive overdose overdosed overdosing knife knives machete strangling strangled strangle suicide
  suicidal threatening threatened threatens himself herself themselves tonight drowning choking choked stabbed stabbing stabs collapsed
  kidnapped abducted attacking attacked hanging killing tablets currently screaming`
  .split(/\s/)
  .filter((word) => word !== '');

const known = new Set(WORDS);
/** Every word with one letter left out leads back to it: looking one up takes as many steps as it has letters. */
const withoutOne = new Map<string, string>();
for (const word of WORDS)
  for (const less of shorter(word)) if (!withoutOne.has(less)) withoutOne.set(less, word);

const LEAST = 4;
const MOST = 14;

/** The word of danger that was meant, or the word itself. `noooow` is read as `now`. */
export function meantWord(low: string): string {
  if (known.has(low) || low.length < LEAST || low.length > MOST) return low;
  const calm = low.replace(/([a-z])\1{2,12}/g, '$1');
  if (known.has(calm) || calm.length < LEAST) return calm;
  const near = [calm, ...shorter(calm)].map((part) => (known.has(part) ? part : withoutOne.get(part)));
  return near.find((word) => word !== undefined && isOneAway(calm, word)) ?? calm;
}

function shorter(word: string): string[] {
  return Array.from({ length: word.length }, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** One letter added, left out, replaced, or two neighbours swapped. The first letter has to be right. */
function isOneAway(one: string, other: string): boolean {
  if (one[0] !== other[0] || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let [a, b] = [one.length, other.length];
  while (a > start && b > start && one[a - 1] === other[b - 1]) {
    a -= 1;
    b -= 1;
  }
  const [left, right] = [one.slice(start, a), other.slice(start, b)];
  return left.length + right.length <= 2 && left.length <= 1 && right.length <= 1
    ? true
    : left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
