import { TZDate } from '@date-fns/tz';
import ical, {
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
  type ICalEventData,
} from 'ical-generator';
import { LONDON_VTIMEZONE } from '../meeting/london-timezone.ts';
import type { Session } from './record.ts';

const ZONE = 'Europe/London';

/** What an entry is called and by whom it is given out. */
export interface SessionText {
  readonly partnership: string;
  readonly course: string;
}

/**
 * A file for one session (RFC 5545), for those who are booked: with the link to join. A session that moved keeps its UID and has a
 * higher SEQUENCE, so that a calendar changes its entry; a cancelled one takes it away. Nobody is named in it.
 */
export function sessionFile(session: Session, { partnership, course }: SessionText): string {
  const off = session.state === 'cancelled';
  const calendar = ical({
    prodId: { company: 'partnership-bot', product: 'training', language: 'EN' },
    timezone: { name: null, generator: () => LONDON_VTIMEZONE },
    method: off ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent(sessionEvent(session, { partnership, course }, true));
  // RFC 5545 ends every line with CRLF, the last one too.
  return `${calendar.toString()}\r\n`;
}

/** Its entry in a calendar. Without the link and the place in a feed, since whoever has its address can read that. */
export function sessionEvent(
  session: Session,
  { partnership, course }: SessionText,
  withLink: boolean,
): ICalEventData {
  const off = session.state === 'cancelled';
  const where = withLink ? (session.venue ?? session.link) : undefined;
  return {
    id: `${session.id}@partnership-bot`,
    sequence: session.moves.length + (off ? 1 : 0),
    stamp: new Date(session.cancelled?.at ?? session.moves.at(-1)?.at ?? session.at),
    start: inLondon(session.starts),
    end: inLondon(session.ends),
    timezone: ZONE,
    summary: `${partnership}: ${course}`,
    description: `Training ${session.id}. To give your place back, or to a colleague, use Slack or Teams.`,
    status: off ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    class: ICalEventClass.PRIVATE,
    ...(where === undefined ? {} : { location: where }),
    ...(withLink && session.link !== undefined ? { url: session.link } : {}),
  };
}

// The library reads the clock of the date it is given; a plain date would show the server's own zone.
function inLondon(instant: string): TZDate {
  return new TZDate(new Date(instant).getTime(), ZONE);
}
