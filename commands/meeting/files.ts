import { fileCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import { referenceOf, sayMeeting } from '../../cards/meeting/words.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { FILE_MINUTES, linkTo, type FileKind } from '../../src/bot/files.ts';
import { mayMeet } from '../../src/bot/meeting-relations.ts';
import { comingMeetings, groupShort } from '../../src/bot/meeting-store.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { agendaShown } from './agenda.ts';
import { findMeeting, subjectOfMeeting } from './record.ts';

/** The agenda as a page to print: drawn when it is fetched, kept nowhere. */
export const agendaFile: FileKind = {
  name: 'meeting-agenda',
  async draw({ meeting: id = '' }, reader) {
    const meeting = await reader.store.get('meetings', id);
    if (!meeting || !mayMeet('meeting.see', meeting, reader.member, reader.directory)) return undefined;
    const { lines, fit, loose } = await agendaShown(meeting, reader);
    const rows = lines.map(
      ({ number, title, times, who, figure, papers }) =>
        `<tr><td>${number}</td><td>${text(times)}</td><td><b>${text(title)}</b>${who ? ` (${text(who)})` : ''}${figure ? `<br>${text(figure)}` : ''}${papers.map((paper) => `<br>${linked(paper)}`).join('')}</td></tr>`,
    );
    const name = referenceOf(meeting, reader.partnership);
    return {
      filename: `agenda-${id}.html`,
      type: 'text/html',
      shown: true,
      body: `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Agenda ${text(name)}</title><style>body{font:16px/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}td{border-top:1px solid #ccc;padding:.5rem;vertical-align:top}</style><h1>${text(name)}</h1><p>${text(sayMeeting(meeting))}<br>${text(meeting.room ?? '')}</p><table>${rows.join('')}</table><p>${text(fit)}</p>${loose.length > 0 ? `<h2>Other papers</h2><p>${loose.map(linked).join('<br>')}</p>` : ''}</html>\n`,
    };
  },
};

function linked({
  mark,
  title,
  link,
}: {
  readonly mark: string;
  readonly title: string;
  readonly link: string;
}): string {
  return `${text(mark)} <a rel="noreferrer" href="${text(link)}">${text(title)}</a>`;
}

function text(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A calendar file of one meeting, with the link to join. */
export const meetingIcs: FileKind = {
  name: 'meeting-file',
  async draw({ meeting: id = '' }, { store, member, directory, partnership }) {
    const meeting = await store.get('meetings', id);
    if (!meeting || !mayMeet('meeting.see', meeting, member, directory)) return undefined;
    const { meetingFile } = await import('../../src/domain/meeting/ics.ts');
    const nameOf = (group: string): string => groupShort(partnership, group);
    return {
      filename: `${id}.ics`,
      type: 'text/calendar',
      body: meetingFile(meeting, { partnership: partnership.short, nameOf }),
    };
  },
};

/** The meetings of somebody's groups, for a calendar that looks again by itself. Nothing sensitive is in it. */
export const meetingsFeed: FileKind = {
  name: 'meetings-feed',
  async draw(_params, { store, member, directory, partnership, now }) {
    const monthAgo = new Date(now.getTime() - 30 * 86_400_000);
    const own = new Set(member.roles.flatMap(({ group }) => group ?? []));
    const meetings = (await comingMeetings(store, monthAgo)).filter((meeting) =>
      own.size > 0 ? own.has(meeting.group) : mayMeet('meeting.see', meeting, member, directory),
    );
    const { calendarFeed } = await import('../../src/domain/meeting/ics.ts');
    const nameOf = (group: string): string => groupShort(partnership, group);
    return {
      filename: 'meetings.ics',
      type: 'text/calendar',
      body: calendarFeed(meetings, `${partnership.short} meetings`, {
        partnership: partnership.short,
        nameOf,
      }),
    };
  },
};

/** The address of one's own feed: a new one ends the old one, so that there is one a member. */
export async function feed(context: Context, end: boolean): Promise<Reply> {
  const { tx, member } = context;
  for (const link of await tx.find('links', 'member', member.id))
    if (link.file === meetingsFeed.name) await tx.remove('links', link.id);
  await context.did('meeting.see', `member:${member.id}`);
  if (end)
    return {
      kind: 'notice',
      view: notice('Your calendar feed is ended', ['Its address shows nothing any more.']),
    };
  const url = await linkTo(context, { file: meetingsFeed.name });
  if (url === undefined) return notSwitchedOn();
  return linkNotice(
    'Your calendar feed',
    'Subscribe to this address in your calendar. It says which group meets when, and nothing else. Whoever has the address can read it; /meeting feed end ends it.',
    'Open the feed',
    url,
  );
}

function fetched(file: FileKind, title: string, open: string): PressHandler {
  return {
    access: 'meeting.see',
    async run(context, { subject }) {
      const meeting = await findMeeting(context, subject);
      const url = await linkTo(context, {
        file: file.name,
        params: { meeting: meeting.id },
        minutes: FILE_MINUTES,
      });
      if (url === undefined) return notSwitchedOn();
      await context.did('meeting.see', subjectOfMeeting(meeting));
      return linkNotice(title, `The link is yours alone and works for ${FILE_MINUTES} minutes.`, open, url);
    },
  };
}

function linkNotice(title: string, line: string, open: string, url: string): Reply {
  return { kind: 'notice', view: { summary: title, card: fileCard.expand({ title, line, open, url }) } };
}

function notSwitchedOn(): Reply {
  return {
    kind: 'notice',
    view: notice('Files are not switched on here', [
      'Whoever runs me has not said where I can be reached from a browser.',
    ]),
  };
}

export const filePresses: Readonly<Record<string, PressHandler>> = {
  'meeting.print': fetched(agendaFile, 'The agenda, to print', 'Open the agenda'),
  'meeting.file': fetched(meetingIcs, 'For your calendar', 'Get the calendar file'),
};
