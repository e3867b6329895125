import { Router, type Request } from 'express';
import type { CallLog } from '../calls.ts';
import { answerThrough, type Answer, type FaultQueue } from '../faults.ts';
import { objectOf, type JsonObject } from '../json.ts';
import { refused, type ApiMethod } from './api-answer.ts';
import { chatMethods } from './methods-chat.ts';
import { conversationMethods } from './methods-conversations.ts';
import { userMethods } from './methods-users.ts';
import { viewMethods } from './methods-views.ts';
import type { SlackState } from './state.ts';

const METHODS: Readonly<Record<string, ApiMethod>> = {
  ...chatMethods,
  ...conversationMethods,
  ...userMethods,
  ...viewMethods,
};

export interface WebApiOptions {
  readonly state: SlackState;
  readonly botToken: string;
  readonly appToken: string;
  /** The address of one Socket Mode connection. */
  readonly openSocket: () => string;
  readonly calls: CallLog;
  readonly faults: FaultQueue;
  /** Called after every call that Slack accepted, with its answer. */
  readonly onAccepted: (method: string, args: JsonObject, answer: JsonObject) => void;
}

/**
 * `POST /slack/api/<method>`, as `@slack/web-api` calls it: form-encoded (objects as JSON text) or JSON, with the bot
 * token as bearer. Refusals are 200 with `ok: false`, as Slack's are.
 */
export function slackWebApi(options: WebApiOptions): Router {
  const router = Router();
  router.all('/:method', (request, response) => {
    const { method } = request.params;
    const args = { ...request.query, ...objectOf(request.body) };
    const fault = options.faults.take(method);
    const answer = answerThrough(fault, request, response, platformError, () => ({
      status: 200,
      body: run(method, args, request, options),
    }));
    const logged = { ...args };
    delete logged['token'];
    options.calls.add({
      method,
      args: logged,
      status: answer.status,
      answer: answer.body,
      ...(fault === undefined ? {} : { fault: fault.kind }),
    });
  });
  return router;
}

function run(method: string, args: JsonObject, request: Request, options: WebApiOptions): JsonObject {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? args['token'];
  if (token === undefined) return refused('not_authed');
  if (method === 'apps.connections.open')
    return token === options.appToken ? { ok: true, url: options.openSocket() } : refused('invalid_auth');
  if (token !== options.botToken) return refused('invalid_auth');
  if (!Object.hasOwn(METHODS, method)) return refused('unknown_method');
  const answer = METHODS[method]?.(options.state, args) ?? refused('unknown_method');
  if (answer.ok) options.onAccepted(method, args, answer);
  return answer;
}

function platformError(error: string, status = 200): Answer {
  return { status, body: refused(error) };
}
