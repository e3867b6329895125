import { sceneOf, type Scene } from './context.ts';
import { detectAddress } from './detect-address.ts';
import { detectDateOfBirth } from './detect-date-of-birth.ts';
import { detectEMail } from './detect-e-mail.ts';
import { detectJigsaw } from './detect-jigsaw.ts';
import { detectName } from './detect-name.ts';
import { detectNhsNumber } from './detect-nhs-number.ts';
import { detectNiNumber } from './detect-ni-number.ts';
import { detectPhone } from './detect-phone.ts';
import { detectPostcode } from './detect-postcode.ts';
import { detectReference } from './detect-reference.ts';
import { detectUpn } from './detect-upn.ts';
import { detectVehicle } from './detect-vehicle.ts';
import { detectSensitive, detectWording } from './detect-words.ts';
import {
  stricter,
  type FieldText,
  type Finding,
  type GuardKind,
  type GuardSurroundings,
  type Hit,
  type Severity,
  type Span,
} from './finding.ts';
import { messageFor } from './messages.ts';
import { readingsOf } from './reading.ts';
import { replaceHits } from './rewrite.ts';

export type Detector = (scene: Scene) => readonly Hit[];

export const DETECTORS: readonly Detector[] = [
  detectNhsNumber,
  detectUpn,
  detectNiNumber,
  detectPostcode,
  detectDateOfBirth,
  detectPhone,
  detectEMail,
  detectAddress,
  detectVehicle,
  detectReference,
  detectName,
  detectJigsaw,
  detectSensitive,
  detectWording,
];

/** Stands between the fields of one submission while they are read as one text. */
const BORDER = ' | ';
const MOST_REWRITES = 3;

/**
 * Reads all texts of one submission together, so that nothing is hidden by being spread over fields, and says what may not
 * be kept, what to ask about and what to advise on: one finding a kind and field, in the order of the fields. Pure,
 * and linear in the length of the texts.
 *
 * @example screen([{ field: 'title', text: 'Ring 07700 900123' }], surroundings)
 *   // [{ kind: 'phone', severity: 'refuse', field: 'title', span: { start: 5, end: 17 }, message: …, rewrite: 'Ring [phone number removed]' }]
 */
export function screen(
  texts: readonly FieldText[],
  surroundings: GuardSurroundings,
  detectors: readonly Detector[] = DETECTORS,
): readonly Finding[] {
  const hits = hitsIn(texts, surroundings, detectors);
  if (hits.every((found) => found.length === 0)) return [];
  const stops = hits.some((found) => found.some(({ severity }) => severity !== 'advise'));
  let made: { readonly texts: readonly string[] | undefined } | undefined;
  // Only somebody whose text is stopped waits for the neutral words: they are made when they are asked for.
  const rewrites = (): readonly string[] | undefined => {
    made ??= { texts: stops ? rewritten(texts, hits, surroundings, detectors) : undefined };
    return made.texts;
  };
  return texts.flatMap(({ field }, index) => findingsOf(field, hits[index] ?? [], () => rewrites()?.[index]));
}

/** Whether anything in these texts is refused, or asked about. */
export function worst(findings: readonly Pick<Finding, 'severity'>[]): Severity | undefined {
  let most: Severity | undefined;
  for (const { severity } of findings) most = most === undefined ? severity : stricter(most, severity);
  return most;
}

/** What was found in each text, in offsets of that text. What lies across a border belongs to both sides. */
function hitsIn(
  texts: readonly FieldText[],
  surroundings: GuardSurroundings,
  detectors: readonly Detector[],
): readonly (readonly Hit[])[] {
  const whole = texts.map(({ text }) => text).join(BORDER);
  const found: Hit[][] = texts.map(() => []);
  const starts: number[] = [];
  let start = 0;
  for (const { text } of texts) {
    starts.push(start);
    start += text.length + BORDER.length;
  }
  for (const reading of readingsOf(whole)) {
    const scene = sceneOf(reading, surroundings);
    for (const detector of detectors) {
      for (const hit of detector(scene)) {
        const span = reading.original(hit);
        const severity = stricter(hit.severity, surroundings.atLeast?.[hit.kind] ?? 'advise');
        for (const [index, { text }] of texts.entries()) {
          const from = Math.max(0, span.start - (starts[index] ?? 0));
          const to = Math.min(text.length, span.end - (starts[index] ?? 0));
          if (from < to) found[index]?.push({ ...hit, severity, start: from, end: to });
        }
      }
    }
  }
  return found;
}

/** The texts in neutral words, read again until nothing is left to refuse or ask about. Undefined when something always is. */
function rewritten(
  texts: readonly FieldText[],
  hits: readonly (readonly Hit[])[],
  surroundings: GuardSurroundings,
  detectors: readonly Detector[],
): readonly string[] | undefined {
  let now = texts;
  let found = hits;
  for (let round = 0; round < MOST_REWRITES; round += 1) {
    now = now.map(({ field, text }, index) => ({ field, text: replaceHits(text, found[index] ?? []) }));
    found = hitsIn(now, surroundings, detectors);
    if (found.every((each) => each.every(({ severity }) => severity === 'advise')))
      return now.map(({ text }) => text);
  }
  return undefined;
}

function findingsOf(
  field: string,
  hits: readonly Hit[],
  rewrite: () => string | undefined,
): readonly Finding[] {
  const byKind = new Map<GuardKind, Hit>();
  for (const hit of hits) {
    const before = byKind.get(hit.kind);
    if (!before || stricter(hit.severity, before.severity) !== before.severity) byKind.set(hit.kind, hit);
  }
  return [...byKind.values()].map((hit) => new ScreenFinding(field, hit, rewrite));
}

/** A class, because an accessor in an object literal costs a hidden class for each object, which lives until the next full collection. */
class ScreenFinding implements Finding {
  readonly kind: GuardKind;
  readonly severity: Severity;
  readonly field: string;
  readonly span: Span;
  readonly message: string;
  readonly #rewrite: () => string | undefined;

  constructor(field: string, { kind, severity, start, end }: Hit, rewrite: () => string | undefined) {
    this.kind = kind;
    this.severity = severity;
    this.field = field;
    this.span = { start, end };
    this.message = messageFor(kind, severity);
    this.#rewrite = rewrite;
  }

  get rewrite(): string | undefined {
    const text = this.#rewrite();
    return text?.trim() === '' ? undefined : text;
  }
}
