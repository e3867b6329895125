import type { MeetingCalendar } from '../../partnership/meeting-schema.ts';
import { addWorkingDays, ENGLAND, londonDate, londonInstant, type HolidayCalendar } from '../working-days.ts';
import { audienceOf, cycleSteps } from './cycle-kinds.ts';
import { sayPrompt } from './prompt-words.ts';
import type { Meeting } from './record.ts';
import { PROMPT_TIME, workingMoment } from './working-hours.ts';
import { PROMPTS, type Audience, type PromptKind } from './words.ts';

/** What the cycle needs to know of a meeting. */
export type CycleMeeting = Pick<
  Meeting,
  'id' | 'group' | 'cycle' | 'starts' | 'ends' | 'state' | 'created' | 'moves' | 'sent' | 'snoozed'
>;

export interface CyclePolicy {
  /** The cycles of the partnership file: `partnership.calendar`. */
  readonly calendar: Pick<MeetingCalendar, 'cycles'>;
  readonly holidays?: HolidayCalendar;
  /** The short form of a group, as people say it. */
  nameOf(group: string): string;
}

/** One prompt of one meeting. It never says who: `recipients.ts` does, from the directory of that moment. */
export interface Prompt {
  readonly meeting: string;
  readonly group: string;
  readonly kind: PromptKind;
  /** Working days from the meeting, negative before it. */
  readonly days: number;
  readonly dueAt: Date;
  readonly to: readonly Audience[];
  /** What it asks, in a line. */
  readonly asks: string;
  /** Why it came, in a line. */
  readonly why: string;
  /** Earlier prompts that came to nothing and are asked along with this one. */
  readonly merges: readonly PromptKind[];
  /** Somebody put it off until then. */
  readonly snoozed?: true;
}

export interface Cycle {
  /** In the order in which they are due. */
  readonly prompts: readonly Prompt[];
  /** Steps of the cycle that this meeting does not have, and why. */
  readonly leftOut: readonly { readonly kind: PromptKind; readonly why: string }[];
}

/** Once said they hold for the new date as well. */
const SAID_ONCE: readonly PromptKind[] = ['date-check', 'call-for-items', 'agenda-out'];

/**
 * All prompts of a meeting for its present date. What would have been due before the meeting was planned, or before it was moved
 * to this date, is not lost: it comes at once, all of it in one prompt, unless it was said before the move already.
 *
 * Each is due within working hours in London. Pure: the same meeting gives the same prompts.
 *
 * @throws CalendarError beyond the years whose bank holidays are known
 */
export function cycleOfMeeting(meeting: CycleMeeting, policy: CyclePolicy): Cycle {
  if (meeting.state === 'cancelled') return none(meeting, policy, 'The meeting was cancelled.');
  if (meeting.state === 'moved') return none(meeting, policy, 'The meeting waits for a new date.');
  const holidays = policy.holidays ?? ENGLAND;
  const fixed = fixedAt(meeting);
  const steps = cycleSteps(meeting.cycle, policy.calendar);
  const prompts: Prompt[] = [];
  const leftOut: Cycle['leftOut'][number][] = [];
  const late: Prompt[] = [];
  for (const kind of PROMPTS) {
    const days = steps[kind];
    if (days === undefined) continue;
    if (
      SAID_ONCE.includes(kind) &&
      meeting.sent.some(
        ({ prompt, at, became }) => prompt === kind && became !== 'skipped' && new Date(at) < fixed,
      )
    ) {
      leftOut.push({ kind, why: 'It went out before the meeting was moved.' });
      continue;
    }
    const prompt = promptOf(meeting, kind, days, policy, holidays);
    if (days < 0 && prompt.dueAt < fixed) late.push(prompt);
    else prompts.push(prompt);
  }
  const caughtUp = catchUp(late, meeting, fixed, holidays);
  prompts.push(...caughtUp);
  if (caughtUp.length === 0)
    for (const { kind } of late) leftOut.push({ kind, why: 'The date was set too late for it.' });
  return {
    prompts: prompts
      .map((prompt) => snoozed(prompt, meeting, holidays))
      .sort(
        (a, b) => a.dueAt.getTime() - b.dueAt.getTime() || PROMPTS.indexOf(a.kind) - PROMPTS.indexOf(b.kind),
      ),
    leftOut,
  };
}

