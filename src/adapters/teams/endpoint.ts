import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Log } from '../../bot/log.ts';
import type { Handle } from '../../bot/reply.ts';
import {
  createAnswerInvoke,
  readSafely,
  whyOf,
  type Answer,
  type AnswerInvoke,
  type InTimeDeps,
} from './in-time.ts';
import { errorKind } from './outcome.ts';
import { TeamsActivity } from './payloads.ts';
import type { Reception } from './receive.ts';
import { verify, type Gate } from './verify.ts';

export interface EndpointDeps extends Gate, InTimeDeps {
  /** Called once for every accepted activity, with what it says about its sender's place. */
  arrived(activity: TeamsActivity, tenant: string): Reception;
}

/** Teams' own messages stay below 100 KB; a form's values fit many times over. */
const MOST_BYTES = 512 * 1024;

/** Adds `POST /api/messages`. JSON is parsed on this route only: Slack's side needs the raw body. */
export function mountEndpoint(app: Express, deps: EndpointDeps, handle: Handle): void {
  const answerInvoke = createAnswerInvoke(deps);
  const respond = async (request: Request, response: Response): Promise<void> => {
    let answer: Answer;
    try {
      answer = await answerTo(
        deps,
        { handle, answerInvoke },
        request.body,
        request.get('authorization') ?? '',
      );
    } catch (error) {
      deps.log.error(
        { kind: 'teams-turn', error: errorKind(error) },
        'a Teams activity failed and will be sent again',
      );
      answer = { status: 500 };
    }
    response.status(answer.status);
    if (answer.body === undefined) response.end();
    else response.json(answer.body);
    answer.afterwards?.();
  };
  app.post('/api/messages', express.json({ limit: MOST_BYTES }), respond, refuseBody(deps.log));
}

/** Malformed, too large or oddly encoded bodies: the status body-parser names, and no word about the content. */
function refuseBody(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const status = Body.safeParse(error);
    if (!status.success || response.headersSent) {
      next(error);
      return;
    }
    log.warn(
      { kind: 'teams-body', status: status.data.status },
      'a request to the Teams endpoint was refused',
    );
    response.status(status.data.status).end();
  };
}

const Body = z.object({ status: z.number().int().min(400).max(499) });

/** The activity itself as botbuilder wants it. What matters of it has been checked by our own schema. */
const RawActivity = z.custom<Activity>((value) => typeof value === 'object' && value !== null);

interface Ways {
  readonly handle: Handle;
  readonly answerInvoke: AnswerInvoke;
}

async function answerTo(
  deps: EndpointDeps,
  { handle, answerInvoke }: Ways,
  body: unknown,
  header: string,
): Promise<Answer> {
  const arrivedAt = performance.now();
  const activity = TeamsActivity.safeParse(body);
  const raw = RawActivity.safeParse(body);
  if (!activity.success || !raw.success) {
    deps.log.warn({ kind: 'teams-shape' }, 'a request to the Teams endpoint is not an activity');
    return { status: 400 };
  }
  const verdict = await verify(deps, activity.data, raw.data, header);
  if (!verdict.accepted) {
    const { status, reason } = verdict;
    deps.log.warn({ kind: 'teams-refused', status, reason }, 'a request to the Teams endpoint was refused');
    return { status };
  }
  let answer: Answer = { status: 200 };
  await verdict.door.adapter.processActivityDirect(verdict.result, raw.data, async () => {
    const reception = deps.arrived(activity.data, verdict.tenant);
    answer =
      activity.data.type === 'invoke'
        ? await answerInvoke(handle, activity.data, reception, arrivedAt)
        : await answerMessage(deps, handle, activity.data, reception);
  });
  return answer;
}

/** 200 only once the bot has taken it in: anything else makes Teams send it again. */
async function answerMessage(
  deps: EndpointDeps,
  handle: Handle,
  activity: TeamsActivity,
  reception: Reception,
): Promise<Answer> {
  const received = await readSafely(deps.log, activity, reception);
  if (received?.kind === 'interaction') await handle(received.interaction);
  else
    deps.log.info(
      { kind: 'teams-ignored', type: activity.type, why: whyOf(received) },
      'nothing for the bot',
    );
  return { status: 200 };
}
