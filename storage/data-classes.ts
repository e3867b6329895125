import type { CollectionName } from './collections.ts';
import { by, until, type DataClass } from './data-class.ts';
import { TRAINING_CLASSES } from './data-classes-training.ts';

/**
 * The purpose tag, the sharing tier and the retention of every collection. A collection without an entry does not compile.
 */
export const DATA_CLASSES: Readonly<Record<CollectionName, DataClass>> = {
  members: {
    holds: 'Members: name, work e-mail, agency, post, roles, deputy, absence',
    purpose: 'directory',
    tier: 'Tier 1',
    retention: by('leavers', 'While they are a member; then:'),
  },
  accounts: {
    holds: 'Slack and Teams accounts of members',
    purpose: 'directory',
    tier: 'not shared',
    retention: by('accounts', 'While they are a member; then:'),
  },
  conversations: {
    holds: 'How to reach each conversation again',
    purpose: 'delivery',
    tier: 'not shared',
    retention: by('accounts', 'Rooms: until the bot is taken out. Chats of leavers:'),
  },
  actions: {
    holds: 'Actions, with updates and evidence',
    purpose: 'work',
    tier: 'Tier 1',
    retention: by('actions', 'While they are open; then:'),
  },
  escalations: {
    holds: 'Escalations, with texts and timeline',
    purpose: 'escalation',
    tier: 'Tier 1',
    retention: by('escalations', 'While they are open; then:'),
  },
  briefings: {
    holds: 'Daily briefings: who brought something, their order, and how they ended',
    purpose: 'briefing',
    tier: 'Tier 1',
    retention: by('briefings', 'While they are open; then:'),
  },
  briefingUpdates: {
    holds: 'Updates to a briefing; the words as typed until they are confirmed, 15 minutes at most',
    purpose: 'briefing',
    tier: 'Tier 1',
    retention: by('briefings', 'While the briefing is open; then:'),
  },
  briefingItems: {
    holds: 'Items of a briefing: kind, count, risk as spoken, neighbourhood, times; never who',
    purpose: 'briefing',
    tier: 'Tier 1',
    retention: by('briefings', 'While they are open; then:'),
  },
  reviews: {
    holds:
      'Reviews and audits: topic, days, returns by agency, findings, the one-page briefing; never a case',
    purpose: 'work',
    tier: 'Tier 1',
    retention: by('reviews', 'While they are open; then:'),
  },
  duties: {
    holds:
      'Duties on the forward plan: dates, owners, who signed or contributed, evidence; what the Young Safeguarders were asked and answered',
    purpose: 'work',
    tier: 'Tier 1',
    retention: by('duties', 'While its plan year runs; then:'),
  },
  ...TRAINING_CLASSES,
  briefingFigures: {
    holds:
      'Briefings as numbers: kinds, themes, neighbourhoods, conversations in time, which agencies took part',
    purpose: 'briefing',
    tier: 'Tier 1',
    retention: until('always: they say nothing about anybody'),
  },
  meetings: {
    holds:
      'Meetings: dates, agenda, papers as links, attendance by seat, decisions, what became of the minutes',
    purpose: 'work',
    tier: 'Tier 1',
    retention: by('meetings', 'Until it is over; then:'),
  },
  outbox: {
    holds: 'Messages that wait, and that have left',
    purpose: 'delivery',
    tier: 'not shared',
    retention: by('messages', 'Until it has left, two days at most; then:'),
  },
  outages: {
    holds: 'Which platform takes no messages just now',
    purpose: 'delivery',
    tier: 'not shared',
    retention: until('until it takes them again'),
  },
  postings: {
    holds: 'Where the cards of records hang',
    purpose: 'delivery',
    tier: 'not shared',
    retention: until('as long as the card hangs there; taken away with its record'),
  },
  deliveries: {
    holds: 'What a platform delivered, with the answer it got',
    purpose: 'delivery',
    tier: 'not shared',
    retention: by('deliveries'),
  },
  drafts: {
    holds: 'Forms that somebody has open',
    purpose: 'work',
    tier: 'not shared',
    retention: by('drafts'),
  },
  audit: {
    holds: 'The audit trail: who did what to which record, without texts',
    purpose: 'accountability',
    tier: 'not shared',
    retention: by('audit'),
  },
  auditHead: {
    holds: 'Where the audit trail ends',
    purpose: 'accountability',
    tier: 'not shared',
    retention: until('as long as there is an audit trail'),
  },
  occurrences: {
    holds: 'What became of each due time of a schedule',
    purpose: 'running',
    tier: 'not shared',
    retention: by('occurrences'),
  },
  schedules: {
    holds: 'How each schedule has been doing',
    purpose: 'running',
    tier: 'not shared',
    retention: until('as long as the schedule exists'),
  },
  clocks: {
    holds: 'What the clocks of the process said',
    purpose: 'running',
    tier: 'not shared',
    retention: until('until the next reading'),
  },
  holidays: {
    holds: 'One-off bank holidays',
    purpose: 'running',
    tier: 'Tier 1',
    retention: until('always: deadlines were counted with them'),
  },
  stepAlerts: {
    holds: 'What the business unit was last told has no next step',
    purpose: 'work',
    tier: 'not shared',
    retention: until('until the next time'),
  },
  thanks: {
    holds: 'Thanks between agencies',
    purpose: 'work',
    tier: 'Tier 1',
    retention: by('thanks'),
  },
  standIns: {
    holds: 'Which messages went to whoever stood in',
    purpose: 'delivery',
    tier: 'not shared',
    retention: by('standIns', 'Until whoever was away is back, or:'),
  },
  links: {
    holds: 'Links to files: for whom, which kind; never the file, and not the secret in them',
    purpose: 'delivery',
    tier: 'not shared',
    retention: by('links'),
  },
  snoozes: {
    holds: 'Prompts that somebody put off, and until when',
    purpose: 'running',
    tier: 'not shared',
    retention: by('snoozes'),
  },
  places: {
    holds: 'What each room is for',
    purpose: 'directory',
    tier: 'not shared',
    retention: until('as long as the room is in use'),
  },
  sponsors: {
    holds: "Who answers for an agency's list",
    purpose: 'directory',
    tier: 'Tier 1',
    retention: until('until somebody else does'),
  },
  attestations: {
    holds: "Quarterly confirmations of an agency's list",
    purpose: 'accountability',
    tier: 'Tier 1',
    retention: by('attestations'),
  },
  holds: {
    holds: 'What is held, by whom and why',
    purpose: 'accountability',
    tier: 'not shared',
    retention: until('until it is released; the audit trail keeps that there was one'),
  },
  purges: {
    holds: 'How many records went, when and by which rule',
    purpose: 'accountability',
    tier: 'not shared',
    retention: until('always: it names nobody'),
  },
  leavings: {
    holds: 'Since when members have left',
    purpose: 'directory',
    tier: 'not shared',
    retention: by('leavers'),
  },
  retentionState: {
    holds: 'How far the retention runs have got',
    purpose: 'running',
    tier: 'not shared',
    retention: until('until the next run'),
  },
};
