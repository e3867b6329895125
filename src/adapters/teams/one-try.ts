import type { ConnectorClient } from 'botframework-connector';
import { BotError } from '../../bot/errors.ts';

/** Header by which a call asks to be sent as a targeted message. It never leaves the process. */
const TARGETED = 'x-partnership-targeted';

/** Options of a connector call whose message only one person in the conversation shall see. */
export const asTargeted = { customHeaders: { [TARGETED]: 'yes' } };

interface Request {
  url: string;
  body?: unknown;
  abortSignal?: AbortSignal;
  readonly headers: {
    has(name: string): boolean;
    delete(name: string): void;
  };
}

interface Policy {
  readonly name: string;
  sendRequest(request: Request, next: (request: Request) => Promise<unknown>): Promise<unknown>;
}

interface Pipeline {
  removePolicy(which: { name: string }): readonly unknown[];
  addPolicy(policy: Policy): void;
}

/**
 * Makes a connector client try each call once and give up in time. As delivered it repeats a post up to three times when
 * the answer is lost, although Teams had accepted it, and no option turns that off: only taking the policy out does.
 * The same place adds what the SDK does not know yet: targeted messages, whose marks its mappers drop.
 *
 * @throws BotError when the SDK's pipeline no longer looks like this: better no message than everything twice.
 */
export function tryOnce(client: ConnectorClient, timeoutMs: number): void {
  const pipeline = pipelineOf(client);
  if (!pipeline || pipeline.removePolicy({ name: 'defaultRetryPolicy' }).length === 0) {
    throw new BotError(
      'teams-sdk-changed',
      'The installed botbuilder package is not the one this bot was tested with. Install with `npm ci`.',
    );
  }
  pipeline.addPolicy({
    name: 'partnershipOneTry',
    sendRequest(request, next) {
      if (request.headers.has(TARGETED)) target(request);
      // The SDK's own timeout ends with the first byte of the answer; this one covers all of it.
      request.abortSignal = AbortSignal.timeout(timeoutMs);
      return next(request);
    },
  });
}

function target(request: Request): void {
  request.headers.delete(TARGETED);
  const url = new URL(request.url);
  url.searchParams.set('isTargetedActivity', 'true');
  request.url = url.href;
  if (typeof request.body !== 'string') return;
  const activity: unknown = JSON.parse(request.body);
  if (typeof activity !== 'object' || activity === null || !('recipient' in activity)) return;
  const { recipient } = activity;
  if (typeof recipient !== 'object') return;
  request.body = JSON.stringify({ ...activity, recipient: { ...recipient, isTargeted: true } });
}

/** The SDK hides its HTTP client from the types; it is there all the same. */
function pipelineOf(client: object): Pipeline | undefined {
  const http = property(client, 'client');
  const pipeline = property(http, 'pipeline');
  return isPipeline(pipeline) ? pipeline : undefined;
}

function property(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null && name in of ? Reflect.get(of, name) : undefined;
}

function isPipeline(value: unknown): value is Pipeline {
  return (
    typeof property(value, 'removePolicy') === 'function' &&
    typeof property(value, 'addPolicy') === 'function'
  );
}
