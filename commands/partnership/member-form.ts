import { z } from 'zod';
import { memberFormCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import { letGoOfAccounts } from '../../src/bot/accounts.ts';
import type { FormHandler, PressHandler } from '../../src/bot/command.ts';
import { requireAccess, type Context } from '../../src/bot/context.ts';
import { BotError } from '../../src/bot/errors.ts';
import { readForm, severalAnswers } from '../../src/bot/forms.ts';
import { welcomeJoiner } from '../../src/bot/joiners.ts';
import { keepMember, without } from '../../src/bot/members.ts';
import { readSubject, subjectOf } from '../../src/bot/outbox.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { refreshHomes } from '../../src/bot/run-home.ts';
import { memberIds } from '../../src/partnership/member-ids.ts';
import { refusalOfPerson } from '../../src/partnership/member-rules.ts';
import type { Member, Role, RoleHeld } from '../../src/partnership/model.ts';
import { peopleChoices } from '../action/people.ts';
import { agencyName, PLAIN_ROLES, roleWord } from './member-words.ts';

export const MEMBER_FORM = 'partnership.member';
const NOT_YOURS = 'Only the business unit changes the list of members. Nothing was changed.';
const PLATFORMS = ['slack', 'teams'] as const;

/** Adds a member, or changes one: `draft.subject` names whom. */
export const memberForm: FormHandler = {
  access: 'member.change',
  texts: ['post'],
  async show(context, draft, values, errors) {
    requireAccess(context, 'member.change', new Set(), NOT_YOURS);
    const member = subjectMember(context, draft.subject);
    const filled = { ...(member ? valuesOf(member) : { platforms: 'slack,teams' }), ...values };
    const by = (from: Readonly<Record<string, string>>) => ({
      name: from['name'] ?? '',
      email: from['email'] ?? '',
      agency: from['agency'] ?? '',
      post: from['post'] ?? '',
      roles: from['roles'] ?? '',
      chairs: from['chairs'] ?? '',
      groups: from['groups'] ?? '',
      platforms: from['platforms'] ?? '',
      deputy: from['deputy'] ?? '',
      adult: from['adult'] ?? '',
    });
    const { directory } = context;
    return {
      name: draft.form,
      token: draft.id,
      title: member ? 'Change a member' : 'Add a member',
      submit: member ? 'Change' : 'Add',
      summary: member ? 'Change a member' : 'Add a member',
      errors,
      card: memberFormCard.expand({
        intro: member
          ? 'What you change counts at once. With another e-mail their accounts are asked for anew.'
          : 'They are welcomed once they are on the list.',
        values: { ...by(filled), adult: filled['adult'] === 'true' ? 'true' : 'false' },
        errors: by(errors),
        agencies: directory.agencies.map(({ id, name }) => ({ title: name, value: id })),
        roles: PLAIN_ROLES.map((role) => ({ title: roleWord(role), value: role })),
        groupChoices: directory.groups.map(({ id, name }) => ({ title: name, value: id })),
        platformChoices: PLATFORMS.map((value) => ({ title: value === 'slack' ? 'Slack' : 'Teams', value })),
        people: peopleChoices(directory).filter(({ value }) => value !== member?.id),
      }),
    };
  },
  async submit(context, draft, inputs) {
    requireAccess(context, 'member.change', new Set(), NOT_YOURS);
    const before = subjectMember(context, draft.subject);
    const read = readForm(memberSchema(context, before), inputs);
    if ('errors' in read) return read;
    return before ? change(context, before, read.data) : add(context, read.data);
  },
};

async function add(context: Context, member: Member): Promise<Reply> {
  const { tx, now, directory } = context;
  await keepMember(tx, member);
  await context.did('member.add', subjectOf('member', member.id));
  await welcomeJoiner(tx, member, now, context.member.id);
  return {
    kind: 'finish',
    view: notice(`${member.name} is on the list`, [
      `${member.post}, ${agencyName(directory, member.agency)}.`,
      'I say hello to them as soon as I can reach them, and tell you when I cannot.',
    ]),
  };
}

async function change(context: Context, before: Member, member: Member): Promise<Reply> {
  const { tx } = context;
  await keepMember(tx, member);
  await context.did('member.change', subjectOf('member', member.id));
  // The account was theirs by the old address alone, which may have been somebody else's.
  if (before.deputy !== member.deputy)
    await refreshHomes(
      tx,
      context.now,
      [before.deputy, member.deputy].flatMap((id) => (id ? [id] : [])),
    );
  const letGo = before.email === member.email ? 0 : await letGoOfAccounts(tx, member.id);
  return {
    kind: 'finish',
    view: notice(`${member.name} is changed`, [
      'It counts from now on.',
      ...(letGo > 0 ? ['With the new e-mail, Slack or Teams has to say again which account is theirs.'] : []),
    ]),
  };
}

/** The button "Let go of accounts": the platforms are asked anew whose account is whose. */
export const unlinkPress: PressHandler = {
  access: 'member.change',
  async run(context, { args }) {
    requireAccess(context, 'member.change', new Set(), NOT_YOURS);
    const id = args['member'] ?? '';
    const count = await letGoOfAccounts(context.tx, id);
    if (count > 0) await context.did('member.change', subjectOf('member', id));
    return {
      kind: 'notice',
      view: notice('Their accounts are let go of', [
        'The next account with their e-mail that writes to me is theirs, if the platform says so.',
      ]),
    };
  },
};

function subjectMember({ directory }: Context, subject: string | undefined): Member | undefined {
  if (!subject) return undefined;
  const member = directory.member(readSubject(subject)?.id ?? '');
  if (!member || member.left)
    throw new BotError('member-left', 'They are not on the list any more. Nothing was changed.');
  return member;
}

function valuesOf(member: Member): Record<string, string> {
  const groupsOf = (role: 'chair' | 'group-member'): string =>
    member.roles.flatMap((held) => (held.role === role && held.group ? [held.group] : [])).join(',');
  return {
    name: member.name,
    email: member.email,
    agency: member.agency,
    post: member.post,
    roles: member.roles
      .filter(({ group }) => !group)
      .map(({ role }) => role)
      .join(','),
    chairs: groupsOf('chair'),
    groups: groupsOf('group-member'),
    platforms: member.platforms.join(','),
    deputy: member.deputy ?? '',
    adult: 'true',
  };
}

/** One line of text: runs of blanks are one. */
const line = (missing: string) =>
  z
    .string(missing)
    .transform((said) => said.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, missing).max(200, missing));

