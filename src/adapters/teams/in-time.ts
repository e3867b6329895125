import type { Interaction } from '../../bot/interaction.ts';
import type { Log } from '../../bot/log.ts';
import type { Handle, Reply } from '../../bot/reply.ts';
import { PayloadError } from '../payload.ts';
import { deliveryOf } from './identify.ts';
import { invokeKind, type InvokeKind } from './invokes.ts';
import { errorKind } from './outcome.ts';
import type { TeamsActivity } from './payloads.ts';
import { receive, type Received, type Reception } from './receive.ts';
import { failedLate, invokeAnswer, stillWorking, toldLater, wentWrong, type Told } from './reply.ts';
import { within } from './within.ts';

/** An answer to one request. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** What to do once the answer has gone. */
  readonly afterwards?: () => void;
}

export interface InTimeDeps {
  readonly log: Log;
  /** Milliseconds from the arrival of an invoke to its answer, whether or not there is something to say by then. */
  readonly patienceMs: number;
  /** Tells the person something after the answer has gone. */
  tell(interaction: Interaction, told: Told): Promise<void>;
}

/** What came of an invoke, however long it took. */
type Done =
  | { readonly kind: 'replied'; readonly interaction: Interaction; readonly reply: Reply }
  | { readonly kind: 'failed'; readonly interaction: Interaction }
  | { readonly kind: 'refused'; readonly received: Received | undefined };

/** Answers invokes, each within its time. */
export type AnswerInvoke = (
  handle: Handle,
  activity: TeamsActivity,
  reception: Reception,
  arrivedAt: number,
) => Promise<Answer>;

/**
 * Teams waits about five seconds for the answer to an invoke, shows "Unable to reach app" then, and sends it again. So
 * each gets a well-formed answer in time; what is not ready by then follows in the person's chat, failure included. While one is
 * still being worked on, the same one again waits for the same outcome instead of starting a second.
 */
export function createAnswerInvoke(deps: InTimeDeps): AnswerInvoke {
  const underWay = new Map<string, Promise<Done>>();

  const begin = (key: string, work: () => Promise<Done>): { done: Promise<Done>; isFirst: boolean } => {
    const known = underWay.get(key);
    if (known) return { done: known, isFirst: false };
    const done = work().finally(() => underWay.delete(key));
    underWay.set(key, done);
    return { done, isFirst: true };
  };

  return async (handle, activity, reception, arrivedAt) => {
    const kind = invokeKind(activity);
    if (!kind) {
      const message = 'This bot has nothing that sends this.';
      return { status: 501, body: { error: { code: 'NotImplemented', message } } };
    }
    const key = `${deliveryOf(activity, reception.tenant)}|${activity.from.id}`;
    const { done, isFirst } = begin(key, () => work(deps, handle, activity, reception));
    const left = Math.max(0, deps.patienceMs - (performance.now() - arrivedAt));
    const soon = await within(done, left);
    if (soon) return answerNow(deps, kind, soon, isFirst);
    const afterwards = isFirst && tellsLater(kind) ? { afterwards: () => tellLater(deps, done) } : {};
    return { status: 200, body: stillWorking(kind), ...afterwards };
  };
}

async function work(
  deps: InTimeDeps,
  handle: Handle,
  activity: TeamsActivity,
  reception: Reception,
): Promise<Done> {
  const received = await readSafely(deps.log, activity, reception);
  if (received?.kind !== 'interaction') return { kind: 'refused', received };
  const { interaction } = received;
  try {
    return { kind: 'replied', interaction, reply: await handle(interaction) };
  } catch (error) {
    deps.log.error({ kind: 'teams-invoke', error: errorKind(error) }, 'a pressed button failed');
    return { kind: 'failed', interaction };
  }
}

function answerNow(deps: InTimeDeps, kind: InvokeKind, done: Done, isFirst: boolean): Answer {
  if (done.kind === 'failed') return { status: 200, body: wentWrong(kind, 500, FAILED) };
  if (done.kind === 'refused') {
    deps.log.warn(
      { kind: 'teams-invoke-refused', why: whyOf(done.received) },
      'a pressed button could not be used',
    );
    return { status: 200, body: refusal(kind, done.received) };
  }
  const { interaction, reply } = done;
  const { body, beside } = invokeAnswer(kind, reply, viewerOf(interaction));
  if (!beside || !isFirst) return { status: 200, body };
  return { status: 200, body, afterwards: () => void deps.tell(interaction, beside) };
}

/** In a room, whose view the answer is: one's own chat shows a card to nobody else. */
function viewerOf({ place, sender }: Interaction): string | undefined {
  return place === undefined || place.kind === 'direct' ? undefined : sender.alias;
}

const FAILED = 'That did not work and nothing was changed. Please try again.';

/** Nobody waits for these: the client asks again by itself. */
function tellsLater(kind: InvokeKind): boolean {
  return kind !== 'search' && kind !== 'refresh';
}

function tellLater(deps: InTimeDeps, work: Promise<Done>): void {
  work
    .then(async (done) => {
      if (done.kind === 'refused') {
        deps.log.warn({ kind: 'teams-late', why: whyOf(done.received) }, 'a late answer is for nobody');
        return;
      }
      const told = done.kind === 'failed' ? failedLate(FAILED) : toldLater(done.reply);
      if (told) await deps.tell(done.interaction, told);
    })
    .catch((error: unknown) => {
      deps.log.error({ kind: 'teams-late', error: errorKind(error) }, 'a late answer could not be given');
    });
}

/** Undefined for a card that is not one of the bot's. */
export async function readSafely(
  log: Log,
  activity: TeamsActivity,
  reception: Reception,
): Promise<Received | undefined> {
  try {
    return await receive(activity, reception);
  } catch (error) {
    if (!(error instanceof PayloadError)) throw error;
    log.warn({ kind: 'teams-unreadable', type: activity.type }, error.code);
    return undefined;
  }
}

function refusal(kind: InvokeKind, received: Received | undefined): unknown {
  if (!received) return wentWrong(kind, 400, new PayloadError().message);
  return wentWrong(kind, 403, 'Teams did not say who you are, so nothing was changed. Please try again.');
}

export function whyOf(received: Received | undefined): string {
  if (!received) return 'unreadable';
  return received.kind === 'ignored' ? received.why : received.kind;
}
