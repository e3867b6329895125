import type { Meeting } from './record.ts';
import type { PromptKind } from './words.ts';

/**
 * Why a prompt has nothing left to ask of this meeting as it is now; undefined when it has. Looked at when it leaves, since what
 * it asks may have been done meanwhile.
 */
export function notNeeded(kind: PromptKind, meeting: Meeting): string | undefined {
  const { state, minutes } = meeting;
  if (state === 'cancelled') return 'The meeting was cancelled.';
  if (state === 'moved') return 'The meeting waits for a new date.';
  if (state === 'closed') return 'The meeting is closed.';
  const begun = state === 'held' || state === 'minutes-draft' || state === 'minutes-out';
  switch (kind) {
    case 'date-check':
      if (begun) return 'The meeting was held.';
      return meeting.dateGood ? 'Its date was said to be good.' : undefined;
    case 'call-for-items':
    case 'papers-due':
    case 'reminder':
    case 'quorum-forecast':
      return begun ? 'The meeting was held.' : undefined;
    case 'agenda-out':
      if (begun) return 'The meeting was held.';
      return state === 'papers-out' ? 'Agenda and papers are out already.' : undefined;
    case 'silent-members':
      if (begun) return 'The meeting was held.';
      return silentSeats(meeting).length === 0 ? 'Everybody has answered.' : undefined;
    case 'next-date':
      return meeting.next && (meeting.decisions.length > 0 || meeting.captured.length > 0)
        ? 'The next date and what was decided are written down.'
        : undefined;
    case 'actions-out':
      return meeting.captured.some(({ dropped }) => dropped === undefined) || meeting.cycle === 'young-people'
        ? undefined
        : 'No actions were written down.';
    case 'draft-minutes':
      return (minutes.draft ?? minutes.fate) ? 'The draft is there.' : undefined;
    case 'minutes-out':
    case 'minutes-late':
      return minutes.fate ? 'The minutes are dealt with.' : undefined;
  }
}

/** Seats that somebody holds and that have not answered. */
export function silentSeats(meeting: Pick<Meeting, 'seats'>): Meeting['seats'] {
  return meeting.seats.filter((seat) => seat.member !== undefined && seat.reply === undefined);
}
