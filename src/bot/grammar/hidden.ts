/** Characters that do not show and can make a text say something else than it seems to. */
export type HiddenKind = 'zero-width' | 'direction' | 'soft-hyphen' | 'tag';

// A zero-width joiner between two pictographs makes one emoji of them (a family, a flag), and tags after a black flag
// make the flags of England, Scotland and Wales: both are meant to be there.
const EMOJI_JOINER =
  /(?<=\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)\u200D(?=\p{Extended_Pictographic})/gu;
const FLAG_TAGS = /(?<=\u{1F3F4})[\u{E0020}-\u{E007E}]{2,8}\u{E007F}/gu;

const KINDS: readonly (readonly [HiddenKind, RegExp])[] = [
  ['zero-width', /[\u200B-\u200D\u2060-\u2064\u180E\uFEFF]/gu],
  ['direction', /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/gu],
  ['soft-hyphen', /\u00AD/gu],
  ['tag', /[\u{E0000}-\u{E007F}]/gu],
];

/** Which kinds of hidden characters a text holds; empty when it holds none. Joiners inside an emoji do not count. */
export function hiddenCharacters(text: string): readonly HiddenKind[] {
  const rest = text.replace(EMOJI_JOINER, '').replace(FLAG_TAGS, '');
  return KINDS.filter(([, pattern]) => rest.search(pattern) >= 0).map(([kind]) => kind);
}

/** The same text with its hidden characters taken out. Emoji stay whole. */
export function withoutHidden(text: string): string {
  const kept: string[] = [];
  let from = 0;
  const whole = [...text.matchAll(EMOJI_JOINER), ...text.matchAll(FLAG_TAGS)].sort(
    (a, b) => a.index - b.index,
  );
  for (const match of whole) {
    kept.push(strip(text.slice(from, match.index)), match[0]);
    from = match.index + match[0].length;
  }
  kept.push(strip(text.slice(from)));
  return kept.join('');
}

function strip(text: string): string {
  let rest = text;
  for (const [, pattern] of KINDS) rest = rest.replace(pattern, '');
  return rest;
}
