import { updateCard } from './cards.ts';
import { confirmedAlready } from './drafts.ts';
import { around, requireAttending, requireOpen } from './find.ts';
import { readerOf, readingAt } from './reading.ts';
import { mirror, openInRooms } from '../../src/bot/briefing-rooms.ts';
import { itemsOf, keepSettled, keepUpdate } from '../../src/bot/briefing-store.ts';
import type { Context } from '../../src/bot/context.ts';
import { newReference } from '../../src/bot/ids.ts';
import type { Place } from '../../src/bot/interaction.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { Reply } from '../../src/bot/reply.ts';
import {
  confirmUpdate,
  editUpdate,
  neededAnswers,
  proposeUpdate,
} from '../../src/domain/briefing/moves-update.ts';
import { readUpdate } from '../../src/domain/briefing/read/read-update.ts';
import type { Reading } from '../../src/domain/briefing/reading.ts';
import type { Briefing, Update } from '../../src/domain/briefing/record.ts';

/** Something written for the briefing: in its thread, as a command, or in other words after the guard stopped it. */
export interface Written {
  /** Has passed the text guard. */
  readonly text: string;
  /** The message it stands in, where others can read it: `slack|T1|C1|1700.1`. */
  readonly message?: string;
  /** The room of that message. */
  readonly place?: Place;
}

/**
 * Reads what was written and keeps it for its author to confirm. Nothing to report is recorded at once: there is nothing to get
 * wrong. Undefined for a greeting or thanks.
 */
export async function takeIn(context: Context, written: Written): Promise<Update | undefined> {
  await requireAttending(context, 'briefing.post');
  const briefing = await requireOpen(context);
  const items = await itemsOf(context.tx, briefing);
  const { agency } = context.member;
  const at = await readingAt(context, { briefing, items, agency });
  const reading = readUpdate(written.text, readerOf(context.partnership), at);
  if (isChat(reading)) return undefined;
  const before = written.message ? await updateOfMessage(context, written.message) : undefined;
  const update = before
    ? await change(context, briefing, before, written.text, reading)
    : await propose(context, briefing, written, reading);
  return isPlainNil(reading) ? settle(context, update) : update;
}

/** An update whose reading is known without reading: the nil button, and the form. */
export async function takeInRead(context: Context, reading: Reading): Promise<Update> {
  await requireAttending(context, 'briefing.post');
  const briefing = await requireOpen(context);
  return settle(context, await propose(context, briefing, {}, reading));
}

async function propose(
  context: Context,
  briefing: Briefing,
  { text, message, place }: Partial<Written>,
  reading: Reading,
): Promise<Update> {
  const { tx, now, member, partnership } = context;
  const update = proposeUpdate(
    briefing,
    {
      id: await freeReference(context),
      author: member.id,
      agency: member.agency,
      ...(message === undefined ? {} : { place: message }),
      ...(text === undefined ? {} : { text }),
      reading,
      at: now,
    },
    partnership.briefing,
  );
  const counted = await keepUpdate(context, update, briefing);
  await context.did('briefing.post', subjectOf('update', update.id));
  await openInRooms(tx, counted, now);
  await mirror(tx, counted, update, place, now);
  return update;
}

async function change(
  context: Context,
  briefing: Briefing,
  before: Update,
  text: string,
  reading: Reading,
): Promise<Update> {
  const update = editUpdate(
    before,
    briefing,
    { text, reading, at: context.now },
    context.partnership.briefing,
  );
  await keepUpdate(context, update, briefing);
  await context.did('briefing.post', subjectOf('update', update.id));
  return update;
}

/** Confirmed, unless something has to be asked first. */
export async function settle(context: Context, update: Update): Promise<Update> {
  if (neededAnswers(update).length > 0) return update;
  const { briefing, items } = await around(context, update);
  const { now: at, member, partnership } = context;
  // Those that were confirmed one by one are not confirmed again.
  const already = confirmedAlready(update, items);
  const settled = confirmUpdate(update, {
    briefing,
    items: items.filter((item) => !already.includes(item)),
    settings: partnership.briefing,
    by: { member: member.id, at },
  });
  const refs = [...already.map(({ id }) => id), ...settled.update.items].sort();
  const whole = { ...settled, update: { ...settled.update, items: refs } };
  await keepSettled(context, whole);
  await context.did('briefing.correct', subjectOf('update', update.id));
  return whole.update;
}

function isChat({ nil, drafts, closures, questions, talks, flags }: Reading): boolean {
  return !nil && !talks && !flags && drafts.length + closures.length + questions.length === 0;
}

function isPlainNil({ nil, drafts, closures, questions, talks, flags }: Reading): boolean {
  const other = drafts.length + closures.length + questions.length;
  return nil?.of === 'all' && other === 0 && talks === undefined && flags === undefined;
}

/** The update of a message, whichever of its wordings it was. */
export async function updateOfMessage(
  { tx }: Pick<Context, 'tx'>,
  message: string,
): Promise<Update | undefined> {
  const found = await tx.find('briefingUpdates', 'place', message);
  return found.find(({ state }) => state !== 'withdrawn');
}

async function freeReference({ tx, now }: Context): Promise<string> {
  let reference = newReference('UPD', now);
  while (await tx.get('briefingUpdates', reference)) reference = newReference('UPD', now);
  return reference;
}

/** The author's card, in the place of what was pressed or as the answer to what was typed. */
export async function updateReply(context: Context, update: Update): Promise<Reply> {
  return {
    kind: 'card',
    view: await updateCard(context, update),
    record: { subject: subjectOf('update', update.id), view: 'update' },
  };
}
