import { notice, type Button } from '../../cards/words.ts';
import type { RecordOf } from '../../storage/collections.ts';
import type { StoreView, Transaction } from '../../storage/store.ts';
import { sayDate } from '../domain/working-days.ts';
import type { Directory, Member } from '../partnership/model.ts';
import { isAway, isUncovered, standInsFor } from './absences.ts';
import { directoryWith, holds, keepMember, without } from './members.ts';
import { readSubject } from './outbox.ts';
import type { CardView } from './reply.ts';
import { refreshHomes } from './run-home.ts';

/** More is not listed one by one: the rest stands in the member's own list. */
const SHOWN = 10;

/** Writes an absence down. `from` and `back` are ISO dates; `back` is the first day they are here again. */
export async function startAbsence(
  tx: Transaction,
  directory: Directory,
  member: Member,
  away: NonNullable<Member['away']>,
  now: Date,
): Promise<{ readonly member: Member; readonly directory: Directory }> {
  const absent: Member = { ...member, away };
  await keepMember(tx, absent);
  const after = directoryWith(directory, absent);
  await refreshHomes(tx, now, [member.id, ...standInsFor(after, member.id).map(({ id }) => id)]);
  return { member: absent, directory: after };
}

/**
 * They are here again: what is sent to them goes to them, and what went to others meanwhile is no longer remembered. Returns
 * the one message that lists it.
 */
export async function endAbsence(
  tx: Transaction,
  directory: Directory,
  member: Member,
  now: Date,
): Promise<CardView> {
  const standIns = standInsFor(directory, member.id).map(({ id }) => id);
  const view = await drawReturn(tx, directory, member);
  for (const { id } of await tx.find('standIns', 'owner', member.id)) await tx.remove('standIns', id);
  await keepMember(tx, without(member, 'away'));
  await refreshHomes(tx, now, [member.id, ...standIns]);
  return view;
}

/** Who gets what while they are away, in words. */
export function sayCover(directory: Directory, member: Member): string {
  const standIns = standInsFor(directory, member.id);
  const names = standIns.map(({ name }) => name);
  if (names.length === 0) {
    const deputy = member.deputy === undefined ? undefined : directory.member(member.deputy);
    if (!isAway(member, directory.today?.()) && deputy && !deputy.left) return `${deputy.name} stands in.`;
    return 'Nobody is on record to stand in. The business unit sees this.';
  }
  if (isUncovered(directory, member.id))
    return 'No deputy and no lead of the agency is here, so the business unit stands in. Choose a deputy.';
  const [first = ''] = names;
  return names.length === 1 ? `${first} stands in.` : `${names.slice(0, 3).join(', ')} stand in.`;
}

async function drawReturn(view: StoreView, directory: Directory, member: Member): Promise<CardView> {
  const kept = [...(await view.find('standIns', 'owner', member.id))].sort((a, b) => (a.at < b.at ? -1 : 1));
  const records = new Map<string, RecordOf<'standIns'>>();
  for (const each of kept) if (each.subject) records.set(each.subject, each);
  const others = kept.filter(({ subject }) => subject === undefined);
  const lines = [...records.values()]
    .slice(0, SHOWN)
    .map(
      ({ subject = '', standIn, at }) =>
        `${readSubject(subject)?.id ?? 'A record'} went to ${nameOf(directory, standIn)} on ${sayDate(at.slice(0, 10))}.`,
    );
  const rest: string[] = [];
  if (records.size > SHOWN)
    rest.push(`And ${records.size - SHOWN} more. /mywork shows everything that is yours.`);
  if (others.length > 0)
    rest.push(
      `${others.length === 1 ? 'One other message' : `${others.length} other messages`} went to who stood in for you.`,
    );
  if (kept.length === 0) rest.push('Nothing came for you while you were away.');
  else rest.push('From now on everything comes to you again.');
  return notice(
    'Welcome back',
    [...lines, ...rest],
    [
      ...[...records.keys()].slice(0, 4).flatMap(openButton),
      { title: 'My work', data: { verb: 'work.show' } },
    ],
  );
}

function openButton(subject: string): Button[] {
  const [kind = ''] = subject.split(':');
  const id = readSubject(subject)?.id;
  return id && ['action', 'escalation'].includes(kind)
    ? [{ title: `Open ${id}`, data: { verb: `${kind}.show`, subject } }]
    : [];
}

function nameOf(directory: Directory, id: string): string {
  return directory.member(id)?.name ?? 'somebody who has left';
}

/** Whom the business unit may have to find a stand-in for. */
export function uncovered(directory: Directory): readonly Member[] {
  return directory.members.filter(
    (member) => isUncovered(directory, member.id) && !holds(member, 'business-unit'),
  );
}
