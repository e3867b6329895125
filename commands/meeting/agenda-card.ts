import { agendaPresses } from '../../cards/meeting/buttons.ts';
import { referenceOf } from '../../cards/meeting/words.ts';
import type { Context } from '../../src/bot/context.ts';
import { dotted } from '../../src/bot/text.ts';
import { mayMeet } from '../../src/bot/meeting-relations.ts';
import type { CardView } from '../../src/bot/reply.ts';
import type { Meeting } from '../../src/domain/meeting/record.ts';
import { agendaShown, lineUnder } from './agenda.ts';
import { itemsView } from './lists.ts';
import { aroundOf } from './record.ts';

/** The agenda as a card: times, live figures of standing items, papers in the order of the pack. */
export async function drawAgenda(context: Context, meeting: Meeting): Promise<CardView> {
  const { tx: store, directory, member, today, now, partnership } = context;
  const { lines, fit, loose } = await agendaShown(meeting, {
    ...(await aroundOf(context)),
    store,
    member,
    directory,
    today,
    now,
  });
  const adds = mayMeet('meeting.item', meeting, member, directory);
  const runs = mayMeet('meeting.run', meeting, member, directory);
  return itemsView(
    `Agenda of ${referenceOf(meeting, partnership)}`,
    fit,
    lines.map((line) => ({
      title: `${line.number}. ${line.title}`,
      line: lineUnder(line),
      note: dotted([line.figure, ...line.papers.map(({ mark, title, link }) => `${mark} ${title}: ${link}`)]),
      buttons: [],
    })),
    loose.map(({ mark, title, link }) => `${mark} ${title}: ${link}`).join(' '),
    agendaPresses(meeting, { adds, runs }, now),
  );
}
