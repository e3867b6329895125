import { upperFirst } from '../upper-first.ts';
/** What an action cannot be kept without, beside what needs to happen (P7, A82). */
export const NEEDED = ['owner', 'due', 'measure'] as const;
export type Needed = (typeof NEEDED)[number];

const WORDS: Readonly<Record<Needed, string>> = {
  owner: 'who will do it',
  due: 'by when',
  measure: 'how we will know that it worked',
};

/** What the gate says of an action that is not whole: what is missing, and help to write it. */
export interface GateView {
  readonly missing: readonly Needed[];
  /** One line on what is still needed; empty when nothing is. */
  readonly says: string;
  /** A kind word on a verb that says nothing; empty when there is none. */
  readonly hint: string;
  /** A measure phrased from the title, when there is none. */
  readonly measure?: string;
}

/**
 * Looks at an action before it is kept. Nobody is refused for a vague word: it is pointed out, and the three things that are
 * needed make even a vague action one that can be asked about.
 */
export function gate(
  draft: { readonly title?: string | undefined } & Partial<Record<Needed, string | undefined>>,
  vagueWords: readonly string[],
): GateView {
  const missing = NEEDED.filter((needed) => !draft[needed]?.trim());
  const title = draft.title?.trim() ?? '';
  const says = missing.length === 0 || title === '' ? '' : `Still needed: ${inWords(missing)}.`;
  return {
    missing,
    says,
    hint: hintOn(title, vagueWords),
    ...(missing.includes('measure') ? measureOf(title) : {}),
  };
}

export function inWords(missing: readonly Needed[]): string {
  const words = missing.map((needed) => WORDS[needed]);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** The vague word an action begins with. Further on, it is part of something said more clearly: "Agree how to monitor …". */
export function vagueWordIn(title: string, vagueWords: readonly string[]): string | undefined {
  const text = `${title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  return vagueWords.find((word) => text.replace(/^to /, '').startsWith(`${word.toLowerCase()} `));
}

function hintOn(title: string, vagueWords: readonly string[]): string {
  const word = vagueWordIn(title, vagueWords);
  if (word === undefined) return '';
  return `“${upperFirst(word)}” leaves open what will be done. If you can, say what somebody does, and what will be different then.`;
}

/** Ways to know, by how an action begins. The rest of the title stays as somebody wrote it. */
const WAYS: readonly (readonly [RegExp, (rest: string) => string])[] = [
  [
    /^(?:monitor|watch|track|oversee|keep an eye on)\s+(.+)/i,
    (rest) => `A figure for ${rest} every month, and what we do when it falls`,
  ],
  [/^(?:count|record|measure)\s+(.+)/i, (rest) => `A number every month: ${rest}`],
  [
    /^(?:send|share|circulate|issue|publish)\s+(.+)/i,
    (rest) => `All who should have it have ${rest}: how many of how many`,
  ],
  [/^(?:roll out|introduce|embed|launch)\s+(.+)/i, (rest) => `How many teams use ${rest}, of how many`],
  [
    /^(?:train|brief|offer training (?:on|in))\s+(.+)/i,
    (rest) => `How many have been trained, of how many: ${rest}`,
  ],
  [
    /^(?:write|draft|update|revise|review|agree|produce)\s+(.+)/i,
    (rest) => `Agreed and in use by the day: ${rest}`,
  ],
  [/^(?:sign|sign off)\s+(.+)/i, (rest) => `Signed by everybody who has to: ${rest}`],
  [
    /^(?:repeat|re-?audit|audit)\s+(.+)/i,
    (rest) => `The same questions asked again, before and after side by side: ${rest}`,
  ],
  [/^(?:reply|respond|answer)\s+(.+)/i, () => 'The reply is sent, and they say that it answers the question'],
];
const LONGEST = 300;

/** A measure to start from, for what is often done. Somebody reads it before it is kept; for anything else there is none. */
export function measureFrom(title: string): string | undefined {
  const plain = title.trim().replace(/[.!]+$/, '');
  for (const [pattern, say] of WAYS) {
    const rest = pattern.exec(plain)?.[1];
    if (rest !== undefined) return fitted(say(lowerFirst(rest)));
  }
  return undefined;
}

function measureOf(title: string): { measure?: string } {
  const measure = measureFrom(title);
  return measure === undefined ? {} : { measure };
}

function fitted(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Abbreviations and names keep their capitals: only a word that is otherwise small begins small. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]+\b(?! [A-Z])/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
