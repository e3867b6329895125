import { calendarOf } from '../../src/bot/calendar.ts';
import { askedAs, needsSubject, personKey, roundNow } from '../../src/bot/needs-store.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { ListItem, Reader, WorkSource } from '../mywork/source.ts';

/** The yearly question waits for whoever was asked and has not answered, until its last day. */
export const needsWork: WorkSource = {
  async owed(reader) {
    const count = (await waiting(reader)) ? 1 : 0;
    return { words: 'the yearly question about training', count, late: 0 };
  },

  async sections(reader) {
    const item = await waiting(reader);
    return item ? [{ name: 'Training needs', items: [item], more: '' }] : [];
  },
};

async function waiting({
  store,
  member,
  directory,
  partnership,
  now,
}: Reader): Promise<ListItem | undefined> {
  if (askedAs(member, partnership) === undefined) return undefined;
  const round = roundNow({ partnership, directory, calendar: await calendarOf(store) }, now);
  const person = round && (await store.get('needsPeople', personKey(round.year, member.id)));
  if (!round || !person || person.answered) return undefined;
  return {
    title: 'What training do you need?',
    line: `Two minutes, until ${sayDate(round.last)}`,
    subject: needsSubject(round.year),
    verb: 'needs.open',
  };
}
