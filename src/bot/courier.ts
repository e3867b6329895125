import type { Store } from '../../storage/store.ts';
import { addressesOf, leftBehind, type AccountDeps } from './accounts.ts';
import { draw, type DrawDeps, type Sheet } from './draw.ts';
import { BotError, PlatformUnavailable } from './errors.ts';
import type { Platform } from './interaction.ts';
import type { Log } from './log.ts';
import type { Destination, OutboxMessage } from './outbox.ts';
import type { Address, PlatformPort, SendResult } from './platform.ts';
import { routeTo } from './routes.ts';
import { settle, type Settlement } from './settle.ts';

export interface CourierDeps {
  readonly store: Store;
  readonly accounts: AccountDeps;
  readonly drawing: DrawDeps;
  readonly port: (platform: Platform) => PlatformPort | undefined;
  readonly tenants: () => ReadonlyMap<Platform, readonly string[]>;
  readonly log: Log;
  readonly now: () => Date;
}

/** Under way at once, for each platform: one that hangs must not hold up the other. */
const AT_ONCE = 8;
/** No platform asks for a longer wait; a time further off than this was written under a wrong clock. */
const LONGEST_WAIT_MS = 3_600_000;
const AGAIN_MS = 1_000;

interface Attempt {
  readonly result: SendResult;
  readonly address: Address | undefined;
}

/**
 * Carries the outbox to the platforms. One message at a time per conversation, in order; several conversations at once.
 * Each try is one request: what the answer means for the message is decided in `settle`.
 */
