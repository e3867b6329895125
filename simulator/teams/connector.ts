import { Router, type Request } from 'express';
import type { CallLog } from '../calls.ts';
import { answerThrough, type Answer, type FaultQueue } from '../faults.ts';
import { objectOf } from '../json.ts';
import { activityOperations } from './connector-activities.ts';
import { createConversation } from './connector-create.ts';
import { connectorError, type ConnectorCall, type ConnectorOperation } from './connector-call.ts';
import { rosterOperations } from './connector-roster.ts';
import type { TeamsState } from './state.ts';
import type { TokenIssuer } from './tokens.ts';

export interface ConnectorOptions {
  readonly state: TeamsState;
  readonly tokens: TokenIssuer;
  /** Refuse calls without a token of our own. */
  readonly requireToken: boolean;
  readonly calls: CallLog;
  readonly faults: FaultQueue;
}

/** An activity may weigh 100 KB, counted in UTF-16. */
const MOST_BYTES = 100 * 1024;

const OPERATIONS: readonly (readonly [
  verb: 'get' | 'post' | 'put' | 'delete',
  path: string,
  ConnectorOperation,
])[] = [
  ['post', '/v3/conversations', createConversation],
  ['post', '/v3/conversations/:conversation/activities', activityOperations.send],
  ['post', '/v3/conversations/:conversation/activities/:activity', activityOperations.reply],
  ['put', '/v3/conversations/:conversation/activities/:activity', activityOperations.update],
  ['delete', '/v3/conversations/:conversation/activities/:activity', activityOperations.remove],
  ['get', '/v3/conversations/:conversation/members', rosterOperations.members],
  ['get', '/v3/conversations/:conversation/pagedmembers', rosterOperations.pagedMembers],
  ['get', '/v3/conversations/:conversation/members/:member', rosterOperations.member],
  ['get', '/v3/teams/:team', rosterOperations.team],
  ['get', '/v3/teams/:team/conversations', rosterOperations.teamChannels],
];

/** The Bot Connector REST API under `/teams/`, as botbuilder's connector client calls it. */
export function botConnector(options: ConnectorOptions): Router {
  const router = Router();
  for (const [verb, path, operation] of OPERATIONS) {
    const method = `${verb.toUpperCase()} ${path.replace(/:(\w+)/g, '{$1}')}`;
    router[verb](path, (request, response) => {
      const call: ConnectorCall = {
        path: pathOf(request),
        query: request.query,
        body: objectOf(request.body),
      };
      const fault = options.faults.take(method);
      const answer = answerThrough(fault, request, response, connectorError, () =>
        guarded(options, request, call, operation),
      );
      options.calls.add({
        method,
        args: { ...call.path, ...call.query, body: call.body },
        status: answer.status,
        answer: answer.body,
        ...(fault === undefined ? {} : { fault: fault.kind }),
      });
    });
  }
  return router;
}

function guarded(
  options: ConnectorOptions,
  request: Request,
  call: ConnectorCall,
  operation: ConnectorOperation,
): Answer {
  if (options.requireToken && !options.tokens.accepts(request.headers.authorization)) {
    return { status: 401, body: { message: 'Authorization has been denied for this request.' } };
  }
  if (JSON.stringify(call.body).length * 2 > MOST_BYTES) {
    return connectorError('MessageSizeTooBig', 413, 'Message size too large.');
  }
  return operation(options.state, call);
}

function pathOf(request: Request): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.params).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join('/') : value,
    ]),
  );
}
