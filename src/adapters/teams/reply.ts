import type { CardView, FormView, Reply } from '../../bot/reply.ts';
import { plainWords } from './plain-words.ts';
import type { InvokeKind } from './receive.ts';
import { toTeamsAttachment, toTeamsDialog, toTeamsFormCard, type TeamsAttachment } from './render.ts';

/** What goes back in the answer to an invoke, and what the person still has to be told beside it. */
export interface InvokeAnswer {
  readonly body: unknown;
  /** To be sent to the person alone, after the answer. */
  readonly beside?: Told;
}

export type Told =
  { readonly kind: 'view'; readonly view: CardView } | { readonly kind: 'form'; readonly form: FormView };

/**
 * A reply as Teams takes it back from a pressed button or a dialog. Never empty where Teams expects something: an empty
 * answer shows "Unable to reach app" and makes the client press again.
 */
export function invokeAnswer(kind: InvokeKind, reply: Reply): InvokeAnswer {
  return kind === 'execute' ? executeAnswer(reply) : taskAnswer(kind, reply);
}

/** While the handler is still at work: what it finds follows as a message to the person. */
export function stillWorking(kind: InvokeKind): unknown {
  return sentence(kind, 'Still working on it. The result follows in your chat with me.');
}

/** When it went wrong for good. Teams shows the message; nothing was changed. */
export function wentWrong(kind: InvokeKind, status: 400 | 403 | 500, message: string): unknown {
  if (kind !== 'execute') return taskMessage(message);
  return {
    statusCode: status,
    type: 'application/vnd.microsoft.error',
    value: { code: String(status), message },
  };
}

/** What the person has to be told when the answer came too late to be shown in place. */
export function toldLater(reply: Reply): Told | undefined {
  switch (reply.kind) {
    case 'nothing':
    case 'choices':
      return undefined;
    case 'form':
      return { kind: 'form', form: reply.form };
    case 'card':
      // The card itself is brought up to date wherever it was posted.
      return { kind: 'view', view: reply.notice ?? reply.view };
    case 'notice':
    case 'finish':
      return { kind: 'view', view: reply.view };
  }
}

function executeAnswer(reply: Reply): InvokeAnswer {
  switch (reply.kind) {
    case 'nothing':
    case 'choices':
      return { body: sentence('execute', 'Done.') };
    case 'form':
      return { body: card(toTeamsFormCard(reply.form, 'message')) };
    case 'finish':
      return { body: card(toTeamsAttachment(reply.view)) };
    case 'card':
      return {
        body: card(toTeamsAttachment(reply.view)),
        ...(reply.notice && { beside: { kind: 'view', view: reply.notice } }),
      };
    case 'notice': {
      // A card here would take the place of the pressed one, so the notice is words, and a message when it is more.
      const { text, whole } = plainWords(reply.view);
      if (whole) return { body: sentence('execute', text) };
      return {
        body: sentence('execute', `${text} (More in your chat with me.)`),
        beside: { kind: 'view', view: reply.view },
      };
    }
  }
}

function taskAnswer(kind: 'fetch' | 'submit', reply: Reply): InvokeAnswer {
  switch (reply.kind) {
    case 'nothing':
    case 'choices':
      // Without `task` Teams closes the dialog, which only a submitted one may do.
      return { body: kind === 'submit' ? {} : taskMessage('There is nothing to show.') };
    case 'form':
      return { body: { task: { type: 'continue', value: toTeamsDialog(reply.form) } } };
    case 'finish':
      return { body: dialog('Done', reply.view) };
    case 'notice':
      return { body: dialog('Please note', reply.view) };
    case 'card':
      return { body: dialog(kind === 'submit' ? 'Done' : 'Please note', reply.notice ?? reply.view) };
  }
}

function card({ contentType, content }: TeamsAttachment): unknown {
  return { statusCode: 200, type: contentType, value: content };
}

function dialog(title: string, view: CardView): unknown {
  const value = { title, width: 'medium', height: 'medium', card: toTeamsAttachment(view, 'dialog') };
  return { task: { type: 'continue', value } };
}

function sentence(kind: InvokeKind, text: string): unknown {
  if (kind !== 'execute') return taskMessage(text);
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

function taskMessage(text: string): unknown {
  return { task: { type: 'message', value: text } };
}
