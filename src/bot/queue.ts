import { conversationOf, isReply, type OutboxMessage } from './outbox.ts';

/** What has to be known of a waiting message to choose the next ones. */
export interface Waiting {
  readonly id: string;
  readonly seq: string;
  readonly op: OutboxMessage['op'];
  readonly to: OutboxMessage['to'];
  readonly conversation: string;
  /** When it may go, by the reader's monotonic clock. */
  readyAt: number;
}

interface Line {
  readonly waiting: Waiting[];
  hasReply: boolean;
}

/**
 * The messages that wait, in one line for each conversation. It is only a memory of what the outbox held when it was read:
 * whoever takes a message looks at the outbox again. A message stays at the head of its line until it is seen to have left,
 * so that nothing behind it overtakes it.
 */
export class Queue {
  readonly #lines = new Map<string, Line>();
  readonly #known = new Set<string>();
  readonly #readyAt: (message: OutboxMessage) => number;

  constructor(readyAt: (message: OutboxMessage) => number) {
    this.#readyAt = readyAt;
  }

  get size(): number {
    return this.#known.size;
  }

  /** Adds those that are not known yet, in order. */
  add(messages: readonly OutboxMessage[]): void {
    const fresh = messages.filter(({ id }) => !this.#known.has(id)).sort((a, b) => (a.seq < b.seq ? -1 : 1));
    for (const message of fresh) {
      const { id, seq, op, to } = message;
      if (this.#known.has(id)) continue;
      const conversation = conversationOf(to);
      const line = this.#lines.get(conversation) ?? { waiting: [], hasReply: false };
      let at = line.waiting.length;
      while (at > 0 && (line.waiting[at - 1]?.seq ?? '') > seq) at -= 1;
      line.waiting.splice(at, 0, { id, seq, op, to, conversation, readyAt: this.#readyAt(message) });
      line.hasReply ||= isReply(message);
      this.#lines.set(conversation, line);
      this.#known.add(id);
    }
  }

  /** It has left, or somebody else dealt with it. */
  drop({ id, conversation }: Waiting): void {
    this.#known.delete(id);
    const line = this.#lines.get(conversation);
    if (line?.waiting[0]?.id === id) line.waiting.shift();
    if (line?.waiting.length === 0) this.#lines.delete(conversation);
  }

  /** The first of every line, with whether somebody in that line waits for an answer: those lines come first. */
  *heads(): Generator<{ readonly head: Waiting; readonly hasReply: boolean }> {
    for (const wanted of [true, false]) {
      for (const { waiting, hasReply } of this.#lines.values()) {
        const [head] = waiting;
        if (head && hasReply === wanted) yield { head, hasReply };
      }
    }
  }
}
