/** Every kind of review there is, with the words people use for it and the origin that its actions carry. */
export const KINDS = [
  {
    value: 'rapid-review',
    words: ['rapid review', 'rapid', 'rr'],
    label: 'Rapid review',
    origin: 'rapid-review',
  },
  {
    value: 'practice-review',
    words: ['practice review', 'lcspr', 'cspr'],
    label: 'Practice review',
    origin: 'practice-review',
  },
  {
    value: 'learning-from-experience',
    words: ['learning from experience', 'lfe', 'learning'],
    label: 'Learning from experience review',
    origin: 'learning-from-experience',
  },
  {
    value: 'audit',
    words: ['audit', 'multi-agency audit', 'ma audit'],
    label: 'Multi-agency audit',
    origin: 'audit',
  },
  {
    value: 'section-11',
    words: ['section 11', 's11'],
    label: 'Section 11 audit',
    origin: 'safeguarding-audit',
  },
  {
    value: 's175',
    words: ['s175', 's157', 's175/157', 'section 175', 'schools audit'],
    label: 'S175/157 audit of education',
    origin: 'safeguarding-audit',
  },
  {
    value: 'scrutiny-theme',
    words: ['scrutiny', 'scrutiny theme', 'deep dive'],
    label: 'Independent scrutiny of a theme',
    origin: 'scrutiny',
  },
  {
    value: 'inspection',
    words: ['inspection', 'jtai', 'ofsted', 'ilacs'],
    label: 'Inspection',
    origin: 'inspection',
  },
] as const;

export const REVIEW_KINDS = KINDS.map(({ value }) => value);
export type ReviewKind = (typeof KINDS)[number]['value'];

export function kindLabel(kind: ReviewKind): string {
  return KINDS.find(({ value }) => value === kind)?.label ?? kind;
}

/** The origin an action has when it came from such a review. */
export function originOf(kind: ReviewKind): (typeof KINDS)[number]['origin'] {
  return KINDS.find(({ value }) => value === kind)?.origin ?? 'audit';
}

/** How a review can end. Which ones fit a kind, the partnership file says. */
export const OUTCOMES = [
  { value: 'finished', label: 'Finished: its learning is being acted on' },
  { value: 'no-further-review', label: 'The rapid review is enough: no further review' },
  { value: 'practice-review', label: 'A practice review follows' },
  { value: 'learning-from-experience', label: 'A learning from experience review follows' },
  { value: 'difference-made', label: 'Repeated, and a difference is shown' },
  { value: 'no-difference-yet', label: 'Repeated, and no difference is shown yet' },
  { value: 'stopped', label: 'Stopped before its end' },
] as const;
export type ReviewOutcomeKind = (typeof OUTCOMES)[number]['value'];
export const OUTCOME_KINDS = OUTCOMES.map(({ value }) => value);

export function outcomeLabel(outcome: ReviewOutcomeKind): string {
  return OUTCOMES.find(({ value }) => value === outcome)?.label ?? outcome;
}

/** What doing a step means beside that it is done. */
export const DOES = [
  /** The national panel is told. Nothing that needs it can be done before. */
  'notify',
  /** The questions are settled: there has to be one at least. */
  'questions',
  /** The agencies are asked: their returns are due from here. */
  'ask',
  /** Every return is in, or declined with a reason. */
  'returns',
  /** People meet: who took part is asked. */
  'meet',
  /** Done or not done: yes or no, and why not. */
  'yes-no',
  /** The one-page briefing is agreed. */
  'approve',
  /** It is sent round, to be acknowledged by each agency. */
  'circulate',
  /** Every finding has become an action, or there is a reason why not. */
  'actions',
  /** The whole checklist is ticked. */
  'publish',
  /** The same questions are asked again, as a review of its own. */
  'repeat',
  /** What is different now, in a line. */
  'difference',
] as const;
export type Does = (typeof DOES)[number];
