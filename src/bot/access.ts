import type { Member, Role } from '../partnership/model.ts';
import { PRACTISING, rolesOf, type Relation, type Rule } from './access-rules.ts';
import { TRAINING_TABLE } from './access-training.ts';
import { BotError } from './errors.ts';

export type { Relation } from './access-rules.ts';

const sees: Rule = {
  everyone: ['owner', 'owners-deputy', 'assigner', 'group-chair', 'route-chair', 'assurer', 'board-chair'],
  'group-member': ['group-member'],
  chair: ['group-member'],
  // An agency sees its own work, through those who answer for it.
  manager: ['same-agency'],
  senior: ['same-agency'],
  dsl: ['same-agency'],
  'business-unit': ['any'],
  dsp: ['any'],
  lsp: ['any'],
};

const attending: Rule = { ...rolesOf(PRACTISING, ['attends', 'briefing-chair']), 'business-unit': ['any'] };

/**
 * The whole of access, in one table: verb × role × relation to the record. What is not here is refused.
 * Scrutineers and participation workers see aggregates only, so they have no row beyond their own work.
 */
const TABLE = {
  'help.see': { everyone: ['any'] },
  'work.see': { everyone: ['any'] },
  'prompt.snooze': { everyone: ['self'] },
  'action.assign': { chair: ['any'], 'business-unit': ['any'], dsp: ['any'], lsp: ['any'] },
  'action.see': sees,
  'action.accept': { everyone: ['owner', 'owners-deputy'] },
  'action.update': {
    everyone: ['owner', 'owners-deputy', 'assigner', 'group-chair'],
    'business-unit': ['any'],
  },
  'action.finish': { everyone: ['owner', 'owners-deputy'], 'business-unit': ['any'] },
  'action.bulk': { chair: ['any'], 'business-unit': ['any'], dsp: ['any'], lsp: ['any'] },
  'action.route': { everyone: ['hop-chair', 'returned-to'], 'business-unit': ['any'] },
  'action.evidence': { everyone: ['owner', 'owners-deputy', 'group-chair'], 'business-unit': ['any'] },
  // Nobody for another group, not even the business unit.
  'action.assure': { everyone: ['assurer'] },
  'action.sub': { everyone: ['owner', 'owners-deputy', 'assigner', 'group-chair'], 'business-unit': ['any'] },
  'action.withdraw': { everyone: ['assigner'], 'business-unit': ['any'] },
  'action.board': {
    everyone: ['owner', 'owners-deputy', 'assigner', 'group-chair', 'route-chair'],
    'business-unit': ['any'],
  },
  'action.board-answer': { everyone: ['board-chair'], 'business-unit': ['any'] },
  'health.see': { 'business-unit': ['any'] },
  'message.again': { 'business-unit': ['any'] },
  'action.move-due': {
    everyone: ['owner', 'owners-deputy', 'assigner', 'group-chair'],
    'business-unit': ['any'],
  },
  'action.reassign': { everyone: ['assigner', 'group-chair'], 'business-unit': ['any'] },
  'holiday.change': { 'business-unit': ['any'] },
  'deadline.replan': { 'business-unit': ['any'] },
  'escalation.raise': PRACTISING,
  'escalation.see': {
    everyone: ['side', 'decider', 'told', 'adviser'],
    manager: ['same-agency'],
    senior: ['same-agency'],
    dsl: ['same-agency'],
    'business-unit': ['any'],
  },
  'escalation.move': { everyone: ['side', 'decider', 'adviser'], 'business-unit': ['any'] },
  'escalation.figures': { 'business-unit': ['any'] },
  // Counts with the small ones hidden.
  'escalation.aggregates': {
    'business-unit': ['any'],
    scrutineer: ['any'],
    'participation-worker': ['any'],
    chair: ['any'],
    dsp: ['any'],
    lsp: ['any'],
  },
  // A leaver's side of one, to somebody else of the same agency.
  'escalation.hand-over': { 'business-unit': ['any'] },
  'escalation.learn': { everyone: ['raiser'], 'business-unit': ['any'] },
  'review.open': { 'business-unit': ['any'] },
  // The group that oversees it, whoever runs it, the delegated partners. Nobody else knows of it as a whole.
  'review.see': { everyone: ['overseer', 'review-lead'], 'business-unit': ['any'], dsp: ['any'] },
  'review.drive': { everyone: ['review-lead', 'group-chair'], 'business-unit': ['any'] },
  // What one agency owes, and nothing beside it.
  'review.return': {
    everyone: ['owes'],
    manager: ['same-agency'],
    senior: ['same-agency'],
    dsl: ['same-agency'],
    'business-unit': ['any'],
  },
  'review.page': {
    everyone: ['page-reader', 'same-agency', 'overseer', 'review-lead'],
    'business-unit': ['any'],
    dsp: ['any'],
  },
  'review.acknowledge': {
    everyone: ['page-reader'],
    manager: ['same-agency'],
    senior: ['same-agency'],
    dsl: ['same-agency'],
    'business-unit': ['any'],
  },
  // The forward plan: who owns a duty or owes a part of it, and those who run or oversee the partnership.
  'plan.see': {
    everyone: ['owner', 'owes'],
    chair: ['any'],
    'business-unit': ['any'],
    dsp: ['any'],
    lsp: ['any'],
    scrutineer: ['any'],
    'participation-worker': ['any'],
  },
  'plan.run': { everyone: ['owner'], 'business-unit': ['any'] },
  // Nobody for another seat, not even the business unit.
  'plan.sign': { everyone: ['owes'] },
  'plan.make': { 'business-unit': ['any'] },
  // The Young Safeguarders are asked, and answer, through their worker.
  'plan.ask': { chair: ['any'], 'business-unit': ['any'], dsp: ['any'], lsp: ['any'] },
  'plan.answer': { 'participation-worker': ['any'] },
  // Its own group, whoever sits at it or writes its minutes.
  'meeting.see': {
    everyone: ['group-chair', 'group-member', 'minute-taker', 'seat'],
    'business-unit': ['any'],
  },
  // Put something on the agenda, or a paper to it.
  'meeting.item': { everyone: ['group-chair', 'group-member', 'minute-taker'], 'business-unit': ['any'] },
  'meeting.run': { everyone: ['group-chair', 'minute-taker'], 'business-unit': ['any'] },
  // Their own seat, or that of whom they stand in for.
  'meeting.attend': { everyone: ['seat'] },
  'meeting.gaps': { 'business-unit': ['any'], dsp: ['any'], lsp: ['any'] },
  ...TRAINING_TABLE,
  // The scorecard: small numbers are hidden in it for everybody.
  'metric.see': {
    'business-unit': ['any'],
    scrutineer: ['any'],
    'participation-worker': ['any'],
    chair: ['any'],
    'group-member': ['any'],
    dsp: ['any'],
    lsp: ['any'],
  },
  // Whoever chairs the group that keeps it.
  'metric.enter': { everyone: ['group-chair'], 'business-unit': ['any'] },
  // A team's monthly numbers: whoever answers for it, and those who answer for its agency.
  'return.answer': {
    everyone: ['owes'],
    manager: ['same-agency'],
    senior: ['same-agency'],
    dsl: ['same-agency'],
    dsp: ['same-agency'],
    'business-unit': ['any'],
  },
  'return.board': { everyone: ['group-chair'], 'business-unit': ['any'] },
  // What training people need: counts only.
  'needs.answer': PRACTISING,
  'needs.see': { everyone: ['group-chair'], 'business-unit': ['any'], dsp: ['any'], lsp: ['any'] },
  'thanks.give': PRACTISING,
  // Whoever is in the briefing's closed room, or comes from an agency that is asked to it.
  'briefing.post': attending,
  'briefing.see': attending,
  'briefing.correct': { everyone: ['author', 'briefing-chair'], 'business-unit': ['any'] },
  // A return, a booked meeting, a done action: whoever of the agency knows of it.
  'briefing.progress': {
    everyone: ['author', 'briefing-chair'],
    ...rolesOf(PRACTISING, ['same-agency']),
    'business-unit': ['any'],
  },
  'briefing.run': { everyone: ['briefing-chair'], 'business-unit': ['any'] },
  // Counts with the small ones hidden.
  'briefing.themes': {
    'business-unit': ['any'],
    scrutineer: ['any'],
    'participation-worker': ['any'],
    chair: ['any'],
    dsl: ['any'],
    dsp: ['any'],
    lsp: ['any'],
  },
  'member.see': { everyone: ['any'] },
  'member.list': { 'business-unit': ['any'] },
  'member.add': { 'business-unit': ['any'] },
  'member.change': { 'business-unit': ['any'] },
  'member.leave': { everyone: ['sponsor'], 'business-unit': ['any'] },
  'member.return': { 'business-unit': ['any'] },
  'absence.change': { everyone: ['self'], 'business-unit': ['any'] },
  'place.change': { 'business-unit': ['any'] },
  'attestation.see': { everyone: ['sponsor'], 'business-unit': ['any'] },
  'attestation.answer': { everyone: ['sponsor'], 'business-unit': ['any'] },
  'retention.see': { 'business-unit': ['any'] },
  'retention.hold': { 'business-unit': ['any'] },
  'retention.release': { 'business-unit': ['any'] },
  // What is held about whoever asks, and nobody else.
  'mydata.see': { everyone: ['any'] },
} as const satisfies Readonly<Record<string, Rule>>;

/** Everything the bot can be asked to do. */
export type AccessVerb = keyof typeof TABLE;
export const ACCESS_VERBS = Object.keys(TABLE).filter((verb): verb is AccessVerb => verb in TABLE);

/** May this member do this, standing like this to the record? Leavers may nothing. */
export function may(member: Member, verb: AccessVerb, relations: ReadonlySet<Relation>): boolean {
  if (member.left) return false;
  const rule: Rule = TABLE[verb];
  const roles: (Role | 'everyone')[] = ['everyone', ...member.roles.map((held) => held.role)];
  return roles.some((role) => rule[role]?.some((relation) => relation === 'any' || relations.has(relation)));
}

/** May this member do this to some record at least? For hiding what somebody could never use. */
export function mayEver(member: Member, verb: AccessVerb): boolean {
  const rule: Rule = TABLE[verb];
  return (
    !member.left &&
    ['everyone' as const, ...member.roles.map((held) => held.role)].some((role) => rule[role]?.length)
  );
}

/** Refused by the access table. The message never tells whether the record exists. */
export class NotAllowed extends BotError {
  constructor(message: string) {
    super('not-allowed', message);
  }
}
