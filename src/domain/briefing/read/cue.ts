/** What a word or a phrase stands for. `value` narrows it: a risk, an area, a theme. */
export const CUE_KINDS = [
  'missing',
  'back',
  'out',
  'risk',
  'talk',
  'done',
  'declined',
  'pending',
  'flag',
  'on',
  'off',
  'strategy',
  'booked',
  'held',
  'ask',
  'dsl',
  'told',
  'untold',
  'type',
  'known',
  'safer-me',
  'area',
  'context',
  'theme',
  'team',
  'action',
  'to',
  'by',
  'nil',
  'no',
  'person',
  'thing',
  'group',
  'repeat',
  'day',
  'part',
  'number',
  'all',
  'rest',
  'vague',
  'time',
  'span',
  'ordinal',
  'ref',
  'earlier',
  'chat',
  'us',
  'since',
] as const;
export type CueKind = (typeof CUE_KINDS)[number];

export interface Cue {
  readonly kind: CueKind;
  readonly value: string;
  /** Words from `from` up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
}

/** Two words that mean nothing by themselves may stand between the words of a thought. */
export function apart(one: Cue, other: Cue): number {
  return one.from <= other.from ? other.from - one.to : one.from - other.to;
}
