import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { partnershipSchemaJson } from '../../scripts/partnership-schema.ts';
import { assumedFacts } from '../../src/partnership/assumed.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import { groupsWithoutChair, memberFindings } from '../../src/partnership/findings.ts';
import { loadPartnership } from '../../src/partnership/load.ts';
import { readMembersCsv } from '../../src/partnership/members-csv.ts';
import { ROLES } from '../../src/partnership/model.ts';
import { chairAgencies, type Partnership } from '../../src/partnership/schema.ts';

const FILES = ['plymouth.yaml', 'plymouth-torbay-2019.yaml'];
const fileOf = (name: string): URL => new URL(`../../partnerships/${name}`, import.meta.url);

let plymouth: Partnership;
beforeAll(() => {
  plymouth = loadPartnership(fileOf('plymouth.yaml').pathname);
});

describe.each(FILES)('%s', (name) => {
  it('fits the published JSON schema, which is up to date', async () => {
    const text = readFileSync(fileOf('partnership.schema.json'), 'utf8');
    expect(text).toBe(await partnershipSchemaJson());
    const schema: unknown = JSON.parse(text);
    if (typeof schema !== 'object' || schema === null) throw new Error('the schema is no object');
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    expect(validate(parse(readFileSync(fileOf(name), 'utf8'))), JSON.stringify(validate.errors)).toBe(true);
  });

  it('loads, and every agency says which source names it', () => {
    const { agencies } = loadPartnership(fileOf(name).pathname);
    expect(agencies.filter((agency) => agency.named.length === 0 && !agency.assumed)).toEqual([]);
  });
});

describe('Plymouth in 2024', () => {
  // The published arrangements: who chairs, how often, and on which level.
  it.each([
    ['mapqag', 'strategic', 'childrens-services', 'two-months'],
    ['cspr', 'strategic', 'devon-cornwall-police', 'two-months'],
    ['workforce', 'strategic', 'business-unit', 'two-months'],
    ['strategic-mash', 'strategic', 'devon-cornwall-police', 'month'],
    ['csa', 'operational', 'childrens-services', 'two-months'],
    ['dac', 'operational', 'plymouth-city-council', 'two-months'],
    ['neglect', 'operational', 'action-for-children', 'two-months'],
    ['sawg', 'operational', 'devon-cornwall-police', 'two-months'],
  ])('%s is %s, chaired by %s, every %s', (id, kind, agency, every) => {
    const group = plymouth.groups.find((one) => one.id === id);
    expect(group).toMatchObject({ kind, chair: { agency }, cadence: { every } });
    expect(group?.chair?.assumed).toBeUndefined();
  });

  it('has four lead and four delegated seats, and the Chief Constable leads', () => {
    expect(plymouth.seats.filter((seat) => seat.kind === 'lsp')).toHaveLength(4);
    expect(plymouth.seats.filter((seat) => seat.kind === 'dsp')).toHaveLength(4);
    expect(plymouth.seats.filter((seat) => seat.chairs).map((seat) => seat.post)).toEqual([
      'Chief Constable',
    ]);
  });

  it('reports on child sexual abuse and domestic abuse to two boards', () => {
    for (const id of ['csa', 'dac']) {
      const to = plymouth.groups.find((group) => group.id === id)?.reportsTo.map((link) => link.to) ?? [];
      expect(to).toContain('dasv-vawg');
      expect(to.length).toBeGreaterThan(1);
    }
  });

  it('has the five sign-offs, the six yearly duties and the annual report by 30 September', () => {
    const count = (kind: string): number => plymouth.duties.filter((duty) => duty.kind === kind).length;
    expect([count('sign-off'), count('lsp-duty'), count('delegated')]).toEqual([5, 6, 6]);
    const report = plymouth.duties.find((duty) => duty.id === 'annual-report');
    expect(report?.when).toEqual({ by: '09-30' });
  });

  it('marks what is not published, the whole escalation ladder among it', () => {
    const facts = assumedFacts(plymouth);
    expect(facts.some((fact) => fact.startsWith('escalation'))).toBe(true);
    expect(facts).toContainEqual(expect.stringMatching(/^groups › "board" › cadence/));
    expect(facts.filter((fact) => fact.startsWith('seats'))).toEqual([
      expect.stringMatching(/independent-person/),
    ]);
  });

  it('keeps the limits of the proposed ladder', () => {
    const limits = plymouth.escalation.stages.map(({ limit }) => [limit.routine, limit.urgent]);
    expect(limits).toEqual([
      [2, 0],
      [3, 1],
      [5, 1],
      [5, 2],
      [10, 5],
    ]);
  });

  it.each([
    ['MAPQA', 'mapqag'],
    ['the quality assurance delivery group', 'mapqag'],
    ['DA & C', 'dac'],
    ['da and children', 'dac'],
    ['Multi Agency Performance and Quality Assurance Group', 'mapqag'],
    ['the SAWG', 'sawg'],
    ['adolescents group', 'sawg'],
    ['the board', 'board'],
    ['LCSPR', 'cspr'],
    ['strategic mash', 'strategic-mash'],
  ])('knows the group %s', (typed, id) => {
    expect(createDirectory(plymouth, []).groupNamed(typed)?.id).toBe(id);
  });
});

describe('the invented membership', () => {
  const membership = () => readMembersCsv(readFileSync(fileOf('plymouth-members.csv'), 'utf8'), plymouth);

  it('is sound and large enough', () => {
    const { members, problems } = membership();
    expect(problems).toEqual([]);
    expect(members.length).toBeGreaterThanOrEqual(60);
    expect(new Set(members.map((member) => member.agency)).size).toBeGreaterThanOrEqual(20);
    expect(memberFindings(plymouth, members)).toEqual([]);
  });

  it('fills every role, and every group with its chair and others', () => {
    const { members } = membership();
    const held = new Set(members.flatMap((member) => member.roles.map(({ role }) => role)));
    expect([...held].sort()).toEqual([...ROLES].sort());
    expect(groupsWithoutChair(plymouth, members)).toEqual([]);
    for (const group of plymouth.groups.filter((one) => chairAgencies(one).length > 0)) {
      const inGroup = members.filter((member) => member.roles.some((role) => role.group === group.id));
      expect(inGroup.length, group.id).toBeGreaterThanOrEqual(2);
    }
  });

  it('gives every chair a deputy', () => {
    const chairs = membership().members.filter((member) => member.roles.some(({ role }) => role === 'chair'));
    expect(chairs.filter((chair) => chair.deputy === undefined)).toEqual([]);
  });

  it('has people on Slack only, on Teams only and on both', () => {
    const kinds = new Set(membership().members.map((member) => [...member.platforms].sort().join('+')));
    expect([...kinds].sort()).toEqual(['slack', 'slack+teams', 'teams']);
  });

  it('uses example addresses only', () => {
    expect(membership().members.filter((member) => !member.email.endsWith('.example'))).toEqual([]);
  });
});