/** When the meeting got its present date. */
function fixedAt(meeting: CycleMeeting): Date {
  return new Date(meeting.moves.at(-1)?.at ?? meeting.created.at);
}

function promptOf(
  meeting: CycleMeeting,
  kind: PromptKind,
  days: number,
  policy: CyclePolicy,
  holidays: HolidayCalendar,
): Prompt {
  const to = audienceOf(kind, meeting.cycle);
  return {
    meeting: meeting.id,
    group: meeting.group,
    kind,
    days,
    dueAt: dueAt(meeting, days, holidays),
    to,
    ...sayPrompt(kind, { ...meeting, days, name: policy.nameOf(meeting.group) }),
    merges: [],
  };
}

const SOON_AFTER_MS = 15 * 60_000;

/** At the fixed time of day, except what follows the meeting on its own day: that comes when people have left the room. */
function dueAt(meeting: CycleMeeting, days: number, holidays: HolidayCalendar): Date {
  if (days === 0) return workingMoment(new Date(new Date(meeting.ends).getTime() + SOON_AFTER_MS), holidays);
  return londonInstant(addWorkingDays(londonDate(new Date(meeting.starts)), days, holidays), PROMPT_TIME);
}

/**
 * Of the prompts that are late the furthest carries the others, at the first working moment, if that is before the meeting: one
 * for the members and one for whoever prepares it.
 */
function catchUp(
  late: readonly Prompt[],
  meeting: CycleMeeting,
  fixed: Date,
  holidays: HolidayCalendar,
): Prompt[] {
  const dueAt = workingMoment(fixed, holidays);
  if (dueAt >= new Date(meeting.starts)) return [];
  const prepares = ({ to }: Prompt): boolean => to.includes('chair') || to.includes('unit');
  const families = [late.filter((one) => !prepares(one)), late.filter(prepares)];
  return families.flatMap((family) => {
    const carrier = family.findLast(({ to }) => to.includes('members')) ?? family.at(-1);
    return carrier
      ? [
          {
            ...carrying(
              carrier,
              family.filter((one) => one !== carrier),
            ),
            dueAt,
          },
        ]
      : [];
  });
}

/** A prompt that asks along what others would have asked, of everybody they would have asked. */
export function carrying(carrier: Prompt, others: readonly Prompt[]): Prompt {
  return {
    ...carrier,
    to: [...new Set([carrier, ...others].flatMap(({ to }) => to))],
    merges: [...carrier.merges, ...others.flatMap(({ kind, merges }) => [kind, ...merges])],
  };
}

function snoozed(prompt: Prompt, meeting: CycleMeeting, holidays: HolidayCalendar): Prompt {
  const put = meeting.snoozed.findLast(({ prompt: kind }) => kind === prompt.kind);
  if (!put || new Date(put.until) <= prompt.dueAt) return prompt;
  const until = workingMoment(new Date(put.until), holidays);
  return until < snoozeLimit(prompt, meeting) ? { ...prompt, dueAt: until, snoozed: true } : prompt;
}

/** Until when a prompt makes sense: those before a meeting until it begins, those after it for a month. */
export function snoozeLimit(prompt: Pick<Prompt, 'days' | 'dueAt'>, meeting: Pick<Meeting, 'starts'>): Date {
  return prompt.days < 0 ? new Date(meeting.starts) : new Date(prompt.dueAt.getTime() + 30 * 86_400_000);
}

function none(meeting: CycleMeeting, policy: CyclePolicy, why: string): Cycle {
  const steps = cycleSteps(meeting.cycle, policy.calendar);
  return {
    prompts: [],
    leftOut: PROMPTS.filter((kind) => steps[kind] !== undefined).map((kind) => ({ kind, why })),
  };
}
