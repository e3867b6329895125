import { among, setOf, type Scene } from './context.ts';
import { windowsFrom } from './digit-windows.ts';
import type { Hit } from './finding.ts';
import { isThin } from './token.ts';

const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const LABELS = setOf('upn pupil uln');
const PUT = '[pupil number removed]';

/**
 * Unique pupil numbers: a check letter and twelve figures, the last of which is a letter in a temporary number (weights 2
 * to 13, modulo 23 over the letters without I, O and S). One whose letter does not fit is asked about. A learner number
 * (ULN) has ten figures and is known by its label.
 */
export function detectUpn({ tokens }: Scene): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const letter = tokens[at];
    if (!letter || letter.digits !== '') continue;
    if (LABELS.has(letter.low)) hits.push(...labelled(tokens, at));
    if (letter.text.length !== 1) continue;
    if (tokens[at + 1] && !isThin(tokens[at + 1]?.gap ?? '', 1)) continue;
    for (const { digits, last } of windowsFrom(tokens, at + 1, 11, 12)) {
      const tail = tokens[last + 1];
      const isTemporary =
        digits.length === 11 && tail?.gap === '' && tail.text.length === 1 && tail.digits === '';
      if (digits.length !== 12 && !isTemporary) continue;
      const whole = (letter.text + digits + (isTemporary ? (tail?.text ?? '') : '')).toUpperCase();
      const isPlymouth = digits.startsWith('879') || among(tokens, at - 3, at, LABELS);
      const severity = hasUpnCheck(whole) ? 'refuse' : isPlymouth ? 'confirm' : undefined;
      const end = (isTemporary ? tail : tokens[last])?.end ?? letter.end;
      if (severity) hits.push({ kind: 'upn', severity, start: letter.start, end, put: PUT });
    }
  }
  return hits;
}

function labelled(tokens: Scene['tokens'], at: number): Hit[] {
  if (tokens[at]?.low !== 'uln') return [];
  for (const { first, last } of windowsFrom(tokens, at + 1, 10, 10)) {
    return [
      {
        kind: 'upn',
        severity: 'refuse',
        start: tokens[first]?.start ?? 0,
        end: tokens[last]?.end ?? 0,
        put: PUT,
      },
    ];
  }
  return [];
}

/** `T879999920001`, in capitals. */
export function hasUpnCheck(upn: string): boolean {
  let sum = 0;
  for (let index = 1; index < 13; index += 1) {
    const character = upn[index] ?? '';
    const value = character >= '0' && character <= '9' ? Number(character) : LETTERS.indexOf(character);
    if (value < 0) return false;
    sum += value * (index + 1);
  }
  return LETTERS[sum % 23] === upn[0];
}
