import type { MeetingCalendar, MeetingsOfGroup } from '../../partnership/meeting-schema.ts';
import type { Audience, CycleKind, PromptKind } from './words.ts';

/** Working days from the meeting by prompt, negative before it. A prompt that is not there is not sent. */
export type CycleSteps = Readonly<Partial<Record<PromptKind, number>>>;

const AFTER = { 'next-date': 0, 'actions-out': 1, 'draft-minutes': 5, 'minutes-out': 10, 'minutes-late': 15 };
const LAST = { 'silent-members': -2, 'quorum-forecast': -2, reminder: -1, ...AFTER };

/**
 * The cycles of a partnership whose file says nothing about them: papers a week before, actions the next day, minutes in
 * ten working days, as board and conference standards have it. All of it is assumed; see docs/meetings.md.
 */
export const DEFAULT_CYCLES: Readonly<Record<CycleKind, CycleSteps>> = {
  standard: { 'date-check': -20, 'call-for-items': -15, 'papers-due': -10, 'agenda-out': -5, ...LAST },
  'working-group': { 'date-check': -15, 'call-for-items': -10, 'papers-due': -7, 'agenda-out': -5, ...LAST },
  monthly: {
    'date-check': -12,
    'call-for-items': -8,
    'papers-due': -5,
    'agenda-out': -3,
    ...LAST,
    'draft-minutes': 3,
    'minutes-out': 5,
    'minutes-late': 8,
  },
  board: { 'date-check': -20, 'call-for-items': -15, 'papers-due': -10, 'agenda-out': -7, ...LAST },
  lsp: { 'date-check': -30, 'call-for-items': -15, 'papers-due': -10, 'agenda-out': -7, ...LAST },
  extraordinary: { 'call-for-items': -2, 'agenda-out': -1, 'quorum-forecast': -1, ...AFTER },
  'young-people': { 'call-for-items': -3, reminder: -1, 'actions-out': 1 },
  'reminder-only': { reminder: -1, 'next-date': 0, 'actions-out': 1 },
  'dates-only': { 'date-check': -10 },
};

/** The steps of a cycle, as the partnership file has them. */
export function cycleSteps(kind: CycleKind, calendar: Pick<MeetingCalendar, 'cycles'>): CycleSteps {
  return calendar.cycles[kind]?.steps ?? DEFAULT_CYCLES[kind];
}

/** What decides about a group's cycle where the file does not name one. */
export interface CycleGroup {
  readonly kind: 'strategic' | 'operational';
  readonly holds: 'everything' | 'actions-only' | 'calendar-only';
  readonly meetings?: Pick<MeetingsOfGroup, 'cycle'>;
}

/** Which cycle a group's meetings have. An extraordinary one is called within days, whatever the group. */
export function cycleOf(group: CycleGroup, meeting: 'regular' | 'extraordinary' = 'regular'): CycleKind {
  if (group.holds === 'calendar-only') return 'dates-only';
  const named = group.meetings?.cycle;
  if (named === 'young-people' || named === 'reminder-only' || named === 'dates-only') return named;
  if (meeting === 'extraordinary') return 'extraordinary';
  if (named) return named;
  if (group.holds === 'actions-only') return 'reminder-only';
  return group.kind === 'operational' ? 'working-group' : 'standard';
}

const TO: Readonly<Record<PromptKind, readonly Audience[]>> = {
  'date-check': ['chair', 'unit'],
  'call-for-items': ['members'],
  'papers-due': ['owners'],
  'agenda-out': ['members'],
  'silent-members': ['silent'],
  'quorum-forecast': ['unit', 'chair'],
  reminder: ['members'],
  'next-date': ['minute-taker'],
  'actions-out': ['members'],
  'draft-minutes': ['minute-taker'],
  'minutes-out': ['minute-taker', 'members'],
  'minutes-late': ['unit', 'minute-taker'],
};

/** Whom a prompt goes to. Of young people's meetings everything goes to the adult who speaks for them, and to the unit. */
export function audienceOf(prompt: PromptKind, cycle: CycleKind): readonly Audience[] {
  if (cycle !== 'young-people') return TO[prompt];
  return prompt === 'reminder' ? ['chair'] : ['chair', 'unit'];
}
