import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import type { Store, StoreView } from '../../storage/store.ts';
import type { Directory, Member } from '../partnership/model.ts';
import type { Partnership } from '../partnership/schema.ts';
import { findAccount } from './accounts.ts';
import type { OutboxMessage } from './outbox.ts';
import { readSubject } from './outbox.ts';
import type { Address } from './platform.ts';
import type { CardView, FormView } from './reply.ts';
import { isStillWanted, type StillRule } from './still.ts';
import type { Drawing, RecordView } from './views.ts';

export interface DrawDeps {
  readonly views: ReadonlyMap<string, RecordView>;
  readonly rules?: ReadonlyMap<string, StillRule>;
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

/**
 * Draws a message from the records as they are now. Undefined when there is nothing left to say: it was superseded. `eyes` is
 * who reads it in the place of whom it is addressed to, and they see what they may see.
 */
export async function draw(
  store: Store,
  deps: DrawDeps,
  message: OutboxMessage,
  eyes?: Member,
): Promise<Sheet | undefined> {
  const directory = await deps.directory();
  return store.read(async (view) => {
    const posting = message.posting ? await view.get('postings', message.posting) : undefined;
    if (message.op !== 'post' && !posting) return undefined;
    if (message.op === 'delete') return { show: {}, messages: posting?.messages ?? [], takeAway: true };
    const { content, still } = message;
    const viewer = eyes ?? (await viewerOf(view, directory, message.to));
    const drawing: Drawing = {
      store: view,
      directory,
      partnership: deps.partnership,
      now: deps.now(),
      ...(viewer ? { viewer } : {}),
    };
    if (still && !(await isStillWanted(still, deps.rules ?? new Map(), drawing))) return undefined;
    if (content?.kind === 'card') return { show: { view: asCardView(content.view) }, messages: [] };
    if (content?.kind === 'form')
      return { show: { form: content.form as FormView & Record<string, unknown> }, messages: [] };
    const record = posting ?? content;
    if (!record) return undefined;
    const subject = readSubject(record.subject);
    if (message.to.kind === 'home' && !(await isOwnPage(view, message.to, subject?.id))) return undefined;
    const drawn = subject ? await deps.views.get(record.view)?.draw(subject.id, drawing) : undefined;
    // Somebody may see it no longer: their own copy goes.
    if (!drawn && posting && viewer) return { show: {}, messages: posting.messages, takeAway: true };
    if (!drawn || (posting && !drawn.always && posting.shownRev >= drawn.rev)) return undefined;
    return {
      show: { view: drawn.view },
      ...(drawn.once ? {} : { record: { subject: record.subject, view: record.view, rev: drawn.rev } }),
      messages: posting?.messages ?? [],
    };
  });
}

/** The one person who will see it. Undefined for a room, and for an account that belongs to nobody. */
async function viewerOf(
  view: StoreView,
  directory: Directory,
  to: OutboxMessage['to'],
): Promise<Member | undefined> {
  if (to.kind === 'conversation') return undefined;
  if (to.kind === 'member') return directory.member(to.member);
  const account = await findAccount(view, to);
  return account && directory.member(account.member);
}

/** The account may have been joined to somebody else since the page was opened. */
async function isOwnPage(
  view: StoreView,
  { platform, tenant, user }: Extract<Address, { kind: 'home' }>,
  member: string | undefined,
): Promise<boolean> {
  const account = await findAccount(view, { platform, tenant, user });
  return account !== undefined && account.member === member;
}

function asCardView(stored: { card?: unknown; summary: string }): CardView {
  return { card: stored.card as AdaptiveCard, summary: stored.summary };
}
