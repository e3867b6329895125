import { subjectOf } from '../../src/bot/outbox.ts';
import type { Licence } from '../../src/domain/training/licence-record.ts';
import type { Button } from '../words.ts';

type Named = Pick<Licence, 'id' | 'rev'>;

export function licenceButton(
  { id, rev }: Named,
  verb: string,
  title: string,
  args?: Readonly<Record<string, string>>,
): Button {
  return { title, data: { verb, subject: subjectOf('licence', id), rev, ...(args ? { args } : {}) } };
}

/** Opens a form about it. */
export function licenceForm({ id, rev }: Named, verb: string, title: string): Button {
  return { title, data: { verb, subject: subjectOf('licence', id), rev, opens: 'form' } };
}

/** Sessions of a course that can be booked. */
export function sessionsButton(courses: readonly string[], title = 'Sessions to come'): Button {
  return { title, data: { verb: 'training.find', args: { course: courses.join(',') } } };
}

const month = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

/** `2026-11` as people say it: `November`; with the year when that is another one than today's. */
export function sayMonth(of: string, today: string): string {
  const name = month.format(new Date(`${of}-01T00:00:00Z`));
  return of.slice(0, 4) === today.slice(0, 4) ? name : `${name} ${of.slice(0, 4)}`;
}

/** How often, as people say it. */
export function sayTimes(times: number): string {
  return times === 0 ? 'not used' : times === 1 ? 'used once' : `used ${times} times`;
}
