import type { KnownBlock } from '@slack/types';
import type { Held } from '../../bot/held.ts';
import type { Reply } from '../../bot/reply.ts';
import { offerForm } from './form-offer.ts';
import { openForm } from './modals.ts';
import type { CommandPayload } from './payloads.ts';
import { toSlackMessage, type SlackMessage } from './render.ts';
import { answering, type Outcome, type ReplyDeps } from './reply.ts';
import { respond, respondAll } from './respond.ts';
import { WORDS } from './words.ts';

/** The body of an acknowledgement, which Slack shows to the person who typed the command. */
export interface CommandAck {
  response_type: 'ephemeral';
  text: string;
  blocks?: KnownBlock[];
}

export interface CommandDeps extends ReplyDeps {
  /** Takes work that goes on after its acknowledgement: stopping waits for it. */
  follow(work: Promise<void>): void;
}

export type AckCommand = (answer?: CommandAck) => Promise<void>;

/**
 * Answers a slash command. One whose sender would hear of it if this process ended is acknowledged at once: then it is done, and the answer
 * follows through the `response_url`, or as a modal. Any other waits for its answer, which is the acknowledgement itself. Slack never
 * sends a command again, so that either way what goes wrong is told to the person.
 */
export async function answerCommand(
  deps: CommandDeps,
  payload: CommandPayload,
  ack: AckCommand,
  held: Held | undefined,
  work: () => Promise<Reply>,
): Promise<void> {
  // Its first delivery is in hand, and will be answered.
  if (!held) return ack();
  if (!held.isMarked) return answerFirst(deps, payload, ack, held, work);
  await ack();
  deps.follow(answerAfterwards(deps, payload, held, work));
}

/** Knows nothing of the request any more, so that nothing of it is kept while a command waits for its turn. */
function answerAfterwards(
  deps: CommandDeps,
  payload: CommandPayload,
  held: Held,
  work: () => Promise<Reply>,
): Promise<void> {
  const show = async (outcome: Outcome): Promise<void> => {
    await held.turn();
    await showOutcome(deps, payload, held, outcome, 0);
  };
  return answering(deps, held.run(work), {
    inTime: show,
    tooSlow: async () => {
      await held.turn();
      await respond(deps, payload.response_url, { text: WORDS.working });
    },
    afterwards: show,
  });
}

function answerFirst(
  deps: CommandDeps,
  payload: CommandPayload,
  ack: AckCommand,
  held: Held,
  work: () => Promise<Reply>,
): Promise<void> {
  return answering(deps, held.run(work), {
    inTime: async (outcome) => {
      const [first] = messagesOf(outcome);
      await ack(first && ephemeral(first));
      await showOutcome(deps, payload, held, outcome, 1);
    },
    tooSlow: () => ack(ephemeral({ text: WORDS.working })),
    afterwards: (outcome) => showOutcome(deps, payload, held, outcome, 0),
  });
}

/** Shows what there is from message `from` on. What cannot be shown here is sent to the person, who has nothing else to go by. */
async function showOutcome(
  deps: CommandDeps,
  { response_url: url, trigger_id: trigger }: CommandPayload,
  held: Held,
  outcome: Outcome,
  from: number,
): Promise<void> {
  if (outcome.kind === 'form' && (await openForm(deps, trigger, outcome.form))) return held.settle();
  const messages = outcome.kind === 'form' ? [offerForm(outcome.form)] : messagesOf(outcome).slice(from);
  if (await respondAll(deps, url, messages)) return held.settle();
  if (outcome.kind === 'failed') held.leave();
  else await held.sendLater(outcome);
}

export function ephemeral(message: {
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
}): CommandAck {
  const { text, blocks } = message;
  return {
    response_type: 'ephemeral',
    text,
    ...(blocks && blocks.length > 0 ? { blocks: [...blocks] } : {}),
  };
}

function messagesOf(outcome: Outcome): readonly SlackMessage[] {
  switch (outcome.kind) {
    case 'nothing':
    case 'choices':
    case 'form':
      return [];
    case 'notice':
    case 'finish':
      return toSlackMessage(outcome.view).messages;
    case 'card':
      return [outcome.view, ...(outcome.notice ? [outcome.notice] : [])].flatMap(
        (view) => toSlackMessage(view).messages,
      );
    case 'failed':
      return [{ text: WORDS.failed, blocks: [] }];
  }
}
