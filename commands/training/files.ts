import type { ICalEventData } from 'ical-generator';
import { fileCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import { FILE_MINUTES, linkTo, type FileKind, type FileReader } from '../../src/bot/files.ts';
import { courseName } from '../../src/bot/training-relations.ts';
import { findSession } from './record.ts';

/** A calendar file of one session. */
export const sessionIcs: FileKind = {
  name: 'training-session',
  async draw({ session: id = '' }, { store, partnership }) {
    const session = await store.get('trainingSessions', id);
    if (!session) return undefined;
    const { sessionFile } = await import('../../src/domain/training/ics.ts');
    return {
      filename: `${id}.ics`,
      type: 'text/calendar',
      body: sessionFile(session, {
        partnership: partnership.short,
        course: courseName(session.course, partnership),
      }),
    };
  },
};

/** A link of one's own each time: an old one would be over. Nothing about the session changes, so nothing is written down. */
export const filePress: PressHandler = {
  access: 'training.see',
  async run(context, { subject }) {
    const session = await findSession(context, subject);
    const url = await linkTo(context, {
      file: sessionIcs.name,
      params: { session: session.id },
      minutes: FILE_MINUTES,
    });
    if (url === undefined)
      return {
        kind: 'notice',
        view: notice('Files are not switched on here', [
          'Whoever runs me has not said where I can be reached from a browser.',
        ]),
      };
    const title = 'For your calendar';
    const line = `The link is yours alone and works for ${FILE_MINUTES} minutes.`;
    return {
      kind: 'notice',
      view: {
        summary: title,
        card: fileCard.expand({ title, line, links: [{ title: 'Get the calendar file', url }] }),
      },
    };
  },
};

/** Entries for somebody's own calendar feed: the sessions they have a place on, without places and links. */
export async function ownSessionEvents({
  store,
  member,
  partnership,
}: Pick<FileReader, 'store' | 'member' | 'partnership'>): Promise<readonly ICalEventData[]> {
  const { sessionEvent } = await import('../../src/domain/training/ics.ts');
  const events: ICalEventData[] = [];
  for (const booking of await store.find('bookings', 'live', member.id)) {
    const session = booking.state === 'booked' && (await store.get('trainingSessions', booking.session));
    if (!session) continue;
    const text = { partnership: partnership.short, course: courseName(session.course, partnership) };
    events.push(sessionEvent(session, text, false));
  }
  return events;
}
