import { describe, expect, test } from 'vitest';
import { listInputs, withValues } from '../../cards/inputs.ts';
import type { AdaptiveCard, CardElement } from '../../cards/adaptive-card.ts';
import { EVERY_INPUT } from '../support/cards.ts';

const card: AdaptiveCard = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'Container', items: EVERY_INPUT.slice(0, 3) },
    { type: 'ColumnSet', columns: [{ items: EVERY_INPUT.slice(3, 6) }] },
    { type: 'Table', rows: [{ cells: [{ items: EVERY_INPUT.slice(6, 8) }] }] },
  ],
  actions: [
    {
      type: 'Action.ShowCard',
      title: 'More',
      card: { type: 'AdaptiveCard', version: '1.5', body: EVERY_INPUT.slice(8) },
    },
  ],
};
const valueOf = (from: AdaptiveCard, id: string): unknown =>
  listInputs(from).find((input) => input.id === id)?.value;

describe('the inputs of a card', () => {
  test('are found wherever they stand, in reading order', () => {
    expect(listInputs(card)).toEqual(EVERY_INPUT);
  });

  test('take values, wherever they stand', () => {
    const filled = withValues(card, {
      title: 'New',
      count: '7',
      closed: 'true',
      urgent: 'false',
      days: ['mon', 'tue'],
    });
    expect(['title', 'count', 'closed', 'urgent', 'days'].map((id) => valueOf(filled, id))).toEqual([
      ...['New', 7, 'true', 'false', 'mon,tue'],
    ]);
    expect(valueOf(filled, 'due')).toBe('2026-12-12');
    expect(valueOf(card, 'title')).not.toBe('New');
  });

  test('are emptied by nothing, and a number by what is none', () => {
    const emptied = withValues(card, { title: '', groups: [], count: 'many', due: '' });
    for (const id of ['title', 'groups', 'count', 'due']) expect(valueOf(emptied, id)).toBeUndefined();
  });

  test('keep toggles that answer in other words', () => {
    const toggle: CardElement = { type: 'Input.Toggle', id: 't', title: 'T', valueOn: 'yes', valueOff: 'no' };
    expect(valueOf(withValues({ ...card, body: [toggle] }, { t: 'true' }), 't')).toBe('yes');
  });
});
