import { cycleSteps } from '../domain/meeting/cycle-kinds.ts';
import type { Meeting } from '../domain/meeting/record.ts';
import { addWorkingDays, londonDate, sayDate } from '../domain/working-days.ts';
import { groupShort } from './meeting-store.ts';
import type { MissingStep, StepKind } from './next-steps.ts';
import { subjectOf } from './outbox.ts';
import { chairsOf } from './relations.ts';
import { dotted } from './text.ts';

const AFTER = ['held', 'minutes-draft', 'minutes-out'] as const;
/** After the last prompt about its minutes nobody is asked again by itself. */
const GRACE = 5;

/**
 * A meeting goes on by its cycle until its last prompt. One that waits for a new date, and one that was held and nobody closed
 * after that prompt, stand in the business unit's list.
 */
export const meetingSteps: StepKind<Meeting> = {
  name: 'meeting',

  async open(view) {
    const found = [...(await view.find('meetings', 'state', 'moved'))];
    for (const state of AFTER) found.push(...(await view.find('meetings', 'state', state)));
    return found;
  },

  describe: (meeting, { partnership }) => ({
    subject: subjectOf('meeting', meeting.id),
    rev: meeting.rev,
    title: `Meeting of ${groupShort(partnership, meeting.group)}`,
    line: dotted([meeting.id, sayDate(londonDate(new Date(meeting.starts)), 'short')]),
  }),

  nextStep(meeting, { directory, partnership, calendar, today }) {
    const missing: MissingStep[] = [];
    if (meeting.state === 'moved')
      missing.push({
        reason: 'not-closed',
        says: 'It waits for a new date, and nobody is prompted until it has one.',
      });
    const steps = cycleSteps(meeting.cycle, partnership.calendar);
    const last = Math.max(0, ...Object.values(steps)) + GRACE;
    const until = addWorkingDays(londonDate(new Date(meeting.starts)), last, calendar);
    if (meeting.state !== 'moved' && until < today)
      missing.push({
        reason: 'not-closed',
        says: 'It was held and is not closed, and its last prompt has gone.',
      });
    if (missing.length > 0) return missing;
    const [chair] = chairsOf(meeting.group, directory);
    return { what: 'close it', who: meeting.minutes.taker ?? chair?.id ?? '', when: until };
  },
};
