import { describe, expect, test } from 'vitest';
import { parse } from './world.ts';

/** Other verbs, and lines that are not calls. */
const OTHERS: readonly (readonly [line: string, expected: object])[] = [
  ['action', { kind: 'call', verb: 'list', values: {} }],
  ['/action', { kind: 'call', verb: 'list', values: {} }],
  ['action list', { kind: 'call', verb: 'list', values: {} }],
  ['action list overdue', { kind: 'call', verb: 'list', values: { which: 'overdue' } }],
  ['action overdue', { kind: 'call', verb: 'list', values: { which: 'overdue' } }],
  ['action late for neglect', { kind: 'call', verb: 'list', values: { which: 'overdue', group: 'neglect' } }],
  [
    'action list neglect overdue',
    { kind: 'call', verb: 'list', values: { which: 'overdue', group: 'neglect' } },
  ],
  ['action list in the neglect group', { kind: 'call', verb: 'list', values: { group: 'neglect' } }],
  ['action list priya', { kind: 'call', verb: 'list', values: { owner: 'priya-nair' } }],
  [
    'action list of Jo Reed since 1 Nov 2026',
    { kind: 'call', verb: 'list', values: { owner: 'jo-reed', since: '2026-11-01' } },
  ],
  [
    'action list all my actions please',
    { kind: 'call', problems: [{ said: 'all', message: 'I did not understand “all”.' }] },
  ],
  [
    'action accept ACT-2611-K4TR',
    { kind: 'call', verb: 'accept', values: { ref: 'ACT-2611-K4TR' }, problems: [] },
  ],
  [
    'action take act-2611-k4tr.',
    { kind: 'call', verb: 'accept', values: { ref: 'ACT-2611-K4TR' }, problems: [] },
  ],
  [
    'action accept 2611-k4tr',
    { kind: 'call', verb: 'accept', values: { ref: 'ACT-2611-K4TR' }, problems: [] },
  ],
  [
    'action accept ACT–2611–K4TR',
    { kind: 'call', verb: 'accept', values: { ref: 'ACT-2611-K4TR' }, problems: [] },
  ],
  [
    'action accept #ACT-2611-2345',
    { kind: 'call', verb: 'accept', values: { ref: 'ACT-2611-2345' }, problems: [] },
  ],
  ['action accept', { kind: 'call', verb: 'accept', values: {}, missing: ['ref'] }],
  [
    'action update ACT-2611-K4TR Two of 5 teams answered',
    { values: { ref: 'ACT-2611-K4TR', note: 'Two of 5 teams answered' } },
  ],
  [
    'action update Two of 5 teams answered ACT-2611-K4TR',
    { values: { ref: 'ACT-2611-K4TR', note: 'Two of 5 teams answered' } },
  ],
  [
    'action update ACT-2611-K4TR: waiting for figures by Friday.',
    { values: { ref: 'ACT-2611-K4TR', note: 'waiting for figures by Friday' } },
  ],
  [
    'action done ACT-2611-K4TR "19 of 20, on time."',
    { verb: 'done', values: { ref: 'ACT-2611-K4TR', evidence: '19 of 20, on time.' } },
  ],
  [
    'action finish 2611-K4TR see ACT-2610-BCDF',
    { verb: 'done', values: { ref: 'ACT-2610-BCDF', evidence: '2611-K4TR see' } },
  ],
  [
    'action done Year 2026-2027 is finished',
    { verb: 'done', values: { evidence: 'Year 2026-2027 is finished' }, missing: ['ref'] },
  ],
  [
    'escalate Something went wrong',
    { command: 'escalate', verb: 'raise', values: { what: 'Something went wrong' } },
  ],
  [
    'escalate raise Something went wrong',
    { command: 'escalate', verb: 'raise', values: { what: 'Something went wrong' } },
  ],
  ['mywork', { kind: 'call', command: 'mywork', verb: 'show', values: {} }],
  ['my work', { kind: 'call', command: 'mywork', verb: 'show', values: {} }],
  ['', { kind: 'help' }],
  ['   ', { kind: 'help' }],
  ['hello', { kind: 'help' }],
  ['help', { kind: 'help' }],
  ['/help', { kind: 'help' }],
  ['?', { kind: 'help' }],
  ['help action', { kind: 'help', command: 'action' }],
  ['help action assign', { kind: 'help', command: 'action', verb: 'assign' }],
  ['action help', { kind: 'help', command: 'action' }],
  ['action help add', { kind: 'help', command: 'action', verb: 'assign' }],
  ['action assign help', { kind: 'help', command: 'action', verb: 'assign' }],
  [
    'action assign help Jo with the visit',
    { kind: 'call', verb: 'assign', values: { title: 'help Jo with the visit' } },
  ],
  ['acton assign @priya', { kind: 'unknown', said: 'acton', didYouMean: ['action'] }],
  ['excalate', { kind: 'unknown', said: 'excalate', didYouMean: ['escalate'] }],
  ['assign @priya "x"', { kind: 'unknown', said: 'assign', didYouMean: ['action assign'] }],
  ['wibble', { kind: 'unknown', said: 'wibble', didYouMean: [] }],
  [
    'action asign @priya',
    { kind: 'unknown', command: 'action', said: 'asign', didYouMean: ['action assign'] },
  ],
  ['action asisgn @priya', { kind: 'unknown', command: 'action', didYouMean: ['action assign'] }],
  ['action finsh ACT-2611-K4TR', { kind: 'unknown', command: 'action', didYouMean: ['action done'] }],
  [
    'action @priya "Send" by Fri',
    { kind: 'unknown', command: 'action', said: '@priya', didYouMean: ['action assign'] },
  ],
  ['action wibble', { kind: 'unknown', command: 'action', said: 'wibble', didYouMean: [] }],
];

describe('other verbs, help, and what is no command', () => {
  test.each(OTHERS)('%s', (line, expected) => {
    expect(parse(line)).toMatchObject(expected);
  });
});
