import type { KnownBlock } from '@slack/types';
import type { Reply } from '../../bot/reply.ts';
import { offerForm } from './form-offer.ts';
import { openForm } from './modals.ts';
import type { CommandPayload } from './payloads.ts';
import { toSlackMessage, type SlackMessage } from './render.ts';
import { answering, type Outcome, type ReplyDeps } from './reply.ts';
import { respondAll } from './respond.ts';
import { WORDS } from './words.ts';

/** The body of an acknowledgement, which Slack shows to the person who typed the command. */
export interface CommandAck {
  response_type: 'ephemeral';
  text: string;
  blocks?: KnownBlock[];
}

export type AckCommand = (answer?: CommandAck) => Promise<void>;

/** Shows the reply to a slash command: a card in the acknowledgement itself, a form as a modal. */
export async function answerCommand(
  deps: ReplyDeps,
  payload: CommandPayload,
  ack: AckCommand,
  work: Promise<Reply>,
): Promise<void> {
  const send = (messages: readonly SlackMessage[]) => respondAll(deps, payload.response_url, messages);
  const form = async (outcome: Extract<Outcome, { kind: 'form' }>): Promise<void> => {
    if (await openForm(deps, payload.trigger_id, outcome.form)) return;
    await send([offerForm(outcome.form)]);
  };
  await answering(deps, work, {
    inTime: async (outcome) => {
      const [first, ...rest] = messagesOf(outcome);
      await ack(first && ephemeral(first));
      if (outcome.kind === 'form') await form(outcome);
      else await send(rest);
    },
    tooSlow: () => ack(ephemeral({ text: WORDS.working })),
    afterwards: async (outcome) => {
      if (outcome.kind === 'form') await form(outcome);
      else await send(messagesOf(outcome));
    },
  });
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
