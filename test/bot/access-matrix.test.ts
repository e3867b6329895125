import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { myWork } from '../../commands/mywork/my-work.ts';
import { mayEver } from '../../src/bot/access.ts';
import { maySeeEscalation } from '../../src/bot/escalation-relations.ts';
import { maySeeAction } from '../../src/bot/relations.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import { readMembersCsv } from '../../src/partnership/members-csv.ts';
import { ROLES, type Directory, type Member, type Role } from '../../src/partnership/model.ts';
import { plymouth, raised } from '../domain/escalation/build.ts';
import { newAction } from '../support/actions.ts';
import { MemoryStore } from '../support/memory-store.ts';

const { members } = readMembersCsv(readFileSync('partnerships/plymouth-members.csv', 'utf8'), plymouth);

/** A lead of a secondary school challenges the front door, and owes the Neglect group an action. */
const OURS = 'secondary-schools';
const THEIRS = 'childrens-services';
const ELSEWHERE = 'livewell';
const escalation = raised('2026-11-23T09:00');
const action = { ...newAction({ doer: 'bashir-gillard', by: 'dominic-oyelaran' }), group: 'neglect' };

type Standing = 'ours' | 'theirs' | 'elsewhere' | 'in its group';
const AGENCIES: Readonly<Record<Standing, string>> = {
  ours: OURS,
  theirs: THEIRS,
  elsewhere: ELSEWHERE,
  'in its group': ELSEWHERE,
};

/** The partnership with somebody new in it, who holds this role here and nothing else. */
function newcomer(role: Role, standing: Standing): { member: Member; directory: Directory } {
  const group = standing === 'in its group' ? 'neglect' : 'dac';
  const member: Member = {
    id: 'newcomer',
    name: 'Newcomer Mockford',
    email: 'newcomer@partnership.example',
    agency: AGENCIES[standing],
    post: 'New',
    roles: [role === 'chair' || role === 'group-member' ? { role, group } : { role }],
    platforms: ['slack'],
  };
  return { member, directory: createDirectory(plymouth, [...members, member]) };
}

/** By hand, from the words of the requirement: an agency its own and where it is party, the unit all, scrutiny aggregates. */
const SEES: Readonly<Record<string, Readonly<Record<Role, readonly Standing[]>>>> = {
  escalation: {
    'business-unit': ['ours', 'theirs', 'elsewhere', 'in its group'],
    manager: ['ours', 'theirs'],
    senior: ['ours', 'theirs'],
    dsl: ['ours', 'theirs'],
    practitioner: [],
    chair: [],
    'group-member': [],
    dsp: [],
    lsp: [],
    scrutineer: [],
    'participation-worker': [],
    'independent-person': [],
  },
  action: {
    'business-unit': ['ours', 'theirs', 'elsewhere', 'in its group'],
    dsp: ['ours', 'theirs', 'elsewhere', 'in its group'],
    lsp: ['ours', 'theirs', 'elsewhere', 'in its group'],
    manager: ['ours'],
    senior: ['ours'],
    dsl: ['ours'],
    chair: ['in its group'],
    'group-member': ['in its group'],
    practitioner: [],
    scrutineer: [],
    'participation-worker': [],
    'independent-person': [],
  },
};

/** Lists and reports as a whole, whoever asks from wherever. */
const REPORTS: Readonly<Partial<Record<Parameters<typeof mayEver>[1], readonly Role[]>>> = {
  'member.list': ['business-unit'],
  'escalation.figures': ['business-unit'],
  'retention.see': ['business-unit'],
  'health.see': ['business-unit'],
  'escalation.aggregates': ['business-unit', 'scrutineer', 'participation-worker', 'chair', 'dsp', 'lsp'],
  'member.see': ROLES,
  'mydata.see': ROLES,
  'work.see': ROLES,
};

describe('F20 who sees what: every role × standing × kind of record', () => {
  it.each(ROLES)('%s', async (role) => {
    for (const standing of Object.keys(AGENCIES) as Standing[]) {
      const { member, directory } = newcomer(role, standing);
      const sees = {
        escalation: maySeeEscalation(escalation, member, directory),
        action: maySeeAction(action, member, directory),
      };
      for (const [kind, seen] of Object.entries(sees))
        expect(seen, `${role} ${standing}: ${kind}`).toBe(SEES[kind]?.[role].includes(standing));
      // What does not exist for them is in no list and no count of theirs either.
      const store = new MemoryStore();
      await store.transact(async (tx) => {
        await tx.put('escalations', escalation);
        await tx.put('actions', action);
      });
      const words = await store.read(async (view) =>
        JSON.stringify(
          await myWork({
            store: view,
            member,
            directory,
            partnership: plymouth,
            now: new Date('2027-02-01T10:00:00Z'),
            today: '2027-02-01',
          }),
        ),
      );
      if (!sees.escalation) expect(words).not.toMatch(/ESC-|an answer/);
      if (!sees.action) expect(words).not.toMatch(/ACT-|one action/);
    }
    const { member } = newcomer(role, 'elsewhere');
    for (const [verb, roles] of Object.entries(REPORTS))
      expect(mayEver(member, verb as keyof typeof REPORTS), `${role}: ${verb}`).toBe(roles.includes(role));
  });

  it('a leaver sees nothing, and nobody sees an escalation because they sit in a group', () => {
    for (const role of ROLES) {
      const { member, directory } = newcomer(role, 'ours');
      const gone = { ...member, left: true };
      expect(maySeeEscalation(escalation, gone, directory)).toBe(false);
      expect(maySeeAction(action, gone, directory)).toBe(false);
    }
    const chairs = members.filter(({ roles }) => roles.every(({ role }) => role === 'chair'));
    const directory = createDirectory(plymouth, members);
    for (const chair of chairs) expect(maySeeEscalation(escalation, chair, directory)).toBe(false);
  });
});
