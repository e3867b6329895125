import { among, setOf, type Scene } from './context.ts';
import type { DigitWindow } from './digit-windows.ts';
import type { Hit } from './finding.ts';

const CUES = setOf(
  'ring call phone text txt tel telephone mob mobile number no whatsapp msg message contact landline cell reach',
);

/**
 * British telephone numbers, with 0 or 44 in front, and mobile numbers that lost their 0. The partnership's own numbers,
 * helplines (0300, 0800, 116…) and short numbers are nobody's.
 */
export function detectPhone({ tokens, numbers, surroundings, reading }: Scene): Hit[] {
  const hits: Hit[] = [];
  let read = -1;
  for (const { at, windows } of numbers) {
    if (at <= read) continue;
    let best: DigitWindow | undefined;
    for (const window of windows) {
      const national = nationalOf(window, tokens, at);
      if (national === undefined) continue;
      // The longest reading that is allowed wins over a shorter one that is not.
      best = surroundings.allow.phones.has(national) ? undefined : window;
      if (best) continue;
      read = window.last;
      break;
    }
    const first = tokens[best?.first ?? -1];
    const last = tokens[best?.last ?? -1];
    if (!best || !first || !last) continue;
    const plus = reading.text[first.start - 1] === '+' ? 1 : 0;
    hits.push({
      kind: 'phone',
      severity: 'refuse',
      start: first.start - plus,
      end: last.end,
      put: '[phone number removed]',
    });
    read = best.last;
  }
  return hits;
}

function nationalOf(window: DigitWindow, tokens: Scene['tokens'], at: number): string | undefined {
  const { digits, shape } = window;
  const abroad = /^(?:00)?44(?:0)?([127]\d{8,9})$/.exec(digits);
  if (abroad) return `0${abroad[1] ?? ''}`;
  if (isDateOrTimes(window, tokens)) return undefined;
  if (/^0[127]\d{9}$/.test(digits)) return digits;
  // A few towns have shorter numbers; without their usual shape these could be anything.
  if (/^01\d{8}$/.test(digits) && (shape[0] === 5 || shape.length === 1)) return digits;
  const isCalled = among(tokens, at - 3, at, CUES);
  if (/^7[1-57-9]\d{8}$/.test(digits) && (isCalled || ['4,6', '4,3,3'].includes(shape.join(','))))
    return `0${digits}`;
  return undefined;
}

/** "01/12/2026 100", "07:00 09:00 12": a date or times that happen to have enough figures. */
function isDateOrTimes({ first, last, shape }: DigitWindow, tokens: Scene['tokens']): boolean {
  if (shape[0] !== 2 || shape.length < 3) return false;
  const gaps = tokens.slice(first + 1, last + 1).map(({ gap }) => gap);
  return (
    gaps.some((gap) => gap.includes(':')) ||
    (gaps[0] === gaps[1] &&
      '/-.'.includes(gaps[0] ?? ' ') &&
      shape[1] === 2 &&
      (shape[2] ?? 0) % 2 === 0 &&
      gaps.length > 2)
  );
}
