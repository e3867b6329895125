import type { CollectionName } from '../../storage/collections.ts';
import type { StoreView, Transaction } from '../../storage/store.ts';
import type { Action } from '../domain/action/record.ts';
import { auditId, isChained, REDACT } from '../domain/audit-chain.ts';
import {
  anonymiseAction,
  anonymiseEscalation,
  anonymiseThanks,
  NOBODY,
} from '../domain/retention-anonymise.ts';
import type { RetentionName } from '../domain/retention.ts';
import { redactAudit } from './audit.ts';
import { linksThatEnd } from './files.ts';
import { newReference } from './ids.ts';
import { subjectOf, takeAway, type OutboxMessage } from './outbox.ts';
import { forgetWaysTo } from './routes.ts';
import { byDay } from './retention-by-day.ts';
import { isNamed, purgeMember } from './retention-leavers.ts';
import { recordSweeps } from './record-sweeps.ts';

/** Something that is due to go. `subject` names its record, for holds; `also` others whose hold keeps it too. */
export interface Due {
  readonly id: string;
  readonly subject?: string;
  readonly also?: readonly string[];
}

/** How one kind of record is found when its time is over, and what is done with it then. */
export interface Sweep {
  /** Everything whose moment lies before `before` (an instant), in order of id; at least `limit` of them where there are so many. */
  due(view: StoreView, before: string, limit: number): Promise<readonly Due[]>;
  purge(tx: Transaction, due: Due, now: Date): Promise<void>;
}

/** A collection that is cleared by the time in each record. */
function byTime<R extends { readonly id: string }>(
  collection: CollectionName,
  records: (view: StoreView) => Promise<readonly R[]>,
  timeOf: (record: R) => string | undefined,
  subject?: (record: R) => string,
): Sweep {
  return {
    async due(view, before) {
      const found = await records(view);
      return found
        .filter((record) => (timeOf(record) ?? before) < before)
        .map((record) => ({ id: record.id, ...(subject ? { subject: subject(record) } : {}) }));
    },
    purge: (tx, { id }) => tx.remove(collection, id),
  };
}

async function messagesIn(view: StoreView, ...states: OutboxMessage['state'][]): Promise<OutboxMessage[]> {
  const found = [];
  for (const state of states) found.push(...(await view.find('outbox', 'state', state)));
  return found;
}

/** A message nobody can send again: its words are not kept. It stays in the health list for a while, so that it is noticed. */
function isSpent(message: OutboxMessage): boolean {
  return message.content === undefined && message.posting === undefined && message.tried === undefined;
}

const actions: Sweep = {
  async due(view, before) {
    const done = await view.find('actions', 'status', 'closed');
    return done
      .filter((action) => action.assignedBy !== NOBODY && (action.closed?.at ?? before) < before)
      .map(({ id }) => ({ id, subject: subjectOf('action', id) }));
  },
  async purge(tx, { id }, now) {
    const action = await tx.get('actions', id);
    if (!action) return;
    const fresh = await freeReference(tx, 'actions', 'ACT', action.assignedAt);
    await takeCardsAway(tx, subjectOf('action', id), now);
    await tx.remove('actions', id);
    await tx.insert('actions', anonymiseAction(action, fresh));
    await followInTree(tx, action, fresh);
    // What learning became is counted through this link.
    for (const escalation of await tx.all('escalations')) {
      const outcomes = [...escalation.formerOutcomes, ...(escalation.outcome ? [escalation.outcome] : [])];
      if (!outcomes.some((outcome) => outcome.action === id)) continue;
      const follow = (outcome: (typeof outcomes)[number]): typeof outcome =>
        outcome.action === id ? { ...outcome, action: fresh } : outcome;
      await tx.put('escalations', {
        ...escalation,
        formerOutcomes: escalation.formerOutcomes.map(follow),
        ...(escalation.outcome ? { outcome: follow(escalation.outcome) } : {}),
      });
    }
  },
};

const escalations: Sweep = {
  async due(view, before) {
    const closed = await view.find('escalations', 'state', 'closed');
    return closed
      .filter(({ openedBy, outcome }) => openedBy !== NOBODY && (outcome?.at ?? before) < before)
      .map(({ id }) => ({ id, subject: subjectOf('escalation', id) }));
  },
  async purge(tx, { id }, now) {
    const escalation = await tx.get('escalations', id);
    if (!escalation) return;
    const fresh = await freeReference(tx, 'escalations', 'ESC', escalation.openedAt);
    await takeCardsAway(tx, subjectOf('escalation', id), now);
    await tx.remove('escalations', id);
    await tx.insert('escalations', anonymiseEscalation(escalation, fresh));
  },
};

const thanks: Sweep = {
  async due(view, before) {
    return (await view.all('thanks'))
      .filter(({ by, at }) => by !== NOBODY && at < before)
      .map(({ id }) => ({ id, subject: subjectOf('thanks', id) }));
  },
  async purge(tx, { id }, now) {
    const record = await tx.get('thanks', id);
    if (!record) return;
    const fresh = await freeReference(tx, 'thanks', 'THX', record.at);
    await takeCardsAway(tx, subjectOf('thanks', id), now);
    await tx.remove('thanks', id);
    await tx.insert('thanks', anonymiseThanks(record, fresh));
  },
};

