import type { Member, Role } from '../partnership/model.ts';
import { BotError } from './errors.ts';

/** How a member stands to a record. `any` holds for everybody and every record. */
export type Relation =
  | 'any'
  | 'owner'
  | 'owners-deputy'
  | 'assigner'
  | 'group-chair'
  | 'group-member'
  | 'hop-chair'
  | 'route-chair'
  | 'returned-to'
  | 'assurer'
  | 'board-chair'
  | 'side'
  | 'decider'
  | 'told'
  | 'adviser'
  | 'raiser'
  | 'same-agency'
  | 'self'
  | 'overseer'
  | 'review-lead'
  | 'owes'
  | 'page-reader'
  | 'sponsor'
  | 'attends'
  | 'author'
  | 'briefing-chair'
  | 'minute-taker'
  | 'seat'
  | 'trainer';

type Rule = Partial<Record<Role | 'everyone', readonly Relation[]>>;

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

/** Everybody who works with children or answers for those who do; not who scrutinises or speaks for young people. */
const PRACTISING: Rule = {
  practitioner: ['any'],
  dsl: ['any'],
  manager: ['any'],
  senior: ['any'],
  chair: ['any'],
  'group-member': ['any'],
  dsp: ['any'],
  lsp: ['any'],
  'business-unit': ['any'],
};

/** These roles, standing like this. */
function rolesOf(rule: Rule, relations: readonly Relation[]): Rule {
  return Object.fromEntries(Object.keys(rule).map((role) => [role, relations]));
}

/** Those who run, oversee or scrutinise the partnership: for what says nothing about anybody. */
const aggregates: Rule = {
  'business-unit': ['any'],
  scrutineer: ['any'],
  'participation-worker': ['any'],
  chair: ['any'],
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
  // What made a difference: whoever wrote it, those who answer for the agency, those who run or oversee the partnership.
  'impact.add': { ...PRACTISING, 'participation-worker': ['any'] },
  'impact.see': {
    everyone: ['author'],
    manager: ['same-agency'],
    senior: ['same-agency'],
    dsl: ['same-agency'],
    'business-unit': ['any'],
    chair: ['any'],
    dsp: ['any'],
    lsp: ['any'],
  },
  'impact.change': { everyone: ['author'], 'business-unit': ['any'] },
  'impact.basket': { 'business-unit': ['any'] },
  // Counts, and what was chosen to be published.
  'impact.figures': aggregates,
  // Their own, and nobody answers for them.
  'evaluation.answer': { everyone: ['self'] },
  'evaluation.figures': aggregates,
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
  // The catalogue and its sessions are no secret to anybody here.
  'training.see': { everyone: ['any'] },
  // For oneself; whoever answers for an agency may book for its people too.
  'training.book': {
    everyone: ['self'],
    manager: ['same-agency'],
    senior: ['same-agency'],
    dsl: ['same-agency'],
    'business-unit': ['any'],
  },
  // Who of an agency needs or has had what.
  'training.team': {
    manager: ['same-agency'],
    senior: ['same-agency'],
    dsl: ['same-agency'],
    'business-unit': ['any'],
  },
  // Whoever gives a session, the chair of the group that runs the training, and the business unit: days, who is booked, who came.
  'training.run': { everyone: ['trainer', 'group-chair'], 'business-unit': ['any'] },
  // That somebody had training somewhere else.
  'training.record': {
    everyone: ['self'],
    manager: ['same-agency'],
    senior: ['same-agency'],
    dsl: ['same-agency'],
    'business-unit': ['any'],
  },
  // Counts with the small ones hidden.
  'training.figures': {
    'business-unit': ['any'],
    scrutineer: ['any'],
    'participation-worker': ['any'],
    chair: ['any'],
    dsp: ['any'],
    lsp: ['any'],
  },
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
