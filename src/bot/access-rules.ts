import type { Role } from '../partnership/model.ts';

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

export type Rule = Partial<Record<Role | 'everyone', readonly Relation[]>>;

/** Everybody who works with children or answers for those who do; not who scrutinises or speaks for young people. */
export const PRACTISING: Rule = {
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
export function rolesOf(rule: Rule, relations: readonly Relation[]): Rule {
  return Object.fromEntries(Object.keys(rule).map((role) => [role, relations]));
}

/** Those who run, oversee or scrutinise the partnership: for what says nothing about anybody. */
export const aggregates: Rule = {
  'business-unit': ['any'],
  scrutineer: ['any'],
  'participation-worker': ['any'],
  chair: ['any'],
  dsp: ['any'],
  lsp: ['any'],
};
