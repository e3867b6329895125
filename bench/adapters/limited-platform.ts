import { performance } from 'node:perf_hooks';
import type { Platform } from '../../src/bot/interaction.ts';
import type { Outgoing, PlatformPort, SendResult } from '../../src/bot/platform.ts';

/** How long a platform takes to answer a post, about: from Britain to either of them and back. */
const TAKES_MS = 60;

interface Limit {
  readonly most: number;
  readonly inMs: number;
}

/**
 * What the platforms allow, counted here a second time and not by the bot's own code. Teams: 30 requests a second for the app in
 * a tenant and 7 a second in one conversation; Slack: a message a second in one conversation, with a short burst.
 */
const LIMITS: Readonly<Record<Platform, { readonly all?: Limit; readonly one: Limit }>> = {
  slack: { one: { most: 3, inMs: 1_000 } },
  teams: { all: { most: 30, inMs: 1_000 }, one: { most: 7, inMs: 1_000 } },
};

/** A platform that takes its time, counts, and refuses what is too much. */
export class LimitedPlatform implements PlatformPort {
  readonly platform: Platform;
  prompts = 0;
  refused = 0;
  readonly #sent = new Map<string, number[]>();
  readonly #answers = new Map<string, () => void>();
  #waiting: { readonly count: number; readonly done: () => void } | undefined;

  constructor(platform: Platform) {
    this.platform = platform;
  }

  async send({ id, to }: Outgoing): Promise<SendResult> {
    const user = 'user' in to ? to.user : to.conversation;
    const { all, one } = LIMITS[this.platform];
    if (!this.#take(user, one) || (all && !this.#take('*', all))) {
      this.refused += 1;
      return { outcome: 'retry', reason: 'rate-limited', afterMs: 1_000 };
    }
    await new Promise((done) => setTimeout(done, TAKES_MS));
    const answered = this.#answers.get(user);
    if (answered) answered();
    else this.prompts += 1;
    if (this.#waiting && this.prompts >= this.#waiting.count) this.#waiting.done();
    return { outcome: 'sent', messages: [id], conversation: user };
  }

  async emailOf(): Promise<undefined> {
    return undefined;
  }

  async userByEmail(): Promise<undefined> {
    return undefined;
  }

  async whenAnswered(user: string): Promise<void> {
    return new Promise((done) => this.#answers.set(user, done));
  }

  async whenPrompts(count: number): Promise<void> {
    return new Promise((done) => {
      this.#waiting = { count, done };
      if (this.prompts >= count) done();
    });
  }

  #take(key: string, { most, inMs }: Limit): boolean {
    const now = performance.now();
    const recent = (this.#sent.get(key) ?? []).filter((at) => at > now - inMs);
    if (recent.length >= most) return false;
    this.#sent.set(key, [...recent, now]);
    return true;
  }
}
