import type { RecordOf } from '../../storage/collections.ts';
import type { StoreView, Transaction } from '../../storage/store.ts';

export type Snooze = RecordOf<'snoozes'>;

interface PutOff {
  readonly member: string;
  readonly subject: string;
  /** ISO date on which they want to hear of it again. */
  readonly until: string;
}

/**
 * No prompt about this record to this member until that day, when they get one. Whoever else is prompted still is, and the day
 * something is due stays where it is.
 */
export async function snooze(tx: Transaction, { member, subject, until }: PutOff, now: Date): Promise<void> {
  await tx.put('snoozes', { id: `${member}|${subject}`, member, subject, until, at: now.toISOString() });
}

/** What has been put off, as things are on one day. */
export interface Snoozes {
  /** This member wants to hear nothing of it yet. */
  isQuiet(member: string, subject: string): boolean;
  /** Today is the day on which it comes again; or a later one, when nothing was sent on the day itself. */
  comesAgain(member: string, subject: string): boolean;
}

export async function snoozesOn(view: StoreView, today: string): Promise<Snoozes> {
  const all = new Map((await view.all('snoozes')).map((each) => [each.id, each]));
  const of = (member: string, subject: string): Snooze | undefined => all.get(`${member}|${subject}`);
  return {
    isQuiet: (member, subject) => (of(member, subject)?.until ?? '') > today,
    comesAgain(member, subject) {
      const found = of(member, subject);
      return found !== undefined && found.until <= today && (found.prompted ?? today) === today;
    },
  };
}

/** Those that come again today have come: they do so once. */
export async function noteComeAgain(tx: Transaction, today: string): Promise<void> {
  for (const each of await tx.all('snoozes'))
    if (each.until <= today && each.prompted === undefined)
      await tx.put('snoozes', { ...each, prompted: today });
}
