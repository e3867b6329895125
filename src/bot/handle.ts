import { problem } from '../../cards/words.ts';
import type { Directory } from '../partnership/model.ts';
import { memberBehind, type AccountDeps } from './accounts.ts';
import type { Calm } from './calm.ts';
import { writeAudit } from './audit.ts';
import { StoreUnavailable } from '../../storage/errors.ts';
import { answerDanger } from './danger.ts';
import { BotError, PlatformUnavailable } from './errors.ts';
import type { Interaction } from './interaction.ts';
import type { Log } from './log.ts';
import { replyLater } from './deliver-later.ts';
import { hear } from './hear.ts';
import { isRefresh, showOwnView } from './own-view.ts';
import { fromOf, type PerformDeps } from './perform.ts';
import { placeRefusal } from './places.ts';
import { closeShared } from './places-closed.ts';
import type { Handle, Reply } from './reply.ts';
import { rememberRoute } from './routes.ts';
import { runCommand } from './run-command.ts';
import { runForm } from './run-form.ts';
import { runHome } from './run-home.ts';
import { runPress } from './run-press.ts';
import { NO_CHOICES, runSearch } from './run-search.ts';
import { runShortcut } from './run-shortcut.ts';
import { settleIn } from './settle-in.ts';
import { strangerView } from './stranger.ts';

export interface BotDeps extends PerformDeps {
  readonly accounts: AccountDeps;
  readonly directory: () => Promise<Directory>;
  readonly log: Log;
  /** Told who is being answered, so that what can wait does. */
  readonly calm?: Calm;
  /** Told after every commit that may have put something in the outbox. */
  readonly nudge: () => void;
  readonly measure: (interaction: Interaction, outcome: string, ms: number) => void;
}

/**
 * The one path through the bot: find the member → check the place → check access → guard the text → claim the delivery →
 * run the handler in one transaction → answer. Nothing else changes a record because of something that arrived.
 */
export function createHandle(deps: BotDeps): Handle {
  return async (interaction) => {
    const started = performance.now();
    let outcome = 'failed';
    deps.calm?.begin();
    try {
      const reply = await answer(deps, interaction);
      outcome = reply.kind;
      return reply;
    } catch (error) {
      outcome = error instanceof BotError ? error.code : 'fault';
      deps.log.error(
        { kind: interaction.kind, platform: interaction.sender.platform, outcome, error: nameOf(error) },
        'interaction failed',
      );
      const reply: Reply = { kind: 'notice', view: sorry(error), again: true };
      if (interaction.answer === 'now') return reply;
      // Without an answer to give, the platform is asked to deliver again; what will fail each time is answered instead.
      if (error instanceof StoreUnavailable || error instanceof PlatformUnavailable) throw error;
      return await once(deps, interaction, reply, undefined, 'fault');
    } finally {
      deps.calm?.end();
      deps.nudge();
      deps.measure(interaction, outcome, performance.now() - started);
    }
  };
}

async function answer(deps: BotDeps, interaction: Interaction): Promise<Reply> {
  const alarm = await answerDanger(deps, interaction);
  if (alarm) return alarm;
  await closeShared(deps, interaction.place);
  if (interaction.kind === 'presence') return settleIn(deps, interaction);
  if (interaction.kind === 'message') return hear(deps, interaction);
  const member = await memberBehind(deps.accounts, interaction.sender, interaction.route);
  const refusal = placeRefusal(interaction.place);
  // Asked at every key that is pressed: who may not search finds nothing, and nothing is written down each time.
  if (interaction.kind === 'search' && (!member || refusal)) return NO_CHOICES;
  if (interaction.kind === 'press' && isRefresh(interaction)) {
    if (!member || refusal) return { kind: 'notice', view: refusal ?? strangerView() };
    return showOwnView(deps, interaction, member, await deps.directory());
  }
  if (!member) return greetStranger(deps, interaction);
  if (refusal) return once(deps, interaction, { kind: 'notice', view: refusal }, member.id, 'place');
  const directory = await deps.directory();
  switch (interaction.kind) {
    case 'command':
      return runCommand(deps, interaction, member, directory);
    case 'press':
      return runPress(deps, interaction, member, directory);
    case 'submit':
      return runForm(deps, interaction, member, directory);
    case 'shortcut':
      return runShortcut(deps, interaction, member, directory);
    case 'search':
      return runSearch(deps, interaction, member, directory);
    case 'home':
      return runHome(deps, interaction, member);
  }
}

function greetStranger(deps: BotDeps, interaction: Interaction): Promise<Reply> {
  return once(deps, interaction, { kind: 'notice', view: strangerView() }, undefined, 'stranger');
}

/** Answers a refusal that comes before any handler: written down once, however often it is delivered. */
async function once(
  deps: BotDeps,
  interaction: Interaction,
  reply: Reply,
  who: string | undefined,
  code: string,
): Promise<Reply> {
  const now = deps.now();
  await deps.store.transact(async (tx) => {
    if (await tx.get('deliveries', interaction.delivery)) return;
    await tx.insert('deliveries', {
      id: interaction.delivery,
      at: now.toISOString(),
      reply: { kind: 'nothing' },
    });
    await rememberRoute(tx, interaction, now);
    await writeAudit(tx, now, {
      verb: interaction.kind,
      from: fromOf(interaction),
      outcome: 'refused',
      code,
      ...(who ? { who } : {}),
    });
    if (interaction.answer === 'later') await replyLater(tx, interaction, reply, now);
  });
  return interaction.answer === 'later' ? { kind: 'nothing' } : reply;
}

function sorry(error: unknown) {
  const message =
    error instanceof BotError
      ? error.message
      : 'Something went wrong on our side. Nothing was saved. Please try again in a minute.';
  return problem({
    title: 'Sorry, that did not work',
    problems: [message],
    hint: 'If it happens again, tell the business unit.',
  });
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
