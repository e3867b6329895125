import type { CyclePolicy } from '../../../src/domain/meeting/cycle.ts';
import { planMeeting, type NewMeeting } from '../../../src/domain/meeting/moves.ts';
import type { Meeting } from '../../../src/domain/meeting/record.ts';
import type { By } from '../../../src/domain/meeting/refused.ts';
import { londonInstant } from '../../../src/domain/working-days.ts';

/** Somebody does something at a time on the clock in London: `by('2026-11-10 12:30')`. */
export function by(when: string, member = 'priya-nair'): By {
  return { member, now: at(when) };
}

export function at(when: string): Date {
  const [date = '', time = ''] = when.split(' ');
  return londonInstant(date, time);
}

/** A meeting of two hours, planned in April 2026, unless something else is said. */
export function meetingAt(
  when: string,
  other: Partial<NewMeeting> & { readonly planned?: string } = {},
): Meeting {
  const { planned = '2026-04-01 09:00', ...meeting } = other;
  const starts = at(when);
  return planMeeting(
    {
      id: 'MTG-2604-K4TR',
      group: 'board',
      kind: 'regular',
      cycle: 'standard',
      starts,
      ends: new Date(starts.getTime() + 2 * 3_600_000),
      seats: [
        { agency: 'devon-cornwall-police', member: 'gareth-penhallow' },
        { agency: 'nhs-devon-icb', member: 'imogen-vance' },
        { agency: 'childrens-services', member: 'marcus-thorne' },
        { agency: 'faith-groups' },
      ],
      ...meeting,
    },
    by(planned),
  );
}

/** The cycles of a partnership whose file says nothing about them. */
export const POLICY: CyclePolicy = { calendar: { cycles: {} }, nameOf: (group) => group };
