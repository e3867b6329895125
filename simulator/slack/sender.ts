import { accepted, outcomeOf, post, type Delivery, type DriverOutcome } from '../deliver.ts';
import { SimulatorError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { signedHeaders } from './signer.ts';
import type { EnvelopeType, SocketMode } from './socket-mode.ts';

const JSON_TYPE = 'application/json';
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Slack tries an event again three times. */
const MOST_RETRIES = 3;

interface Sent {
  readonly type: EnvelopeType;
  readonly payload: JsonObject;
}

/** One more try of an event. */
interface Retry {
  readonly attempt: number;
  readonly reason: string;
}

/** Sends signed requests to the bot, and events again when it did not accept them. */
export class SlackSender {
  private readonly url: () => string | undefined;
  private readonly secret: string;
  private readonly timeoutMs: number;
  private readonly socket: SocketMode;
  private readonly waiting: { payload: JsonObject; retry: Retry }[] = [];
  private last: Sent | undefined;

  /** @param timeoutMs how long Slack waits for an answer: three seconds. */
  constructor(url: () => string | undefined, secret: string, timeoutMs: number, socket: SocketMode) {
    this.socket = socket;
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
    return await this.remembered({ type: 'slash_commands', payload: fields });
  }

  /** An interaction. */
  async interaction(payload: JsonObject): Promise<Delivery> {
    return await this.remembered({ type: 'interactive', payload });
  }

  /**
   * An event. When the bot does not accept it, Slack tries again at once; what fails then waits for `redeliver`, which
   * stands for Slack's later attempts (after one and five minutes).
   * @param echo it is about the bot's own message: nobody did anything, so `repeat` does not repeat it.
   */
  async event(payload: JsonObject, echo = false): Promise<DriverOutcome> {
    const sent: Sent = { type: 'events_api', payload };
    const first = echo ? await this.deliver(sent) : await this.remembered(sent);
    if (accepted(first)) return outcomeOf(first);
    return await this.retry({ payload, retry: { attempt: 1, reason: reasonOf(first) } });
  }

  /** Makes the next attempt for every event that still waits. */
  async redeliver(): Promise<readonly DriverOutcome[]> {
    const due = this.waiting.splice(0);
    const outcomes: DriverOutcome[] = [];
    for (const entry of due) outcomes.push(await this.retry(entry));
    return outcomes;
  }

  /** Sends the last request once more, freshly signed, as a platform that missed the answer does. */
  async again(): Promise<Delivery> {
    if (this.last === undefined) throw new SimulatorError('Nothing has been sent to the bot yet.');
    const again = this.last.type === 'events_api' ? { attempt: 1, reason: 'http_timeout' } : undefined;
    return await this.deliver(this.last, again);
  }

  get lastWasCommand(): boolean {
    return this.last?.type === 'slash_commands';
  }

  private async remembered(sent: Sent): Promise<Delivery> {
    this.last = sent;
    return await this.deliver(sent);
  }

  /** Over the WebSocket while the bot holds one open (Socket Mode), else over HTTP: never both. */
  private async deliver({ type, payload }: Sent, retry?: Retry): Promise<Delivery> {
    if (this.socket.isConnected) return await this.socket.deliver(type, payload, this.timeoutMs, retry);
    const headers =
      retry === undefined
        ? {}
        : { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': retry.reason };
    const { body, contentType } = overHttp(type, payload);
    return await this.send(body, contentType, headers);
  }

  private async retry({ payload, retry }: { payload: JsonObject; retry: Retry }): Promise<DriverOutcome> {
    const delivery = await this.deliver({ type: 'events_api', payload }, retry);
    if (accepted(delivery)) return outcomeOf(delivery);
    if (retry.attempt < MOST_RETRIES) {
      this.waiting.push({ payload, retry: { attempt: retry.attempt + 1, reason: reasonOf(delivery) } });
    }
    return outcomeOf(delivery, problemOf(delivery));
  }
}

/** A command is a form, an interaction a form with one field, `payload`, and an event JSON. */
function overHttp(type: EnvelopeType, payload: JsonObject): { body: string; contentType: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), contentType: JSON_TYPE };
  const fields =
    type === 'interactive'
      ? { payload: JSON.stringify(payload) }
      : Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
  return { body: new URLSearchParams(fields).toString(), contentType: FORM_TYPE };
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
