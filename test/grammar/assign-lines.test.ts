import { describe, expect, test } from 'vitest';
import type { Spoken } from '../../src/bot/interaction.ts';
import { callOf, jo, priya } from './world.ts';

const FULL = {
  owner: 'priya-nair',
  title: 'Send the minutes within ten days',
  due: '2026-12-12',
  group: 'neglect',
  origin: 'audit',
  measure: '90% on time',
};

const WHAT = 'Send the minutes within ten days';
const Q = `"${WHAT}"`;

/** Lines that all say the same thing. */
const SAME: readonly (string | Spoken)[] = [
  `action assign @Priya Nair ${Q} by 12 Dec to neglect from audit measure "90% on time"`,
  ['action assign ', priya, ` ${Q} by 12 Dec to neglect from audit measure "90% on time"`],
  ['/action assign ', priya, `${Q} by 12 Dec to neglect from audit measure "90% on time"`],
  [`action assign ${Q} for `, priya, ' by 12 Dec to neglect from audit measure "90% on time"'],
  [`action assign ${Q} to `, priya, ' by 12 Dec to neglect from audit measure "90% on time"'],
  `action assign @priya ${Q} by 12 Dec to neglect from audit measure "90% on time"`,
  `action assign @PRIYA NAIR ${Q} by 12 Dec to neglect from audit measure "90% on time"`,
  `action assign @pri ${Q} by 12 Dec to neglect from audit measure "90% on time"`,
  `action assign @priya.nair ${Q} by 12 Dec to neglect from audit measure "90% on time"`,
  `action assign priya.nair@council.example ${Q} by 12 Dec to neglect from audit measure "90% on time"`,
  `action assign Priya.Nair@Council.Example ${Q} by 12 Dec to neglect from audit measure "90% on time"`,
  `action assign priya ${Q} by 12 Dec to neglect from audit measure "90% on time"`,
  `action assign priya nair ${Q} by 12 Dec to neglect from audit measure "90% on time"`,
  `action assign nair ${Q} by 12 Dec to neglect from audit measure "90% on time"`,
  `action assign to priya ${Q} by 12 Dec to neglect from audit measure "90% on time"`,
  `action assign for priya ${Q} by 12 Dec to neglect from audit measure "90% on time"`,
  `action assign priya ${WHAT} by 12 Dec to neglect from audit measure 90% on time`,
  `action assign Priya Nair ${WHAT} by 12 Dec to neglect from audit measure 90% on time`,
  `action assign ${WHAT} for priya by 12 Dec to neglect from audit measure 90% on time`,
  `action assign ${WHAT} measure 90% on time by 12 Dec to neglect from audit for Priya Nair`,
  `action assign ${WHAT} measured by 90% on time by 12 Dec to neglect from audit for Priya Nair`,
  `action assign ${WHAT}, measure: 90% on time, due 12 Dec, to neglect, from audit, for Priya Nair.`,
  `action assign ${WHAT}; measure="90% on time"; due: 12 Dec; to: neglect; from: audit; for: Priya Nair`,
  `action assign due:12/12 from:audit to:neglect measure:"90% on time" for:priya ${Q}`,
  `action assign by 12 Dec to neglect from audit measure "90% on time" for priya ${WHAT}`,
  `action assign from audit to neglect @priya by 12 Dec ${WHAT} measure '90% on time'`,
  `action assign to neglect from audit ${Q} by 12 Dec @priya measure “90% on time”`,
  `action assign measure "90% on time" ${Q} by 12 Dec @priya from audit to neglect`,
  `action assign @priya “${WHAT}” by 12 Dec to neglect from audit measure ‘90% on time’`,
  `action assign @priya '${WHAT}' by 12 Dec to neglect from audit measure «90% on time»`,
  `action assign @priya "${WHAT}" before 12 Dec to neglect from audit measure "90% on time"`,
  `action assign @priya ${Q} due by 12 Dec for neglect from the audit measure "90% on time"`,
  `action assign @priya ${Q} due on Saturday 12 December to the neglect group from the multi-agency audit measured by "90% on time"`,
  `action assign @priya ${Q} 12 Dec to neglect from audit measure "90% on time"`,
  `action assign @priya ${Q}, 12th of December, to neglect and from audit, measure "90% on time"`,
  `action assign @priya ${Q} to neglect from audit measure "90% on time" 12/12/2026`,
  `ACTION ASSIGN @priya ${Q} BY 12 DEC TO NEGLECT FROM AUDIT MEASURE "90% on time"`,
  `  please   action   assign   @priya   ${Q}   by   12   Dec   to   neglect   from   audit   measure   "90% on time"  `,
  `action\u00a0assign\u00a0@priya\u00a0${Q}\u00a0by\u00a012\u00a0Dec to\u00a0neglect from audit measure\u00a0"90% on time".`,
  `action assign please @priya ${Q} by 12 Dec to neglect from audit measure "90% on time" please. Thanks!`,
  `Action: assign @priya ${Q} by 12 Dec to neglect from audit measure "90% on time"`,
  `action add @priya ${Q} by "12 Dec" to "Neglect" from "audit" measure "90% on time"`,
];

