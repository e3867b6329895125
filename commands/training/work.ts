import { sayTimes } from '../../cards/training/words.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { courseName, courseOf, keepersOf } from '../../src/bot/training-relations.ts';
import { liveBookingsOf, plannedSessions } from '../../src/bot/training-store.ts';
import { plusDays } from '../../src/domain/meeting/dates.ts';
import { dayOf } from '../../src/domain/training/reminders.ts';
import type { ListItem, Reader, WorkSource } from '../mywork/source.ts';

const SHOWN = 5;
/** Sessions one has a place on are in the list from so many days before. */
const AHEAD_DAYS = 14;

interface Waiting extends ListItem {
  /** Something is to be done, and not only to be known. */
  readonly owed: boolean;
  readonly late: boolean;
}

/** Training as a part of somebody's own list: places that wait for an answer, purchase orders, registers, and what comes soon. */
export const trainingWork: WorkSource = {
  async owed(reader) {
    const owed = (await mine(reader)).filter((each) => each.owed);
    return {
      words: owed.length === 1 ? 'one thing about training' : `${owed.length} things about training`,
      count: owed.length,
      late: owed.filter(({ late }) => late).length,
    };
  },

  async sections(reader) {
    const waiting = await mine(reader);
    if (waiting.length === 0) return [];
    return [
      {
        name: 'Training',
        items: waiting
          .slice(0, SHOWN)
          .map(({ title, line, subject, verb }) => ({ title, line, subject, verb })),
        more: waiting.length > SHOWN ? `And ${waiting.length - SHOWN} more: /training mine.` : '',
      },
    ];
  },
};

/** What is to be done first. */
async function mine(reader: Reader): Promise<Waiting[]> {
  const all = [...(await registers(reader)), ...(await places(reader))];
  return all.sort((a, b) => Number(b.owed) - Number(a.owed));
}

async function places({ store, member, partnership, today, now }: Reader): Promise<Waiting[]> {
  const found: Waiting[] = [];
  const until = plusDays(today, AHEAD_DAYS);
  for (const booking of await liveBookingsOf(store, member.id)) {
    const session = await store.get('trainingSessions', booking.session);
    if (!session || session.state !== 'planned' || session.ends <= now.toISOString()) continue;
    const asked = booking.state === 'offered';
    const lacksOrder =
      booking.state === 'booked' &&
      !booking.order &&
      courseOf(session.course, partnership)?.purchaseOrder === true;
    const soon = booking.state === 'booked' && dayOf(session) <= until;
    if (!asked && !lacksOrder && !soon) continue;
    const name = courseName(session.course, partnership);
    found.push({
      title: asked ? `Do you take the place? ${name}` : lacksOrder ? `No purchase order yet: ${name}` : name,
      line: `${session.id} · ${sayTimes(session)}`,
      subject: subjectOf('session', session.id),
      verb: 'training.look',
      owed: asked || lacksOrder,
      late: false,
    });
  }
  return found;
}

/** Registers that are missing, for whoever gives the session. */
async function registers(reader: Reader): Promise<Waiting[]> {
  const at = reader.now.toISOString();
  return (await plannedSessions(reader.store))
    .filter(
      (session) => session.ends <= at && keepersOf(session, reader).some(({ id }) => id === reader.member.id),
    )
    .map((session) => ({
      title: `Who came? ${courseName(session.course, reader.partnership)}`,
      line: `${session.id} · ${sayTimes(session)}`,
      subject: subjectOf('session', session.id),
      verb: 'training.look',
      owed: true,
      late: dayOf(session) < reader.today,
    }));
}
