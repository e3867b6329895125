import type { AdaptiveCard } from '../../../cards/adaptive-card.ts';
import type { CardView, Choice, FormView, Reply } from '../../bot/reply.ts';
import { withRefresh } from './refresh.ts';
import { plainWords } from './plain-words.ts';
import type { InvokeKind } from './invokes.ts';
import {
  fitsOne,
  toTeamsAttachment,
  toTeamsDialog,
  toTeamsFormCard,
  type TeamsAttachment,
} from './render.ts';

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
 * answer shows "Unable to reach app" and makes the client press again. `viewer` is Teams' own id of the person.
 */
export function invokeAnswer(kind: InvokeKind, reply: Reply, viewer?: string): InvokeAnswer {
  if (kind === 'execute') return executeAnswer(reply, viewer);
  // Nobody pressed, so nobody is told anything: without a card of their own they keep the one they see.
  if (kind === 'refresh') {
    const own = reply.kind === 'card' ? personal(reply, viewer) : undefined;
    return { body: own && fitsOne(own) ? card(own) : wentWrong(kind, 403, 'No other view.') };
  }
  if (kind === 'search') return { body: found(reply.kind === 'choices' ? reply.choices : []) };
  return taskAnswer(isSubmitted(kind), reply);
}

/** A dialog was sent off, so it may close; else it was only asked for. */
function isSubmitted(kind: InvokeKind): boolean {
  return kind === 'submit' || kind === 'extended';
}

/** While the handler is still at work: what it finds follows as a message to the person. */
export function stillWorking(kind: InvokeKind): unknown {
  // Somebody who types asks again with the next letter, and a card the next time it is looked at.
  if (kind === 'search') return found([]);
  if (kind === 'refresh') return wentWrong(kind, 500, 'Not ready yet.');
  return sentence(kind, 'Still working on it. The result follows in your chat with me.');
}

/** When it went wrong for good. Teams shows the message; nothing was changed. */
export function wentWrong(kind: InvokeKind, status: 400 | 403 | 500, message: string): unknown {
  if (!['execute', 'refresh', 'search'].includes(kind)) return taskMessage(message);
  return {
    statusCode: status,
    type: 'application/vnd.microsoft.error',
    value: { code: String(status), message },
  };
}

/** To be told when it went wrong after all, and the answer had gone. */
export function failedLate(message: string): Told {
  return word('Sorry, that did not work', message);
}

function word(title: string, text: string): Told {
  const card: AdaptiveCard = {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      { type: 'TextBlock', text: title, weight: 'Bolder', wrap: true },
      { type: 'TextBlock', text, wrap: true },
    ],
  };
  return { kind: 'view', view: { card, summary: 'A message from the partnership bot' } };
}

/** What the person has to be told when the answer came too late to be shown in place. */
export function toldLater(reply: Reply): Told | undefined {
  switch (reply.kind) {
    case 'choices':
      return undefined;
    case 'nothing':
      // A result was promised.
      return word('That is done', 'Nothing more is needed from you.');
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

function executeAnswer(reply: Reply, viewer: string | undefined): InvokeAnswer {
  switch (reply.kind) {
    case 'nothing':
    case 'choices':
      return { body: sentence('execute', 'Done.') };
    case 'form':
      return { body: card(toTeamsFormCard(reply.form, 'message')) };
    case 'finish':
      return whole(toTeamsAttachment(reply.view)) ?? inMessages('execute', reply.view);
    case 'card': {
      const { notice } = reply;
      const shown = whole(personal(reply, viewer));
      // The card itself is brought up to date wherever it was posted, in as many messages as it takes.
      if (!shown) return inMessages('execute', notice ?? reply.view);
      return { ...shown, ...(notice && { beside: { kind: 'view', view: notice } }) };
    }
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

function taskAnswer(submitted: boolean, reply: Reply): InvokeAnswer {
  switch (reply.kind) {
    case 'nothing':
    case 'choices':
      // Without `task` Teams closes the dialog, which only a submitted one may do.
      return { body: submitted ? {} : taskMessage('There is nothing to show.') };
    case 'form':
      return { body: { task: { type: 'continue', value: toTeamsDialog(reply.form) } } };
    case 'finish':
      return dialog('Done', reply.view);
    case 'notice':
      return dialog('Please note', reply.view);
    case 'card':
      return dialog(submitted ? 'Done' : 'Please note', reply.notice ?? reply.view);
  }
}

/** The answer that is this card, where it fits into one. */
function whole(attachment: TeamsAttachment): InvokeAnswer | undefined {
  return fitsOne(attachment) ? { body: card(attachment) } : undefined;
}

/** What is too long for an answer follows as messages, which can be several. */
function inMessages(kind: InvokeKind, view: CardView): InvokeAnswer {
  const text = 'The answer is too long to show here: it follows in your chat with me.';
  return { body: sentence(kind, text), beside: { kind: 'view', view } };
}

/** The card as this person may see it, which asks for itself again when they come back to it. */
function personal(
  { view, record }: Extract<Reply, { kind: 'card' }>,
  viewer: string | undefined,
): TeamsAttachment {
  const shown = record && viewer !== undefined ? withRefresh(view, { ...record, viewers: [viewer] }) : view;
  return toTeamsAttachment(shown);
}

/** What a choice shows below what is being typed. */
function found(choices: readonly Choice[]): unknown {
  const results = choices.map(({ title, value }) => ({ title, value }));
  return { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results } };
}

function card({ contentType, content }: TeamsAttachment): unknown {
  return { statusCode: 200, type: contentType, value: content };
}

function dialog(title: string, view: CardView): InvokeAnswer {
  const shown = toTeamsAttachment(view, 'dialog');
  if (!fitsOne(shown)) return inMessages('submit', view);
  return {
    body: { task: { type: 'continue', value: { title, width: 'medium', height: 'medium', card: shown } } },
  };
}

function sentence(kind: InvokeKind, text: string): unknown {
  if (kind !== 'execute') return taskMessage(text);
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

function taskMessage(text: string): unknown {
  return { task: { type: 'message', value: text } };
}
