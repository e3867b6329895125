import { TZDate } from '@date-fns/tz';
import ical, {
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
  type ICalEventData,
} from 'ical-generator';
import { LONDON_VTIMEZONE } from './london-timezone.ts';
import type { Meeting } from './record.ts';

/** What a calendar entry is made of: nothing of what is talked about. */
export type CalendarMeeting = Pick<
  Meeting,
  | 'id'
  | 'group'
  | 'starts'
  | 'ends'
  | 'state'
  | 'sequence'
  | 'created'
  | 'called'
  | 'moves'
  | 'cancelled'
  | 'place'
  | 'room'
>;

export interface CalendarText {
  /** The partnership's short form, for the names of entries and of the feed. */
  readonly partnership: string;
  /** The short form of a group. */
  nameOf(group: string): string;
  /** The unit's own mailbox, never a person's; only in files for those who are invited. */
  readonly organizer?: { readonly name: string; readonly email: string };
}

const ZONE = 'Europe/London';
/** Calendar programs may look again after this time, in seconds. */
const LOOK_AGAIN = 4 * 3600;

/**
 * A file for one meeting (RFC 5545), for those who are invited: with the link to join. A meeting that moved keeps its UID and
 * has a higher SEQUENCE, so that a calendar changes its entry; a cancelled one takes it away.
 */
export function meetingFile(meeting: CalendarMeeting, text: CalendarText): string {
  const method = isOff(meeting) ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH;
  return written([meeting], text, { method, withLink: true });
}

/**
 * A feed to subscribe to. Whoever has its address can read it, so it says which group meets when, and no link, no words of
 * agenda or minutes, and nobody's name.
 *
 * @param name what calendar programs call it
 * @param more entries of something else, which keep the same rule
 */
export function calendarFeed(
  meetings: readonly CalendarMeeting[],
  name: string,
  text: CalendarText,
  more: readonly ICalEventData[] = [],
): string {
  return written(meetings, text, { name, withLink: false, more });
}

interface Writing {
  readonly withLink: boolean;
  readonly name?: string;
  readonly method?: ICalCalendarMethod;
  readonly more?: readonly ICalEventData[];
}

function written(
  meetings: readonly CalendarMeeting[],
  text: CalendarText,
  { withLink, name, method, more = [] }: Writing,
): string {
  const calendar = ical({
    prodId: { company: 'partnership-bot', product: 'meetings', language: 'EN' },
    // With a name, the library would write every time as one without a zone, DTSTAMP among them.
    timezone: { name: null, generator: () => LONDON_VTIMEZONE },
    ...(name === undefined ? {} : { name, ttl: LOOK_AGAIN }),
    ...(method === undefined ? {} : { method }),
  });
  for (const meeting of meetings) {
    const location = withLink ? (meeting.room ?? meeting.place) : undefined;
    calendar.createEvent({
      id: `${meeting.id}@partnership-bot`,
      sequence: meeting.sequence,
      stamp: new Date(lastChange(meeting)),
      start: inLondon(meeting.starts),
      end: inLondon(meeting.ends),
      timezone: ZONE,
      summary: `${text.partnership}: ${text.nameOf(meeting.group)}`,
      description: `Meeting ${meeting.id}. Agenda and papers are in Slack and Teams.`,
      status: statusOf(meeting),
      class: ICalEventClass.PRIVATE,
      ...(withLink && text.organizer ? { organizer: text.organizer } : {}),
      ...(location === undefined ? {} : { location }),
      ...(withLink && meeting.place !== undefined ? { url: meeting.place } : {}),
    });
  }
  for (const entry of more) calendar.createEvent(entry);
  // RFC 5545 ends every line with CRLF, the last one too.
  return `${calendar.toString()}\r\n`;
}

// The library reads the clock of the date it is given; a plain date would show the server's own zone.
function inLondon(instant: string): TZDate {
  return new TZDate(new Date(instant).getTime(), ZONE);
}

function isOff({ state }: CalendarMeeting): boolean {
  return state === 'cancelled' || state === 'moved';
}

function statusOf(meeting: CalendarMeeting): ICalEventStatus {
  if (isOff(meeting)) return ICalEventStatus.CANCELLED;
  return meeting.state === 'planned' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}

function lastChange({ created, called, moves, cancelled }: CalendarMeeting): string {
  return (
    [created.at, called?.at ?? '', moves.at(-1)?.at ?? '', cancelled?.at ?? ''].sort().at(-1) ?? created.at
  );
}
