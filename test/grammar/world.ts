import { foldGroupName, foldText } from '../../src/partnership/fold.ts';
import type { Agency, Directory, Group, Member } from '../../src/partnership/model.ts';
import { addWorkingDays } from '../../src/domain/working-days.ts';
import type { PersonMention, Spoken } from '../../src/bot/interaction.ts';
import { parseCommand } from '../../src/bot/grammar/parse.ts';
import type { CommandDefinition, GrammarContext, ParsedCall } from '../../src/bot/grammar/types.ts';

// Invented people and a few groups: enough for every way a line can go right or wrong.

function member(name: string, agency: string, more: Partial<Member> = {}): Member {
  const id = foldText(name).replaceAll(' ', '-');
  return {
    id,
    name,
    email: `${id.replaceAll('-', '.')}@${agency}.example`,
    agency,
    post: 'Invented post',
    roles: [{ role: 'practitioner' }],
    platforms: ['slack'],
    ...more,
  };
}

const agencies: readonly Agency[] = [
  { id: 'council', name: 'Plymouth City Council', aliases: ['PCC'] },
  { id: 'police', name: 'Police', aliases: [] },
  { id: 'barnardos', name: "Barnardo's", aliases: [] },
];

const members: readonly Member[] = [
  member('Priya Nair', 'council'),
  member('Sam Okafor', 'barnardos'),
  member('Sam Pryce', 'police'),
  member('Jo Reed', 'police'),
  member("Niamh O'Brien", 'barnardos'),
  member('Zoë Anne-Marie Hart', 'council'),
  member('Ravi Young', 'council'),
  member('Lee Gone', 'police', { left: true }),
];

function group(
  id: string,
  name: string,
  short: string,
  aliases: readonly string[],
  kind: Group['kind'],
): Group {
  return { id, name, short, aliases, kind };
}

const groups: readonly Group[] = [
  group(
    'mapqag',
    'Multi-Agency Performance & Quality Assurance',
    'MAPQAG',
    ['MAPQA', 'Quality Assurance Delivery Group', 'QA delivery group'],
    'strategic',
  ),
  group('neglect', 'Neglect', 'Neglect', [], 'operational'),
  group('dac', 'Domestic Abuse & Children', 'DA&C', ['domestic abuse'], 'operational'),
  group('mash', 'Strategic MASH', 'MASH', [], 'strategic'),
  group('adolescents', 'Safeguarding Adolescents', 'SAWG', ['adolescents'], 'operational'),
];

export const directory: Directory = {
  agencies,
  groups,
  members,
  member: (id) => members.find((one) => one.id === id),
  memberByEmail: (email) => members.find((one) => one.email === email && one.left !== true),
  membersNamed: (text) => {
    const words = foldText(text).split(' ');
    return members.filter(
      (one) =>
        one.left !== true &&
        words.every((word) =>
          foldText(one.name)
            .split(' ')
            .some((name) => name.startsWith(word)),
        ),
    );
  },
  agency: (id) => agencies.find((one) => one.id === id),
  group: (id) => groups.find((one) => one.id === id),
  groupNamed: (text) =>
    groups.find((one) =>
      [one.id, one.name, one.short, ...one.aliases].some(
        (name) => foldGroupName(name) === foldGroupName(text),
      ),
    ),
};

const ref = { kind: 'reference', label: 'which action', required: true, prefixes: ['ACT'] } as const;
const text = (label: string) => ({ kind: 'text', label, main: true, required: true }) as const;
const group_ = { kind: 'group', label: 'which group it is for', leads: ['to', 'for'] } as const;

