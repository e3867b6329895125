import type { z } from 'zod';
import { ownerKey } from '../src/domain/action/owner.ts';
import { Action, waitsAt } from '../src/domain/action/record.ts';
import { Attestation } from '../src/domain/attestation.ts';
import { BriefingFigures } from '../src/domain/briefing/figures.ts';
import { Briefing, BriefingItem, Update as BriefingUpdate } from '../src/domain/briefing/record.ts';
import { DutyRecord, isOpenDuty } from '../src/domain/plan/duty-record.ts';
import { Escalation } from '../src/domain/escalation/record.ts';
import { Impact } from '../src/domain/impact/record.ts';
import { Meeting } from '../src/domain/meeting/record.ts';
import { isLiveLicence, Licence, LicencePool } from '../src/domain/training/licence-record.ts';
import { Refresher, StaffUpdateRound } from '../src/domain/training/refresh-record.ts';
import { MetricFigure, MetricNote, figureKey } from '../src/domain/metric/record.ts';
import { NeedsPerson, NeedsTally, NeedsText } from '../src/domain/needs/record.ts';
import { MonthlyReturn, returnKey } from '../src/domain/returns/record.ts';
import { Review } from '../src/domain/review/record.ts';
import { Booking, isLive, Session, TrainingDone } from '../src/domain/training/record.ts';
import { Evaluation, EvaluationAnswer } from '../src/domain/training/evaluation-record.ts';
import { Thanks } from '../src/domain/thanks.ts';
import { AuditEntry, AuditHead } from '../src/domain/audit-chain.ts';
import { ClockReading, OccurrenceRecord, ScheduleRecord } from '../src/domain/occurrence-records.ts';
import { Hold, Leaving, Purge, RetentionState } from '../src/domain/retention-records.ts';
import {
  StoredMember,
  Account,
  Link,
  Snooze,
  Conversation,
  OutboxMessage,
  Outage,
  Posting,
  Delivery,
  Draft,
  OneOffHoliday,
  StandIn,
  BoundPlace,
  Sponsor,
  StepAlert,
} from './record-shapes.ts';

/**
 * Every kind of record the store keeps: its schema, and the indexes it can be found by. Both stores build their
 * indexes from these functions, so that a query means the same in either.
 */
interface Collection<S extends z.ZodType> {
  readonly schema: S;
  readonly indexes: Readonly<Record<string, (record: z.infer<S>) => string | undefined>>;
}

function collection<S extends z.ZodType>(schema: S, indexes: Collection<S>['indexes'] = {}): Collection<S> {
  return { schema, indexes };
}

