import type { CollectionName, RecordOf } from '../../storage/collections.ts';
import type { Transaction } from '../../storage/store.ts';
import type { Directory } from '../partnership/model.ts';
import { newId, newOrderedId } from './ids.ts';
import type { CardView } from './reply.ts';

export type OutboxMessage = RecordOf<'outbox'>;
export type Destination = OutboxMessage['to'];
export type Content = NonNullable<OutboxMessage['content']>;

/** Records that can be shown on cards: the word that begins their subject, where they are kept, how their references begin. */
const KINDS = {
  action: { collection: 'actions', prefix: 'ACT' },
  escalation: { collection: 'escalations', prefix: 'ESC' },
  review: { collection: 'reviews', prefix: 'REV' },
  meeting: { collection: 'meetings', prefix: 'MTG' },
  duty: { collection: 'duties', prefix: 'DUT' },
  licence: { collection: 'licences', prefix: 'LIC' },
  refresher: { collection: 'refreshers', prefix: 'RFR' },
  'staff-update': { collection: 'staffUpdates', prefix: undefined },
  figure: { collection: 'metricFigures', prefix: 'FIG' },
  return: { collection: 'monthlyReturns', prefix: 'RET' },
  session: { collection: 'trainingSessions', prefix: 'SES' },
  booking: { collection: 'bookings', prefix: 'BKG' },
  impact: { collection: 'impacts', prefix: 'IMP' },
  evaluation: { collection: 'evaluations', prefix: 'EVA' },
  member: { collection: 'members', prefix: undefined },
  thanks: { collection: 'thanks', prefix: 'THX' },
  attestation: { collection: 'attestations', prefix: 'ATT' },
  update: { collection: 'briefingUpdates', prefix: 'UPD' },
  item: { collection: 'briefingItems', prefix: undefined },
  briefing: { collection: 'briefings', prefix: undefined },
} as const satisfies Readonly<Record<string, { collection: CollectionName; prefix: string | undefined }>>;
export type SubjectKind = keyof typeof KINDS;

/** What references of records that can be held begin with. Updates go with their briefing, which is held by its kind. */
export const heldPrefixes: readonly string[] = Object.values(KINDS).flatMap(({ prefix }) =>
  prefix === undefined || prefix === 'UPD' ? [] : [prefix],
);

/** `action:ACT-2611-K4TR`. */
export function subjectOf(kind: SubjectKind, id: string): string {
  return `${kind}:${id}`;
}

/** The subject a reference names: `ACT-2611-K4TR` → `action:ACT-2611-K4TR`. */
export function subjectNamed(reference: string): string | undefined {
  if (/^DIB-\d{6}/.test(reference)) return subjectOf(reference.length > 10 ? 'item' : 'briefing', reference);
  for (const [kind, { prefix }] of Object.entries(KINDS))
    if (prefix && reference.startsWith(`${prefix}-`)) return `${kind}:${reference}`;
  return undefined;
}

/** `action:ACT-2611-K4TR` → where to find the record. Undefined for anything else. */
export function readSubject(subject: string): { collection: CollectionName; id: string } | undefined {
  const at = subject.indexOf(':');
  const kind = subject.slice(0, at);
  return isKind(kind) ? { collection: KINDS[kind].collection, id: subject.slice(at + 1) } : undefined;
}

function isKind(kind: string): kind is SubjectKind {
  return Object.hasOwn(KINDS, kind);
}

export interface Letter {
  readonly to: Destination;
  readonly content: Content;
  /** Tried in turn when `to` cannot be reached. */
  readonly fallback?: readonly Destination[];
  /** The member to tell when the message reached nobody, and what to tell them. */
  readonly ifLost?: { readonly tell: string; readonly view: CardView };
  /** Where nobody can look up whether it arrived: better read twice than not at all. Without it, better not at all than twice. */
  readonly critical?: boolean;
  /** What has to be true when it leaves; else it is superseded. A record's own card is drawn when it leaves anyway. */
  readonly still?: NonNullable<OutboxMessage['still']>;
}

/** Somebody acted and waits for this: it names their account, where everything else names a member or a room. */
export function isReply({ op, to }: Pick<OutboxMessage, 'op' | 'to'>): boolean {
  return to.kind === 'home' || (op === 'post' && (to.kind === 'direct' || to.kind === 'only-you'));
}

/** Messages of one conversation leave in order. What one person alone sees in a room is a conversation of its own. */
export function conversationOf(to: Destination): string {
  if (to.kind === 'member') return `member|${to.member}`;
  const place = to.kind === 'conversation' ? to.conversation : `@${to.user}`;
  const room = to.kind === 'only-you' ? `${to.conversation}|` : to.kind === 'home' ? 'home|' : '';
  return `${to.platform}|${to.tenant}|${room}${place}`;
}

/** Whom or where a message is for: a member's name, else the kind of place. */
export function whomOf(to: Destination, directory: Directory): string {
  if (to.kind === 'member') return directory.member(to.member)?.name ?? 'somebody who has left';
  const platform = to.platform === 'slack' ? 'Slack' : 'Teams';
  return to.kind === 'conversation' ? `a conversation on ${platform}` : `one person on ${platform}`;
}

/** Puts a message in the outbox, in the transaction of whatever it tells about. It leaves after the commit. */
export async function post(tx: Transaction, now: Date, letter: Letter): Promise<void> {
  await tx.insert('outbox', {
    ...fresh(now),
    op: 'post',
    to: letter.to,
    fallback: [...(letter.fallback ?? [])],
    content: letter.content,
    ...(letter.ifLost ? { ifLost: { tell: letter.ifLost.tell, view: { ...letter.ifLost.view } } } : {}),
    ...(letter.critical ? { critical: true } : {}),
    ...(letter.still ? { still: letter.still } : {}),
  });
}

/** Brings every posted copy of this record up to date, on both platforms. Copies that already wait for an update wait once. */
export async function refreshPostings(tx: Transaction, now: Date, subject: string): Promise<void> {
  for (const posting of await tx.find('postings', 'subject', subject)) await refreshPosting(tx, now, posting);
}

/** Brings this one copy up to date. */
export async function refreshPosting(
  tx: Transaction,
  now: Date,
  posting: RecordOf<'postings'>,
): Promise<void> {
  const waiting = await tx.find('outbox', 'posting', posting.id);
  // One whose further part is being looked for is drawn anew when that is known.
  if (
    waiting.some(
      ({ op, state, tried }) => state === 'pending' || (op === 'update' && state === 'unknown' && tried),
    )
  )
    return;
  await tx.insert('outbox', {
    ...fresh(now),
    op: 'update',
    to: posting.to,
    fallback: [],
    posting: posting.id,
  });
}

/** Deletes a copy, or what is left of one by the update that could not be made. */
export async function takeAway(
  tx: Transaction,
  { to, posting }: Pick<OutboxMessage, 'to' | 'posting'>,
  now: Date,
): Promise<void> {
  await tx.insert('outbox', {
    ...fresh(now),
    op: 'delete',
    to,
    fallback: [],
    ...(posting ? { posting } : {}),
  });
}

type FreshMessage = Pick<
  OutboxMessage,
  'id' | 'seq' | 'state' | 'attempts' | 'nextAt' | 'posted' | 'createdAt'
>;

function fresh(now: Date): FreshMessage {
  const at = now.toISOString();
  return {
    id: newId(),
    seq: newOrderedId(now),
    state: 'pending',
    attempts: 0,
    nextAt: at,
    posted: [],
    createdAt: at,
  };
}