/** What the form takes, as the member it describes. `before` is whoever is changed. */
function memberSchema({ directory }: Context, before: Member | undefined) {
  const isTaken = (email: string): boolean =>
    directory.members.some((other) => !other.left && other.id !== before?.id && other.email === email);
  const isKnown = (ids: readonly string[]): boolean => ids.every((id) => directory.group(id) !== undefined);
  const groups = severalAnswers.refine(isKnown, 'Choose from the list.');
  return z
    .object({
      name: line('Put the first and last name.'),
      email: line('Put a work e-mail like sam.okafor@agency.example.')
        .transform((said) => said.toLowerCase())
        .pipe(z.email('Put a work e-mail like sam.okafor@agency.example.'))
        .refine(
          (email) => !isTaken(email),
          'Somebody on the list has this e-mail already. Each person has their own.',
        ),
      post: line('Say what the job is.'),
      agency: z
        .string('Choose the agency.')
        .refine((id) => directory.agency(id) !== undefined, 'Choose the agency.'),
      roles: severalAnswers.pipe(z.array(z.enum(PLAIN_ROLES, 'Choose from the list.'))),
      chairs: groups,
      groups,
      platforms: severalAnswers
        .transform((chosen) => PLATFORMS.filter((platform) => chosen.includes(platform)))
        .refine((platforms) => platforms.length > 0, 'Choose Slack, Teams or both.'),
      deputy: z
        .string()
        .optional()
        .refine((id) => {
          const standIn = id ? directory.member(id) : undefined;
          return !id || (standIn && !standIn.left && id !== before?.id);
        }, 'Choose somebody else on the list.'),
      adult: z
        .string()
        .optional()
        .refine(
          (answer) => answer === 'true',
          'Only adults with an account of their own are members. Young people take part through their participation worker.',
        ),
    })
    .superRefine((person, issues) => {
      const refused = refusalOfPerson(person);
      if (refused) issues.addIssue({ code: 'custom', path: [refused.field], message: refused.says });
    })
    .transform(({ name, email, post, agency, platforms, deputy, ...said }): Member => {
      const [id = ''] = before
        ? [before.id]
        : memberIds([{ id: '', name, email, agency }], directory.members);
      const kept = before ? without(before, 'deputy', 'prefers') : {};
      const prefers =
        before?.prefers && platforms.includes(before.prefers) ? { prefers: before.prefers } : {};
      return {
        ...kept,
        id,
        name,
        email,
        post,
        agency,
        roles: rolesOf(said),
        platforms,
        ...prefers,
        ...(deputy ? { deputy } : {}),
      };
    });
}

function rolesOf({
  roles,
  chairs,
  groups,
}: {
  readonly roles: readonly Role[];
  readonly chairs: readonly string[];
  readonly groups: readonly string[];
}): RoleHeld[] {
  return [
    ...roles.map((role) => ({ role })),
    ...chairs.map((group) => ({ role: 'chair', group }) as const),
    ...groups
      .filter((group) => !chairs.includes(group))
      .map((group) => ({ role: 'group-member', group }) as const),
  ];
}
