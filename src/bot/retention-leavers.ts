import type { StoreView, Transaction } from '../../storage/store.ts';
import { NOBODY } from '../domain/retention-anonymise.ts';

/** Records that name members and have a time of their own: while one of them does, the member's entry is needed to read it. */
const NAMING = [
  'actions',
  'escalations',
  'reviews',
  'meetings',
  'duties',
  'licences',
  'refreshers',
  'staffUpdates',
  'metricFigures',
  'metricNotes',
  'monthlyReturns',
  'needsPeople',
  'trainingSessions',
  'bookings',
  'trainingDone',
  'impacts',
  'evaluations',
  'thanks',
  'attestations',
  'standIns',
  'drafts',
  'holds',
] as const;

/** Keeps in mind since when members have left. Whoever is back is no leaver any more. */
export async function noteLeavers(tx: Transaction, now: Date): Promise<void> {
  const known = new Set((await tx.all('leavings')).map(({ id }) => id));
  const gone = new Set((await tx.all('members')).filter(({ left }) => left).map(({ id }) => id));
  for (const id of gone) if (!known.has(id)) await tx.put('leavings', { id, since: now.toISOString() });
  for (const id of known) if (!gone.has(id)) await tx.remove('leavings', id);
}

/** Does any record that has a time of its own still name them? */
export async function isNamed(view: StoreView, member: string): Promise<boolean> {
  const id = JSON.stringify(member);
  for (const collection of NAMING)
    for (const record of await view.all(collection)) if (JSON.stringify(record).includes(id)) return true;
  return false;
}

/** Removes a leaver's entry, and their name from what stays: rooms, holidays, sponsors, deputies. */
export async function purgeMember(tx: Transaction, member: string): Promise<void> {
  for (const place of await tx.all('places'))
    if (place.by === member) await tx.put('places', { ...place, by: NOBODY });
  for (const holiday of await tx.all('holidays'))
    if (holiday.by === member) await tx.put('holidays', { ...holiday, by: NOBODY });
  for (const sponsor of await tx.all('sponsors')) {
    if (sponsor.member === member) await tx.remove('sponsors', sponsor.id);
    else if (sponsor.by === member) await tx.put('sponsors', { ...sponsor, by: NOBODY });
  }
  for (const { deputy, ...other } of await tx.all('members'))
    if (deputy === member) await tx.put('members', other);
  await tx.remove('members', member);
  await tx.remove('leavings', member);
}
