import { z } from 'zod';

const instant = z.iso.datetime();
const member = z.string().min(1).max(80);
const id = z.string().min(1).max(80);
const line = z.string().min(1).max(300);
const stamp = { by: member, at: instant };
/** Messages that went out by themselves: which, and on which London day. */
const prompted = z.array(z.strictObject({ step: z.string().min(1).max(60), on: z.iso.date() }));

export const SESSION_STATES = ['planned', 'held', 'cancelled'] as const;
export const BOOKING_STATES = ['waiting', 'offered', 'booked', 'attended', 'no-show', 'cancelled'] as const;
/** Why a booking ended without anybody coming. */
export const ENDS = [
  'given-back',
  'swapped',
  'session-cancelled',
  'left',
  'not-reached',
  'no-place',
] as const;

/** One time a course is given. */
export const Session = z.strictObject({
  id: z.string().regex(/^SES-\d{4}-[A-Z0-9]{4}$/),
  rev: z.number().int().positive(),
  /** Id of a course in the partnership file. */
  course: id,
  starts: instant,
  ends: instant,
  /** Where it is, in words; a link to join; or both. */
  venue: line.exactOptional(),
  link: z.url({ protocol: /^https$/ }).exactOptional(),
  /** A member who gives it. */
  trainer: member.exactOptional(),
  places: z.number().int().positive(),
  /** With fewer bookings it is too thin. */
  least: z.number().int().positive(),
  /** ISO dates: the last day on which a place is given back in good time, and the last on which one can be booked. */
  cancelBy: z.iso.date(),
  closes: z.iso.date(),
  bring: line.exactOptional(),
  state: z.enum(SESSION_STATES),
  /** Its days as they were before. */
  moves: z.array(z.strictObject({ from: instant, to: instant, ...stamp })),
  cancelled: z.strictObject({ why: line, ...stamp }).exactOptional(),
  /** Who came was noted. Then its state is `held`. */
  register: z.strictObject(stamp).exactOptional(),
  prompted,
  ...stamp,
});
export type Session = z.infer<typeof Session>;

/** One person and one session: a place, a wait for one, and what became of it. */
export const Booking = z.strictObject({
  id: z.string().regex(/^BKG-\d{4}-[A-Z0-9]{4}$/),
  rev: z.number().int().positive(),
  session: id,
  course: id,
  member,
  /** The person's agency when they booked. */
  agency: id,
  state: z.enum(BOOKING_STATES),
  /** Since when they wait or have their place: the waiting list goes by this. */
  since: instant,
  /** A place fell free so late that they are asked first: until when they can say yes. */
  offered: z.strictObject({ at: instant, until: instant }).exactOptional(),
  /** When a place of the waiting list became theirs. */
  gotPlaceAt: instant.exactOptional(),
  /** The purchase order, once somebody says that there is one: its number is no secret and names nobody. */
  order: z.strictObject({ number: z.string().min(1).max(60), ...stamp }).exactOptional(),
  /** Given back or ended, when, by whom, and whether that was after the cancel-by date. */
  ended: z
    .strictObject({ why: z.enum(ENDS), late: z.literal(true).exactOptional(), ...stamp })
    .exactOptional(),
  /** Who noted whether they came, and what was said about it. */
  came: z.strictObject({ note: line.exactOptional(), ...stamp }).exactOptional(),
  prompted,
  ...stamp,
});
export type Booking = z.infer<typeof Booking>;

/** That somebody has had a course: by the register of a session, or because it was said. */
export const TrainingDone = z.strictObject({
  /** `member|course|on`: once a day. */
  id: z.string().min(1).max(200),
  course: id,
  member,
  agency: id,
  /** The London day on which it was, or ended. */
  on: z.iso.date(),
  how: z.enum(['attendance', 'self', 'manager']),
  /** The session, when it was one of ours. */
  session: id.exactOptional(),
  /** Where, when it was training somewhere else. */
  elsewhere: line.exactOptional(),
  ...stamp,
});
export type TrainingDone = z.infer<typeof TrainingDone>;

export function doneId({ member: who, course, on }: Pick<TrainingDone, 'member' | 'course' | 'on'>): string {
  return `${who}|${course}|${on}`;
}

/** It still counts: a place, a wait for one, or a place that was offered. */
export function isLive({ state }: Pick<Booking, 'state'>): boolean {
  return state === 'waiting' || state === 'offered' || state === 'booked';
}

/** It takes up a place: one that was offered is held until they answer. */
export function takesPlace({ state }: Pick<Booking, 'state'>): boolean {
  return state === 'booked' || state === 'offered' || state === 'attended' || state === 'no-show';
}
