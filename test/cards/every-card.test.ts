import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import type { CardDefinition } from '../../cards/expand.ts';
import { formCards, messageCards } from '../../cards/index.ts';
import { listInputs } from '../../cards/inputs.ts';
import { lintCard } from '../../cards/portable.ts';
import { allActions } from '../../cards/walk.ts';
import type { Warning } from '../../cards/warning.ts';
import { toSlackFormMessage, toSlackMessage } from '../../src/adapters/slack/render.ts';
import { toSlackHome, toSlackModal } from '../../src/adapters/slack/view.ts';
import { toTeamsCards, toTeamsDialog, toTeamsFormCard } from '../../src/adapters/teams/render.ts';
import type { FormView } from '../../src/bot/reply.ts';
import { viewProblems } from '../../simulator/slack/view-rules.ts';
import { root } from '../../src/root.ts';
import { adaptiveCardProblems } from '../support/adaptive-cards-library.ts';
import { adaptiveCardSchemaProblems } from '../support/adaptive-card-schema.ts';
import { messageProblems, modalProblems } from '../support/block-kit-rules.ts';
import { buttons, inputIds, readTexts } from '../support/read-blocks.ts';
import { slackTypeProblems } from '../support/slack-schema.ts';

const Samples = z.array(z.strictObject({ name: z.string(), data: z.record(z.string(), z.unknown()) })).min(2);

function samplesOf({ name }: CardDefinition<z.ZodType>): z.infer<typeof Samples> {
  return Samples.parse(JSON.parse(readFileSync(join(root, 'cards', name, 'samples.json'), 'utf8')));
}

const dropped = (warnings: readonly Warning[]): Warning[] =>
  warnings.filter(({ code }) => code === 'dropped');

const withSamples = (cards: readonly CardDefinition<z.ZodType>[]) =>
  cards.flatMap((card) =>
    samplesOf(card).map((sample) => ({ card, sample, title: `${card.name}: ${sample.name}` })),
  );

describe('F44 every card, with every sample, as a message on both platforms', () => {
  it.each(withSamples(messageCards))('$title', ({ card, sample }) => {
    const expanded = card.expand(sample.data);
    expect(lintCard(expanded)).toEqual([]);
    const view = { card: expanded, summary: 'Action ACT-2611-K4TR' };

    const slack = toSlackMessage(view);
    expect(dropped(slack.warnings)).toEqual([]);
    for (const message of slack.messages) {
      expect(messageProblems(message.blocks)).toEqual([]);
      expect(slackTypeProblems(message.blocks, 'message')).toEqual([]);
    }
    const blocks = slack.messages.flatMap((message) => message.blocks);
    expect(buttons(blocks)).toHaveLength([...allActions(expanded)].length);
    expect(lettersOf(readTexts(blocks).join(''))).toContain(lettersOf(firstWords(sample.data)));

    const home = toSlackHome(view);
    // A card with boxes to fill in is posted, and never part of a home page, which has nothing to send them off with.
    if (listInputs(expanded).length === 0) expect(dropped(home.warnings)).toEqual([]);
    expect(viewProblems(home.view, 'home')).toEqual([]);
    expect(slackTypeProblems(home.view, 'home')).toEqual([]);
    expect(buttons(home.view.blocks)).toHaveLength([...allActions(expanded)].length);

    const teams = toTeamsCards(view);
    expect(dropped(teams.warnings)).toEqual([]);
    for (const { content } of teams.attachments) {
      expect(adaptiveCardProblems(content)).toEqual([]);
      expect(adaptiveCardSchemaProblems(content)).toEqual([]);
    }
  });
});

describe('every form, with every sample, as a modal, a dialog and a message', () => {
  it.each(withSamples(formCards))('$title', ({ card, sample }) => {
    const expanded = card.expand(sample.data);
    expect(lintCard(expanded)).toEqual([]);
    const form = formOf(expanded);
    const ids = listInputs(expanded).map(({ id }) => id);

    const modal = toSlackModal(form);
    expect(dropped(modal.warnings)).toEqual([]);
    expect(modalProblems(modal.view)).toEqual([]);
    expect(slackTypeProblems(modal.view, 'modal')).toEqual([]);
    expect(inputIds(modal.view.blocks)).toEqual(ids);

    const inMessage = toSlackFormMessage(form);
    expect(dropped(inMessage.warnings)).toEqual([]);
    expect(inMessage.messages.flatMap(({ blocks }) => inputIds(blocks))).toEqual(ids);
    for (const { blocks } of inMessage.messages) {
      expect(messageProblems(blocks)).toEqual([]);
      expect(slackTypeProblems(blocks, 'message')).toEqual([]);
    }

    for (const content of [toTeamsFormCard(form, 'message').content, toTeamsDialog(form).card.content]) {
      expect(adaptiveCardProblems(content)).toEqual([]);
      expect(adaptiveCardSchemaProblems(content)).toEqual([]);
      expect(listInputs(content).map(({ id }) => id)).toEqual(ids);
    }
  });
});

function formOf(card: AdaptiveCard): FormView {
  return {
    name: 'action.assign',
    token: 'token',
    title: 'Assign an action',
    submit: 'Assign',
    card,
    errors: {},
    summary: 'A form',
  };
}

function firstWords(data: Readonly<Record<string, unknown>>): string {
  const text = data['title'] ?? data['heading'];
  return typeof text === 'string' ? text.slice(0, 60) : '';
}

/** Letters and digits alone: how a text is escaped is each platform's business, that it is there is ours. */
function lettersOf(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, '').replace(/[^\p{L}\p{N}]/gu, '');
}

describe('the list of cards', () => {
  it('has every card folder in it', () => {
    const folders = readdirSync(join(root, 'cards'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    const listed = [...messageCards, ...formCards].map(({ name }) => name);
    expect(folders.map(({ name }) => name).sort()).toEqual(listed.sort());
  });
});
