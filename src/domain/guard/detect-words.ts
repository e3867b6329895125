import { setOf, type Scene } from './context.ts';
import type { Hit } from './finding.ts';
import { HAPPENED, ONE_CHILD } from './person-words.ts';
import { phraseAt, phrasesOf, type Phrases } from './phrases.ts';

/** Health, ethnicity, religion, sexuality and crime: special categories, which need a reason when they are about one child. */
const SENSITIVE = setOf(`
  autistic autism adhd asd epilepsy epileptic diabetic asthma hiv pregnant pregnancy abortion miscarriage depression depressed anxiety psychosis
  psychotic bipolar schizophrenia anorexia anorexic bulimia overdose selfharm suicidal addict alcoholic disabled disability
  gay lesbian bisexual trans transgender muslim christian jewish hindu sikh catholic black white asian mixed-race gypsy traveller roma
  polish romanian convicted conviction rapist raped rape assault assaulted theft burglary robbery dealing dealer paedophile offender`);

/** Words about one child that may not be needed. Advice only. */
export function detectSensitive({ tokens, surroundings }: Scene): Hit[] {
  if (!tokens.some(({ low }) => ONE_CHILD.has(low) || (surroundings.about === 'case' && HAPPENED.has(low))))
    return [];
  return tokens
    .filter(({ low }) => SENSITIVE.has(low))
    .map(({ start, end, text }) => ({ kind: 'sensitive', severity: 'advise', start, end, put: text }));
}

const made = new WeakMap<object, { phrases: Phrases; instead: ReadonlyMap<string, string> }>();

/** Words that blame a child, or that the partnership has a gentler one for. Advice only. */
export function detectWording({ tokens, surroundings: { wording } }: Scene): Hit[] {
  if (!wording || wording.length === 0) return [];
  let known = made.get(wording);
  if (!known) {
    const words = wording.flatMap(({ words: said, instead }) =>
      said.map((word) => [word.toLowerCase(), instead] as const),
    );
    known = { phrases: phrasesOf(words.map(([word]) => word)), instead: new Map(words) };
    made.set(wording, known);
  }
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const length = phraseAt(known.phrases, tokens, at);
    if (length === 0) continue;
    const first = tokens[at];
    const last = tokens[at + length - 1];
    if (!first || !last) continue;
    const said = tokens
      .slice(at, at + length)
      .map(({ low }) => low)
      .join(' ');
    hits.push({
      kind: 'wording',
      severity: 'advise',
      start: first.start,
      end: last.end,
      put: known.instead.get(said) ?? said,
    });
    at += length - 1;
  }
  return hits;
}
