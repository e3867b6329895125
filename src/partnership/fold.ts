/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ı: 'i',
};

const APOSTROPHES = /['’‘ʼ`´]/g;

/** Text as it is compared: small letters without accents, apostrophes gone, everything else that is no letter or digit a space. */
export function foldText(text: string): string {
  return text
    .replace(APOSTROPHES, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[øłđðþæœßı]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * What a group or agency is looked up by: folded, `&` as "and", without "the" in front and "group" or "working group" behind,
 * and without spaces, so that "the D.A. & C group" and "DA&C" are one. Empty when nothing is left.
 */
export function foldGroupName(text: string): string {
  return foldText(text.replaceAll('&', ' and '))
    .replace(/^(?:the )+/, '')
    .replace(/(?: (?:working |sub ?)?groups?)+$/, '')
    .replaceAll(' ', '');
}

/**
 * The words of a person's name as they are compared. A double-barrelled name gives its halves and the whole, and so does
 * a name with an apostrophe, so that "annemarie", "anne-marie", "obrien" and "o brien" all find their person.
 */
export function nameWords(name: string): readonly string[] {
  const words = new Set<string>();
  for (const part of name.split(/\s+/)) {
    const halves = part.replace(APOSTROPHES, '-').split(/[-‐‑‒–]/);
    for (const word of [part.replace(/[-‐‑‒–]/g, ''), ...part.split(/[-‐‑‒–]/), ...halves]) {
      const folded = foldText(word);
      if (folded) words.add(folded);
    }
  }
  return [...words];
}
