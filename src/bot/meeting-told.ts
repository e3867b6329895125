import type { Transaction } from '../../storage/store.ts';
import type { Meeting } from '../domain/meeting/record.ts';
import { post, subjectOf } from './outbox.ts';

interface Telling {
  readonly tx: Transaction;
  readonly now: Date;
}

/** Everybody who holds a seat sees the meeting's card as it is now, except those who have heard another way. */
export async function tellSeats(
  telling: Telling,
  meeting: Meeting,
  except: ReadonlySet<string>,
): Promise<void> {
  for (const { member } of meeting.seats)
    if (member !== undefined && !except.has(member)) await postCard(telling, meeting, member);
}

/** The meeting's card, drawn for this member when it leaves. */
export async function postCard({ tx, now }: Telling, meeting: Meeting, member: string): Promise<void> {
  await post(tx, now, {
    to: { kind: 'member', member },
    content: { kind: 'record', subject: subjectOf('meeting', meeting.id), view: 'meeting' },
  });
}
