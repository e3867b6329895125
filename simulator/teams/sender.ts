import { accepted, outcomeOf, post, type Delivery, type DriverOutcome } from '../deliver.ts';
import { SimulatorError } from '../errors.ts';
import type { TokenIssuer, TokenOverrides } from './tokens.ts';

export const UNREACHABLE = 'Unable to reach app. Please try again.';

/** Sends activities to the bot, each with its own token when the simulator signs. */
export class TeamsSender {
  private readonly base: () => string;
  private readonly url: () => string | undefined;
  private readonly appId: string;
  private readonly tokens: TokenIssuer;
  private readonly sign: boolean;
  private readonly timeoutMs: number;
  private last: unknown;

  constructor(options: {
    readonly serviceUrl: () => string;
    readonly url: () => string | undefined;
    readonly appId: string;
    readonly tokens: TokenIssuer;
    readonly sign: boolean;
    readonly timeoutMs: number;
  }) {
    this.base = options.serviceUrl;
    this.url = options.url;
    this.appId = options.appId;
    this.tokens = options.tokens;
    this.sign = options.sign;
    this.timeoutMs = options.timeoutMs;
  }

  get serviceUrl(): string {
    return this.base();
  }

  /** @param token a token to send as it is, claims to change in a good one, or null for none. */
  async raw(body: string, token?: string | TokenOverrides | null): Promise<Delivery> {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    const bearer =
      typeof token === 'string'
        ? token
        : token === null || (token === undefined && !this.sign)
          ? undefined
          : this.tokens.forActivity(this.appId, this.serviceUrl, token);
    if (bearer !== undefined) headers['authorization'] = `Bearer ${bearer}`;
    return await post(this.url(), body, headers, this.timeoutMs);
  }

  async activity(activity: unknown): Promise<DriverOutcome> {
    this.last = activity;
    const delivery = await this.raw(JSON.stringify(activity));
    return outcomeOf(delivery, accepted(delivery) ? undefined : 'The app did not take the message.');
  }

  /** An invoke. When the answer is not `wellFormed` it is sent once more under the same id, as Teams does. */
  async invoke(activity: unknown, wellFormed: (delivery: Delivery) => boolean): Promise<DriverOutcome> {
    this.last = activity;
    const body = JSON.stringify(activity);
    const good = (delivery: Delivery) => accepted(delivery) && wellFormed(delivery);
    const first = await this.raw(body);
    if (good(first)) return outcomeOf(first);
    const second = await this.raw(body);
    return outcomeOf(second, good(second) ? undefined : UNREACHABLE);
  }

  /** The last activity once more, as after a lost answer. */
  async repeat(): Promise<DriverOutcome> {
    if (this.last === undefined) throw new SimulatorError('Nothing has been sent to the bot yet.');
    const delivery = await this.raw(JSON.stringify(this.last));
    return outcomeOf(delivery, accepted(delivery) ? undefined : UNREACHABLE);
  }
}
