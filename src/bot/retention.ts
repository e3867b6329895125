import type { StoreView, Transaction } from '../../storage/store.ts';
import {
  cutoff,
  kindOf,
  retentionNames,
  type RetentionName,
  type RetentionRules,
} from '../domain/retention.ts';
import { writeAudit } from './audit.ts';
import { newOrderedId } from './ids.ts';
import { sweeps, type Due } from './retention-kinds.ts';
import { noteLeavers } from './retention-leavers.ts';

export type SweptName = keyof typeof sweeps;
export const sweptNames = retentionNames.filter((name): name is SweptName => name in sweeps);
/** Cleared away every hour, without a report for each. */
export const routineNames = sweptNames.filter((name) => kindOf(name).routine);
/** Applied once a day, with an audit entry and a line in the report. */
export const reportedNames = sweptNames.filter((name) => !kindOf(name).routine);

/** What of one kind is due, and what a hold keeps back. */
export interface DueOfKind {
  readonly kind: SweptName;
  readonly due: readonly Due[];
  /** How many are due and held: by a hold on the record, or on the kind. */
  readonly held: number;
}

export interface Purged {
  readonly kind: SweptName;
  readonly count: number;
}

/** The subject of a hold on everything of a kind. */
export function kindHold(kind: RetentionName): string {
  return `kind:${kind}`;
}

/** What would go now. `limit` is the most that is looked for in the audit trail. */
export async function findDue(
  view: StoreView,
  rules: RetentionRules,
  now: Date,
  kinds: readonly SweptName[] = sweptNames,
  limit = Infinity,
): Promise<DueOfKind[]> {
  const holds = new Set((await view.all('holds')).map(({ id }) => id));
  const found: DueOfKind[] = [];
  for (const kind of kinds) {
    const all = await sweeps[kind].due(view, cutoff(rules[kind].keep, now), limit);
    const due = holds.has(kindHold(kind))
      ? []
      : all.filter(
          ({ id, subject, also = [] }) =>
            ![subject ?? `${kind}:${id}`, ...also].some((each) => holds.has(each)),
        );
    found.push({ kind, due, held: all.length - due.length });
  }
  return found;
}

/**
 * One batch: removes, anonymises or erases at most `limit` of what is due, with one audit entry and one line of the report for
 * each kind, which say how many and never what. Returns what went; nothing when nothing is due any more.
 */
export async function purgeBatch(
  tx: Transaction,
  rules: RetentionRules,
  now: Date,
  limit: number,
  from = 'schedule',
): Promise<readonly Purged[]> {
  await noteLeavers(tx, now);
  const purged: Purged[] = [];
  let left = limit;
  for (const { kind, due } of await findDue(tx, rules, now, reportedNames, limit)) {
    const going = due.slice(0, left);
    if (going.length === 0) continue;
    for (const each of going) await sweeps[kind].purge(tx, each, now);
    left -= going.length;
    const did = kindOf(kind).then;
    const count = going.length;
    await tx.insert('purges', {
      id: newOrderedId(now),
      at: now.toISOString(),
      kind,
      did,
      count,
      keep: rules[kind].keep,
    });
    await writeAudit(tx, now, {
      ...(from === 'schedule' ? { who: 'schedule:retention' } : {}),
      verb: `retention.${did}`,
      subject: `${kind}:${count}`,
      from,
      outcome: 'done',
    });
    purged.push({ kind, count });
  }
  if (purged.length > 0) await noteRemoved(tx, now);
  return purged;
}

/** Clears away what only serves the running, at most `limit` of each kind. Returns how many records went. */
export async function clearRoutine(
  tx: Transaction,
  rules: RetentionRules,
  now: Date,
  limit = Infinity,
): Promise<number> {
  let removed = 0;
  for (const { kind, due } of await findDue(tx, rules, now, routineNames, limit)) {
    for (const each of due) await sweeps[kind].purge(tx, each, now);
    removed += due.length;
  }
  if (removed > 0) await noteRemoved(tx, now);
  return removed;
}

/** From now on the store's files hold something that its records do not. */
async function noteRemoved(tx: Transaction, now: Date): Promise<void> {
  const state = await tx.get('retentionState', 'state');
  await tx.put('retentionState', { ...state, id: 'state', removedAt: now.toISOString() });
}
