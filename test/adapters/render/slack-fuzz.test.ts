import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockProblems } from '../../../simulator/slack/block-rules.ts';
import { viewProblems } from '../../../simulator/slack/view-rules.ts';
import type { AdaptiveCard, InputElement } from '../../../cards/adaptive-card.ts';
import { plainText } from '../../../cards/user-text.ts';
import type { Warning } from '../../../cards/warning.ts';
import { envelopeOf } from '../../../src/adapters/envelope.ts';
import { readSlackAction, readSlackState, SUBMIT_ACTION, verbOf } from '../../../src/adapters/slack/forms.ts';
import { toSlackFormMessage, toSlackMessage } from '../../../src/adapters/slack/render.ts';
import { toSlackModal, toSlackNoticeModal } from '../../../src/adapters/slack/view.ts';
import { anyCard, DISCARDED } from '../../support/any-card.ts';
import { modalProblems, postProblems } from '../../support/block-kit-rules.ts';
import { sampleForm, viewOf } from '../../support/cards.ts';
import { slackAnswers } from '../../support/fill-in.ts';
import { buttons, inputIds, mrkdwnObjects, readTexts } from '../../support/read-blocks.ts';
import { shownOf } from '../../support/shown.ts';

const RUNS = { numRuns: 60 };
const bare = (text: string): string => text.replace(/\s/g, '');

/** Reasons for which an input or a button may be missing altogether; any other warning is about part of it. */
const MISSING = /is hidden|no choices|the same id|another message|no room|fit into|submit button|disabled|not an action envelope|opens only|longer than Slack's 2000|cannot be opened/; // prettier-ignore

function expectNothingLost(card: AdaptiveCard, blocks: readonly unknown[], warnings: readonly Warning[]): void {
  const missing = warnings.filter(({ code, detail }) => code === 'dropped' && MISSING.test(detail)).map(({ element }) => element);
  const shown = shownOf(card);
  const read = bare(readTexts(blocks).join(''));
  const cut = missing.includes('AdaptiveCard');
  for (const typed of cut ? [] : [...shown.texts, ...shown.labels]) {
    if (!read.includes(bare(typed))) expect(read).toContain(bare(typed));
  }
  if (!shown.texts.includes(DISCARDED)) expect(read).not.toContain(DISCARDED);
  const ids = inputIds(blocks);
  for (const input of shown.inputs) {
    const reported = [`${input.type}#${input.id}`, `input#${input.id}`].some((name) => missing.includes(name));
    if (!reported) expect(ids).toContain(input.id);
    if (!reported && !cut) expectChoices(input, read, warnings);
  }
  expectButtons(shown.actions, cut ? undefined : read, blocks, missing);
} // prettier-ignore

function expectChoices(input: InputElement, read: string, warnings: readonly Warning[]): void {
  const warned = warnings.some(
    ({ code, element }) => code === 'dropped' && element === `${input.type}#${input.id}`,
  );
  if (input.type !== 'Input.ChoiceSet' || warned) return;
  // A list that is searched shows its entries when somebody types.
  if (input['choices.data']?.['dataset'] === 'towns') return;
  for (const { title } of input.choices ?? []) expect(read).toContain(bare(plainText(title)));
}

function expectButtons(
  actions: ReturnType<typeof shownOf>['actions'],
  read: string | undefined,
  blocks: readonly unknown[],
  missing: readonly string[],
): void {
  const pressed = buttons(blocks);
  const written = JSON.stringify(blocks);
  for (const action of actions) {
    // What such a button would show is shown from the start.
    if (action.type === 'Action.ToggleVisibility') continue;
    const names = [action.type, `${action.type}#${action.id}`, 'actions'];
    if (missing.some((name) => names.includes(name))) continue;
    if (action.type === 'Action.OpenUrl') expect(written).toContain(action.url);
    // A word that leads somewhere is its own title.
    else if (read !== undefined) expect(read).toContain(bare(plainText(action.title ?? '')));
    if (action.type !== 'Action.Execute' && action.type !== 'Action.Submit') continue;
    expect(pressed.map((button) => button.value)).toContainEqual(envelopeOf(action));
  }
  const presses = actions.filter(({ type }) => type === 'Action.Execute' || type === 'Action.Submit');
  const own = pressed.filter(({ value }) => typeof value === 'object' && value !== null && 'verb' in value);
  if (own.length > presses.length) expect(own.map(({ value }) => value)).toHaveLength(presses.length);
  for (const { actionId, value } of pressed) {
    if (typeof value !== 'object' || value === null || !('verb' in value)) continue;
    expect(verbOf(actionId)).toBe(value.verb);
    const again = readSlackAction({ type: 'button', action_id: actionId, value: JSON.stringify(value) });
    expect(again).toEqual({ kind: 'press', data: value });
  }
}

