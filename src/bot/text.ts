import { sayDate } from '../domain/working-days.ts';

const time = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});
const day = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** When something happened, as people say it: "at 14:05" today, "on Thu 3 December 2026 at 14:05" otherwise. London time. */
export function sayWhen(instant: string, now: Date): string {
  const at = new Date(instant);
  const on = day.format(at);
  const clock = time.format(at);
  return on === day.format(now) ? `at ${clock}` : `on ${sayDate(on)} at ${clock}`;
}

/** Joins short facts for one line: `a · b · c`. */
export function dotted(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
