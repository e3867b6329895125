import { fileCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { FILE_MINUTES, linkTo, type FileKind } from '../../src/bot/files.ts';
import { mayMeet } from '../../src/bot/meeting-relations.ts';
import { comingMeetings, groupShort } from '../../src/bot/meeting-store.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { agendaFile, agendaWord } from './agenda-files.ts';
import { ownSessionEvents } from '../training/files.ts';
import { findMeeting, subjectOfMeeting } from './record.ts';

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

/** The meetings of somebody's groups and their training, for a calendar that looks again by itself. Nothing sensitive is in it. */
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
      body: calendarFeed(
        meetings,
        `${partnership.short} meetings`,
        { partnership: partnership.short, nameOf },
        await ownSessionEvents({ store, member, partnership }),
      ),
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
    `Subscribe to this address in your calendar. It says which group meets when and which training you have a place on, and nothing else. Whoever has the address can read it; /meeting feed end ends it. ${url}`,
    [{ title: 'Open the feed', url }],
  );
}

/** A press that gives links to files of its meeting: the first is the likeliest. */
function fetched(title: string, files: readonly (readonly [FileKind, string])[]): PressHandler {
  return {
    access: 'meeting.see',
    async run(context, { subject }) {
      const meeting = await findMeeting(context, subject);
      const links: { title: string; url: string }[] = [];
      for (const [file, open] of files) {
        const url = await linkTo(context, {
          file: file.name,
          params: { meeting: meeting.id },
          minutes: FILE_MINUTES,
        });
        if (url === undefined) return notSwitchedOn();
        links.push({ title: open, url });
      }
      await context.did('meeting.see', subjectOfMeeting(meeting));
      const line =
        links.length === 1
          ? `The link is yours alone and works for ${FILE_MINUTES} minutes.`
          : `The links are yours alone and work for ${FILE_MINUTES} minutes.`;
      return linkNotice(title, line, links);
    },
  };
}

function linkNotice(title: string, line: string, links: { title: string; url: string }[]): Reply {
  return { kind: 'notice', view: { summary: title, card: fileCard.expand({ title, line, links }) } };
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
  'meeting.print': fetched('The agenda, to print', [
    [agendaFile, 'Open the agenda'],
    [agendaWord, 'Word file'],
  ]),
  'meeting.file': fetched('For your calendar', [[meetingIcs, 'Get the calendar file']]),
};