function expectNoPings(blocks: readonly unknown[]): void {
  for (const { text, verbatim } of mrkdwnObjects(blocks)) {
    expect(verbatim).toBe(true);
    expect(text).not.toMatch(/<[!@#]/);
  }
}

/** What stood in the inputs comes back letter for letter from somebody who changed nothing. */
function expectSameAnswers(card: AdaptiveCard, blocks: readonly unknown[]): void {
  const answers = readSlackState(slackAnswers(blocks));
  const seen = new Set<string>();
  for (const input of shownOf(card).inputs) {
    if (seen.has(input.id) || !(input.id in answers)) continue;
    seen.add(input.id);
    const value = plainText(String(input.value ?? ''));
    if (input.type === 'Input.Text' && value.trim() !== '' && value.length <= 3000) expect(answers[input.id]).toBe(value);
    if (input.type === 'Input.Toggle') expect(answers[input.id]).toBe(String(value === (input.valueOn ?? 'true')));
    if (input.type === 'Input.Time' && value === '14:30') expect(answers[input.id]).toBe(value);
  }
} // prettier-ignore

// Random cards can be large, and the machine busy.
describe('any card', { timeout: 60_000 }, () => {
  test('becomes messages that Slack takes, with nothing lost but what is reported', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { messages, warnings } = toSlackMessage(viewOf(card));
        for (const message of messages) {
          expect(postProblems(message)).toEqual([]);
          // Whatever the card holds, a locked screen shows its summary and the number of the part.
          expect(message.text).toMatch(/^Action ACT-2611-K4TR, due 12 Dec( \(\d+\/\d+\))?$/);
          expect(blockProblems(message.blocks, 'message')).toEqual([]);
        }
        const blocks = messages.flatMap((message) => message.blocks);
        expectNothingLost(card, blocks, warnings);
        expectNoPings(blocks);
        expectSameAnswers(card, blocks);
        if (messages.length > 1) expect(warnings.map((warning) => warning.code)).toContain('split');
      }),
      RUNS,
    );
  });

  test('becomes a form in a message, with its inputs beside the button that sends them', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { messages, warnings } = toSlackFormMessage(sampleForm({ card }));
        for (const message of messages) expect(postProblems(message)).toEqual([]);
        const offered = warnings.some(({ detail }) => detail.includes('a button opens it'));
        if (offered) {
          expect(messages.flatMap(({ blocks }) => inputIds(blocks))).toEqual([]);
          expect(JSON.stringify(messages)).toContain('form.open');
          return;
        }
        for (const { blocks } of messages.filter((message) => inputIds(message.blocks).length > 0))
          expect(JSON.stringify(blocks)).toContain(SUBMIT_ACTION);
        expectNothingLost(
          card,
          messages.flatMap((message) => message.blocks),
          warnings,
        );
      }),
      RUNS,
    );
  });

  test('becomes a modal that Slack takes, with nothing lost but what is reported', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { view, warnings } = toSlackModal(sampleForm({ card }));
        expect(modalProblems(view)).toEqual([]);
        expect(viewProblems(view, 'modal')).toEqual([]);
        expectNothingLost(card, view.blocks, warnings);
        expectNoPings(view.blocks);
        expectSameAnswers(card, view.blocks);
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
      { numRuns: 30 },
    );
  });
});
