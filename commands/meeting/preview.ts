import type { Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { dryRun } from '../../src/bot/meeting-preview.ts';
import { groupShort } from '../../src/bot/meeting-store.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import { gaps, representation } from '../../src/domain/meeting/attendance.ts';
import { plusDays } from '../../src/domain/meeting/dates.ts';
import { promptLabel } from '../../src/domain/meeting/prompt-words.ts';
import { londonDate, londonTime, sayDate } from '../../src/domain/working-days.ts';
import { mayMeet } from '../../src/bot/meeting-relations.ts';
import { itemsView } from './lists.ts';
import { aroundOf, meetingsFor } from './record.ts';

const FORTNIGHT_MS = 14 * 86_400_000;
const SHOWN = 25;
const A_PAGE = 10;
/** Names in a line while the prompts of all groups are shown. */
const NAMED = 3;

/**
 * A dry run: what is going to be sent to whom in the coming fortnight, as things stand now, a page at a time. Of one group everybody
 * is named; of all of them the first few.
 */
export async function drawPreview(context: Context, { group, page }: Values = {}): Promise<CardView> {
  const { tx, now, directory, member, partnership } = context;
  await meetingsFor(context);
  const meetings = (await tx.all('meetings')).filter(
    (meeting) =>
      (group === undefined || meeting.group === group) && mayMeet('meeting.run', meeting, member, directory),
  );
  const around = await aroundOf(context);
  const lines = await dryRun(tx, meetings, { from: now, to: new Date(now.getTime() + FORTNIGHT_MS) }, around);
  const last = sayDate(plusDays(context.today, 14), 'short');
  const pages = Math.max(1, Math.ceil(lines.length / A_PAGE));
  const at = Math.min(pages, Math.max(1, Math.trunc(Number(page)) || 1));
  const of = group === undefined ? '' : ` for ${groupShort(partnership, group)}`;
  return itemsView(
    `What is sent until ${last}${of}`,
    lines.length === 0
      ? 'Nothing is due in the coming fortnight.'
      : dotted([
          `${lines.length} prompts, as things stand now`,
          pages > 1 ? `page ${at} of ${pages}` : undefined,
        ]),
    lines.slice((at - 1) * A_PAGE, at * A_PAGE).map(({ prompt, leftOut, to }) => {
      const names = to
        .slice(0, group === undefined ? NAMED : to.length)
        .map((id) => directory.member(id)?.name ?? id);
      return {
        title: dotted([
          `${sayDate(londonDate(prompt.dueAt), 'short')} ${londonTime(prompt.dueAt)}`,
          groupShort(partnership, prompt.group),
          promptLabel(prompt.kind),
        ]),
        line:
          (leftOut && `Not sent as things stand: ${leftOut.slice(0, 1).toLowerCase()}${leftOut.slice(1)}`) ??
          (to.length === 0
            ? 'nobody to send it to'
            : `to ${names.join(', ')}${to.length > names.length ? ` and ${to.length - names.length} more` : ''}`),
        note: prompt.merges.length > 0 ? `With it: ${prompt.merges.map(promptLabel).join(', ')}.` : '',
        buttons: [],
      };
    }),
    group === undefined && lines.some(({ to }) => to.length > NAMED)
      ? 'Everybody by name: name a group, like /meeting preview Board.'
      : '',
    at < pages
      ? [
          {
            title: 'Next page',
            data: {
              verb: 'meeting.preview',
              args: { page: String(at + 1), ...(group === undefined ? {} : { group }) },
            },
          },
        ]
      : [],
  );
}

/** Seats that stay empty, over the meetings that were held. */
export async function drawGaps({ tx, directory, partnership }: Context): Promise<CardView> {
  const found = gaps(representation(await tx.all('meetings')), {
    group: (id) => groupShort(partnership, id),
    agency: (id) => directory.agency(id)?.name ?? id,
  });
  return itemsView(
    'Empty seats',
    found.length === 0 ? 'No seat stays empty, over the meetings whose attendance was noted.' : '',
    found.slice(0, SHOWN).map((gap) => ({
      title: gap.says,
      line: dotted([
        `${gap.taken} of ${gap.meetings} meetings`,
        gap.lastSat === undefined ? 'never there' : `last there on ${sayDate(gap.lastSat)}`,
      ]),
      note: '',
      buttons: [],
    })),
    found.length > SHOWN ? `And ${found.length - SHOWN} more.` : '',
  );
}
