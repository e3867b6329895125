import { fold } from '../guard/fold.ts';
import { isBreak, tokenise } from '../guard/token.ts';
import { meantWord } from './near-words.ts';

const DRAWN_OUT = /([a-z])\1{2,12}/gi;
/** Longer sentences are read in pieces, so that what is far apart does not add up. */
const MOST_WORDS = 60;

/**
 * The sentences of a text, each as one line of plain lower-case words between single blanks: ` he is got a knife `.
 * Short forms are written out, typing mistakes in words of danger are put right.
 */
export function segmentsOf(text: string): string[] {
  const segments: string[] = [];
  let words: string[] = [];
  const close = (): void => {
    if (words.length > 0) segments.push(` ${words.join(' ')} `);
    words = [];
  };
  // "noooow" is read as "now".
  const plain = fold(text).text.replace(DRAWN_OUT, '$1');
  for (const { low, gap, start, end } of tokenise(plain)) {
    if ((isBreak(gap) && start > 0) || words.length >= MOST_WORDS) close();
    words.push(...writtenOut(low));
    if (plain.startsWith('!!', end)) words.push('!!');
    if (plain.startsWith('%', end)) words.push('%');
  }
  close();
  return segments;
}

const SHORT: Readonly<Record<string, string>> = {
  hes: 'he is',
  shes: 'she is',
  theyre: 'they are',
  im: 'i am',
  ive: 'i have',
  isnt: 'is not',
  wont: 'will not',
  cant: 'can not',
  cannot: 'can not',
  arent: 'are not',
  doesnt: 'does not',
  gonna: 'going to',
  goin: 'going',
  rn: 'right now',
  kil: 'kill',
  killin: 'killing',
  stabing: 'stabbing',
  od: 'overdose',
  ods: 'overdose',
  tonite: 'tonight',
  urself: 'yourself',
  hisself: 'himself',
};

function writtenOut(low: string): string[] {
  const bare = low.replace("'", '');
  const short = SHORT[bare];
  if (short !== undefined) return short.split(' ');
  if (low.endsWith("'s")) return [low.slice(0, -2), 'is'];
  return [meantWord(bare)];
}
