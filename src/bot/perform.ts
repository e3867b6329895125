import { StoreUnavailable } from '../../storage/errors.ts';
import type { Store, Transaction } from '../../storage/store.ts';
import { problem } from '../../cards/words.ts';
import { londonDate } from '../domain/working-days.ts';
import type { Directory, Member } from '../partnership/model.ts';
import type { Partnership } from '../partnership/schema.ts';
import { writeAudit } from './audit.ts';
import type { Context } from './context.ts';
import { startDraft } from './drafts.ts';
import { replyLater } from './deliver-later.ts';
import { BotError } from './errors.ts';
import { atStep } from './form-steps.ts';
import { helpView } from './help-view.ts';
import type { Interaction } from './interaction.ts';
import type { Screen } from './guard.ts';
import type { HeldLines } from './held-lines.ts';
import type { Registry } from './registry.ts';
import type { Reply } from './reply.ts';
import { rememberRoute } from './routes.ts';
import { noteSeen } from './seen.ts';

export interface PerformDeps {
  readonly store: Store;
  readonly registry: Registry;
  readonly partnership: Partnership;
  readonly now: () => Date;
  /** Where the bot is reached from outside, once that is known. */
  readonly address?: () => string | undefined;
  /** The text guard; the real one by default. */
  readonly screen?: Screen;
  /** Lines that wait for their author's word. Without it such lines are sent again in other words. */
  readonly held?: HeldLines;
  /** Counts what was noticed in texts, by kind alone. */
  readonly tally?: Tally;
}

export type Tally = (what: 'danger' | 'redirect' | 'refused' | 'asked', kind: string) => void;

export interface Performance {
  readonly interaction: Interaction;
  readonly member: Member;
  readonly directory: Directory;
  /** What is being asked, for the audit trail: `action.assign`, `help`. */
  readonly verb: string;
  readonly subject?: string;
  /** Keys beside the delivery's own that name this effect: the same button on the same revision, the same form. */
  readonly keys?: readonly string[];
  /** Brings an answer that is given again up to date: the record it shows may have moved on since. */
  readonly renew?: (answer: Reply, tx: Transaction) => Promise<Reply>;
}

/**
 * Runs one handler in one transaction together with its audit entry, its messages and the claim of the delivery. A
 * delivery that had its effect before gets the same answer again; one that is refused leaves nothing but the refusal.
 */
export async function perform(
  deps: PerformDeps,
  performance: Performance,
  work: (context: Context) => Promise<Reply>,
): Promise<Reply> {
  const { interaction } = performance;
  const keys = [interaction.delivery, ...(performance.keys ?? [])];
  const now = deps.now();
  try {
    return await deps.store.transact(async (tx) => {
      const before = await answerBefore(tx, keys);
      if (before) return repeat(performance, before, tx, now);
      const { context, changed } = makeContext(deps, performance, tx, now);
      await rememberRoute(tx, interaction, now);
      const reply = await work(context);
      if (reply.kind === 'card')
        await noteSeen(tx, now, performance.member, reply.record?.subject, fromOf(interaction));
      const later = interaction.answer === 'later';
      if (later) await replyLater(tx, interaction, reply, now);
      const answer: Reply = later ? { kind: 'nothing' } : reply;
      if (changed() || later) await claim(tx, changed() ? keys : [interaction.delivery], answer, now);
      return answer;
    });
  } catch (error) {
    if (!(error instanceof BotError) || error instanceof StoreUnavailable) throw error;
    return refuse(deps, performance, error, now);
  }
}

/** A refusal is written down too, and answered as kindly as anything else. */
async function refuse(
  deps: PerformDeps,
  performance: Performance,
  error: BotError,
  now: Date,
): Promise<Reply> {
  const { interaction, member, verb, subject } = performance;
  const reply: Reply = {
    kind: 'notice',
    view: problem({ title: 'That did not work', problems: [error.message] }),
  };
  return deps.store.transact(async (tx) => {
    const before = await answerBefore(tx, [interaction.delivery]);
    if (before) return before.reply;
    await writeAudit(tx, now, {
      who: member.id,
      verb,
      from: fromOf(interaction),
      outcome: 'refused',
      code: error.code,
      ...(subject ? { subject } : {}),
    });
    if (interaction.answer === 'now') return reply;
    // What the refused work had kept is gone, and with it the way back to where it was asked.
    await rememberRoute(tx, interaction, now);
    await replyLater(tx, interaction, reply, now);
    await claim(tx, [interaction.delivery], { kind: 'nothing' }, now);
    return { kind: 'nothing' };
  });
}

function makeContext(
  deps: PerformDeps,
  { interaction, member, directory }: Performance,
  tx: Transaction,
  now: Date,
): { context: Context; changed: () => boolean } {
  let changes = 0;
  const address = deps.address?.();
  const context: Context = {
    tx,
    member,
    directory,
    partnership: deps.partnership,
    now,
    today: londonDate(now),
    ...(address === undefined ? {} : { address }),
    ...(interaction.place ? { place: interaction.place } : {}),
    did: async (verb, subject) => {
      changes += 1;
      await writeAudit(tx, now, {
        who: member.id,
        verb,
        subject,
        from: fromOf(interaction),
        outcome: 'done',
      });
    },
    help: () => helpView(deps.registry.definitions),
    openForm: async (form, filled) => {
      const handler = deps.registry.form(form);
      if (!handler)
        throw new BotError(
          'unknown-form',
          'This form is not available any more. Please type the command again.',
        );
      const draft = await startDraft(context, form, filled);
      const view = await handler.show(context, draft, draft.values, {}, 0);
      return { kind: 'form', form: atStep(handler, view, 0) };
    },
  };
  return { context, changed: () => changes > 0 };
}

interface Before {
  readonly reply: Reply;
  /** The key under which the effect was claimed. */
  readonly key: string;
}

/** The first answer once more. By a delivery that takes none with it, it is sent, once. */
async function repeat(performance: Performance, before: Before, tx: Transaction, now: Date): Promise<Reply> {
  const { interaction, renew } = performance;
  const again = before.key !== interaction.delivery;
  const reply = renew ? await renew(before.reply, tx) : before.reply;
  if (interaction.answer === 'now' || !again) return reply;
  await replyLater(tx, interaction, reply, now);
  await claim(tx, [interaction.delivery], { kind: 'nothing' }, now);
  return { kind: 'nothing' };
}

async function answerBefore(tx: Transaction, keys: readonly string[]): Promise<Before | undefined> {
  for (const key of keys) {
    const delivery = await tx.get('deliveries', key);
    if (delivery) return { reply: delivery.reply as Reply, key };
  }
  return undefined;
}

async function claim(tx: Transaction, keys: readonly string[], reply: Reply, now: Date): Promise<void> {
  for (const id of keys) await tx.put('deliveries', { id, at: now.toISOString(), reply });
}

export function fromOf({ sender, place }: Interaction): string {
  return place ? `${sender.platform} ${place.kind}` : sender.platform;
}
