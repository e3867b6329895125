import type { FigureValue } from './record.ts';

/** Rounded to so many decimals, half away from zero, without the tail of binary fractions. */
export function rounded(value: number, decimals = 1): number {
  const scale = 10 ** decimals;
  const scaled = Math.abs(value) * scale;
  return (Math.sign(value) * Math.round(scaled + Number.EPSILON * scaled)) / scale || 0;
}

/** The number itself: a count, or a percentage worked out from its two numbers where they are known. */
export function numberOf(value: FigureValue): number {
  if ('count' in value) return value.count;
  return 'percent' in value ? value.percent : (value.part / value.of) * 100;
}

/** By how much a count changed, in per cent of what it was. Undefined from nothing: no per cent of nothing is anything. */
export function percentChange(from: number, to: number): number | undefined {
  return from === 0 ? undefined : ((to - from) / from) * 100;
}

/** What is wrong with a percentage somebody states, kindly, or undefined when it is right as far as it is said. */
export interface StatedCheck {
  readonly stated: number;
  /** Worked out from the raw figures, with one decimal. */
  readonly right: number;
  readonly says: string;
}

/**
 * Works a stated change out again from the raw figures (F40).
 *
 * @param stated in per cent; as many decimals as it has are looked at: 15 is right for 14.8
 * @example checkChange(10366, 11904, 12.9)?.says // 'Reported as 12.9%; it is 14.8%. …'
 */
export function checkChange(from: number, to: number, stated: number): StatedCheck | undefined {
  const change = percentChange(from, to);
  if (change === undefined || agrees(stated, change)) return undefined;
  const right = rounded(change);
  const ofTheNew = to === 0 ? undefined : ((to - from) / to) * 100;
  const why =
    ofTheNew !== undefined && agrees(stated, ofTheNew)
      ? ' The reported one is the share of the newer figure; a change is counted from the older one.'
      : agrees(-stated, change)
        ? ' The direction is the other way round.'
        : '';
  return { stated, right, says: `Reported as ${sayNumber(stated)}%; it is ${sayNumber(right)}%.${why}` };
}

/** The same for a share: `part` of `of`, said to be so many per cent. */
export function checkShare(part: number, of: number, stated: number): StatedCheck | undefined {
  if (of === 0) return undefined;
  const share = (part / of) * 100;
  if (agrees(stated, share)) return undefined;
  const right = rounded(share);
  return { stated, right, says: `Reported as ${sayNumber(stated)}%; it is ${sayNumber(right)}%.` };
}

/** Equal as far as the stated number goes. */
function agrees(stated: number, right: number): boolean {
  const decimals = String(Math.abs(stated)).split('.')[1]?.length ?? 0;
  return Math.abs(rounded(right, decimals) - stated) < 1e-9;
}

/** `10,366`, `14.8`: as people in England write numbers, one decimal at most. */
export function sayNumber(value: number): string {
  return rounded(value).toLocaleString('en-GB');
}

/** `+14.8%`, `−3%`; `no change` for none. */
export function saySigned(value: number, unit: string): string {
  const shown = rounded(value);
  if (shown === 0) return 'no change';
  return `${shown > 0 ? '+' : '−'}${sayNumber(Math.abs(shown))}${unit}`;
}
