/** Finds the word that was meant among some, where one letter is wrong, missing, added or swapped. The first letter has to be right. */
export type NearWord = (typed: string) => string | undefined;

/** @param words the words that can be meant, in small letters; where two are equally near, the first of them is */
export function nearWords(words: readonly string[]): NearWord {
  const byStart = new Map<string, string[]>();
  for (const word of words)
    for (const length of [word.length - 1, word.length, word.length + 1]) {
      const key = `${word[0] ?? ''}${length}`;
      byStart.set(key, [...(byStart.get(key) ?? []), word]);
    }
  return (typed) => byStart.get(`${typed[0] ?? ''}${typed.length}`)?.find((word) => isOneAway(typed, word));
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
