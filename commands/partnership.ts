import type { Command } from '../src/bot/command.ts';
import { groupCard } from '../cards/index.ts';
import type { CardView } from '../src/bot/reply.ts';
import { dotted } from '../src/bot/text.ts';
import type { Directory } from '../src/partnership/model.ts';
import { attestationForms, attestationPresses, sponsorVerb } from './partnership/attestation.ts';
import { attestationView } from './partnership/attestation-record.ts';
import { AWAY_FORM, awayForm, awayPress, awayVerb, backVerb } from './partnership/away.ts';
import { MEMBER_FORM, memberForm, unlinkPress } from './partnership/member-form.ts';
import { leaverView, returnPress } from './partnership/member-leave.ts';
import { editPress, memberVerb } from './partnership/member.ts';
import { placeVerb } from './partnership/place.ts';
import { drawHealth, sendAgain } from './partnership/health.ts';
import { holidayForm, holidayPresses, holidayVerb } from './partnership/holiday.ts';
import { myDataVerb } from './partnership/export.ts';
import { holdVerb, releaseVerb, retentionVerb } from './partnership/retention.ts';
import { moveOffHoliday } from './partnership/holiday-news.ts';
import { stepsVerb } from './partnership/next-steps.ts';
import { HAND_OVER_FORM, handOverForm, handOverPress } from './partnership/hand-over.ts';
import { reassignForm, reassignPress } from './partnership/reassign.ts';

/** `/partnership`: who is who. `/partnership help` and a bare `/partnership` help with every command. */
export const partnership: Command = {
  name: 'partnership',
  summary: 'Get help, and see who is who in the partnership',
  defaultVerb: 'help',
  verbs: [
    {
      name: 'help',
      summary: 'See everything you can type, with examples',
      access: 'help.see',
      arguments: {},
      examples: ['partnership help'],
      run: async (context) => ({ kind: 'notice', view: context.help() }),
    },
    {
      name: 'group',
      aliases: ['groups'],
      summary: 'See who chairs a group and who is in it',
      access: 'help.see',
      arguments: { group: { kind: 'group', label: 'which group', placeholder: 'name', required: true } },
      examples: ['partnership group neglect'],
      run: async ({ directory }, values) => ({
        kind: 'notice',
        view: drawGroup(directory, values['group'] ?? ''),
      }),
    },
    {
      name: 'health',
      aliases: ['status'],
      summary: 'See which messages wait or did not arrive, and send them again (business unit)',
      access: 'health.see',
      arguments: {},
      examples: ['partnership health'],
      run: async (context) => ({ kind: 'notice', view: await drawHealth(context) }),
    },
    holidayVerb,
    stepsVerb,
    memberVerb,
    awayVerb,
    backVerb,
    sponsorVerb,
    placeVerb,
    retentionVerb,
    holdVerb,
    releaseVerb,
    myDataVerb,
  ],
  presses: {
    'message.again': sendAgain,
    'action.move-due': moveOffHoliday,
    'action.reassign': reassignPress,
    'escalation.hand-over': handOverPress,
    ...holidayPresses,
    'member.edit': editPress,
    'member.unlink': unlinkPress,
    'member.return': returnPress,
    'absence.start': awayPress,
    ...attestationPresses,
  },
  forms: {
    'partnership.holiday': holidayForm,
    'action.reassign': reassignForm,
    [HAND_OVER_FORM]: handOverForm,
    [MEMBER_FORM]: memberForm,
    [AWAY_FORM]: awayForm,
    ...attestationForms,
  },
  views: [leaverView, attestationView],
};

/** Who chairs a group and who is in it, chairs first. */
function drawGroup(directory: Directory, id: string): CardView {
  const group = directory.group(id);
  const held = directory.members
    .filter((member) => !member.left)
    .flatMap((member) =>
      member.roles.filter((role) => role.group === group?.id).map(({ role }) => ({ member, role })),
    )
    .sort((a, b) => Number(b.role === 'chair') - Number(a.role === 'chair'));
  const chairs = held.filter(({ role }) => role === 'chair').map(({ member }) => member.name);
  const chaired =
    chairs.length > 0 ? `Chaired by ${chairs.join(' and ')}.` : 'Nobody is on record as its chair.';
  return {
    card: groupCard.expand({
      name: group?.name ?? 'Group',
      chaired: held.length > 0 ? chaired : 'Nobody is on record for this group yet.',
      people: held.map(({ member, role }) => ({
        name: member.name,
        about: dotted([
          role === 'chair' ? 'Chair' : undefined,
          member.post,
          directory.agency(member.agency)?.name,
        ]),
      })),
    }),
    summary: 'Who is in a group',
  };
}
