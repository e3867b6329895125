import type { CommandInteraction } from './interaction.ts';
import type { Reply } from './reply.ts';

/** A command that somebody sent and has no answer to yet. */
export interface Held {
  /**
   * A mark is kept, so that the sender is told at the next start when this process ends before it is done: the platform may have its
   * acknowledgement now. Without one it has to wait for the answer.
   */
  readonly isMarked: boolean;
  /** Does the work when whatever the sender sent before is through, and in a turn of its own. */
  run(work: () => Promise<Reply>): Promise<Reply>;
  /** Resolves when something may be shown to the sender: what arrives meanwhile is acknowledged first. */
  turn(): Promise<void>;
  /** The sender has their answer, or knows that there is none. */
  settle(): void;
  /** The answer could not be shown: it goes through the outbox, or where even that fails, is left. Never rejects. */
  sendLater(reply: Reply): Promise<void>;
  /** Nothing reaches the sender now: the mark stays, and they are told at the next start. */
  leave(): void;
}

/** Takes a command in hand. Undefined when this very delivery is in hand already: then there is nothing to do. */
export type TakeInHand = (interaction: CommandInteraction) => Held | undefined;
