import { describe, expect, test } from 'vitest';
import { viewProblems, viewTooLarge } from '../../../simulator/slack/view-rules.ts';
import type { CardElement } from '../../../cards/adaptive-card.ts';
import { sameFormAgain } from '../../../src/adapters/slack/modals.ts';
import { SubmissionPayload } from '../../../src/adapters/slack/payloads.ts';
import { toSlackHome, toSlackModal } from '../../../src/adapters/slack/view.ts';
import { modalProblems } from '../../support/block-kit-rules.ts';
import { sampleForm, viewOf } from '../../support/cards.ts';
import { inputIds } from '../../support/read-blocks.ts';

const card = (...body: CardElement[]) => ({ type: 'AdaptiveCard' as const, version: '1.5' as const, body });
const paragraph = (at: number): CardElement => ({
  type: 'TextBlock',
  text: `${at} ${'é'.repeat(2900)}`,
  wrap: true,
});
const input = (id: string): CardElement => ({ type: 'Input.Text', id, label: id });

describe('a view larger than the 250 KB Slack takes', () => {
  const long = Array.from({ length: 60 }, (_, at) => paragraph(at));

  test('keeps its inputs, and says that other parts are missing', () => {
    const { view, warnings } = toSlackModal(sampleForm({ card: card(...long, input('last')) }));
    expect(viewTooLarge(view)).toBe(false);
    expect(modalProblems(view)).toEqual([]);
    expect(inputIds(view.blocks)).toEqual(['last']);
    expect(JSON.stringify(view.blocks.at(-1))).toContain('more parts do not fit here');
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'dropped', element: 'AdaptiveCard' }));
    // What is left stands in the order in which it was written.
    expect(JSON.stringify(view.blocks[0])).toContain('0 é');
  });

  test('is taken as a home page too', () => {
    const { view } = toSlackHome(viewOf(card(...long)));
    expect(viewTooLarge(view)).toBe(false);
    expect(viewProblems(view, 'home')).toEqual([]);
  });

  test('keeps as many choices as there is room for, and what was chosen', () => {
    const choices = Array.from({ length: 2500 }, (_, at) => ({ title: `${'N'.repeat(60)} ${at}`, value: `v${at}` }));
    const menu = { type: 'Input.ChoiceSet' as const, label: 'Who', choices, value: 'v2499' };
    const short = { ...menu, id: 'short', choices: choices.slice(0, 3), value: 'v1' };
    const { view, warnings } = toSlackModal(sampleForm({ card: card({ ...menu, id: 'one' }, short, { ...menu, id: 'two' }) }));
    expect(viewTooLarge(view)).toBe(false);
    expect(modalProblems(view)).toEqual([]);
    expect(inputIds(view.blocks)).toEqual(['one', 'short', 'two']);
    expect(JSON.stringify(view.blocks[0])).toContain('"v2499"');
    expect(JSON.stringify(view.blocks[1])).toContain('"v2"');
    expect(warnings.map(({ element }) => element)).toEqual(['input#one', 'input#two']);
  });
}); // prettier-ignore

test('a form of as many parts as fit has room for the word that it could not be stored', () => {
  const blocks = Array.from({ length: 99 }, (_, at) => paragraph(at)).map(() => ({ type: 'TextBlock', text: 'x' }) as const);
  const { view } = toSlackModal(sampleForm({ card: card(...blocks, input('last')) }));
  expect(view.blocks).toHaveLength(100);
  const sent = SubmissionPayload.parse({ type: 'view_submission', user: { id: 'U1' }, view: { ...view, id: 'V1' } });
  const again = sameFormAgain(sent.view, 'Try again.');
  expect(modalProblems(again)).toEqual([]);
  expect(inputIds(again.blocks)).toEqual(['last']);
  expect(again.close?.text).toBe('Cancel');
}); // prettier-ignore
