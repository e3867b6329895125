import { z } from 'zod';
import { drawOrder, orderLines } from '../../cards/briefing/order-view.ts';
import type { ORDER_FIELDS } from '../../cards/briefing-order/data.ts';
import { briefingOrderCard } from '../../cards/briefing/list.ts';
import { notice } from '../../cards/words.ts';
import { may, NotAllowed } from '../../src/bot/access.ts';
import { orderOf } from '../../src/bot/briefing-order.ts';
import { relationsToBriefing } from '../../src/bot/briefing-relations.ts';
import { openInRooms } from '../../src/bot/briefing-rooms.ts';
import { itemsOf, keepBriefing, keepItem, updatesOf } from '../../src/bot/briefing-store.ts';
import type { CommandVerb, FormHandler, PressHandler, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { checkForm } from '../../src/bot/forms.ts';
import { readSubject, subjectOf } from '../../src/bot/outbox.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { sayWhen } from '../../src/bot/text.ts';
import { AlreadyDone } from '../../src/domain/already-done.ts';
import { handOver, release, setOrder } from '../../src/domain/briefing/moves-briefing.ts';
import { closeItem, mergeInto } from '../../src/domain/briefing/moves-item.ts';
import type { Briefing } from '../../src/domain/briefing/record.ts';
import { closeDay } from '../../src/bot/briefing-close.ts';
import { releaseFeeds } from '../../src/bot/briefing-feeds.ts';
import { requireBriefing } from './find.ts';

const NOT_YOURS =
  'Only the chair of the briefing, whoever stands in for them, and the business unit can do that. Nothing was changed.';

/** The briefing a chair's button is about. @throws NotAllowed */
async function theirs(context: Context, subject?: string): Promise<Briefing> {
  const { tx, directory, partnership, member } = context;
  const relations = relationsToBriefing(directory, partnership.briefing, member);
  if (!may(member, 'briefing.run', relations)) throw new NotAllowed(NOT_YOURS);
  const found = subject ? readSubject(subject) : undefined;
  const named = found?.collection === 'briefings' ? await tx.get('briefings', found.id) : undefined;
  return named ?? requireBriefing(context);
}

/** The draft as it is now, for whoever chairs. */
async function orderReply(context: Context, briefing: Briefing): Promise<Reply> {
  const { tx, directory, partnership, now } = context;
  const [items, updates] = [await itemsOf(tx, briefing), await updatesOf(tx, briefing)];
  return {
    kind: 'card',
    view: drawOrder(briefing, { items, updates }, { directory, settings: partnership.briefing, now }),
    record: { subject: subjectOf('briefing', briefing.id), view: 'briefing-order' },
  };
}

export const orderVerb: CommandVerb = {
  name: 'order',
  aliases: ['draft', 'running order'],
  summary: 'See the draft of the running order, change and release it (chair)',
  access: 'briefing.run',
  arguments: {},
  examples: ['dib order'],
  run: async (context) => orderReply(context, await theirs(context)),
};

export const releaseVerb: CommandVerb = {
  name: 'release',
  aliases: ['publish'],
  summary: 'Let everybody in the rooms see the running order (chair)',
  access: 'briefing.run',
  arguments: {},
  examples: ['dib release'],
  run: async (context) => releaseNow(context, await theirs(context)),
};

export const closeVerb: CommandVerb = {
  name: 'close',
  aliases: ['end', 'finish'],
  summary: 'Close today’s briefing before its time; what is open goes on to the next (chair)',
  access: 'briefing.run',
  arguments: {},
  examples: ['dib close'],
  async run(context) {
    const briefing = await theirs(context);
    if (briefing.state === 'closed')
      return { kind: 'notice', view: notice('This briefing is closed already.') };
    const closed = await closeDay(context, briefing, context.member.id);
    await context.did('briefing.run', subjectOf('briefing', briefing.id));
    const over = closed.closed?.carriedOut.length ?? 0;
    return {
      kind: 'notice',
      view: notice('The briefing is closed', [
        over === 0 ? 'Nothing is left over.' : `${over} go on to the next briefing.`,
      ]),
    };
  },
};

async function releaseNow(context: Context, briefing: Briefing): Promise<Reply> {
  const { member, now, tx } = context;
  try {
    const released = release(briefing, { member: member.id, at: now });
    await keepBriefing(context, released);
    await openInRooms(tx, released, now);
    await releaseFeeds(context, released);
    await context.did('briefing.run', subjectOf('briefing', briefing.id));
    return orderReply(context, released);
  } catch (error) {
    if (!(error instanceof AlreadyDone)) throw error;
    const who = context.directory.member(error.by)?.name ?? 'somebody';
    const reply = await orderReply(context, briefing);
    return reply.kind === 'card'
      ? { ...reply, notice: notice(`Already released by ${who} ${sayWhen(error.at, now)}.`) }
      : reply;
  }
}

export const chairPresses: Readonly<Record<string, PressHandler>> = {
  'briefing.release': {
    access: 'briefing.run',
    run: async (context, { subject }) => releaseNow(context, await theirs(context, subject)),
  },
  'briefing.order': {
    access: 'briefing.run',
    async run(context, { subject }) {
      const briefing = await theirs(context, subject);
      return context.openForm('briefing.order', { subject: subjectOf('briefing', briefing.id) });
    },
  },
  'briefing.handed-over': {
    access: 'briefing.run',
    async run(context, { subject }) {
      const briefing = await theirs(context, subject);
      const after = handOver(briefing, { member: context.member.id, at: context.now });
      await keepBriefing(context, after);
      await context.did('briefing.run', subjectOf('briefing', briefing.id));
      return { kind: 'notice', view: notice('Thank you. It is on record that the duty out of hours knows.') };
    },
  },
};

const WHATS = [
  { value: 'top', title: 'To the top' },
  { value: 'up', title: 'One up' },
  { value: 'down', title: 'One down' },
  { value: 'end', title: 'To the end' },
  { value: 'merge', title: 'It says the same as another one' },
  { value: 'drop', title: 'Leave it out: shared, nothing to discuss' },
] as const;

/** One change at a time to the order, which the chair sees at once. */
export const orderForm: FormHandler = {
  access: 'briefing.run',
  texts: [],
  async show(context, form, values, errors) {
    const briefing = await theirs(context, form.subject);
    const items = await itemsOf(context.tx, briefing);
    const { directory, partnership, now } = context;
    const scene = { directory, settings: partnership.briefing, now };
    return {
      name: form.form,
      token: form.id,
      title: 'Change the order',
      submit: 'Save',
      summary: `${briefing.id}: a form`,
      errors,
      card: briefingOrderCard.expand({
        intro: briefing.released
          ? 'It is released: everybody sees the change at once.'
          : 'Nobody else sees the order before you release it.',
        values: by((name) => values[name] ?? ''),
        errors: by((name) => errors[name] ?? ''),
        items: orderLines(briefing, items, scene).map(({ id, text }) => ({ title: text, value: id })),
        whats: WHATS.map(({ value, title }) => ({ title, value })),
      }),
    };
  },
  async submit(context, form, inputs) {
    const briefing = await theirs(context, form.subject);
    const checked = checkForm(orderSchema(await idsOf(context, briefing)), inputs);
    if ('errors' in checked) return checked;
    const { values } = checked;
    const after = await changed(context, briefing, values);
    await context.did('briefing.run', subjectOf('briefing', briefing.id));
    return orderReply(context, after);
  },
};

function orderSchema(ids: readonly string[]) {
  return z
    .object({
      item: z.string('Choose one of the list.').refine((id) => ids.includes(id), 'Choose one of the list.'),
      what: z
        .string('Please choose one.')
        .refine((what) => WHATS.some(({ value }) => value === what), 'Please choose one.'),
      with: z.string().optional(),
    })
    .refine(
      ({ what, item, with: other }) => what !== 'merge' || (ids.includes(other ?? '') && other !== item),
      {
        path: ['with'],
        message: 'Choose the other one.',
      },
    );
}

async function changed(context: Context, briefing: Briefing, values: Values): Promise<Briefing> {
  const { tx, member, now } = context;
  const stamp = { member: member.id, at: now };
  const id = values['item'] ?? '';
  const item = await tx.get('briefingItems', id);
  const other = await tx.get('briefingItems', values['with'] ?? '');
  if (values['what'] === 'merge' && item && other) {
    await keepItem(context, mergeInto(item, other, stamp));
    await keepItem(context, {
      ...other,
      rev: other.rev + 1,
      alsoFrom: [...new Set([...other.alsoFrom, item.agency])].filter((agency) => agency !== other.agency),
    });
    return (await tx.get('briefings', briefing.id)) ?? briefing;
  }
  if (values['what'] === 'drop' && item?.status === 'open') {
    await keepItem(context, closeItem(item, 'shared', stamp));
    return briefing;
  }
  const after = setOrder(briefing, moved(await idsOf(context, briefing), id, values['what'] ?? ''), stamp);
  await keepBriefing(context, after);
  return after;
}

function moved(ids: readonly string[], id: string, what: string): string[] {
  const at = ids.indexOf(id);
  const rest = ids.filter((each) => each !== id);
  const to = { top: 0, up: Math.max(0, at - 1), down: at + 1, end: rest.length }[what] ?? rest.length;
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

async function idsOf({ tx }: Context, briefing: Briefing): Promise<string[]> {
  const items = await itemsOf(tx, briefing);
  return orderOf(briefing, items).flatMap((section) => section.items.map(({ id }) => id));
}

function by<T>(field: (name: (typeof ORDER_FIELDS)[number]) => T): Record<(typeof ORDER_FIELDS)[number], T> {
  return { item: field('item'), what: field('what'), with: field('with') };
}
