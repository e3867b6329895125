import type { Platform } from '../bot/interaction.ts';

/**
 * The roles a member can hold. A chair is chair *of a group*; a DSL or practitioner needs none. A `manager` and a `senior`
 * answer for their agency when a disagreement between agencies reaches their stage. An `independent-person` gives an opinion
 * on an escalation when lead partners ask for one, and sees nothing else.
 */
export const ROLES = [
  'practitioner',
  'dsl',
  'chair',
  'group-member',
  'dsp',
  'lsp',
  'business-unit',
  'scrutineer',
  'participation-worker',
  'manager',
  'senior',
  'independent-person',
] as const;
export type Role = (typeof ROLES)[number];

export interface RoleHeld {
  readonly role: Role;
  /** The group the role is held in; only for `chair` and `group-member`. */
  readonly group?: string;
}

/** A person, in one agency, with roles. Staff only: never a child, never anybody under 18. */
export interface Member {
  /** Stable slug, e.g. `priya-nair`. Carries no meaning beyond being unique. */
  readonly id: string;
  readonly name: string;
  /** Work e-mail, lower case: how a platform account is matched to a member. */
  readonly email: string;
  /** Agency id. */
  readonly agency: string;
  /** Job, e.g. "Detective Chief Inspector, Public Protection". */
  readonly post: string;
  readonly roles: readonly RoleHeld[];
  /** Where the person can be reached. */
  readonly platforms: readonly Platform[];
  /** Which one to use when there are two; the first of `platforms` otherwise. */
  readonly prefers?: Platform;
  /** Member id of who stands in. */
  readonly deputy?: string;
  /** Left the partnership: access has ended. */
  readonly left?: boolean;
  /** Away from one ISO date to another: `back` is the first day they are here again. What is sent to them goes to who stands in. */
  readonly away?: { readonly from: string; readonly back: string };
}

export interface Agency {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Police, health, education and so on, in the words of the partnership file. */
  readonly sector?: string;
  /** The agency it belongs to. */
  readonly partOf?: string;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  /** The short form people say, e.g. "MAPQAG". */
  readonly short: string;
  readonly aliases: readonly string[];
  readonly kind: 'strategic' | 'operational';
}

/** Everybody and every group, to look up by what people type. Built from the partnership file and the members on record. */
export interface Directory {
  readonly agencies: readonly Agency[];
  readonly groups: readonly Group[];
  readonly members: readonly Member[];
  /** ISO date in London now, to know who is away. Without it nobody counts as away. */
  readonly today?: () => string;
  member(id: string): Member | undefined;
  /** Undefined as well when two members who are here share the address: it proves nothing about either. */
  memberByEmail(email: string): Member | undefined;
  /** Members (not leavers) whose name or e-mail fits what was typed, best first: exact full name, then every word a prefix of a name word. */
  membersNamed(text: string): readonly Member[];
  agency(id: string): Agency | undefined;
  group(id: string): Group | undefined;
  /** Group by id, name, short form or alias, whatever the case and punctuation. */
  groupNamed(text: string): Group | undefined;
}
