import { among, setOf, type Scene } from './context.ts';
import type { DigitWindow } from './digit-windows.ts';
import type { Hit } from './finding.ts';

const LABELS = setOf('nhs chi patient pt hospital hosp rio ed systmone nhsno');
const OTHERS = setOf('po invoice order code cost meeting passcode isbn ext');
/** How such numbers are written down, beside in one piece. */
const SHAPES = new Set(['10', '3,3,4', '5,5', '3,4,3', '4,3,3', '4,6', '6,4']);

/**
 * NHS numbers: ten figures, the last of which checks the others (weights 10 to 2, modulo 11). One random number in eleven
 * passes that, so the way it is written or the words before it have to fit as well. One with a label and a wrong check
 * figure is most likely mistyped, and is asked about.
 */
export function detectNhsNumber({ tokens, numbers }: Scene): Hit[] {
  const hits: Hit[] = [];
  let read = -1;
  for (const { at, windows } of numbers) {
    if (at <= read) continue;
    for (const window of windows) {
      const severity = window.digits.length === 10 ? judge(window, tokens, at) : undefined;
      if (severity === undefined) continue;
      const start = tokens[window.first]?.start ?? 0;
      const end = tokens[window.last]?.end ?? 0;
      hits.push({ kind: 'nhs-number', severity, start, end, put: '[NHS number removed]' });
      read = window.last;
    }
  }
  return hits;
}

function judge(window: DigitWindow, tokens: Scene['tokens'], at: number): 'refuse' | 'confirm' | undefined {
  const isLabelled = among(tokens, at - 4, at, LABELS);
  const label = tokens[at - 1]?.low === 'nhs' || tokens[at - 2]?.low === 'nhs';
  if (!hasNhsCheck(window.digits)) return label ? 'confirm' : undefined;
  if (isLabelled) return 'refuse';
  if (among(tokens, at - 3, at, OTHERS)) return undefined;
  const shape = window.shape.join(',');
  // England issues 4, 6 and 7; 9 was issued before, and 999 is for tests.
  const usual = '4679'.includes(window.digits[0] ?? '');
  return (usual && SHAPES.has(shape)) || shape === '3,3,4' ? 'refuse' : undefined;
}

export function hasNhsCheck(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < 9; index += 1) sum += Number(digits[index]) * (10 - index);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}
