import type { CollectionName } from './collections.ts';

/** What a field is, for the inventory and for redaction. */
export type FieldClass = 'personal' | 'free text' | 'technical';

/** The last names of fields that hold a member's id, name, address or account. */
const PERSONAL = new Set([
  'author',
  ...['by', 'member', 'owner', 'assignedBy', 'openedBy', 'askedBy', 'receivingWorker', 'person', 'sponsor'],
  ...['sentBy', 'answeredBy', 'standIn', 'deputy', 'told', 'tell', 'who', 'email', 'user', 'alias', 'post'],
]);
/** The last names of fields that hold what somebody typed, or a card that may show it. */
const FREE_TEXT = new Set([
  ...['title', 'measure', 'text', 'evidence', 'decided', 'disagree', 'want', 'urgentWhy', 'why', 'otherView'],
  ...['impact', 'learningTheme', 'note', 'because', 'values', 'form', 'card', 'reply'],
]);
/** Names that mean another thing in some collection, by `collection.path`. */
const EXCEPTIONS: Readonly<Record<string, FieldClass>> = {
  'members.id': 'personal',
  'members.name': 'personal',
  'leavings.id': 'personal',
  'accounts.id': 'personal',
  'conversations.id': 'personal',
  'conversations.route': 'personal',
  'drafts.form': 'technical',
  'actions.route': 'technical',
  'actions.source': 'technical',
  // Why a group returned an action, what was missing, why a day was moved: typed, where other reasons are chosen.
  'actions.hops.reason': 'free text',
  'actions.assurance.reason': 'free text',
  'actions.dueChanges.reason': 'free text',
  'actions.boardCalls.reason': 'free text',
  'actions.closed.reason': 'free text',
  'stepAlerts.told': 'technical',
  'links.file': 'technical',
  // What somebody asked a list for, which may be words they typed.
  'links.params': 'free text',
  'reviews.lead': 'personal',
  'reviews.returns.setting.lead': 'personal',
  'reviews.topic': 'free text',
  'reviews.onePage.looked': 'free text',
  'reviews.onePage.well': 'free text',
  'reviews.onePage.better': 'free text',
  'reviews.onePage.now': 'free text',
  'reviews.onePage.link': 'free text',
  // Words of the partnership file, and references to other records.
  'reviews.began': 'technical',
  'reviews.theme': 'technical',
  'reviews.findings.theme': 'technical',
  'reviews.jointWith': 'technical',
  'reviews.inspectorate': 'technical',
  'reviews.steps.short': 'technical',
  'reviews.steps.needs': 'technical',
  'reviews.steps.done.agencies': 'technical',
  'reviews.steps.times.agencies': 'technical',
  'reviews.repeats': 'technical',
  'reviews.repeatedBy': 'technical',
  'reviews.follows': 'technical',
  'reviews.timeline.what': 'technical',
  // Seats, groups and agencies; what a duty is called and what shows it may be typed.
  'duties.occurrence.owner': 'technical',
  'duties.occurrence.parts.who': 'technical',
  'duties.occurrence.duty': 'technical',
  'duties.occurrence.after': 'technical',
  'duties.occurrence.name': 'free text',
  'duties.occurrence.evidenceWanted': 'free text',
  'duties.occurrence.evidence.id': 'technical',
  'duties.occurrence.evidence.link': 'free text',
  'duties.occurrence.parts.given.link': 'free text',
  'duties.prompted.step': 'technical',
  // Courses of the partnership file, and other records.
  'trainingSessions.course': 'technical',
  'trainingSessions.venue': 'free text',
  'trainingSessions.link': 'free text',
  'trainingSessions.bring': 'free text',
  'trainingSessions.trainer': 'personal',
  'trainingSessions.prompted.step': 'technical',
  'bookings.session': 'technical',
  'bookings.course': 'technical',
  'bookings.order.number': 'free text',
  'bookings.ended.why': 'technical',
  'bookings.prompted.step': 'technical',
  'trainingDone.id': 'personal',
  'trainingDone.course': 'technical',
  'trainingDone.session': 'technical',
  'trainingDone.elsewhere': 'free text',
  // What was done, what came of it, what changed for whom, and where it was told.
  'impacts.type': 'technical',
  'impacts.did': 'free text',
  'impacts.outcome': 'free text',
  'impacts.changed.children': 'free text',
  'impacts.changed.practice': 'free text',
  'impacts.changed.partnership': 'free text',
  'impacts.theme': 'technical',
  'impacts.about': 'technical',
  'impacts.used.in': 'free text',
  // Holds the member's id. Nothing of an answer leads to who gave it.
  'evaluations.key': 'personal',
  'evaluations.session': 'technical',
  'evaluations.course': 'technical',
  'evaluations.ended.why': 'technical',
  'evaluationAnswers.session': 'technical',
  'evaluationAnswers.course': 'technical',
  'evaluationAnswers.month': 'technical',
  'evaluationAnswers.differently': 'free text',
  'evaluationAnswers.changedForChild': 'free text',
  'evaluationAnswers.better': 'free text',
  // What is typed about a meeting; where it is; who writes its minutes.
  'meetings.about': 'free text',
  'meetings.room': 'free text',
  'meetings.cancelled.why': 'free text',
  'meetings.captured.dropped': 'free text',
  'meetings.papers.link': 'free text',
  'meetings.minutes.draft.link': 'free text',
  'meetings.minutes.fate.link': 'free text',
  'meetings.minutes.taker': 'personal',
  // Seats are named by whoever holds them.
  'meetings.seats.id': 'personal',
  'meetings.items.figure.of': 'technical',
  'meetings.next.meeting': 'technical',
  'licences.pool': 'technical',
  'licences.uses.month': 'technical',
  'licences.prompted.step': 'technical',
  'licences.ended.why': 'technical',
  'refreshers.course': 'technical',
  'refreshers.prompted.step': 'technical',
  'staffUpdates.answers.school': 'personal',
  'staffUpdates.prompted.step': 'technical',
  // Ids of the partnership file; where a figure is published is typed.
  'metricFigures.metric': 'technical',
  'metricFigures.wording': 'technical',
  'metricFigures.source': 'free text',
  'metricNotes.metric': 'technical',
  'monthlyReturns.return': 'technical',
  'monthlyReturns.month': 'technical',
  'monthlyReturns.prompted.step': 'technical',
  'needsTallies.who': 'technical',
  'needsTexts.question': 'technical',
  'needsPeople.id': 'personal',
  // An agency, and answers out of the lists of the partnership file.
  'briefingItems.actions.owner': 'technical',
  'briefingUpdates.reading.drafts.area.value': 'technical',
  'briefingUpdates.reading.drafts.context.value': 'technical',
  'briefingUpdates.reading.drafts.themes.value': 'technical',
  'briefingUpdates.reading.drafts.actions.owner.value': 'technical',
  'briefingUpdates.reading.closures.actions.owner.value': 'technical',
  'briefingUpdates.reading.questions.choices.value': 'technical',
};
/** Open texts that are made by the bot or come from the partnership file: references, names of rules, ids of rooms. */
const TECHNICAL = new Set([
  ...[
    'id',
    'agency',
    'group',
    'raising',
    'receiving',
    'priority',
    'name',
    'reason',
    'action',
    'seq',
    'tenant',
    'closesAt',
  ],
  ...[
    'conversation',
    'thread',
    'subject',
    'view',
    'summary',
    'posting',
    'posted',
    'token',
    'rule',
    'messages',
  ],
  ...[
    'below',
    'place',
    'area',
    'context',
    'themes',
    'team',
    'item',
    'candidates',
    'refusedFor',
    'alsoFrom',
    'field',
    'update',
  ],
  ...[
    'verb',
    'from',
    'to',
    'code',
    'schedule',
    'label',
    'occurrence',
    'key',
    'round',
    'reportsTo',
    'keep',
    'briefed',
  ],
]);

/**
 * The class of one field. `path` is like `updates[].text`.
 * @returns undefined for an open text that nobody has classified
 */
export function classOf(collection: CollectionName, path: string, isOpen: boolean): FieldClass | undefined {
  const plain = path.replaceAll('[]', '').replace(/\.\*$/, '');
  const last = plain.split('.').at(-1) ?? '';
  const exception = EXCEPTIONS[`${collection}.${plain}`];
  if (exception) return exception;
  if (PERSONAL.has(last)) return 'personal';
  if (FREE_TEXT.has(last)) return 'free text';
  return !isOpen || TECHNICAL.has(last) ? 'technical' : undefined;
}
