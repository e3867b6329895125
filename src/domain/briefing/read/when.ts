import type { Due } from '../reading.ts';
import { londonDate, londonInstant, londonTime } from '../../working-days.ts';
import type { Clock } from './figures.ts';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const DAY_MS = 86_400_000;

/** A time as it was said, with the day and part of the day beside it. */
export interface Said {
  readonly clock: Clock | undefined;
  readonly day: string | undefined;
  readonly part: string | undefined;
}

/**
 * An instant that has been, in London: the last time it was so late, or on the day that was said. `9` alone may be morning or
 * evening; then both are given. Empty when it was not before now.
 */
export function pastInstants({ clock, day, part }: Said, now: Date): readonly Date[] {
  if (!clock) return [];
  const today = londonDate(now);
  const date = day === undefined || day === 'week' || day === 'weekend' ? undefined : pastDate(day, today);
  const found = new Map<number, Date>();
  for (const hours of hoursMeant(clock, part)) {
    const time = `${two(hours)}:${two(clock.minutes)}`;
    // "Sat night 0100" is the night that follows.
    const on = date && part === 'night' && hours < 6 ? plus(date, 1) : date;
    const instant = on ? londonInstant(on, time) : lastTime(time, today, now);
    if (instant.getTime() <= now.getTime()) found.set(instant.getTime(), instant);
  }
  return [...found.values()];
}

function hoursMeant({ hours, sure }: Clock, part: string | undefined): number[] {
  if (sure || hours > 12 || hours === 0) return [hours];
  const [early, late] = [hours % 12, (hours % 12) + 12];
  if (part === 'morning') return [early];
  if (part === 'afternoon' || part === 'evening') return [late];
  if (part === 'night') return [hours >= 6 && hours < 12 ? late : early];
  return [early, late];
}

function lastTime(time: string, today: string, now: Date): Date {
  const instant = londonInstant(today, time);
  return instant.getTime() <= now.getTime() ? instant : londonInstant(plus(today, -1), time);
}

/** The last such day, today included. */
export function pastDate(day: string, today: string): string | undefined {
  if (day === 'today') return today;
  if (day === 'yesterday') return plus(today, -1);
  const wanted = WEEKDAYS.indexOf(day);
  if (wanted < 0) return undefined;
  return plus(today, -((weekday(today) - wanted + 7) % 7));
}

/**
 * When something is to be done. `sure` is false where it may mean another day: "by Monday" said on a Monday, "next Wednesday"
 * said on a Monday, a time that is over.
 */
export function dueSaid(
  { clock, day, part }: Said,
  now: Date,
): { readonly due: Due; readonly sure: boolean } | undefined {
  const today = londonDate(now);
  const coming = comingDate(day, today);
  if (!coming && !clock && part === undefined) return undefined;
  const date = coming?.date ?? today;
  const sureDay = coming?.sure ?? true;
  if (!clock) {
    if (part === 'morning' && date > today) return { due: { date, time: '12:00' }, sure: sureDay };
    return { due: { date }, sure: sureDay && (coming !== undefined || part === 'afternoon') };
  }
  const hours = workingHour(clock, part);
  const time = `${two(hours)}:${two(clock.minutes)}`;
  const over = londonInstant(date, time).getTime() <= now.getTime();
  return { due: { date, time }, sure: sureDay && !over };
}

/** So many hours from now. */
export function dueWithin(hours: number, now: Date): Due {
  const at = new Date(now.getTime() + hours * 3_600_000);
  return { date: londonDate(at), time: londonTime(at) };
}

/** "By 3" is in the afternoon, "by 9" in the morning: what is promised here is done in working hours. */
function workingHour({ hours, sure }: Clock, part: string | undefined): number {
  if (sure || hours > 12) return hours;
  if (part === 'afternoon' || part === 'evening') return (hours % 12) + 12;
  return hours < 7 ? hours + 12 : hours;
}

function comingDate(
  day: string | undefined,
  today: string,
): { readonly date: string; readonly sure: boolean } | undefined {
  if (day === undefined || day === 'yesterday' || day === 'weekend') return undefined;
  if (day === 'today') return { date: today, sure: true };
  if (day === 'tomorrow') return { date: plus(today, 1), sure: true };
  const now = weekday(today);
  if (day === 'week') return now >= 1 && now <= 5 ? { date: plus(today, 5 - now), sure: true } : undefined;
  const isNext = day.startsWith('next ');
  const wanted = WEEKDAYS.indexOf(isNext ? day.slice(5) : day);
  if (wanted < 0) return undefined;
  const ahead = (wanted - now + 7) % 7;
  if (!isNext) return { date: plus(today, ahead), sure: ahead > 0 };
  // Monday to Friday of the coming week; said on a Monday, "next Wednesday" may be the day after tomorrow.
  const monday = plus(today, ((1 - now + 7) % 7 || 7) + ((wanted + 6) % 7));
  return { date: monday, sure: wanted === 1 };
}

/** The date so many days later. */
export function plus(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
