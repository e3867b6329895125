import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Interaction } from '../../bot/interaction.ts';
import type { Log } from '../../bot/log.ts';
import type { Handle } from '../../bot/reply.ts';
import { PayloadError } from '../payload.ts';
import { errorKind } from './outcome.ts';
import { TeamsActivity } from './payloads.ts';
import { invokeKind, receive, type InvokeKind, type Received, type Reception } from './receive.ts';
import { invokeAnswer, stillWorking, toldLater, wentWrong, type Told } from './reply.ts';
import { verify, type Gate } from './verify.ts';
import { within } from './within.ts';

export interface EndpointDeps extends Gate {
  readonly log: Log;
  readonly patienceMs: number;
  /** Called once for every accepted activity, with what it says about its sender's place. */
  arrived(activity: TeamsActivity, tenant: string): Reception;
  /** Tells the person something after the answer has gone. */
  tell(interaction: Interaction, told: Told): Promise<void>;
}

/** Teams' own messages stay below 100 KB; a form's values fit many times over. */
const MOST_BYTES = 512 * 1024;

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** What to do once the answer has gone. */
  readonly afterwards?: () => void;
}

/** Adds `POST /api/messages`. JSON is parsed on this route only: Slack's side needs the raw body. */
export function mountEndpoint(app: Express, deps: EndpointDeps, handle: Handle): void {
  const respond = async (request: Request, response: Response): Promise<void> => {
    let answer: Answer;
    try {
      answer = await answerTo(deps, handle, request.body, request.get('authorization') ?? '');
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

async function answerTo(deps: EndpointDeps, handle: Handle, body: unknown, header: string): Promise<Answer> {
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
        ? await answerInvoke(deps, handle, activity.data, reception)
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
  const received = await readSafely(deps, activity, reception);
  if (received?.kind === 'interaction') await handle(received.interaction);
  else
    deps.log.info(
      { kind: 'teams-ignored', type: activity.type, why: whyOf(received) },
      'nothing for the bot',
    );
  return { status: 200 };
}

async function answerInvoke(
  deps: EndpointDeps,
  handle: Handle,
  activity: TeamsActivity,
  reception: Reception,
): Promise<Answer> {
  const kind = invokeKind(activity);
  if (!kind) {
    const message = 'This bot has nothing that sends this.';
    return { status: 501, body: { error: { code: 'NotImplemented', message } } };
  }
  const received = await readSafely(deps, activity, reception);
  if (received?.kind !== 'interaction') {
    deps.log.warn(
      { kind: 'teams-invoke-refused', why: whyOf(received) },
      'a pressed button could not be used',
    );
    return { status: 200, body: refusal(kind, received) };
  }
  const { interaction } = received;
  const handled = handle(interaction);
  try {
    const reply = await within(handled, deps.patienceMs);
    if (!reply)
      return {
        status: 200,
        body: stillWorking(kind),
        afterwards: () => tellLater(deps, interaction, handled),
      };
    const { body, beside } = invokeAnswer(kind, reply);
    return { status: 200, body, ...(beside && { afterwards: () => void deps.tell(interaction, beside) }) };
  } catch (error) {
    deps.log.error({ kind: 'teams-invoke', error: errorKind(error) }, 'a pressed button failed');
    return {
      status: 200,
      body: wentWrong(kind, 500, 'That did not work and nothing was changed. Please try again.'),
    };
  }
}

function tellLater(deps: EndpointDeps, interaction: Interaction, handled: ReturnType<Handle>): void {
  handled
    .then(async (reply) => {
      const told = toldLater(reply);
      if (told) await deps.tell(interaction, told);
    })
    .catch((error: unknown) => {
      deps.log.error({ kind: 'teams-late', error: errorKind(error) }, 'a late answer could not be given');
    });
}

/** Undefined for a card that is not one of the bot's. */
async function readSafely(
  deps: EndpointDeps,
  activity: TeamsActivity,
  reception: Reception,
): Promise<Received | undefined> {
  try {
    return await receive(activity, reception);
  } catch (error) {
    if (!(error instanceof PayloadError)) throw error;
    deps.log.warn({ kind: 'teams-unreadable', type: activity.type }, error.code);
    return undefined;
  }
}

function refusal(kind: InvokeKind, received: Received | undefined): unknown {
  if (!received) return wentWrong(kind, 400, new PayloadError().message);
  return wentWrong(kind, 403, 'Teams did not say who you are, so nothing was changed. Please try again.');
}

function whyOf(received: Received | undefined): string {
  if (!received) return 'unreadable';
  return received.kind === 'ignored' ? received.why : received.kind;
}
