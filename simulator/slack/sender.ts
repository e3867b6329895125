import { accepted, outcomeOf, post, type Delivery, type DriverOutcome } from '../deliver.ts';
import { SimulatorError } from '../errors.ts';
import { signedHeaders } from './signer.ts';

const JSON_TYPE = 'application/json';
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Slack tries an event again three times. */
const MOST_RETRIES = 3;

interface Sent {
  readonly body: string;
  readonly contentType: string;
}

/** Sends signed requests to the bot, and events again when it did not accept them. */
export class SlackSender {
  private readonly url: () => string | undefined;
  private readonly secret: string;
  private readonly timeoutMs: number;
  private readonly waiting: { body: string; retry: number; reason: string }[] = [];
  private last: Sent | undefined;

  /** @param timeoutMs how long Slack waits for an answer: three seconds. */
  constructor(url: () => string | undefined, secret: string, timeoutMs: number) {
    this.url = url;
    this.secret = secret;
    this.timeoutMs = timeoutMs;
  }

  async send(
    body: string,
    contentType: string,
    extra: Readonly<Record<string, string | undefined>> = {},
  ): Promise<Delivery> {
    const headers: Record<string, string> = signedHeaders(this.secret, body, contentType);
    for (const [name, value] of Object.entries(extra)) {
      if (value === undefined) Reflect.deleteProperty(headers, name.toLowerCase());
      else headers[name.toLowerCase()] = value;
    }
    return await post(this.url(), body, headers, this.timeoutMs);
  }

  /** A slash command. */
  async form(fields: Record<string, string>): Promise<Delivery> {
    return await this.remembered({ body: new URLSearchParams(fields).toString(), contentType: FORM_TYPE });
  }

  /** An interaction: a form with one field, `payload`. */
  async interaction(payload: unknown): Promise<Delivery> {
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    return await this.remembered({ body, contentType: FORM_TYPE });
  }

  /**
   * An event. When the bot does not accept it, Slack tries again at once; what fails then waits for `redeliver`, which
   * stands for Slack's later attempts (after one and five minutes).
   * @param echo it is about the bot's own message: nobody did anything, so `repeat` does not repeat it.
   */
  async event(envelope: unknown, echo = false): Promise<DriverOutcome> {
    const body = JSON.stringify(envelope);
    const sent = { body, contentType: JSON_TYPE };
    const first = echo ? await this.send(body, JSON_TYPE) : await this.remembered(sent);
    if (accepted(first)) return outcomeOf(first);
    return await this.retry({ body, retry: 1, reason: reasonOf(first) });
  }

  /** Makes the next attempt for every event that still waits. */
  async redeliver(): Promise<readonly DriverOutcome[]> {
    const due = this.waiting.splice(0);
    const outcomes: DriverOutcome[] = [];
    for (const entry of due) outcomes.push(await this.retry(entry));
    return outcomes;
  }

  /** Sends the last request once more, freshly signed, as a platform that missed the answer does. */
  async repeat(): Promise<DriverOutcome> {
    if (this.last === undefined) throw new SimulatorError('Nothing has been sent to the bot yet.');
    const { body, contentType } = this.last;
    const again =
      contentType === JSON_TYPE ? { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } : {};
    const delivery = await this.send(body, contentType, again);
    return outcomeOf(delivery, problemOf(delivery));
  }

  private async remembered(sent: Sent): Promise<Delivery> {
    this.last = sent;
    return await this.send(sent.body, sent.contentType);
  }

  private async retry(entry: { body: string; retry: number; reason: string }): Promise<DriverOutcome> {
    const delivery = await this.send(entry.body, JSON_TYPE, {
      'x-slack-retry-num': String(entry.retry),
      'x-slack-retry-reason': entry.reason,
    });
    if (accepted(delivery)) return outcomeOf(delivery);
    if (entry.retry < MOST_RETRIES) {
      this.waiting.push({ body: entry.body, retry: entry.retry + 1, reason: reasonOf(delivery) });
    }
    return outcomeOf(delivery, problemOf(delivery));
  }
}

/** What Slack tells the person when the app did not answer well; undefined when it did. */
export function problemOf(delivery: Delivery): string | undefined {
  if (delivery.failure === 'timeout') return 'operation_timeout';
  return accepted(delivery) ? undefined : 'dispatch_failed';
}

function reasonOf(delivery: Delivery): string {
  if (delivery.failure === 'timeout') return 'http_timeout';
  return delivery.failure === 'unreachable' ? 'connection_failed' : 'http_error';
}