export class Courier {
  readonly #deps: CourierDeps;
  readonly #busy = new Map<string, string>();
  readonly #flights = new Set<Promise<void>>();
  /** Messages that were tried, and whose outcome could not be written down yet. */
  readonly #unsettled: Settlement[] = [];
  #wanted = false;
  #wake: () => void = () => undefined;
  #running: Promise<void> = Promise.resolve();
  #isRunning = false;
  #timer: NodeJS.Timeout | undefined;
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
    this.#wake();
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#running = this.#run();
  }

  /** Resolves when everything due has been tried. */
  async idle(): Promise<void> {
    while (this.#isRunning) await this.#running;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.idle();
  }

  async #run(): Promise<void> {
    try {
      await this.#rounds();
      await this.#sleepUntilNext();
    } catch (error) {
      this.#deps.log.error({ kind: 'courier', error: gist(error) }, 'outbox round failed');
      this.#sleep(AGAIN_MS);
    } finally {
      await Promise.all(this.#flights);
      this.#isRunning = false;
      if (this.#wanted) this.nudge();
    }
  }

  async #rounds(): Promise<void> {
    while (!this.#stopped) {
      this.#wanted = false;
      await this.#settleAgain();
      for (const message of await this.#claim()) this.#launch(message);
      if (this.#wanted) continue;
      if (this.#flights.size === 0) return;
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await Promise.race([woken, ...this.#flights]);
    }
  }

  #launch(message: OutboxMessage): void {
    const flight: Promise<void> = this.#carry(message).finally(() => {
      this.#busy.delete(conversationOf(message.to));
      this.#flights.delete(flight);
      this.#wanted = true;
    });
    this.#flights.add(flight);
  }

  /** Takes the first due message of each conversation, and marks it as being sent before it is sent. */
  async #claim(): Promise<OutboxMessage[]> {
    const now = this.#deps.now().getTime();
    const claimed = await this.#deps.store.transact(async (tx) => {
      const pending = [...(await tx.find('outbox', 'state', 'pending'))].sort((a, b) =>
        a.seq < b.seq ? -1 : 1,
      );
      const seen = new Set<string>(this.#busy.keys());
      const load = new Map<string, number>();
      for (const platform of this.#busy.values()) load.set(platform, (load.get(platform) ?? 0) + 1);
      const taken: OutboxMessage[] = [];
      for (const message of pending) {
        const conversation = conversationOf(message.to);
        if (seen.has(conversation)) continue;
        seen.add(conversation);
        const platform = platformOf(message.to);
        const wait = Date.parse(message.nextAt) - now;
        if ((wait > 0 && wait <= LONGEST_WAIT_MS) || (load.get(platform) ?? 0) >= AT_ONCE) continue;
        load.set(platform, (load.get(platform) ?? 0) + 1);
        const sending: OutboxMessage = { ...message, state: 'sending' };
        await tx.put('outbox', sending);
        taken.push(sending);
      }
      return taken;
    });
    for (const message of claimed) this.#busy.set(conversationOf(message.to), platformOf(message.to));
    return claimed;
  }

  /** Never rejects: a message that cannot be drawn or addressed waits, one that was sent is settled sooner or later. */
  async #carry(message: OutboxMessage): Promise<void> {
    let sheet: Sheet | undefined;
    let attempt: Attempt | undefined;
    try {
      sheet = await this.#sheetFor(message);
      attempt = sheet ? await this.#send(message, sheet) : undefined;
    } catch (error) {
      sheet ??= { show: {}, messages: [] };
      attempt = { result: { outcome: 'retry', reason: gist(error) }, address: undefined };
    }
    const { result, address } = attempt ?? { result: undefined, address: undefined };
    if (result && result.outcome !== 'sent') {
      this.#deps.log.warn(
        { kind: 'outbox', id: message.id, op: message.op, outcome: result.outcome, reason: result.reason },
        'message not sent',
      );
    }
    this.#unsettled.push({ message, sheet, result, address, now: this.#deps.now() });
    try {
      await this.#settleAgain();
    } catch (error) {
      this.#deps.log.error({ kind: 'courier', error: gist(error) }, 'outcome not written down yet');
      this.#sleep(AGAIN_MS);
    }
  }

  async #settleAgain(): Promise<void> {
    for (let next = this.#unsettled.shift(); next; next = this.#unsettled.shift()) {
      const settlement = next;
      try {
        await this.#deps.store.transact((tx) => settle(tx, settlement));
      } catch (error) {
        this.#unsettled.unshift(settlement);
        throw error;
      }
    }
  }

  /** What to show. Somebody who has left sees no record any more: their copy is taken away. */
  async #sheetFor(message: OutboxMessage): Promise<Sheet | undefined> {
    const { to } = message;
    const isRecord = message.op !== 'post' || message.content?.kind === 'record';
    if (isRecord && to.kind === 'direct' && (await leftBehind(this.#deps.accounts, to))) {
      const posting = await this.#deps.store.read((view) => view.get('postings', message.posting ?? ''));
      return posting ? { show: {}, messages: posting.messages, takeAway: true } : undefined;
    }
    return draw(this.#deps.store, this.#deps.drawing, message);
  }

  /** Tries the message's own place, then each place behind it, until one is not gone. */
  async #send(message: OutboxMessage, sheet: Sheet): Promise<Attempt> {
    let attempt: Attempt = { result: { outcome: 'gone', reason: 'no-account' }, address: undefined };
    for (const place of [message.to, ...message.fallback]) {
      try {
        for await (const address of this.#addresses(place)) {
          const port = this.#deps.port(address.platform);
          if (!port) continue;
          attempt = { result: await this.#try(port, address, message, sheet), address };
          if (attempt.result.outcome !== 'gone' || message.op !== 'post') return attempt;
        }
      } catch (error) {
        if (!(error instanceof PlatformUnavailable)) throw error;
        return { result: { outcome: 'retry', reason: error.code }, address: undefined };
      }
    }
    return attempt;
  }

  async #try(
    port: PlatformPort,
    address: Address,
    message: OutboxMessage,
    sheet: Sheet,
  ): Promise<SendResult> {
    const route = await this.#deps.store.read((view) => routeTo(view, address));
    return port.send({
      id: message.id,
      op: sheet.takeAway ? 'delete' : message.op,
      to: address,
      messages: message.posted.length > 0 ? message.posted : sheet.messages,
      ...sheet.show,
      ...(route ? { route } : {}),
    });
  }

  async *#addresses(place: Destination): AsyncGenerator<Address> {
    if (place.kind !== 'member') {
      yield place;
      return;
    }
    const directory = await this.#deps.accounts.directory();
    const member = directory.member(place.member);
    if (member && !member.left) yield* addressesOf(this.#deps.accounts, this.#deps.tenants(), member);
  }

  async #sleepUntilNext(): Promise<void> {
    if (this.#stopped) return;
    const pending = await this.#deps.store.read((view) => view.find('outbox', 'state', 'pending'));
    const next = pending.map((message) => message.nextAt).sort()[0];
    if (next) this.#sleep(Math.max(50, Date.parse(next) - this.#deps.now().getTime()));
  }

  #sleep(ms: number): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.nudge(), Math.min(ms, 60_000));
    this.#timer.unref();
  }
}

function conversationOf(to: Destination): string {
  if (to.kind === 'member') return `member|${to.member}`;
  const place = to.kind === 'direct' ? `@${to.user}` : to.conversation;
  return `${to.platform}|${to.tenant}|${place}`;
}

function platformOf(to: Destination): string {
  return to.kind === 'member' ? 'member' : to.platform;
}

/** What went wrong, for the log: a code or a class, never a message. */
function gist(error: unknown): string {
  if (error instanceof BotError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
