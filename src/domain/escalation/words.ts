/** What escalations are about: the reasons practitioners give, as the partnership counts them. */
export const THEMES = [
  { value: 'threshold', label: 'Threshold or level of need' },
  { value: 'outcome-not-told', label: 'Outcome of a referral not told' },
  { value: 'assessment', label: 'Outcome of an assessment' },
  { value: 'plan-or-minutes', label: 'Plan or minutes not shared' },
  { value: 'drift', label: 'Drift or delay' },
  { value: 'information-sharing', label: 'Information sharing' },
  { value: 'attendance', label: 'Attendance at meetings' },
  { value: 'step-down', label: 'Step-down or closure' },
  { value: 'strategy', label: 'Strategy or section 47 decision' },
  { value: 'service', label: 'Service not provided' },
  { value: 'system', label: 'How the system works or is funded' },
] as const;

export const PLANS = [
  { value: 'none', label: 'No plan' },
  { value: 'early-help', label: 'Early help' },
  { value: 'child-in-need', label: 'Child in need' },
  { value: 'child-protection', label: 'Child protection' },
  { value: 'child-in-care', label: 'Child in care' },
] as const;

/** How many children it is about, in bands so small numbers point at nobody. */
export const CHILDREN = [
  { value: 'one', label: 'One child' },
  { value: 'two-or-three', label: 'Two or three' },
  { value: 'four-or-more', label: 'Four or more' },
] as const;

export const FAMILY_TOLD = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'Not yet' },
  { value: 'not-safe', label: 'It would not be safe' },
] as const;

export const OUTCOMES = [
  { value: 'agreed', label: 'We agreed on a way forward' },
  { value: 'changed', label: 'The decision was changed' },
  { value: 'upheld', label: 'The decision stayed as it was' },
  { value: 'compromise', label: 'We met half way' },
] as const;

export const TRACKS = ['routine', 'urgent'] as const;
export type Track = (typeof TRACKS)[number];

/** The side that challenges, and the side whose decision is challenged. */
export const SIDES = ['raising', 'receiving'] as const;
export type Side = (typeof SIDES)[number];

type Words = readonly { readonly value: string; readonly label: string }[];

export function labelOf(words: Words, value: string): string {
  return words.find((word) => word.value === value)?.label ?? value;
}

export function otherSide(side: Side): Side {
  return side === 'raising' ? 'receiving' : 'raising';
}
