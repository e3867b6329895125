import type { Context } from './context.ts';
import type { GuardFinding } from './guard.ts';
import type { MessageInteraction } from './interaction.ts';
import type { BoundPlace } from './places.ts';
import type { Reply } from './reply.ts';

/** Talk in a room of the briefing, after danger and the text guard have read it. */
export interface Heard {
  readonly room: BoundPlace;
  /**
   * What arrived. When `verdict` is `refused` its words are left out: whoever listens forgets what they had of this message, and
   * the author is told by the guard alone. `asked`: the same, and the author is asked first if this is anything for the listener
   * at all (it answers with more than nothing).
   */
  readonly message: MessageInteraction;
  /** The words as plain text, mentions left out; empty when they were refused or deleted. */
  readonly text: string;
  readonly verdict: 'clean' | 'asked' | 'refused' | 'deleted';
  /** What the guard asks about or advises on; never a refusal. */
  readonly findings: readonly GuardFinding[];
}

/**
 * Something that takes in what is written in a briefing's room without a mention. It runs in the transaction of the delivery; what it returns goes
 * to the author alone, through the outbox. Its answer to a refused message is not sent.
 */
export type Listener = (context: Context, heard: Heard) => Promise<Reply>;

/** A command that listens: it is asked for each message, in the order of the commands, until one answers with more than nothing. */
export interface Listening {
  readonly hear: Listener;
  /** The verb that does the same when it is typed, with its arguments for the words and for the message they stood in. */
  readonly command: string;
  readonly verb: string;
  readonly text: string;
  readonly message: string;
}
