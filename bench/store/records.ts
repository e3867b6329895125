import type { RecordOf } from '../../storage/collections.ts';

const AT = '2026-11-22T09:00:00.000Z';
const PEOPLE = ['jo-ellis', 'sam-okafor', 'kit-rowe', 'ash-hale', 'pat-quinn'] as const;

/** An action that is about 700 bytes as JSON: a title, a measure and one update of the usual length. */
export function action(index: number, rev = 1): RecordOf<'actions'> {
  return {
    id: idOf(index),
    rev,
    title: `Agree with the designated nurse how discharge letters reach the multi-agency team (${index})`,
    measure: 'Every discharge letter of the last quarter was with the team within two working days',
    due: '2026-12-18',
    owner: { kind: 'member', member: PEOPLE[index % PEOPLE.length] ?? 'jo-ellis' },
    assignedBy: 'sam-okafor',
    assignedAt: AT,
    status: 'accepted',
    accepted: { by: 'jo-ellis', at: AT },
    route: [],
    hops: [],
    reportsTo: [],
    themes: [],
    level: 1,
    parts: [],
    evidence: [],
    assurance: [],
    dueChanges: [],
    boardCalls: [],
    story: [
      {
        kind: 'update',
        by: 'jo-ellis',
        at: AT,
        text: 'Met the ward managers; draft procedure is with the named doctor.',
      },
    ],
  };
}

export function idOf(index: number): string {
  return `ACT-2611-${index.toString(36).toUpperCase().padStart(4, '0')}`;
}

/** About 300 bytes. */
export function auditEntry(index: number): RecordOf<'audit'> {
  return {
    id: `audit-${String(index).padStart(12, '0')}`,
    at: AT,
    who: PEOPLE[index % PEOPLE.length] ?? 'jo-ellis',
    verb: 'action.update',
    subject: idOf(index % 1_000),
    from: 'slack|T0BENCH|C0BENCH',
    outcome: 'done',
  };
}
