import { membersCard } from '../../cards/index.ts';
import { notice, type Button } from '../../cards/words.ts';
import { may, NotAllowed } from '../../src/bot/access.ts';
import type { CommandVerb, PressHandler, Values } from '../../src/bot/command.ts';
import { requireAccess, type Context } from '../../src/bot/context.ts';
import { BotError } from '../../src/bot/errors.ts';
import { newId } from '../../src/bot/ids.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import type { Member } from '../../src/partnership/model.ts';
import { backAgain, goAway } from './away.ts';
import { drawLeavers, leaveNow } from './member-leave.ts';
import { MEMBER_FORM } from './member-form.ts';
import { aboutMember, agencyName, sayAbsence, sayRole } from './member-words.ts';
import { upperFirst } from '../../src/domain/upper-first.ts';

export const NOT_YOURS = 'Only the business unit changes the list of members. Nothing was changed.';

/** `/partnership member`: who is on the list, and for the business unit everything that changes it. */
export const memberVerb: CommandVerb = {
  name: 'member',
  aliases: ['members', 'people'],
  summary: 'See somebody on the list of members, or change the list (business unit)',
  access: 'member.see',
  arguments: {
    what: {
      kind: 'choice',
      label: 'what to do',
      choices: [
        { value: 'show', words: ['show', 'see'] },
        { value: 'list', words: ['list', 'export', 'all'] },
        { value: 'add', words: ['add', 'new'] },
        { value: 'change', words: ['change', 'edit'] },
        { value: 'away', words: ['away', 'absent'] },
        { value: 'back', words: ['back'] },
        { value: 'leave', words: ['leave', 'leaves', 'left', 'remove'] },
        { value: 'return', words: ['return', 'returns', 'reinstate'] },
      ],
    },
    member: { kind: 'person', label: 'who', placeholder: 'person' },
    until: { kind: 'date', label: 'the day they are back', leads: ['until', 'till'] },
    from: { kind: 'date', label: 'the first day away', leads: ['from'] },
  },
  examples: [
    'partnership member show @Priya Nair',
    'partnership member list',
    'partnership member add',
    'partnership member away @Priya Nair until 4 Jan',
    'partnership member leave @Priya Nair',
    'partnership member return',
  ],
  run: (context, values) => doIt(context, values),
};

async function doIt(context: Context, values: Values): Promise<Reply> {
  const { directory } = context;
  const named = values['member'] ? directory.member(values['member']) : undefined;
  const mayList = may(context.member, 'member.list', new Set());
  const what = values['what'] ?? (named || !mayList ? 'show' : 'list');
  const who = (): Member => {
    if (named) return named;
    throw new BotError(
      'member-unknown',
      `Say who, with @ and the name: /partnership member ${what} @Priya Nair. Nothing was changed.`,
    );
  };
  switch (what) {
    case 'add':
      requireAccess(context, 'member.add', new Set(), NOT_YOURS);
      return context.openForm(MEMBER_FORM);
    case 'change':
      requireAccess(context, 'member.change', new Set(), NOT_YOURS);
      return context.openForm(MEMBER_FORM, { subject: subjectOf('member', who().id) });
    case 'away':
      return goAway(context, who(), values);
    case 'back':
      return { kind: 'notice', view: await backAgain(context, who()) };
    case 'leave':
      return { kind: 'notice', view: await leaveNow(context, who()) };
    case 'return':
      return { kind: 'notice', view: drawLeavers(context) };
    case 'list':
      return { kind: 'notice', view: drawMembers(context) };
    default:
      return { kind: 'notice', view: await drawMember(context, named ?? context.member) };
  }
}

/** One member. They themselves and the business unit see everything the list holds about them (F38). */
async function drawMember(context: Context, member: Member): Promise<CardView> {
  const { directory, today, tx } = context;
  const isUnit = may(context.member, 'member.change', new Set());
  const whole = isUnit || context.member.id === member.id;
  const deputy = member.deputy ? directory.member(member.deputy)?.name : undefined;
  const accounts = whole ? await tx.find('accounts', 'member', member.id) : [];
  const lines = [
    `${member.post}, ${agencyName(directory, member.agency)}`,
    ...(member.roles.length > 0 ? [member.roles.map((held) => sayRole(held, directory)).join(', ')] : []),
    ...(deputy ? [`${deputy} stands in for them.`] : []),
    ...capital(sayAbsence(member, today)),
    ...(whole
      ? [
          `Work e-mail: ${member.email}. Written to on ${member.platforms.map(platformName).join(' and ')}.`,
          accounts.length === 0
            ? 'No account is joined to them yet: that happens when they first write to me.'
            : `Joined by the platform's own e-mail: ${accounts.map(({ platform, linkedAt }) => `${platformName(platform)} since ${linkedAt.slice(0, 10)}`).join(', ')}.`,
        ]
      : []),
    ...(context.member.id === member.id
      ? ['Something wrong? Tell the business unit. To see your work: /mywork.']
      : []),
  ];
  return notice(member.name, lines, isUnit ? unitButtons(member, accounts.length > 0) : []);
}

function unitButtons({ id }: Member, isJoined: boolean): Button[] {
  return [
    { title: 'Change', data: { verb: 'member.edit', opens: 'form', args: { member: id } } },
    ...(isJoined
      ? [
          {
            title: 'Let go of accounts',
            data: { verb: 'member.unlink', args: { member: id, once: newId() } },
          } as const,
        ]
      : []),
  ];
}

/** Everybody, by agency: for the business unit alone, since it lists addresses. */
function drawMembers(context: Context): CardView {
  requireAccess(
    context,
    'member.list',
    new Set(),
    'The whole list is for the business unit. Type /partnership member show and a name, or /partnership group and a group.',
  );
  const { directory, today } = context;
  const here = directory.members.filter(({ left }) => !left);
  const agencies = directory.agencies
    .map(({ id, name }) => ({ name, people: here.filter(({ agency }) => agency === id) }))
    .filter(({ people }) => people.length > 0);
  return {
    summary: 'Members by agency',
    card: membersCard.expand({
      heading: 'Members',
      intro: `${here.length} members of ${agencies.length} agencies. As a file: npm run members:export.`,
      agencies: agencies.map(({ name, people }) => ({
        name,
        people: [...people]
          .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
          .map((member) => ({ name: member.name, about: aboutMember(member, directory, today) })),
      })),
    }),
  };
}

/** The button "Change". */
export const editPress: PressHandler = {
  access: 'member.change',
  async run(context, { args }) {
    const member = context.directory.member(args['member'] ?? '');
    if (!member || member.left)
      throw new NotAllowed('They are not on the list any more. Nothing was changed.');
    return context.openForm(MEMBER_FORM, { subject: subjectOf('member', member.id) });
  },
};

function capital(text: string | undefined): string[] {
  return text === undefined ? [] : [`${upperFirst(text)}.`];
}

function platformName(platform: 'slack' | 'teams'): string {
  return platform === 'slack' ? 'Slack' : 'Teams';
}
