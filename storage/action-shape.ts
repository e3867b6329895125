import type { Migration, StoredRecord } from './migrations.ts';

/**
 * Actions as they were before routes: one owner, a list of updates, and "done". Nothing of what was written is lost: updates become
 * lines of the story, and the evidence of a finished action its first piece of evidence.
 */
export const actionsWithRoutes: Migration = (record) => {
  const { owner, updates, done, status, group, accepted, ...rest } = record;
  const finished = stampOf(done);
  const taken = stampOf(accepted);
  const { by, at } = { by: record['assignedBy'], at: record['assignedAt'] };
  const own = {
    state: 'accepted',
    sentBy: by,
    sentAt: at,
    days: 0,
    limit: at,
    answeredBy: by,
    answeredAt: at,
  };
  return {
    ...rest,
    id: record.id,
    owner: { kind: 'member', member: owner },
    status: status === 'done' ? 'closed' : status,
    ...(group === undefined ? {} : { group }),
    route: group === undefined ? [] : [group],
    hops: group === undefined ? [] : [{ group, ...own }],
    reportsTo: [],
    themes: [],
    level: 1,
    parts: [],
    ...(taken ? { accepted: taken } : {}),
    evidence: finished ? [{ ...finished, text: textOf(done) }] : [],
    ...(finished ? { finished, closed: { how: 'done', ...finished } } : {}),
    assurance: [],
    dueChanges: [],
    boardCalls: [],
    story: [
      { kind: 'assigned', by, at },
      ...inOrder([
        ...(taken ? [{ kind: 'accepted', ...taken }] : []),
        ...(Array.isArray(updates) ? updates.map((update: object) => ({ kind: 'update', ...update })) : []),
        ...(finished ? [{ kind: 'finished', ...finished, index: 0 }] : []),
      ]),
    ],
  } satisfies StoredRecord;
};

function stampOf(stamp: unknown): { by: unknown; at: unknown } | undefined {
  return isObject(stamp) ? { by: stamp['by'], at: stamp['at'] } : undefined;
}

function textOf(done: unknown): unknown {
  return isObject(done) ? done['evidence'] : undefined;
}

/** By time; what happened at one time stays as it is. */
function inOrder(events: readonly object[]): object[] {
  const timeOf = (event: object): string => ('at' in event ? String(event.at) : '');
  return [...events].sort((one, other) => timeOf(one).localeCompare(timeOf(other)));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