/** With its updates and items, and the cards that hang in the rooms. What is counted was kept when it closed. */
const briefings: Sweep = {
  async due(view, before) {
    return (await view.all('briefings'))
      .filter(({ date }) => date < before.slice(0, 10))
      .map(({ id }) => ({ id, subject: subjectOf('briefing', id) }));
  },
  async purge(tx, { id }, now) {
    const gone = [
      ...(await tx.find('briefingItems', 'briefing', id)).map((item) => ['item', item.id] as const),
      ...(await tx.find('briefingUpdates', 'briefing', id)).map((update) => ['update', update.id] as const),
      ['briefing', id] as const,
    ];
    for (const [kind, record] of gone) {
      await takeCardsAway(tx, subjectOf(kind, record), now);
      await tx.remove(BRIEFING_COLLECTIONS[kind], record);
    }
  },
};

const BRIEFING_COLLECTIONS = {
  item: 'briefingItems',
  update: 'briefingUpdates',
  briefing: 'briefings',
} as const;

const attestations: Sweep = {
  ...byTime(
    'attestations',
    (view) => view.all('attestations'),
    ({ askedAt }) => askedAt,
    ({ id }) => subjectOf('attestation', id),
  ),
  async purge(tx, { id }, now) {
    await takeCardsAway(tx, subjectOf('attestation', id), now);
    await tx.remove('attestations', id);
  },
};

/** By the day on which somebody was first seen to have left. */
const accounts: Sweep = {
  async due(view, before) {
    const found = [];
    for (const { id: member, since } of await view.all('leavings')) {
      if (since >= before) continue;
      const own = await view.find('accounts', 'member', member);
      found.push(...own.map(({ id }) => ({ id, subject: subjectOf('member', member) })));
    }
    return found;
  },
  async purge(tx, { id }) {
    const account = await tx.get('accounts', id);
    if (account) await forgetWaysTo(tx, account);
    await tx.remove('accounts', id);
  },
};

const leavers: Sweep = {
  async due(view, before) {
    const found = [];
    for (const { id, since } of await view.all('leavings')) {
      if (since >= before || (await view.find('accounts', 'member', id)).length > 0) continue;
      if (!(await isNamed(view, id))) found.push({ id, subject: subjectOf('member', id) });
    }
    return found;
  },
  async purge(tx, { id }, now) {
    await takeCardsAway(tx, subjectOf('member', id), now);
    await purgeMember(tx, id);
  },
};

/** Entry by entry from where the last run ended: the trail is the longest list there is. */
const audit: Sweep = {
  async due(view, before, limit) {
    const found: Due[] = [];
    let n = (await view.get('retentionState', 'state'))?.auditNext ?? 1;
    for (; found.length < limit; n += 1) {
      const entry = await view.get('audit', auditId(n));
      if (!entry || !isChained(entry)) break;
      // What records a redaction has to stay, and says nothing about anybody.
      if (entry.outcome === 'redacted' || entry.verb === REDACT) continue;
      if (entry.at >= before) break;
      found.push({ id: entry.id });
    }
    return found;
  },
  async purge(tx, { id }, now) {
    const entry = await tx.get('audit', id);
    if (!entry || !isChained(entry)) return;
    await redactAudit(tx, entry.n, now, { who: 'schedule:retention', from: 'schedule' });
    const state = await tx.get('retentionState', 'state');
    await tx.put('retentionState', { ...state, id: 'state', auditNext: entry.n + 1 });
  },
};

/** Backups are files; see `retention-files.ts`. */
export const sweeps: Readonly<Record<Exclude<RetentionName, 'backups'>, Sweep>> = {
  drafts: byTime(
    'drafts',
    (view) => view.all('drafts'),
    ({ at }) => at,
  ),
  deliveries: byDay('deliveries', 'day', ({ at }) => at),
  messages: byDay(
    'outbox',
    'leftOn',
    ({ createdAt }) => createdAt,
    ({ state }) => state === 'sent' || state === 'superseded',
  ),
  lostMessages: byTime(
    'outbox',
    async (view) => (await messagesIn(view, 'unknown', 'dead')).filter(isSpent),
    ({ createdAt }) => createdAt,
  ),
  occurrences: byDay(
    'occurrences',
    'overOn',
    ({ plannedAt }) => plannedAt,
    ({ state }) => state !== 'planned',
  ),
  links: byTime('links', linksThatEnd, ({ until }) => until),
  snoozes: byTime(
    'snoozes',
    (view) => view.all('snoozes'),
    ({ until }) => until,
  ),
  standIns: byTime(
    'standIns',
    (view) => view.all('standIns'),
    ({ at }) => at,
  ),
  actions,
  escalations,
  ...recordSweeps,
  thanks,
  briefings,
  attestations,
  accounts,
  leavers,
  audit,
};

/** The action above and those under it know this one by its reference. */
async function followInTree(tx: Transaction, { id, parent }: Action, fresh: string): Promise<void> {
  for (const part of await tx.find('actions', 'parent', id))
    await tx.put('actions', { ...part, parent: fresh });
  const above = parent === undefined ? undefined : await tx.get('actions', parent);
  if (!above) return;
  const renamed = <T extends string | undefined>(name: T): T | string => (name === id ? fresh : name);
  await tx.put('actions', {
    ...above,
    parts: above.parts.map((part) => ({ ...part, action: renamed(part.action) })),
    story: above.story.map(({ part, ...event }) => (part ? { ...event, part: renamed(part) } : event)),
  });
}

/** The record's cards go from the rooms and chats they hang in. */
async function takeCardsAway(tx: Transaction, subject: string, now: Date): Promise<void> {
  for (const { id, to } of await tx.find('postings', 'subject', subject))
    await takeAway(tx, { to, posting: id }, now);
}

async function freeReference(
  tx: Transaction,
  collection: 'actions' | 'escalations' | 'thanks',
  prefix: 'ACT' | 'ESC' | 'THX',
  at: string,
): Promise<string> {
  for (;;) {
    const id = newReference(prefix, new Date(at));
    if (!(await tx.get(collection, id))) return id;
  }
}
