import type { Store } from '../../storage/store.ts';
import type { AccountDeps } from './accounts.ts';
import { addressesOf } from './accounts.ts';
import { PlatformUnavailable } from './errors.ts';
import type { Platform } from './interaction.ts';
import type { Log } from './log.ts';
import { draw, type DrawDeps, type Sheet } from './draw.ts';
import type { Destination, OutboxMessage } from './outbox.ts';
import type { Address, PlatformPort, SendResult } from './platform.ts';
import { routeTo } from './routes.ts';
import { settle } from './settle.ts';

export interface CourierDeps {
  readonly store: Store;
  readonly accounts: AccountDeps;
  readonly drawing: DrawDeps;
  readonly port: (platform: Platform) => PlatformPort | undefined;
  readonly tenants: () => ReadonlyMap<Platform, readonly string[]>;
  readonly log: Log;
  readonly now: () => Date;
}

const AT_ONCE = 8;

/**
 * Carries the outbox to the platforms. One message at a time per conversation, in order; several conversations at once.
 * Each try is one request: what the answer means for the message is decided in `settle`.
 */
export class Courier {
  readonly #deps: CourierDeps;
  readonly #busy = new Set<string>();
  #wanted = false;
  #running: Promise<void> = Promise.resolve();
  #wake: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(deps: CourierDeps) {
    this.#deps = deps;
  }

  /** A message being sent when the process died may or may not have arrived: updates are repeated, posts are not. */
  async recover(): Promise<void> {
    await this.#deps.store.transact(async (tx) => {
      for (const message of await tx.find('outbox', 'state', 'sending')) {
        const again = message.op !== 'post';
        await tx.put('outbox', { ...message, state: again ? 'pending' : 'unknown', reason: 'interrupted' });
      }
    });
  }

  /** Looks at the outbox now. Cheap to call often. */
  nudge(): void {
    if (this.#stopped) return;
    this.#wanted = true;
    this.#running = this.#running
      .then(() => this.#round())
      .catch((error: unknown) => {
        this.#deps.log.error(
          { kind: 'courier', error: error instanceof Error ? error.name : 'unknown' },
          'outbox round failed',
        );
        this.#sleep(1000);
      });
  }

  /** Resolves when everything due has been tried. */
  async idle(): Promise<void> {
    let seen: Promise<void>;
    do {
      seen = this.#running;
      await seen;
    } while (seen !== this.#running);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#wake);
    await this.idle();
  }

  async #round(): Promise<void> {
    while (this.#wanted && !this.#stopped) {
      this.#wanted = false;
      let claimed = await this.#claim();
      while (claimed.length > 0) {
        await Promise.all(claimed.map((message) => this.#carry(message)));
        claimed = this.#stopped ? [] : await this.#claim();
      }
    }
    await this.#sleepUntilNext();
  }

  /** Takes the first due message of each conversation, and marks it as being sent before it is sent. */
  async #claim(): Promise<OutboxMessage[]> {
    return this.#deps.store.transact(async (tx) => {
      const now = this.#deps.now().toISOString();
      const pending = [...(await tx.find('outbox', 'state', 'pending'))].sort((a, b) =>
        a.seq < b.seq ? -1 : 1,
      );
      const seen = new Set<string>();
      const claimed: OutboxMessage[] = [];
      for (const message of pending) {
        const conversation = conversationOf(message.to);
        if (seen.has(conversation) || this.#busy.has(conversation)) continue;
        seen.add(conversation);
        if (message.nextAt > now || claimed.length >= AT_ONCE) continue;
        const sending: OutboxMessage = { ...message, state: 'sending' };
        await tx.put('outbox', sending);
        claimed.push(sending);
      }
      return claimed;
    });
  }

  async #carry(message: OutboxMessage): Promise<void> {
    const conversation = conversationOf(message.to);
    this.#busy.add(conversation);
    try {
      const sheet = await draw(this.#deps.store, this.#deps.drawing, message);
      const { result, address } = sheet
        ? await this.#send(message, sheet)
        : { result: undefined, address: undefined };
      await this.#deps.store.transact((tx) =>
        settle(tx, { message, sheet, result, address, now: this.#deps.now() }),
      );
      if (result && result.outcome !== 'sent') {
        this.#deps.log.warn(
          { kind: 'outbox', id: message.id, op: message.op, outcome: result.outcome, reason: result.reason },
          'message not sent',
        );
      }
    } finally {
      this.#busy.delete(conversation);
      this.#wanted = true;
    }
  }

  /** Tries the message's own place, then each place behind it, until one is not gone. */
  async #send(
    message: OutboxMessage,
    sheet: Sheet,
  ): Promise<{ result: SendResult; address: Address | undefined }> {
    const places = [message.to, ...message.fallback];
    try {
      return await this.#tryEach(places, message, sheet);
    } catch (error) {
      if (!(error instanceof PlatformUnavailable)) throw error;
      return { result: { outcome: 'retry', reason: error.code }, address: undefined };
    }
  }

  async #tryEach(
    places: readonly Destination[],
    message: OutboxMessage,
    sheet: Sheet,
  ): Promise<{ result: SendResult; address: Address | undefined }> {
    let result: SendResult = { outcome: 'gone', reason: 'no-account' };
    let tried: Address | undefined;
    for (const place of places) {
      for (const address of await this.#addresses(place)) {
        const port = this.#deps.port(address.platform);
        if (!port) continue;
        const route = await this.#deps.store.read((view) => routeTo(view, address));
        tried = address;
        result = await port.send({
          id: message.id,
          op: message.op,
          to: address,
          messages: message.posted.length > 0 ? message.posted : sheet.messages,
          ...sheet.show,
          ...(route ? { route } : {}),
        });
        if (result.outcome !== 'gone' || message.op !== 'post') return { result, address };
      }
    }
    return { result, address: tried };
  }

  async #addresses(place: Destination): Promise<readonly Address[]> {
    if (place.kind !== 'member') return [place];
    const directory = await this.#deps.accounts.directory();
    const member = directory.member(place.member);
    return member && !member.left ? addressesOf(this.#deps.accounts, this.#deps.tenants(), member) : [];
  }

  async #sleepUntilNext(): Promise<void> {
    if (this.#stopped) return;
    const pending = await this.#deps.store.read((view) => view.find('outbox', 'state', 'pending'));
    const next = pending.map((message) => message.nextAt).sort()[0];
    if (next) this.#sleep(Math.max(50, Date.parse(next) - this.#deps.now().getTime()));
  }

  #sleep(ms: number): void {
    clearTimeout(this.#wake);
    this.#wake = setTimeout(() => this.nudge(), Math.min(ms, 60_000));
    this.#wake.unref();
  }
}

function conversationOf(to: Destination): string {
  if (to.kind === 'member') return `member|${to.member}`;
  const place = to.kind === 'direct' ? `@${to.user}` : to.conversation;
  return `${to.platform}|${to.tenant}|${place}`;
}
