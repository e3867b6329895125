import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AdaptiveCard } from '../../../cards/adaptive-card.ts';
import { allActions } from '../../../cards/walk.ts';
import type { Warning } from '../../../cards/warning.ts';
import { envelopeOf } from '../../../src/adapters/envelope.ts';
import { verbOf } from '../../../src/adapters/slack/forms.ts';
import { toSlackFormMessage, toSlackMessage } from '../../../src/adapters/slack/render.ts';
import { toSlackModal, toSlackNoticeModal } from '../../../src/adapters/slack/view.ts';
import { messageProblems, modalProblems } from '../../support/block-kit-rules.ts';
import { anyCard, inputsOf, sampleForm, typedTexts, viewOf } from '../../support/cards.ts';
import { buttons, inputIds, mrkdwnObjects, readTexts } from '../../support/read-blocks.ts';

const RUNS = { numRuns: 100 };
const bare = (text: string): string => text.replace(/\s/g, '');

function expectNothingLost(
  card: AdaptiveCard,
  blocks: readonly unknown[],
  warnings: readonly Warning[],
): void {
  const dropped = warnings.filter((warning) => warning.code === 'dropped').map((warning) => warning.element);
  const shown = bare(readTexts(blocks).join(''));
  const cut = warnings.some((warning) => warning.detail.includes('do not fit into a modal'));
  for (const typed of cut ? [] : typedTexts(card)) expect(shown).toContain(bare(typed));
  const ids = inputIds(blocks);
  for (const input of inputsOf(card)) {
    const reported = [`${input.type}#${input.id}`, `input#${input.id}`].some((name) =>
      dropped.includes(name),
    );
    if (!reported) expect(ids).toContain(input.id);
  }
  const pressed = buttons(blocks);
  for (const action of allActions(card)) {
    if (action.type !== 'Action.Execute' && action.type !== 'Action.Submit') continue;
    if (dropped.includes(action.type) || dropped.includes('actions')) continue;
    const envelope = envelopeOf(action);
    expect(pressed.map((button) => button.value)).toContainEqual(envelope);
  }
  for (const button of pressed) {
    if (typeof button.value === 'object' && button.value !== null && 'verb' in button.value) {
      expect(verbOf(button.actionId)).toBe(button.value.verb);
    }
  }
}

function expectNoPings(blocks: readonly unknown[]): void {
  for (const { text, verbatim } of mrkdwnObjects(blocks)) {
    expect(verbatim).toBe(true);
    expect(text).not.toMatch(/<[!@#]/);
  }
}

// Random cards can be large, and the machine busy.
describe('any card', { timeout: 60_000 }, () => {
  test('becomes messages that Slack takes, with nothing lost but what is reported', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { messages, warnings } = toSlackMessage(viewOf(card));
        for (const message of messages) expect(messageProblems(message.blocks)).toEqual([]);
        const blocks = messages.flatMap((message) => message.blocks);
        expectNothingLost(card, blocks, warnings);
        expectNoPings(blocks);
        if (messages.length > 1) expect(warnings.map((warning) => warning.code)).toContain('split');
      }),
      RUNS,
    );
  });

  test('becomes a form in a message, with its inputs beside the button that sends them', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { messages, warnings } = toSlackFormMessage(sampleForm({ card }));
        for (const message of messages) expect(messageProblems(message.blocks)).toEqual([]);
        const withInputs = messages.filter((message) => inputIds(message.blocks).length > 0);
        const strays = warnings.filter((warning) => warning.detail.includes('another message'));
        if (withInputs.length > 1) expect(strays).not.toEqual([]);
        expectNothingLost(card, messages.flatMap((message) => message.blocks), warnings);
      }),
      RUNS,
    ); // prettier-ignore
  });

  test('becomes a modal that Slack takes, with nothing lost but what is reported', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { view, warnings } = toSlackModal(sampleForm({ card }));
        expect(modalProblems(view)).toEqual([]);
        expectNothingLost(card, view.blocks, warnings);
        expectNoPings(view.blocks);
      }),
      RUNS,
    );
  });

  test('becomes a modal without inputs', () => {
    fc.assert(
      fc.property(anyCard, fc.string(), (card, title) => {
        const { view } = toSlackNoticeModal(viewOf(card), title);
        expect(inputIds(view.blocks)).toEqual([]);
        expect(modalProblems(view)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
