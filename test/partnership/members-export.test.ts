import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadPartnership } from '../../src/partnership/load.ts';
import { refusalOfPerson } from '../../src/partnership/member-rules.ts';
import { readMembersCsv } from '../../src/partnership/members-csv.ts';
import { diffMembers, recordsToWrite } from '../../src/partnership/members-diff.ts';
import { writeMembersCsv } from '../../src/partnership/members-export.ts';

const partnership = loadPartnership('partnerships/plymouth.yaml');
const { members } = readMembersCsv(readFileSync('partnerships/plymouth-members.csv', 'utf8'), partnership);

describe('members as a file', () => {
  it('reads back without a difference, with commas and quotes in a post, and without leavers', () => {
    const [first, second, ...rest] = members;
    if (!first || !second) throw new Error('No members');
    const odd = { ...first, post: 'Head of "Early Help", North' };
    const text = writeMembersCsv([odd, { ...second, left: true }, ...rest]);
    const read = readMembersCsv(text, partnership, members);
    expect(read.problems).toEqual([]);
    const diff = diffMembers([odd, { ...second, left: true }, ...rest], read.members);
    expect({
      added: diff.added,
      leaving: diff.leaving,
      changed: diff.changed.map(({ after }) => after.id),
    }).toEqual({
      added: [],
      leaving: [],
      // Whoever had the leaver as deputy has none any more.
      changed: members.filter(({ deputy }) => deputy === second.id).map(({ id }) => id),
    });
  });

  it('an import leaves absences as they are, and ends those of leavers', () => {
    const [first, second] = members;
    if (!first || !second) throw new Error('No members');
    const away = { from: '2026-12-21', back: '2027-01-04' };
    const diff = diffMembers(
      [
        { ...first, away },
        { ...second, away },
      ],
      [{ ...first, post: 'Something else' }],
    );
    const [changed, left] = recordsToWrite(diff);
    expect(changed).toMatchObject({ post: 'Something else', away });
    expect(left).toMatchObject({ left: true });
    expect(left?.away).toBeUndefined();
  });
});

describe('F21: who can be a member', () => {
  const person = (change: object) => ({
    name: 'Jo Day',
    email: 'jo.day@nspcc.example',
    post: 'Worker',
    ...change,
  });

  it.each([
    { email: 'info@school.example' },
    { email: 'safeguarding.team@school.example' },
    { email: 'no-reply@council.example' },
    { email: 'svc@council.example' },
    { email: 'young.safeguarders@council.example' },
    { post: 'Young Safeguarder' },
    { post: 'Young person' },
    { post: 'Young lay member' },
    { post: 'Pupil' },
    { post: 'Student representative' },
    { post: 'Volunteer, aged 16' },
    { name: 'Front Door service account' },
  ])('refuses %j', (change) => {
    expect(refusalOfPerson(person(change))).toBeDefined();
  });

  it('takes everybody of the invented membership, and staff whose posts are about young people', () => {
    for (const member of members) expect(refusalOfPerson(member), member.post).toBeUndefined();
    for (const post of [
      'Participation Worker',
      'Young People’s Advocate',
      'Named Nurse, Safeguarding Children',
      'Student Support Officer',
      'Children’s Social Worker',
    ])
      expect(refusalOfPerson(person({ post })), post).toBeUndefined();
    expect(refusalOfPerson(person({ email: 'helpmann.jo@nspcc.example' }))).toBeUndefined();
  });
});
