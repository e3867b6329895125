import { londonDate } from '../working-days.ts';
import { doneId, type Booking, type Session, type TrainingDone } from './record.ts';
import { TrainingRefused } from './refused.ts';
import type { Moment } from './session.ts';

/** What a register says: ids of bookings. Everybody with a place who is not among the absent came. */
export interface RegisterSaid {
  readonly absent: readonly string[];
  /** Those who waited for a place until it began, and came all the same. */
  readonly came: readonly string[];
  readonly note?: string;
}

export interface RegisterTaken {
  readonly session: Session;
  /** Bookings that changed. */
  readonly bookings: readonly Booking[];
  readonly done: readonly TrainingDone[];
  /** Ids of what was noted by an earlier register and does not hold any more. */
  readonly undone: readonly string[];
}

/** Notes who came. It can be put right by taking it again. @throws TrainingRefused before the session has begun, or when it was cancelled */
export function takeRegister(
  session: Session,
  bookings: readonly Booking[],
  said: RegisterSaid,
  { by, now }: Moment,
): RegisterTaken {
  if (session.state === 'cancelled') throw new TrainingRefused('That session was cancelled.');
  if (now.toISOString() < session.starts)
    throw new TrainingRefused('It has not begun. Who came is noted from then on.');
  const at = now.toISOString();
  const on = londonDate(new Date(session.ends));
  const changed: Booking[] = [];
  const done: TrainingDone[] = [];
  const undone: string[] = [];
  for (const booking of bookings) {
    const state = stateAfter(booking, said);
    if (state === undefined) continue;
    const note = state === 'no-show' ? said.note : undefined;
    const { came: _came, ended: _ended, ...rest } = booking;
    changed.push({
      ...rest,
      rev: booking.rev + 1,
      state,
      came: { ...(note === undefined ? {} : { note }), by, at },
    });
    const { member, agency, course } = booking;
    const id = doneId({ member, course, on });
    if (state === 'attended')
      done.push({ id, course, member, agency, on, how: 'attendance', session: session.id, by, at });
    else undone.push(id);
  }
  return {
    session: { ...session, rev: session.rev + 1, state: 'held', register: { by, at } },
    bookings: changed,
    done,
    undone,
  };
}

function stateAfter(
  { id, state, ended }: Booking,
  { absent, came }: RegisterSaid,
): 'attended' | 'no-show' | undefined {
  if (state === 'cancelled') return ended?.why === 'no-place' && came.includes(id) ? 'attended' : undefined;
  if (state === 'waiting' || state === 'offered') return undefined;
  return absent.includes(id) ? 'no-show' : 'attended';
}
