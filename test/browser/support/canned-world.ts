import type { Person, World } from '../../../simulator/protocol.ts';

const person = (
  id: string,
  name: string,
  post: string,
  agency: string,
  ...roles: readonly string[]
): Person => ({
  id,
  name,
  post,
  agency,
  email: `${name.toLowerCase().replaceAll(' ', '.')}@example.org`,
  roles,
});

/** Invented people, enough to fill both lists. */
export const cannedWorld: World = {
  partnership: 'Plymouth Safeguarding Children Partnership',
  botName: 'Partnership',
  commands: [
    { name: 'action', summary: 'Assign, accept, update and finish actions' },
    { name: 'mywork', summary: 'Everything that waits for you' },
    { name: 'partnership', summary: 'Help, directory and glossary' },
  ],
  teams: {
    tenant: 'Plymouth partnership tenant',
    people: [
      person('t-marcus', 'Marcus Oyelaran', 'Business manager', 'Business Unit', 'business-unit'),
      person('t-priya', 'Priya Nair', 'Chair of Neglect', 'Action for Children', 'chair', 'group-member'),
      person('t-helen', 'Helen Tregenza', 'Detective superintendent', 'Devon and Cornwall Police', 'lsp'),
      person('t-owen', 'Owen Baptiste', 'Designated doctor', 'NHS Devon', 'dsp', 'group-member'),
    ],
    rooms: [
      { id: 'tc-neglect', name: 'Neglect', kind: 'channel' },
      { id: 'tc-general', name: 'General', kind: 'channel' },
      { id: 'tg-chairs', name: 'Group chairs', kind: 'group' },
      { id: 'td-bot', name: 'Partnership', kind: 'direct' },
    ],
  },
  slack: {
    workspace: 'plymouth-partners',
    people: [
      person('U0SARAH', 'Sarah Penrose', 'Family worker', 'Barnardo’s', 'practitioner'),
      person(
        'U0DANIEL',
        'Daniel Mbeki',
        'Safeguarding lead',
        'Millbridge Primary School',
        'dsl',
        'group-member',
      ),
      person('U0JOAN', 'Joan Hartley', 'Participation worker', 'Young Devon', 'participation-worker'),
      person('U0PRIYA', 'Priya Nair', 'Chair of Neglect', 'Action for Children', 'chair', 'group-member'),
    ],
    rooms: [
      { id: 'C0NEGLECT', name: 'neglect', kind: 'channel' },
      { id: 'C0DIB', name: 'daily-briefing', kind: 'channel' },
      { id: 'D0BOT', name: 'Partnership', kind: 'direct' },
    ],
  },
};
