/** What the guard can find. The names are counted and audited, so they say nothing about anybody. */
export const GUARD_KINDS = [
  'nhs-number',
  'upn',
  'ni-number',
  'postcode',
  'date-of-birth',
  'phone',
  'e-mail',
  'online-handle',
  'address',
  'vehicle',
  'crime-reference',
  'case-reference',
  'name',
  'jigsaw',
  'sensitive',
  'wording',
] as const;
export type GuardKind = (typeof GUARD_KINDS)[number];

/**
 * `refuse`: nothing is kept. `confirm`: kept only when the author says that it is no child's or family's detail.
 * `advise`: kept, with a word beside the answer.
 */
export const SEVERITIES = ['advise', 'confirm', 'refuse'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One text of a submission, under the name its author knows it by. */
export interface FieldText {
  readonly field: string;
  readonly text: string;
}

/** Offsets in UTF-16 code units, as JavaScript counts. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What one detector saw in what it read, and neutral words to stand there instead. */
export interface Hit extends Span {
  readonly kind: GuardKind;
  readonly severity: Severity;
  readonly put: string;
}

/** What was found in one field: its kind, never its value. */
export interface Finding {
  readonly kind: GuardKind;
  readonly severity: Severity;
  readonly field: string;
  /** Where in that field's text. */
  readonly span?: Span;
  /** For the author alone: which kind it is and what to write instead. */
  readonly message: string;
  /** The whole text of the field in neutral words, made when it is asked for; undefined when it could not be made clean. */
  readonly rewrite: string | undefined;
}

/** What is known to be harmless here. Made once from the partnership file and the directory: see `allow.ts`. */
export interface Allow {
  /** National digits, from the leading 0: `01752304177`. */
  readonly phones: ReadonlySet<string>;
  /** Lower case. */
  readonly emails: ReadonlySet<string>;
  readonly emailDomains: ReadonlySet<string>;
  /** Names of members, groups, agencies and venues as lists of lower-case words, by their first word. */
  readonly phrases: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** First names of members, lower case: harmless alone, but not beside a word for a child. */
  readonly firstNames: ReadonlySet<string>;
  /** Abbreviations that are nobody's initials, lower case. */
  readonly abbreviations: ReadonlySet<string>;
  /** Neighbourhoods, lower case words joined by a space. */
  readonly places: ReadonlyMap<string, readonly (readonly string[])[]>;
}

export interface Advice {
  readonly words: readonly string[];
  readonly instead: string;
}

/** What the guard is told beside the texts. */
export interface GuardSurroundings {
  readonly allow: Allow;
  /** ISO date in London: how old somebody born on a date would be. */
  readonly today: string;
  /** Text about what happened to children (a briefing, an escalation) may hold no name at all. */
  readonly about?: 'case' | 'work';
  /** The least severity of a kind, where the partnership is stricter than the table. */
  readonly atLeast?: Readonly<Partial<Record<GuardKind, Severity>>>;
  /** Words that a gentler one is suggested for. */
  readonly wording?: readonly Advice[];
}

export function stricter(one: Severity, other: Severity): Severity {
  return SEVERITIES.indexOf(one) >= SEVERITIES.indexOf(other) ? one : other;
}
