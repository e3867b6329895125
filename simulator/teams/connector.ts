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

/** Names for the call log and for faults. A reply is a send to Teams, so both bear one name. */
export type ConnectorMethod =
  | 'createConversation'
  | 'sendActivity'
  | 'updateActivity'
  | 'deleteActivity'
  | 'getMembers'
  | 'getPagedMembers'
  | 'getMember'
  | 'getTeam'
  | 'getTeamChannels';

const OPERATIONS: readonly (readonly [
  verb: 'get' | 'post' | 'put' | 'delete',
  path: string,
  ConnectorMethod,
  ConnectorOperation,
])[] = [
  ['post', '/v3/conversations', 'createConversation', createConversation],
  ['post', '/v3/conversations/:conversation/activities', 'sendActivity', activityOperations.send],
  ['post', '/v3/conversations/:conversation/activities/:activity', 'sendActivity', activityOperations.reply],
  [
    'put',
    '/v3/conversations/:conversation/activities/:activity',
    'updateActivity',
    activityOperations.update,
  ],
  [
    'delete',
    '/v3/conversations/:conversation/activities/:activity',
    'deleteActivity',
    activityOperations.remove,
  ],
  ['get', '/v3/conversations/:conversation/members', 'getMembers', rosterOperations.members],
  ['get', '/v3/conversations/:conversation/pagedmembers', 'getPagedMembers', rosterOperations.pagedMembers],
  ['get', '/v3/conversations/:conversation/members/:member', 'getMember', rosterOperations.member],
  ['get', '/v3/teams/:team', 'getTeam', rosterOperations.team],
  ['get', '/v3/teams/:team/conversations', 'getTeamChannels', rosterOperations.teamChannels],
];

/** The Bot Connector REST API under `/teams/`, as botbuilder's connector client calls it. */
export function botConnector(options: ConnectorOptions): Router {
  const router = Router();
  for (const [verb, path, method, operation] of OPERATIONS) {
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