export const action: CommandDefinition = {
  name: 'action',
  summary: 'Assign actions and see how they are going',
  defaultVerb: 'list',
  verbs: [
    {
      name: 'assign',
      aliases: ['add', 'new'],
      summary: 'Ask somebody to do something by a day',
      arguments: {
        owner: { kind: 'person', label: 'who will do it', required: true, leads: ['for'] },
        title: { ...text('what needs to happen'), placeholder: 'what' },
        due: {
          kind: 'date',
          label: 'when it is due',
          required: true,
          future: true,
          leads: ['by', 'due', 'before'],
        },
        group: group_,
        origin: {
          kind: 'choice',
          label: 'where it comes from',
          leads: ['from'],
          choices: [
            { value: 'audit', words: ['audit', 'multi-agency audit'] },
            { value: 'rapid-review', words: ['rapid review', 'RR'] },
            { value: 'learning-from-experience', words: ['learning from experience', 'LFE'] },
            { value: 'meeting', words: ['meeting', 'minutes'] },
          ],
        },
        measure: {
          kind: 'text',
          label: 'how we will know',
          required: true,
          leads: ['measure', 'measured by'],
        },
      },
      examples: [
        'action assign @Priya Nair "Send the minutes within ten days" by 12 Dec to neglect from audit measure "90% on time"',
      ],
    },
    {
      name: 'accept',
      aliases: ['take'],
      summary: 'Say that you will do it',
      arguments: { ref },
      examples: ['action accept ACT-2611-K4TR'],
    },
    {
      name: 'update',
      summary: 'Say how it is going',
      arguments: { ref, note: text('how it is going') },
      examples: ['action update ACT-2611-K4TR Two of five teams have answered'],
    },
    {
      name: 'done',
      aliases: ['finish', 'close'],
      summary: 'Finish it, with evidence',
      arguments: { ref, evidence: text('what shows that it is done') },
      examples: ['action done ACT-2611-K4TR 19 of 20 went out in time'],
    },
    {
      name: 'list',
      summary: 'See actions by group, person and state',
      arguments: {
        which: {
          kind: 'choice',
          label: 'which ones',
          choices: [
            { value: 'overdue', words: ['overdue', 'late'] },
            { value: 'done', words: ['done', 'finished'] },
          ],
        },
        group: { ...group_, leads: ['to', 'for', 'in'] },
        owner: { kind: 'person', label: 'whose', leads: ['of'] },
        since: { kind: 'date', label: 'since when', leads: ['since'] },
      },
      examples: ['action list', 'action list overdue for neglect'],
    },
  ],
};

export const escalate: CommandDefinition = {
  name: 'escalate',
  summary: 'Raise a concern about a decision',
  defaultVerb: 'raise',
  verbs: [
    {
      name: 'raise',
      summary: 'Raise it',
      arguments: { what: text('what about') },
      examples: ['escalate raise A decision'],
    },
  ],
};

export const mywork: CommandDefinition = {
  name: 'mywork',
  summary: 'See what you owe',
  defaultVerb: 'show',
  verbs: [{ name: 'show', summary: 'See what you owe', arguments: {}, examples: ['mywork'] }],
};

const zoe = members.find((one) => one.id === 'zoe-anne-marie-hart');

/** A Wednesday. */
export const NOW = new Date('2026-11-18T10:00:00Z');

export function contextAt(now: Date = NOW): GrammarContext {
  return {
    commands: [action, escalate, mywork],
    directory,
    now,
    memberFor: (mention: PersonMention) => members.find((one) => one.id === mention.user),
    ...(zoe ? { speaker: zoe } : {}),
    addWorkingDays: (from, days) => addWorkingDays(from, days),
  };
}

export const priya: PersonMention = { user: 'priya-nair', name: 'Priya Nair' };
export const jo: PersonMention = { user: 'jo-reed', name: 'Jo' };
export const stranger: PersonMention = { user: 'U999', name: 'Alex Stranger' };

export type Call = Extract<ParsedCall, { kind: 'call' }>;

export function parse(line: string | Spoken, now: Date = NOW): ParsedCall {
  return parseCommand(typeof line === 'string' ? [line] : line, contextAt(now));
}

/** Parses a line that must be a call. */
export function callOf(line: string | Spoken, now: Date = NOW): Call {
  const parsed = parse(line, now);
  if (parsed.kind !== 'call') throw new Error(`Not a call but ${parsed.kind}`);
  return parsed;
}
