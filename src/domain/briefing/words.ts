// The words of a briefing: what people choose from, what is stored, and what is shown. Source: DOMAIN's item fields.

export const ITEM_TYPES = [
  { value: 'missing-now', label: 'Missing now' },
  { value: 'returned', label: 'Returned' },
  { value: 'repeat-missing', label: 'Repeat missing' },
  { value: 'exploitation', label: 'Exploitation concern' },
  { value: 'place', label: 'Place of concern' },
  { value: 'person', label: 'Person of concern (adult)' },
  { value: 'custody', label: 'Custody or arrest' },
  { value: 'violence', label: 'Violence or weapon' },
  { value: 'online', label: 'Online harm' },
  { value: 'health', label: 'Health presentation' },
  { value: 'attendance', label: 'Not in school' },
  { value: 'follow-up', label: 'Follow-up of an earlier action' },
  { value: 'good-news', label: 'Good news' },
  { value: 'theme', label: 'Theme' },
] as const;
export type ItemType = (typeof ITEM_TYPES)[number]['value'];

/** As its owner says it; the bot never works a risk out. */
export const RISKS = [
  { value: 'standard', label: 'Standard' },
  { value: 'medium', label: 'Medium' },
  { value: 'high', label: 'High' },
] as const;
export type Risk = (typeof RISKS)[number]['value'];

export const KNOWN_TO = [
  { value: 'csc', label: "Children's social care" },
  { value: 'early-help', label: 'Early help' },
  { value: 'yjs', label: 'Youth justice' },
  { value: 'none', label: 'Nobody' },
  { value: 'unsure', label: 'Not sure' },
] as const;
export type KnownTo = (typeof KNOWN_TO)[number]['value'];

/** How often within 90 days, this time included. */
export const REPEATS = [
  { value: 'first', label: 'First time' },
  { value: '2-3', label: '2 or 3 times' },
  { value: '4-9', label: '4 to 9 times' },
  { value: '10+', label: '10 times or more' },
] as const;
export type Repeat = (typeof REPEATS)[number]['value'];

/** How many people something is about, where they are not an item each. */
export const GROUP_SIZES = [
  { value: '1', label: 'One' },
  { value: '2-4', label: '2 to 4' },
  { value: '5-9', label: '5 to 9' },
  { value: '10+', label: '10 or more' },
] as const;
export type GroupSize = (typeof GROUP_SIZES)[number]['value'];

export const STRATEGY_STATES = [
  { value: 'requested', label: 'Requested' },
  { value: 'booked', label: 'Booked' },
  { value: 'held', label: 'Held' },
] as const;
export type StrategyState = (typeof STRATEGY_STATES)[number]['value'];

/** The conversation with a child who came back, within 72 hours. */
export const TALK_STATES = [
  { value: 'pending', label: 'To do' },
  { value: 'done', label: 'Done' },
  { value: 'declined', label: 'Declined' },
] as const;
export type TalkState = (typeof TALK_STATES)[number]['value'];

export const SAFER_ME = [
  { value: 'new', label: 'New assessment' },
  { value: 'review', label: 'Review' },
  { value: 'none', label: 'Not needed' },
] as const;
export type SaferMe = (typeof SAFER_ME)[number]['value'];

/** What somebody is asked to do after the briefing. */
export const ACTION_KINDS = [
  { value: 'strategy-meeting', label: 'Strategy meeting' },
  { value: 'return-talk', label: 'Return home conversation' },
  { value: 'safer-me', label: 'Safer Me assessment' },
  { value: 'dsl-call', label: 'Call to the DSL' },
  { value: 'flag-check', label: 'Check the hospital flag' },
  { value: 'disrupt', label: 'Disruption or patrol' },
  { value: 'safe-and-well', label: 'Safe and well check' },
  { value: 'intelligence-form', label: 'Intelligence form' },
  { value: 'mapping-meeting', label: 'Mapping meeting' },
  { value: 'timetable-check', label: 'Check of a part-time timetable' },
  { value: 'appointment', label: 'Appointment' },
  { value: 'support-offer', label: 'Offer of support' },
  { value: 'referral', label: 'Referral' },
  { value: 'contact', label: 'Contact or visit' },
  { value: 'notice', label: 'Public protection notice' },
  { value: 'update', label: 'Update to the briefing' },
  { value: 'other', label: 'Something else' },
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number]['value'];

export const ITEM_OUTCOMES = [
  { value: 'found', label: 'Found or back' },
  { value: 'dealt-with', label: 'Dealt with' },
  { value: 'with-agency', label: 'With one agency from here' },
  { value: 'shared', label: 'Shared, nothing to do' },
] as const;
export type ItemOutcome = (typeof ITEM_OUTCOMES)[number]['value'];

/**
 * What an agency did for one briefing. `expected` until something happened; `silent` is what is left at the close. `optional`
 * agencies bring something when there is something, and are never chased.
 */
export const CONTRIBUTIONS = [
  { value: 'expected', label: 'Expected' },
  { value: 'posted', label: 'Posted' },
  { value: 'nil', label: 'Nothing to report' },
  { value: 'late', label: 'Posted late' },
  { value: 'on-leave', label: 'On leave' },
  { value: 'silent', label: 'Silent' },
  { value: 'optional', label: 'When there is something' },
] as const;
export type ContributionState = (typeof CONTRIBUTIONS)[number]['value'];

export const BRIEFING_STATES = ['open', 'draft', 'released', 'closed'] as const;
export const UPDATE_STATES = ['proposed', 'confirmed', 'withdrawn', 'refused'] as const;

interface Word {
  readonly value: string;
  readonly label: string;
}

/** The words shown for a stored value, or the value itself. */
export function labelOf(words: readonly Word[], value: string): string {
  return words.find((word) => word.value === value)?.label ?? value;
}

export function groupSizeOf(people: number): GroupSize {
  if (people <= 1) return '1';
  if (people <= 4) return '2-4';
  return people <= 9 ? '5-9' : '10+';
}

export function repeatOf(times: number): Repeat {
  if (times <= 1) return 'first';
  if (times <= 3) return '2-3';
  return times <= 9 ? '4-9' : '10+';
}
