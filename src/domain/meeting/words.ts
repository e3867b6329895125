/** Where a meeting is. `moved` waits for a new date: one that has it is planned or called again. */
export const MEETING_STATES = [
  'planned',
  'called',
  'papers-out',
  'held',
  'minutes-draft',
  'minutes-out',
  'closed',
  'cancelled',
  'moved',
] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

const STATE_LABELS: Readonly<Record<MeetingState, string>> = {
  planned: 'Planned',
  called: 'Called',
  'papers-out': 'Papers out',
  held: 'Held',
  'minutes-draft': 'Minutes in draft',
  'minutes-out': 'Minutes out',
  closed: 'Closed',
  cancelled: 'Cancelled',
  moved: 'Waits for a new date',
};

export function stateLabel(state: MeetingState): string {
  return STATE_LABELS[state];
}

/** Kinds of cycle: which prompts a meeting has, and when. The offsets of each can be changed in the partnership file. */
export const CYCLES = [
  'standard',
  'working-group',
  'monthly',
  'board',
  'lsp',
  'extraordinary',
  'young-people',
  'reminder-only',
  'dates-only',
] as const;
export type CycleKind = (typeof CYCLES)[number];

/** What a prompt of a meeting's cycle is about, in the order in which they come. */
export const PROMPTS = [
  'date-check',
  'call-for-items',
  'papers-due',
  'agenda-out',
  'silent-members',
  'quorum-forecast',
  'reminder',
  'next-date',
  'actions-out',
  'draft-minutes',
  'minutes-out',
  'minutes-late',
] as const;
export type PromptKind = (typeof PROMPTS)[number];

/** Whom a prompt is for. `owners` owe an action or a paper, `silent` have not said whether they come. */
export const AUDIENCES = ['chair', 'unit', 'members', 'owners', 'minute-taker', 'silent'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Figures that a standing item can show. What each one counts is registered where the counting is done. */
export const FIGURES = [
  'actions-overdue',
  'actions-awaiting-assurance',
  'actions-of-group',
  'escalations-by-stage',
  'escalations-single-agency',
  'briefing-themes',
  'briefing-counts',
  'returns',
  'scorecard',
  'training-bookings',
  'training-evaluation',
  'training-three-month',
  'training-licences',
  'needs-analysis',
  'audit-stage',
  'safeguarding-audits',
  'reviews-running',
  'reviews-published',
  'learning-plans',
  'duties-due',
  'sign-offs',
  'workforce-update',
  'voice',
  'minutes-on-time',
  'attendance-gaps',
] as const;
export type FigureKey = (typeof FIGURES)[number];

/** A seat's answer before a meeting. */
export const REPLIES = ['coming', 'apology', 'deputy'] as const;
export type Reply = (typeof REPLIES)[number];

/** What became of a seat at a meeting. */
export const ATTENDANCE = ['present', 'apology', 'deputy', 'absent'] as const;
export type AttendanceMark = (typeof ATTENDANCE)[number];
