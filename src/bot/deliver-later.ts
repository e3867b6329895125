import type { Transaction } from '../../storage/store.ts';
import type { Interaction, Place } from './interaction.ts';
import { post, type Content, type Destination, type Letter } from './outbox.ts';
import type { CardView, FormView, Reply } from './reply.ts';

/** Puts the reply to a message in the outbox, for the person who wrote it alone: there is no answer to hang it on. */
export async function replyLater(
  tx: Transaction,
  interaction: Interaction,
  reply: Reply,
  now: Date,
  how: Pick<Letter, 'critical'> = {},
): Promise<void> {
  await replyAt(tx, interaction, interaction.place, reply, now, how);
}

/** The same, to where something was opened: a room whose form is closed now, or the one-to-one chat. */
export async function replyAt(
  tx: Transaction,
  { kind, sender }: Interaction,
  place: Place | undefined,
  reply: Reply,
  now: Date,
  how: Pick<Letter, 'critical'> = {},
): Promise<void> {
  const { to, fallback } = backTo({ kind, sender, ...(place ? { place } : {}) });
  for (const content of contentsOf(reply, to)) await post(tx, now, { to, content, fallback, ...how });
}

function contentsOf(reply: Reply, to: Destination): Content[] {
  switch (reply.kind) {
    case 'nothing':
    case 'choices':
      return [];
    case 'form':
      return [{ kind: 'form', form: asRecord(reply.form) }];
    case 'notice':
    case 'finish':
      return [card(reply.view)];
    case 'card': {
      // In a one-to-one chat the card stays, so it is a copy like any other. What only one person sees in a room is not.
      const shown: Content =
        reply.record && to.kind === 'direct' ? { kind: 'record', ...reply.record } : card(reply.view);
      return reply.notice ? [card(reply.notice), shown] : [shown];
    }
  }
}

function card(view: CardView): Content {
  return { kind: 'card', view: { card: view.card, summary: view.summary } };
}

function asRecord(form: FormView): Record<string, unknown> {
  return { ...form };
}

function backTo({ kind, sender, place }: Pick<Interaction, 'kind' | 'sender' | 'place'>): {
  to: Destination;
  fallback: Destination[];
} {
  const { platform, tenant, user } = sender;
  if (kind === 'home') return { to: { kind: 'home', platform, tenant, user }, fallback: [] };
  const direct: Destination = { kind: 'direct', platform, tenant, user };
  if (!place || place.kind === 'direct') return { to: direct, fallback: [] };
  const { conversation, thread } = place;
  return {
    to: { kind: 'only-you', platform, tenant, conversation, user, ...(thread ? { thread } : {}) },
    fallback: [direct],
  };
}
