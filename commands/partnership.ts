import type { Command } from '../src/bot/command.ts';
import { notice } from '../cards/words.ts';
import { dotted } from '../src/bot/text.ts';

/** `/partnership`: who is who. (`/partnership help` and a bare `/partnership` are answered by help itself.) */
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
      arguments: { group: { kind: 'group', label: 'which group', required: true, leads: ['of', 'for'] } },
      examples: ['partnership group neglect'],
      run: async ({ directory }, values) => {
        const group = directory.group(values['group'] ?? '');
        const held = directory.members
          .filter((member) => !member.left)
          .flatMap((member) =>
            member.roles.filter(({ group: id }) => id === group?.id).map(({ role }) => ({ member, role })),
          );
        const line = ({ member, role }: (typeof held)[number]) =>
          dotted([
            role === 'chair' ? `Chair: ${member.name}` : member.name,
            member.post,
            directory.agency(member.agency)?.name,
          ]);
        const chairsFirst = [...held].sort((a, b) => Number(b.role === 'chair') - Number(a.role === 'chair'));
        return {
          kind: 'notice',
          view: notice(
            group?.name ?? 'Group',
            held.length > 0 ? chairsFirst.map(line) : ['Nobody is on record for this group yet.'],
          ),
        };
      },
    },
  ],
};
