import type { Hit } from './finding.ts';

/** The text with what was found (and has to go) replaced by neutral words. Overlapping finds are replaced as one. */
export function replaceHits(text: string, hits: readonly Hit[]): string {
  const going = hits
    .filter(({ severity }) => severity !== 'advise')
    .sort((a, b) => a.start - b.start || b.end - a.end);
  if (going.length === 0) return text;
  let put = '';
  let at = 0;
  for (let index = 0; index < going.length;) {
    const first = going[index];
    if (!first) break;
    let end = first.end;
    index += 1;
    for (let next = going[index]; next && next.start < end; next = going[index]) {
      end = Math.max(end, next.end);
      index += 1;
    }
    put += text.slice(at, first.start) + first.put;
    at = end;
  }
  return tidy(put + text.slice(at));
}

const DOUBLE = / {2,20}/g;
const BEFORE_MARK = / ([,.;:)])/g;

function tidy(text: string): string {
  return text
    .replace(DOUBLE, ' ')
    .replace(BEFORE_MARK, '$1')
    .replaceAll('()', '')
    .replaceAll('a a ', 'a ')
    .trim();
}
