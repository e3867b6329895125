import { describe, expect, it } from 'vitest';
import { worldFromMembers } from '../../simulator/index.ts';
import type { Member } from '../../src/partnership/model.ts';
import { world } from './support.ts';

const member = (more: Partial<Member>): Member => ({
  id: 'jo',
  name: 'Jo Smith',
  email: 'jo@agency.test',
  agency: 'police',
  post: 'Officer',
  roles: [{ role: 'chair', group: 'neglect' }],
  platforms: ['slack', 'teams'],
  ...more,
});
const partnership = { name: 'Plymouth', groups: [{ id: 'neglect', name: 'Neglect' }] };

describe('the world made from members', () => {
  it('puts people on the platforms they use, in rooms of the groups that are there', () => {
    expect(world.slack.people.map((each) => each.name)).toEqual(['Jo Smith', 'Priya Nair', 'Ann Lee-Brown']);
    expect(world.teams.people.map((each) => each.name)).toEqual(['Priya Nair', 'Ann Lee', 'Ann Lee-Brown']);
    expect(world.slack.channels.map((each) => each.name)).toEqual([
      'general-partnership',
      'neglect',
      'mapqag',
    ]);
    expect(world.slack.channels[0]?.members).toHaveLength(3);
    expect(world.teams.team.channels.map((each) => each.name)).toEqual([
      'General',
      'Performance and Quality Assurance Group',
    ]);
    expect(world.teams.team.channels[0]?.id).toBe(world.teams.team.id);
  });

  it('gives the same ids every time, each of its platform’s shape', () => {
    const once = worldFromMembers([member({})], partnership);
    expect(worldFromMembers([member({ name: 'Jo Smith-Hale' })], partnership).slack.people[0]?.id).toBe(
      once.slack.people[0]?.id,
    );
    expect(once.slack.people[0]?.id).toMatch(/^U[0-9A-Z]{9}$/);
    expect(once.slack.channels[0]?.id).toMatch(/^C[0-9A-Z]{9}$/);
    expect(once.teams.people[0]?.id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(once.teams.people[0]?.mri).toMatch(/^29:1[0-9A-Z]+$/);
    expect(once.teams.team.id).toMatch(/^19:[0-9a-f]{32}@thread\.tacv2$/);
  });

  it('leaves leavers out', () => {
    const gone = worldFromMembers([member({ left: true })], partnership);
    expect(gone.slack.people).toEqual([]);
    expect(gone.slack.channels.map((each) => each.name)).toEqual(['general-partnership']);
  });
});
