import { setOf, type Scene } from './context.ts';
import { monthOf } from './dates.ts';
import type { GuardKind, Hit } from './finding.ts';
import { isThin, type Token } from './token.ts';

/** Words that a police, court or custody number follows. */
const POLICE = setOf(
  'crime cr log ois incident inc niche occ occurrence urn pnc vist ppn custody police cad pnd stop',
);
/** Words that a number of some body's own record follows. */
const RECORDS = setOf(`
  ll lcs mosaic eclipse carefirst ehat ehm systmone system1 rio cpoms sims liquidlogic case record hospital mrn court passport
  file pid client licence arrest claim tenancy unit patient`);
/** Names of systems, after which a bare number is a record's. The other words take "no" or "ref" between, or a mark in the number. */
const SYSTEMS = setOf(
  'll lcs mosaic eclipse carefirst ehat ehm systmone rio cpoms liquidlogic niche occ vist mrn passport pnc urn ppn',
);
const LINKS = setOf('no number num ref reference id is as under record case file nr court');
const OFFICE = setOf('home');
const PUT = '[reference removed]';

/** Numbers under which the police, a court, social care or health know somebody: by their shape, or by the word before them. */
export function detectReference({ tokens }: Scene): Hit[] {
  const hits: Hit[] = [];
  const add = (kind: GuardKind, first: number, last: number): void => {
    const [one, other] = [tokens[first], tokens[last]];
    if (one && other) hits.push({ kind, severity: 'refuse', start: one.start, end: other.end, put: PUT });
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const shaped = shapedAt(tokens, at);
    if (shaped) {
      add(shaped.kind, at, shaped.last);
      at = shaped.last;
      continue;
    }
    const low = tokens[at]?.low ?? '';
    const isPolice = POLICE.has(low);
    const isRecord = RECORDS.has(low) || (low === 'office' && OFFICE.has(tokens[at - 1]?.low ?? ''));
    if (!isPolice && !isRecord) continue;
    const said =
      low === 'log' || low === 'incident' || low === 'inc'
        ? (datedLog(tokens, at) ?? numberAfter(tokens, at))
        : numberAfter(tokens, at);
    if (!said) continue;
    add(isPolice ? 'crime-reference' : 'case-reference', said.first, said.last);
    at = said.last;
  }
  return hits;
}

/** 50/123456/26, QD/4521/26, PL26C00123: nothing else is written like that. */
function shapedAt(tokens: readonly Token[], at: number): { kind: GuardKind; last: number } | undefined {
  const one = tokens[at];
  const two = tokens[at + 1];
  const three = tokens[at + 2];
  if (!one || !two || !three || one.text.length !== 2) return undefined;
  const slashed =
    two.gap === '/' &&
    three.gap === '/' &&
    two.digits.length >= 4 &&
    two.digits.length <= 8 &&
    three.digits.length === 2;
  if (slashed && tokens[at + 3]?.gap !== '/') return { kind: 'crime-reference', last: at + 2 };
  const four = tokens[at + 3];
  const court = two.gap + three.gap + (four?.gap ?? ' ') === '' && one.digits === '';
  if (court && two.digits.length === 2 && /^[a-z]$/.test(three.low) && four?.digits.length === 5)
    return { kind: 'case-reference', last: at + 3 };
  return undefined;
}

interface Said {
  readonly first: number;
  readonly last: number;
}

/** The number after a label, with at most two little words between: `mosaic id 765432`, `case ref 2024/00123`. */
function numberAfter(tokens: readonly Token[], label: number): Said | undefined {
  let at = label + 1;
  let linked = false;
  while (at < label + 4 && LINKS.has(tokens[at]?.low ?? '')) {
    linked = true;
    at += 1;
  }
  const start = tokens[at];
  const gap = start?.gap ?? 'none';
  if (!start || !isThin(gap.replace('#', ''))) return undefined;
  let last = at;
  let figures = start.digits.length;
  let pieces = start.digits === '' ? 0 : 1;
  if (start.digits === '' && start.text.length > 3) return undefined;
  for (let next = at + 1; next < at + 6; next += 1) {
    const part = tokens[next];
    if (!part || part.gap.length > 1 || ![...part.gap].every((mark) => '/-.'.includes(mark))) break;
    if (part.digits === '' && part.text.length > 2) break;
    figures += part.digits.length;
    pieces += part.digits === '' ? 0 : 1;
    last = next;
  }
  if (figures < 4 || (start.digits === '' && tokens[at + 1]?.digits === '')) return undefined;
  const whole = tokens
    .slice(at, last + 1)
    .map(({ text, gap: mark }, index) => (index === 0 ? text : mark + text))
    .join('');
  if (/^(?:19|20)\d\d$/.test(whole) || /^(?:19|20)\d\d[-/]\d\d(?:\d\d)?$/.test(whole)) return undefined;
  // The bot's own references, and dates, are nobody's.
  if (/^[a-z]{3}-\d{4}(?!\d)/i.test(whole) || /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(whole))
    return undefined;
  const isSystem = SYSTEMS.has(tokens[label]?.low ?? '');
  const isLong = figures >= 6 && pieces === 1;
  return linked || isSystem || isLong || pieces > 1 ? { first: at, last } : undefined;
}

/** "log 412 of 20/11", "incident number 345 of 21/11", "OIS log 0912-221126", "log no 0456 22nd nov", "log 1123 22/11/26". */
function datedLog(tokens: readonly Token[], label: number): Said | undefined {
  let at = label + 1;
  while (at < label + 3 && LINKS.has(tokens[at]?.low ?? '')) at += 1;
  const number = tokens[at];
  if (!number || number.digits === '' || number.digits.length > 5) return undefined;
  const next = tokens[at + 1];
  if (!next) return undefined;
  if (next.low === 'of' && tokens[at + 2]?.digits) {
    const hasMonth =
      ['/', '.', '-'].includes(tokens[at + 3]?.gap ?? '') || monthOf(tokens[at + 3]?.low ?? '') > 0;
    const hasYear =
      hasMonth && ['/', '.', '-'].includes(tokens[at + 4]?.gap ?? '') && tokens[at + 4]?.digits !== '';
    return hasMonth ? { first: at, last: at + (hasYear ? 4 : 3) } : undefined;
  }
  // "log 1123 22/11/26"
  const [day, month, year] = [next, tokens[at + 2], tokens[at + 3]];
  if (
    number.digits.length >= 3 &&
    next.gap === ' ' &&
    day.digits !== '' &&
    month?.gap === '/' &&
    month.digits !== ''
  )
    return { first: at, last: at + (year?.gap === '/' && year.digits !== '' ? 3 : 2) };
  if (next.digits.length === 6 && isThin(next.gap, 1)) return { first: at, last: at + 1 };
  return number.digits.length >= 3 && at > label + 1 ? { first: at, last: at } : undefined;
}
