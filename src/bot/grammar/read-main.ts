import { isFiller, POLITE } from './line.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';
import { clip } from './words.ts';

/**
 * What nothing else has claimed is the text. One quoted text alone is taken exactly as it stands between its
 * quotes; anything else is put together again, tidied, with inner quotes kept. A verb without a text says so instead.
 */
export function readMain(reading: Reading, ownWords: readonly string[]): void {
  const { line, main } = reading;
  const rest = withoutLead(reading, leftOver(reading));
  const spoken = rest.filter((token) => !isFiller(token));
  if (main === undefined) {
    const own = new Set(['the', 'my', 'me', 'of', 'for', ...ownWords]);
    const strange = spoken.filter((token) => token.kind !== 'word' || !own.has(token.core));
    if (strange.length > 0) {
      const said = clip(textOf(strange));
      reading.problems.push({ said, message: `I did not understand “${said}”.` });
    }
    return;
  }
  const [only] = spoken;
  const quoted = only?.kind === 'quoted' && spoken.length === 1 ? only.text : undefined;
  const text = quoted ?? tidy(textOf(rest), startsAfterPerson(reading));
  if (text.trim() !== '') reading.accept(main, { from: line.length, to: line.length, value: text });
}

/** Free words, without the segments between clauses that say nothing ("and", a comma). */
function leftOver(reading: Reading): readonly Token[] {
  const { line } = reading;
  const kept: Token[] = [];
  let segment: Token[] = [];
  const end = (): void => {
    if (!segment.every(isFiller)) kept.push(...segment);
    segment = [];
  };
  for (const [at, token] of line.tokens.entries()) {
    if (line.isFree(at)) segment.push(token);
    else end();
  }
  end();
  return kept;
}

/** `because the inquiry asks for it`: the text is what follows its own lead. */
function withoutLead({ main, arguments: all }: Reading, tokens: readonly Token[]): readonly Token[] {
  const leads = all.find(([name]) => name === main)?.[1].leads ?? [];
  for (const words of leads.map((lead) => lead.split(' '))) {
    const stands = words.every((word, at) => {
      const token = tokens[at];
      return token?.kind === 'word' && token.core === word;
    });
    if (stands && tokens.length > words.length) return tokens.slice(words.length);
  }
  return tokens;
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map((token, index) => (index > 0 && token.spaced ? ` ${token.raw}` : token.raw)).join('');
}

/** "assign @Jo to send the minutes": the text is "send the minutes". */
function startsAfterPerson(reading: Reading): boolean {
  const { line } = reading;
  const first = line.tokens.findIndex((_, at) => line.isFree(at));
  const taker = line.takenBy(first - 1);
  return reading.arguments.some(([name, definition]) => name === taker && definition.kind === 'person');
}

function tidy(text: string, afterPerson: boolean): string {
  const words = text.split(' ');
  const isPolite = (word: string | undefined): boolean =>
    word !== undefined && POLITE.has(word.toLowerCase().replace(/[^a-z]/g, ''));
  while (isPolite(words[0])) words.shift();
  while (isPolite(words.at(-1))) words.pop();
  if (afterPerson && words.length > 1 && words[0]?.toLowerCase() === 'to') words.shift();
  return words
    .join(' ')
    .replace(/^[\s,;:\u2013\u2014-]+/, '')
    .replace(/[\s,;:\u2013\u2014-]+$/, '')
    .replace(/(?<!\.)\.$/, '');
}
