import type { InHandFile } from '../../storage/in-hand-file.ts';
import type { Store } from '../../storage/store.ts';
import type { Calm } from './calm.ts';
import { replyLater } from './deliver-later.ts';
import type { TakeInHand } from './held.ts';
import type { CommandInteraction } from './interaction.ts';
import type { Log } from './log.ts';
import type { Reply } from './reply.ts';

export interface InHandDeps {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => Date;
  readonly calm: Calm;
  /** Told after something was put in the outbox. */
  readonly nudge: () => void;
  /** Names of commands there are: others are not written down, being words that somebody typed. */
  readonly isCommand: (name: string) => boolean;
  /** Where marks are kept. Without it nothing is acknowledged before it is done. */
  readonly file?: InHandFile;
}

/** More at once wait with their acknowledgement: then the platform says that the bot is busy, and not a long silence. */
const MOST = 5_000;

/**
 * Commands that are under way. Slack is told at once that its command has arrived and never sends it again, so from then on it must not be
 * lost in silence: what is in hand is marked on the disk until its sender has an answer. One sender's commands run one
 * after the other, as they were typed, and everybody's begin one a turn, so that what arrives meanwhile is acknowledged in between.
 */
export class InHand {
  readonly #deps: InHandDeps;
  readonly #deliveries = new Set<string>();
  /** The last command of each sender that still has one. */
  readonly #last = new Map<string, Promise<unknown>>();
  readonly #settled = new Set<() => void>();

  constructor(deps: InHandDeps) {
    this.#deps = deps;
  }

  get size(): number {
    return this.#deliveries.size;
  }

  /** Resolves when nothing is in hand. */
  async idle(): Promise<void> {
    if (this.size > 0) await new Promise<void>((resolve) => this.#settled.add(resolve));
  }

  readonly take: TakeInHand = (interaction) => {
    const { delivery, sender } = interaction;
    if (this.#deliveries.has(delivery)) return undefined;
    this.#deliveries.add(delivery);
    this.#deps.calm.arrived();
    const unmark = this.#deliveries.size > MOST ? undefined : this.#mark(interaction);
    const leave = (): void => {
      this.#deliveries.delete(delivery);
      if (this.size > 0) return;
      for (const resolve of this.#settled) resolve();
      this.#settled.clear();
    };
    const settle = (): void => {
      unmark?.();
      leave();
    };
    return {
      isMarked: unmark !== undefined,
      run: (work) => this.#inOrder(`${sender.platform}|${sender.tenant}|${sender.user}`, work),
      turn: () => this.#deps.calm.answer(),
      settle,
      leave,
      sendLater: (reply) => this.#sendLater(interaction, reply).then(settle, leave),
    };
  };

  #mark({ delivery, sender, spoken }: CommandInteraction): (() => void) | undefined {
    const { platform, tenant, user } = sender;
    const [first] = spoken;
    const name = typeof first === 'string' ? (first.trimStart().split(/\s/, 1)[0] ?? '') : '';
    return this.#deps.file?.note({
      delivery,
      platform,
      tenant,
      user,
      ...(this.#deps.isCommand(name) ? { command: name } : {}),
      at: this.#deps.now().toISOString(),
    });
  }

  #inOrder(sender: string, work: () => Promise<Reply>): Promise<Reply> {
    const before = this.#last.get(sender);
    const mine = this.#after(before, work);
    const over: Promise<unknown> = mine
      .catch(() => undefined)
      .then(() => {
        if (this.#last.get(sender) === over) this.#last.delete(sender);
      });
    this.#last.set(sender, over);
    return mine;
  }

  async #after(before: Promise<unknown> | undefined, work: () => Promise<Reply>): Promise<Reply> {
    await before;
    await this.#deps.calm.answer();
    return work();
  }

  async #sendLater(interaction: CommandInteraction, reply: Reply): Promise<void> {
    const { store, now, nudge, log } = this.#deps;
    try {
      await store.transact((tx) => replyLater(tx, interaction, reply, now()));
    } catch (error) {
      log.error(
        { kind: 'in-hand', error: nameOf(error) },
        'an answer could not be shown: its sender is told at the next start',
      );
      throw error;
    }
    log.warn({ kind: 'in-hand' }, 'an answer that could not be shown goes through the outbox');
    nudge();
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
