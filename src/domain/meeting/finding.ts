/** What speaks against a time. Refused: it cannot be. Warned: somebody should say yes to it. Noted: good to know. */
export const WEIGHTS = ['refused', 'warned', 'noted'] as const;
export type Weight = (typeof WEIGHTS)[number];

export const FINDING_KINDS = [
  'bank-holiday',
  'weekend',
  'school-holiday',
  'terms-unknown',
  'avoid',
  'clash',
  'close',
  'same-day',
  'bank-holidays-unpublished',
] as const;

export interface Finding {
  readonly weight: Weight;
  readonly kind: (typeof FINDING_KINDS)[number];
  /** In a line, for whoever sets the date. */
  readonly says: string;
}

/** A date and time that a meeting has or might have. `at` is `HH:MM` in London. */
export interface Slot {
  readonly date: string;
  readonly at: string;
  readonly minutes: number;
}

export function isRefused(findings: readonly Finding[]): boolean {
  return findings.some(({ weight }) => weight === 'refused');
}