export const collections = {
  members: collection(StoredMember, { email: (member) => member.email }),
  accounts: collection(Account, {
    member: (account) => account.member,
    alias: (account) =>
      account.alias ? `${account.platform}|${account.tenant}|${account.alias}` : undefined,
  }),
  conversations: collection(Conversation),
  actions: collection(Action, {
    /** A member's id, or a seat: see `ownerKeysOf`. */
    owner: (action) => ownerKey(action.owner),
    assignedBy: (action) => action.assignedBy,
    group: (action) => action.group,
    status: (action) => action.status,
    /** The group that has to answer: whether it takes it, or whether the evidence is enough. */
    waitsAt: (action) => waitsAt(action),
    parent: (action) => action.parent,
    source: (action) => action.source,
  }),
  escalations: collection(Escalation, {
    state: (escalation) => escalation.state,
    raising: (escalation) => escalation.raising,
    receiving: (escalation) => escalation.receiving,
  }),
  briefings: collection(Briefing, { state: ({ state }) => state }),
  briefingUpdates: collection(BriefingUpdate, {
    briefing: ({ briefing }) => briefing,
    place: ({ place }) => place,
    author: ({ author }) => author,
    /** Those whose words have to go. */
    raw: ({ raw }) => (raw ? 'kept' : undefined),
  }),
  briefingItems: collection(BriefingItem, {
    briefing: ({ briefing }) => briefing,
    update: ({ update }) => update,
    status: ({ status }) => status,
  }),
  reviews: collection(Review, {
    state: ({ state }) => state,
    kind: ({ kind }) => kind,
    repeats: ({ repeats }) => repeats,
  }),
  duties: collection(DutyRecord, {
    /** One record an occurrence: `annual-report@2026-09-30`. */
    key: ({ occurrence }) => occurrence.id,
    year: ({ occurrence }) => String(occurrence.year),
    state: (duty) => (isOpenDuty(duty) ? 'open' : 'over'),
  }),
  trainingSessions: collection(Session, { state: ({ state }) => state, course: ({ course }) => course }),
  bookings: collection(Booking, {
    session: ({ session }) => session,
    member: ({ member }) => member,
    /** A place, a wait for one, or a place that was offered, by the person. */
    live: (booking) => (isLive(booking) ? booking.member : undefined),
    course: ({ course }) => course,
    state: ({ state }) => state,
  }),
  trainingDone: collection(TrainingDone, { member: ({ member }) => member, course: ({ course }) => course }),
  briefingFigures: collection(BriefingFigures),
  impacts: collection(Impact, { state: ({ state }) => state, by: ({ by }) => by }),
  evaluations: collection(Evaluation, {
    /** One question a person, session and wave. */
    key: ({ key }) => key,
    session: ({ session }) => session,
    state: ({ state }) => state,
    /** Those that wait for somebody, by who that is. */
    waits: ({ state, member }) => (state === 'asked' ? member : undefined),
  }),
  evaluationAnswers: collection(EvaluationAnswer, {
    session: ({ session }) => session,
    course: ({ course }) => course,
  }),
  meetings: collection(Meeting, { group: ({ group }) => group, state: ({ state }) => state }),
  licences: collection(Licence, {
    member: ({ member }) => member,
    pool: ({ pool }) => pool,
    /** Those of a pool that are held, set aside or waited for. */
    live: (licence) => (isLiveLicence(licence) ? licence.pool : undefined),
  }),
  licencePools: collection(LicencePool),
  refreshers: collection(Refresher, { member: ({ member }) => member }),
  staffUpdates: collection(StaffUpdateRound),
  metricFigures: collection(MetricFigure, {
    metric: ({ metric }) => metric,
    /** One record a metric, wording and period. */
    key: figureKey,
  }),
  metricNotes: collection(MetricNote, { metric: ({ metric }) => metric }),
  monthlyReturns: collection(MonthlyReturn, {
    key: returnKey,
    state: ({ state }) => state,
    month: ({ month }) => month,
  }),
  needsTallies: collection(NeedsTally, { year: ({ year }) => String(year) }),
  needsTexts: collection(NeedsText, { year: ({ year }) => String(year) }),
  needsPeople: collection(NeedsPerson, {
    year: ({ year }) => String(year),
    waiting: ({ answered, year, member }) => (answered ? undefined : `${year}|${member}`),
  }),
  outbox: collection(OutboxMessage, {
    state: (message) => message.state,
    posting: (message) => message.posting,
    /** The few that somebody waits for, to be found among many that nobody does. */
    reply: ({ state, op, to }) =>
      state === 'pending' &&
      (to.kind === 'home' || (op === 'post' && (to.kind === 'direct' || to.kind === 'only-you')))
        ? 'waiting'
        : undefined,
    /** Those that came in one second, `2026-11-22T07:30:05`, to be found among many that wait longer. */
    born: ({ state, createdAt }) => (state === 'pending' ? createdAt.slice(0, 19) : undefined),
    /** The day of those that left, so that the old ones are found among many. */
    leftOn: ({ state, createdAt }) =>
      state === 'sent' || state === 'superseded' ? createdAt.slice(0, 10) : undefined,
  }),
  outages: collection(Outage),
  postings: collection(Posting, {
    subject: (posting) => posting.subject,
    /** Where it stands, as `conversations` names places: `slack|T1|C1`, `slack|T1|@U1` for one person's own. */
    place: ({ to }) =>
      to.kind === 'member'
        ? undefined
        : `${to.platform}|${to.tenant}|${to.kind === 'conversation' || to.kind === 'only-you' ? to.conversation : `@${to.user}`}`,
  }),
  deliveries: collection(Delivery, { day: ({ at }) => at.slice(0, 10) }),
  drafts: collection(Draft, { member: (draft) => draft.member }),
  audit: collection(AuditEntry, {
    subject: (entry) => ('subject' in entry ? entry.subject : undefined),
    /** Who looked at what on which day, in UTC: `2026-11-23|jo-day|escalation:ESC-2611-T7KD`. */
    seen: (entry) =>
      'who' in entry && entry.outcome === 'seen' && 'subject' in entry
        ? `${entry.at.slice(0, 10)}|${entry.who}|${entry.subject}`
        : undefined,
  }),
  auditHead: collection(AuditHead),
  occurrences: collection(OccurrenceRecord, {
    waitingOf: ({ state, schedule }) => (state === 'planned' ? schedule : undefined),
    overOn: ({ state, plannedAt }) => (state === 'planned' ? undefined : plannedAt.slice(0, 10)),
  }),
  schedules: collection(ScheduleRecord),
  clocks: collection(ClockReading),
  holidays: collection(OneOffHoliday),
  stepAlerts: collection(StepAlert),
  thanks: collection(Thanks, { to: (thanks) => thanks.to }),
  standIns: collection(StandIn, { owner: ({ owner }) => owner }),
  links: collection(Link, { member: ({ member }) => member }),
  snoozes: collection(Snooze, { member: ({ member }) => member }),
  places: collection(BoundPlace, { group: ({ group }) => group }),
  sponsors: collection(Sponsor),
  attestations: collection(Attestation, { round: ({ round }) => round }),
  holds: collection(Hold),
  purges: collection(Purge),
  leavings: collection(Leaving),
  retentionState: collection(RetentionState),
} as const;

export type Collections = typeof collections;
export type CollectionName = keyof Collections;
export type RecordOf<C extends CollectionName> = z.infer<Collections[C]['schema']>;

export const collectionNames = Object.keys(collections).filter(
  (name): name is CollectionName => name in collections,
);
