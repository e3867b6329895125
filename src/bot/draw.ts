import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import type { Store } from '../../storage/store.ts';
import type { Directory } from '../partnership/model.ts';
import type { Partnership } from '../partnership/schema.ts';
import type { OutboxMessage } from './outbox.ts';
import { readSubject } from './outbox.ts';
import type { CardView, FormView } from './reply.ts';
import type { RecordView } from './views.ts';

export interface DrawDeps {
  readonly views: ReadonlyMap<string, RecordView>;
  readonly directory: () => Promise<Directory>;
  readonly partnership: Partnership;
  readonly now: () => Date;
}

/** What one message will show when it leaves now. */
export interface Sheet {
  readonly show: { readonly view?: CardView; readonly form?: FormView };
  /** The record, its view and the revision shown, when it is a record's card. */
  readonly record?: { readonly subject: string; readonly view: string; readonly rev: number };
  /** Ids of the messages to change. */
  readonly messages: readonly string[];
  /** Delete them instead of changing them. */
  readonly takeAway?: boolean;
}

/** Draws a message from the records as they are now. Undefined when there is nothing left to say: it was superseded. */
export async function draw(store: Store, deps: DrawDeps, message: OutboxMessage): Promise<Sheet | undefined> {
  const directory = await deps.directory();
  return store.read(async (view) => {
    const posting = message.posting ? await view.get('postings', message.posting) : undefined;
    if (message.op !== 'post' && !posting) return undefined;
    if (message.op === 'delete') return { show: {}, messages: posting?.messages ?? [], takeAway: true };
    const { content } = message;
    if (content?.kind === 'card') return { show: { view: asCardView(content.view) }, messages: [] };
    if (content?.kind === 'form')
      return { show: { form: content.form as FormView & Record<string, unknown> }, messages: [] };
    const record = posting ?? content;
    if (!record) return undefined;
    const subject = readSubject(record.subject);
    const drawn = subject
      ? await deps.views.get(record.view)?.draw(subject.id, {
          store: view,
          directory,
          partnership: deps.partnership,
          now: deps.now(),
        })
      : undefined;
    if (!drawn || (posting && posting.shownRev >= drawn.rev)) return undefined;
    return {
      show: { view: drawn.view },
      record: { subject: record.subject, view: record.view, rev: drawn.rev },
      messages: posting?.messages ?? [],
    };
  });
}

function asCardView(stored: { card?: unknown; summary: string }): CardView {
  return { card: stored.card as AdaptiveCard, summary: stored.summary };
}
