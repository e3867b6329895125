import { describe, expect, it } from 'vitest';
import { ACCESS_VERBS, may, mayEver, type AccessVerb, type Relation } from '../../src/bot/access.ts';
import { ROLES, type Role } from '../../src/partnership/model.ts';
import { memberWith } from '../support/member-with.ts';

const RELATIONS: readonly Relation[] = [
  'owner',
  'owners-deputy',
  'assigner',
  'group-chair',
  'group-member',
  'hop-chair',
  'route-chair',
  'returned-to',
  'assurer',
  'board-chair',
  'side',
  'decider',
  'told',
  'adviser',
  'raiser',
  'same-agency',
  'self',
  'overseer',
  'review-lead',
  'owes',
  'page-reader',
  'sponsor',
  'attends',
  'author',
  'briefing-chair',
  'minute-taker',
  'seat',
  'trainer',
];

function practises(role: Role | undefined): boolean {
  return role !== undefined && !['scrutineer', 'participation-worker', 'independent-person'].includes(role);
}

/** The table again, written the other way round by hand: for each verb, which role standing how may. */
function expected(verb: AccessVerb, role: Role | undefined, relation: Relation | undefined): boolean {
  const isOneOf = (...relations: Relation[]): boolean =>
    relation !== undefined && relations.includes(relation);
  const hasRole = (...roles: Role[]): boolean => role !== undefined && roles.includes(role);
  switch (verb) {
    case 'help.see':
    case 'work.see':
    case 'member.see':
    case 'mydata.see':
      return true;
    case 'member.list':
    case 'member.add':
    case 'member.change':
    case 'member.return':
    case 'place.change':
    case 'retention.see':
    case 'retention.hold':
    case 'retention.release':
      return hasRole('business-unit');
    case 'member.leave':
    case 'attestation.see':
    case 'attestation.answer':
      return hasRole('business-unit') || isOneOf('sponsor');
    case 'absence.change':
      return hasRole('business-unit') || isOneOf('self');
    case 'prompt.snooze':
      return isOneOf('self');
    case 'licence.see':
      return role !== undefined && !hasRole('participation-worker', 'independent-person');
    case 'licence.ask':
      return role !== undefined && !hasRole('scrutineer', 'participation-worker', 'independent-person');
    case 'licence.own':
      return isOneOf('self');
    case 'licence.agencies':
      return hasRole('business-unit', 'chair', 'dsp', 'lsp');
    case 'licence.lead':
      return hasRole('business-unit') || (hasRole('manager', 'senior', 'dsl') && isOneOf('same-agency'));
    case 'licence.run':
      return hasRole('business-unit');
    case 'cascade.answer':
      return hasRole('business-unit') || isOneOf('owes');
    case 'cascade.see':
      return hasRole('business-unit', 'chair', 'dsp', 'lsp', 'scrutineer');
    case 'training.see':
      return true;
    case 'training.book':
    case 'training.record':
      return (
        hasRole('business-unit') ||
        isOneOf('self') ||
        (hasRole('manager', 'senior', 'dsl') && isOneOf('same-agency'))
      );
    case 'training.team':
      return hasRole('business-unit') || (hasRole('manager', 'senior', 'dsl') && isOneOf('same-agency'));
    case 'training.run':
      return hasRole('business-unit') || isOneOf('trainer', 'group-chair');
    case 'training.figures':
      return hasRole('business-unit', 'scrutineer', 'participation-worker', 'chair', 'dsp', 'lsp');
    case 'action.assign':
      return hasRole('chair', 'business-unit', 'dsp', 'lsp');
    case 'action.see':
      return (
        isOneOf(
          ...(['owner', 'owners-deputy', 'assigner', 'group-chair'] as const),
          ...(['route-chair', 'assurer', 'board-chair'] as const),
        ) ||
        hasRole('business-unit', 'dsp', 'lsp') ||
        (hasRole('group-member', 'chair') && isOneOf('group-member')) ||
        (hasRole('manager', 'senior', 'dsl') && isOneOf('same-agency'))
      );
    case 'action.accept':
      return isOneOf('owner', 'owners-deputy');
    case 'action.update':
      return isOneOf('owner', 'owners-deputy', 'assigner', 'group-chair') || hasRole('business-unit');
    case 'action.finish':
      return isOneOf('owner', 'owners-deputy') || hasRole('business-unit');
    case 'action.bulk':
      return hasRole('chair', 'business-unit', 'dsp', 'lsp');
    case 'action.route':
      return isOneOf('hop-chair', 'returned-to') || hasRole('business-unit');
    case 'action.evidence':
      return isOneOf('owner', 'owners-deputy', 'group-chair') || hasRole('business-unit');
    case 'action.assure':
      return isOneOf('assurer');
    case 'action.sub':
      return isOneOf('owner', 'owners-deputy', 'assigner', 'group-chair') || hasRole('business-unit');
    case 'action.withdraw':
      return isOneOf('assigner') || hasRole('business-unit');
    case 'action.board':
      return (
        isOneOf('owner', 'owners-deputy', 'assigner', 'group-chair', 'route-chair') ||
        hasRole('business-unit')
      );
    case 'action.board-answer':
      return isOneOf('board-chair') || hasRole('business-unit');
    case 'action.move-due':
      return isOneOf('owner', 'owners-deputy', 'assigner', 'group-chair') || hasRole('business-unit');
    case 'action.reassign':
      return isOneOf('assigner', 'group-chair') || hasRole('business-unit');
    case 'health.see':
    case 'message.again':
    case 'holiday.change':
    case 'deadline.replan':
    case 'escalation.figures':
    case 'escalation.hand-over':
      return hasRole('business-unit');
    case 'escalation.aggregates':
      return hasRole('business-unit', 'scrutineer', 'participation-worker', 'chair', 'dsp', 'lsp');
    case 'escalation.learn':
      return isOneOf('raiser') || hasRole('business-unit');
    case 'briefing.post':
    case 'briefing.see':
      return hasRole('business-unit') || (practises(role) && isOneOf('attends', 'briefing-chair'));
    case 'briefing.correct':
      return hasRole('business-unit') || isOneOf('author', 'briefing-chair');
    case 'briefing.progress':
      return (
        hasRole('business-unit') ||
        isOneOf('author', 'briefing-chair') ||
        (practises(role) && isOneOf('same-agency'))
      );
    case 'briefing.run':
      return hasRole('business-unit') || isOneOf('briefing-chair');
    case 'briefing.themes':
      return hasRole('business-unit', 'scrutineer', 'participation-worker', 'chair', 'dsl', 'dsp', 'lsp');
    case 'meeting.see':
      return hasRole('business-unit') || isOneOf('group-chair', 'group-member', 'minute-taker', 'seat');
    case 'meeting.item':
      return hasRole('business-unit') || isOneOf('group-chair', 'group-member', 'minute-taker');
    case 'meeting.run':
      return hasRole('business-unit') || isOneOf('group-chair', 'minute-taker');
    case 'meeting.attend':
      return isOneOf('seat');
    case 'meeting.gaps':
      return hasRole('business-unit', 'dsp', 'lsp');
    case 'review.open':
      return hasRole('business-unit');
    case 'review.see':
      return isOneOf('overseer', 'review-lead') || hasRole('business-unit', 'dsp');
    case 'review.drive':
      return isOneOf('review-lead', 'group-chair') || hasRole('business-unit');
    case 'review.return':
      return (
        isOneOf('owes') ||
        hasRole('business-unit') ||
        (hasRole('manager', 'senior', 'dsl') && isOneOf('same-agency'))
      );
    case 'review.page':
      return (
        isOneOf('page-reader', 'same-agency', 'overseer', 'review-lead') || hasRole('business-unit', 'dsp')
      );
    case 'review.acknowledge':
      return (
        isOneOf('page-reader') ||
        hasRole('business-unit') ||
        (hasRole('manager', 'senior', 'dsl') && isOneOf('same-agency'))
      );
    case 'plan.see':
      return (
        isOneOf('owner', 'owes') ||
        hasRole('chair', 'business-unit', 'dsp', 'lsp', 'scrutineer', 'participation-worker')
      );
    case 'plan.run':
      return isOneOf('owner') || hasRole('business-unit');
    case 'plan.sign':
      return isOneOf('owes');
    case 'plan.make':
      return hasRole('business-unit');
    case 'plan.ask':
      return hasRole('chair', 'business-unit', 'dsp', 'lsp');
    case 'plan.answer':
      return hasRole('participation-worker');
    case 'impact.add':
      return practises(role) || hasRole('participation-worker');
    case 'impact.see':
      return (
        isOneOf('author') ||
        hasRole('business-unit', 'chair', 'dsp', 'lsp') ||
        (hasRole('manager', 'senior', 'dsl') && isOneOf('same-agency'))
      );
    case 'impact.change':
      return isOneOf('author') || hasRole('business-unit');
    case 'impact.basket':
      return hasRole('business-unit');
    case 'impact.figures':
    case 'evaluation.figures':
      return hasRole('business-unit', 'scrutineer', 'participation-worker', 'chair', 'dsp', 'lsp');
    case 'evaluation.answer':
      return isOneOf('self');
    case 'metric.see':
      return (
        hasRole('business-unit', 'scrutineer', 'participation-worker', 'chair', 'dsp', 'lsp') ||
        hasRole('group-member')
      );
    case 'metric.enter':
    case 'return.board':
      return hasRole('business-unit') || isOneOf('group-chair');
    case 'return.answer':
      return (
        hasRole('business-unit') ||
        isOneOf('owes') ||
        (hasRole('manager', 'senior', 'dsl', 'dsp') && isOneOf('same-agency'))
      );
    case 'needs.see':
      return hasRole('business-unit', 'dsp', 'lsp') || isOneOf('group-chair');
    case 'needs.answer':
      return practises(role);
    case 'escalation.raise':
    case 'thanks.give':
      return role !== undefined && !hasRole('scrutineer', 'participation-worker', 'independent-person');
    case 'escalation.see':
      return (
        isOneOf('side', 'decider', 'told', 'adviser') ||
        hasRole('business-unit') ||
        (hasRole('manager', 'senior', 'dsl') && isOneOf('same-agency'))
      );
    case 'escalation.move':
      return isOneOf('side', 'decider', 'adviser') || hasRole('business-unit');
  }
}

describe('access: every role × verb × relation', () => {
  for (const verb of ACCESS_VERBS) {
    it(verb, () => {
      for (const role of [undefined, ...ROLES]) {
        for (const relation of [undefined, ...RELATIONS]) {
          const relations = new Set(relation ? [relation] : []);
          expect(
            may(memberWith(role), verb, relations),
            `${role ?? 'no role'} as ${relation ?? 'nobody'}`,
          ).toBe(expected(verb, role, relation));
        }
      }
    });
  }

  it('ends at once for a leaver, whatever the role and relation', () => {
    for (const verb of ACCESS_VERBS) {
      for (const role of ROLES) {
        expect(may(memberWith(role, true), verb, new Set(RELATIONS))).toBe(false);
        expect(mayEver(memberWith(role, true), verb)).toBe(false);
      }
    }
  });

  it('scrutineers and participation workers see no single action that is not theirs', () => {
    for (const role of ['scrutineer', 'participation-worker'] as const) {
      expect(may(memberWith(role), 'action.see', new Set<Relation>(['group-member']))).toBe(false);
      expect(may(memberWith(role), 'action.see', new Set())).toBe(false);
    }
  });
});
