import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { z } from 'zod';
import type { AdaptiveCard, CardElement } from '../../cards/adaptive-card.ts';
import { formCards, messageCards } from '../../cards/index.ts';
import { asUserText } from '../../cards/user-text.ts';
import { toSlackMessage } from '../../src/adapters/slack/render.ts';
import { toSlackModal } from '../../src/adapters/slack/view.ts';
import { LIMITS } from '../../src/adapters/teams/limits.ts';
import { prepareCard } from '../../src/adapters/teams/prepare.ts';
import { toTeamsCards, toTeamsDialog } from '../../src/adapters/teams/render.ts';
import type { CardView, FormView } from '../../src/bot/reply.ts';
import { root } from '../../src/root.ts';
import { median } from './figures.ts';

// What it takes to turn one card into what each platform is sent, for every card with every sample, the largest first, and
// for the largest card that still fits into one Teams message. Built and run by `cards.ts`.
const TIMES = 300;

export interface CardTimes {
  readonly real: readonly CardTime[];
  readonly made: readonly CardTime[];
}

/** Medians in milliseconds. */
interface CardTime {
  readonly name: string;
  readonly size: number;
  readonly slack: number;
  readonly teams: number;
}

const Samples = z.array(z.object({ name: z.string(), data: z.record(z.string(), z.unknown()) }));

interface Subject {
  readonly name: string;
  readonly size: number;
  readonly slack: () => unknown;
  readonly teams: () => unknown;
}

function samplesOf(name: string): z.infer<typeof Samples> {
  return Samples.parse(JSON.parse(readFileSync(join(root, 'cards', name, 'samples.json'), 'utf8')));
}

function message(name: string, card: AdaptiveCard): Subject {
  const view: CardView = { card, summary: 'ACT-2611-K4TR, due 12 December' };
  return { name, size: sizeOf(card), slack: () => toSlackMessage(view), teams: () => toTeamsCards(view) };
}

function form(name: string, card: AdaptiveCard): Subject {
  const view: FormView = {
    name: 'bench',
    token: 'draft',
    title: 'A form',
    submit: 'Send',
    card,
    errors: {},
    summary: 'A form',
  };
  return { name, size: sizeOf(card), slack: () => toSlackModal(view), teams: () => toTeamsDialog(view) };
}

const sizeOf = (card: AdaptiveCard): number => JSON.stringify(prepareCard(card, 'message')).length;

/** Texts that people typed, facts, columns and a row of buttons, over and over, until a Teams message is full. */
function largest(): AdaptiveCard {
  const part = (index: number): CardElement[] => [
    { type: 'TextBlock', text: `ACT-2611-${index} · accepted`, isSubtle: true, wrap: true },
    {
      type: 'TextBlock',
      text: `**What:** ${asUserText(`Send <the> minutes *of* meeting ${index} within_ten days & tell @everybody`)}`,
      wrap: true,
    },
    {
      type: 'FactSet',
      facts: [
        { title: 'Owner', value: asUserText('Priya Nair') },
        { title: 'Due', value: '**12 December**' },
        { title: 'How we will know', value: asUserText('90% of minutes sent on time') },
      ],
    },
    {
      type: 'ColumnSet',
      columns: ['Origin', 'Audit'].map((text) => ({
        type: 'Column',
        items: [{ type: 'TextBlock', text, wrap: true }],
      })),
    },
    {
      type: 'ActionSet',
      actions: [
        {
          type: 'Action.Execute',
          title: 'Open',
          data: { verb: 'action.show', subject: `action:ACT-2611-${index}`, rev: 1 },
        },
      ],
    },
  ];
  const body: CardElement[] = [];
  const card = { type: 'AdaptiveCard' as const, version: '1.5' as const, body };
  for (let index = 0; ; index += 1) {
    const more = part(index);
    if (sizeOf({ ...card, body: [...body, ...more] }) > LIMITS.cardCharacters) return card;
    body.push(...more);
  }
}

/** A form in which somebody is chosen out of so many people. */
function crowded(people: number): AdaptiveCard {
  const choices = Array.from({ length: people }, (_, index) => ({
    title: asUserText(`Person Number ${index} – Plymouth City Council`),
    value: `person-number-${index}`,
  }));
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      {
        type: 'Input.Text',
        id: 'title',
        label: 'What',
        isMultiline: true,
        isRequired: true,
        errorMessage: 'Say what.',
      },
      {
        type: 'Input.ChoiceSet',
        id: 'owner',
        label: 'Who',
        style: 'filtered',
        choices,
        isRequired: true,
        errorMessage: 'Choose.',
      },
      { type: 'Input.Date', id: 'due', label: 'When', isRequired: true, errorMessage: 'Choose a day.' },
    ],
  };
}

function timed({ name, size, slack, teams }: Subject): CardTime {
  return { name, size, slack: time(slack), teams: time(teams) };
}

function time(work: () => unknown): number {
  for (let index = 0; index < TIMES; index += 1) work();
  const took: number[] = [];
  for (let index = 0; index < TIMES; index += 1) {
    const began = performance.now();
    work();
    took.push(performance.now() - began);
  }
  return median(took);
}

const real = [
  ...messageCards.flatMap((card) =>
    samplesOf(card.name).map(({ name, data }) => message(`${card.name}: ${name}`, card.expand(data))),
  ),
  ...formCards.flatMap((card) =>
    samplesOf(card.name).map(({ name, data }) => form(`${card.name}: ${name}`, card.expand(data))),
  ),
];
const made = [
  message('made up: the largest for one Teams message', largest()),
  form('made up: a form with 500 people', crowded(500)),
];
const shown = real.toSorted((a, b) => b.size - a.size);
process.send?.({
  real: shown.map(timed),
  made: made.map(timed),
} satisfies CardTimes);