describe('all of these say the same', () => {
  test.each(SAME.map((line, index) => [index, line] as const))('%i: %s', (_, line) => {
    const parsed = callOf(line);
    expect(parsed.values).toEqual(FULL);
    expect(parsed.problems).toEqual([]);
    expect(parsed.missing).toEqual([]);
    expect([parsed.command, parsed.verb]).toEqual(['action', 'assign']);
  });
});

/** One line, and the values it gives. What is not named is not given. */
const LINES: readonly (readonly [line: string | Spoken, values: Readonly<Record<string, string>>])[] = [
  ['action assign', {}],
  ['action assign @priya', { owner: 'priya-nair' }],
  ['action assign @Zoë', { owner: 'zoe-anne-marie-hart' }],
  ['action assign @zoe hart', { owner: 'zoe-anne-marie-hart' }],
  ['action assign @Niamh O’Brien Ring back', { owner: 'niamh-obrien', title: 'Ring back' }],
  ["action assign niamh o'brien ring back", { owner: 'niamh-obrien', title: 'ring back' }],
  ['action assign Sam Pryce Ring back', { owner: 'sam-pryce', title: 'Ring back' }],
  ['action assign @Sam Okafor by Fri', { owner: 'sam-okafor', due: '2026-11-20' }],
  // Text keeps its words.
  [
    'action assign @Priya Review the plan by the end of March with the May school',
    { owner: 'priya-nair', title: 'Review the plan with the May school', due: '2027-03-31' },
  ],
  [
    'action assign @Priya stand by the plan by Friday',
    { owner: 'priya-nair', title: 'stand by the plan', due: '2026-11-20' },
  ],
  ['action assign @Priya Stand by the plan', { owner: 'priya-nair', title: 'Stand by the plan' }],
  ['action assign @Priya Get there by sat nav', { owner: 'priya-nair', title: 'Get there by sat nav' }],
  [
    'action assign @Priya Use forms signed by May and June',
    { owner: 'priya-nair', title: 'Use forms signed by May and June' },
  ],
  [
    'action assign @Priya Send plan agreed by 1 December by 12 December',
    { owner: 'priya-nair', title: 'Send plan agreed by 1 December', due: '2026-12-12' },
  ],
  [
    'action assign @Priya Agree how to measure progress by Friday',
    { owner: 'priya-nair', title: 'Agree how to measure progress', due: '2026-11-20' },
  ],
  [
    'action assign @Priya Explain thresholds to neglect group members by Friday',
    { owner: 'priya-nair', title: 'Explain thresholds to neglect group members', due: '2026-11-20' },
  ],
  [
    'action assign @Priya Explain thresholds to neglect by Friday',
    { owner: 'priya-nair', title: 'Explain thresholds', due: '2026-11-20', group: 'neglect' },
  ],
  [
    'action assign @Priya Take learning from audit to schools by Friday',
    { owner: 'priya-nair', title: 'Take learning from audit to schools', due: '2026-11-20' },
  ],
  [
    'action assign @Priya Give staff time to reflect by Friday',
    { owner: 'priya-nair', title: 'Give staff time to reflect', due: '2026-11-20' },
  ],
  [
    'action assign @Priya Send letters to parents by Friday',
    { owner: 'priya-nair', title: 'Send letters to parents', due: '2026-11-20' },
  ],
  [
    'action assign @Priya Get the report from police by Friday',
    { owner: 'priya-nair', title: 'Get the report from police', due: '2026-11-20' },
  ],
  [
    'action assign @Priya Arrange training for schools by Friday',
    { owner: 'priya-nair', title: 'Arrange training for schools', due: '2026-11-20' },
  ],
  [
    'action assign @Priya Arrange training for Jo by Friday',
    { owner: 'priya-nair', title: 'Arrange training for Jo', due: '2026-11-20' },
  ],
  [
    'action assign @Priya Prepare for the visit tomorrow',
    { owner: 'priya-nair', title: 'Prepare for the visit tomorrow' },
  ],
  [
    'action assign @Priya Plan the meeting of 12 December',
    { owner: 'priya-nair', title: 'Plan the meeting of 12 December' },
  ],
  [
    'action assign @Priya Send the minutes, Friday',
    { owner: 'priya-nair', title: 'Send the minutes', due: '2026-11-20' },
  ],
  [
    'action assign @Priya Send by 12 Dec to avoid delay',
    { owner: 'priya-nair', title: 'Send to avoid delay', due: '2026-12-12' },
  ],
  [
    "action assign @Priya Update the 'Signs of neglect' page by Friday",
    { owner: 'priya-nair', title: "Update the 'Signs of neglect' page", due: '2026-11-20' },
  ],
  [
    'action assign @Priya Update the "Signs of neglect" page by Friday',
    { owner: 'priya-nair', title: 'Update the "Signs of neglect" page', due: '2026-11-20' },
  ],
  [
    "action assign @Priya 'Send the parents' letter' by Friday",
    { owner: 'priya-nair', title: "Send the parents' letter", due: '2026-11-20' },
  ],
  [
    "action assign @Priya Don't wait for the children's plan",
    { owner: 'priya-nair', title: "Don't wait for the children's plan" },
  ],
  [
    'action assign @Priya "by Friday to neglect from audit measure much"',
    { owner: 'priya-nair', title: 'by Friday to neglect from audit measure much' },
  ],
  [
    'action assign @Priya "unclosed by Friday',
    { owner: 'priya-nair', title: '"unclosed', due: '2026-11-20' },
  ],
  ['action assign Young people’s survey to be sent out', { title: 'Young people’s survey to be sent out' }],
  ['action assign @Ravi Young people’s survey', { owner: 'ravi-young', title: 'people’s survey' }],
  [
    'action assign @Ravi Young "Young people’s survey"',
    { owner: 'ravi-young', title: 'Young people’s survey' },
  ],
  [
    'action assign @Jo From audit findings, write a summary by Friday',
    { owner: 'jo-reed', title: 'From audit findings, write a summary', due: '2026-11-20' },
  ],
  [
    'action assign to neglect from audit Send the minutes by Friday',
    { title: 'Send the minutes', group: 'neglect', origin: 'audit', due: '2026-11-20' },
  ],
  [
    'action assign "Chase returns" to Jo by Friday',
    { owner: 'jo-reed', title: 'Chase returns', due: '2026-11-20' },
  ],
  [
    'action assign "Chase returns" to Jo Reed for neglect by Friday',
    { owner: 'jo-reed', title: 'Chase returns', group: 'neglect', due: '2026-11-20' },
  ],
  [
    'action assign Chase returns by Friday to Jo',
    { owner: 'jo-reed', title: 'Chase returns', due: '2026-11-20' },
  ],
  ['action assign Send a letter to Jo by Friday', { title: 'Send a letter to Jo', due: '2026-11-20' }],
  ['action assign @Sam P Ring back', { owner: 'sam-pryce', title: 'Ring back' }],
  ['action assign me ring back', { owner: 'zoe-anne-marie-hart', title: 'ring back' }],
  [
    'action assign Ring back by Friday for me',
    { owner: 'zoe-anne-marie-hart', title: 'Ring back', due: '2026-11-20' },
  ],
  // Mentions.
  [
    ['action assign ', jo, ' ring ', priya, ' by Friday'],
    { owner: 'jo-reed', title: 'ring Priya Nair', due: '2026-11-20' },
  ],
  [
    ['action assign ring ', jo, ' about minutes for ', priya, ' by Friday'],
    { owner: 'priya-nair', title: 'ring Jo about minutes', due: '2026-11-20' },
  ],
  [
    ['action assign ', priya, ' to send the minutes by Friday'],
    { owner: 'priya-nair', title: 'send the minutes', due: '2026-11-20' },
  ],
  [
    ['action assign Give the toolkit to ', jo, ' by Friday'],
    { owner: 'jo-reed', title: 'Give the toolkit', due: '2026-11-20' },
  ],
  // Groups.
  ['action assign "x" to MAPQAG', { title: 'x', group: 'mapqag' }],
  ['action assign "x" to mapqa', { title: 'x', group: 'mapqag' }],
  ['action assign "x" to the QA Delivery Group', { title: 'x', group: 'mapqag' }],
  ['action assign "x" to Multi Agency Performance and Quality Assurance', { title: 'x', group: 'mapqag' }],
  ['action assign "x" to DA&C', { title: 'x', group: 'dac' }],
  ['action assign "x" to domestic abuse & children', { title: 'x', group: 'dac' }],
  ['action assign "x" to domestic abuse', { title: 'x', group: 'dac' }],
  ['action assign "x" for the strategic MASH subgroup', { title: 'x', group: 'mash' }],
  [
    'action assign Write to neglect about it to SAWG by Friday',
    { title: 'Write to neglect about it', group: 'adolescents', due: '2026-11-20' },
  ],
  // Choices.
  ['action assign "x" from the rapid review', { title: 'x', origin: 'rapid-review' }],
  ['action assign "x" from rr', { title: 'x', origin: 'rapid-review' }],
  ['action assign "x" from LFE', { title: 'x', origin: 'learning-from-experience' }],
  ['action assign "x" from learning from experience', { title: 'x', origin: 'learning-from-experience' }],
  ['action assign "x" from minutes', { title: 'x', origin: 'meeting' }],
];

describe('what a line gives', () => {
  test.each(LINES)('%s', (line, values) => {
    const parsed = callOf(line);
    expect(parsed.values).toEqual(values);
    expect(parsed.problems).toEqual([]);
  });
});

test('what was understood is said in words, and what is missing is named', () => {
  const parsed = callOf('action assign @Priya Nair "Send the minutes" by 12 Dec to QA delivery group');
  expect(parsed.understood).toEqual([
    { argument: 'owner', label: 'who will do it', shown: 'Priya Nair (Plymouth City Council)' },
    { argument: 'title', label: 'what needs to happen', shown: 'Send the minutes' },
    { argument: 'due', label: 'when it is due', shown: 'Sat 12 December 2026' },
    {
      argument: 'group',
      label: 'which group it is for',
      shown: 'Multi-Agency Performance & Quality Assurance',
    },
  ]);
  expect(parsed.missing).toEqual(['measure']);
});
