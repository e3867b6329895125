import { describe, expect, it } from 'vitest';
import type { AdaptiveCard, CardAction, CardElement, Column } from '../../cards/adaptive-card.ts';
import { settleFallbacks } from '../../cards/fallback.ts';
import { allActions } from '../../cards/walk.ts';
import type { Warning } from '../../cards/warning.ts';

const words = (text: string, more: object = {}): CardElement => ({ type: 'TextBlock', text, ...more });
const unknown = (fallback?: unknown): CardElement =>
  JSON.parse(JSON.stringify({ type: 'Carousel', id: 'c', fallback })) as CardElement;
const dance = (fallback?: unknown): CardAction =>
  JSON.parse(JSON.stringify({ type: 'Action.Dance', fallback })) as CardAction;
const open: CardAction = { type: 'Action.OpenUrl', title: 'Open', url: 'https://example.org/' };

function settle(...body: CardElement[]): { body: readonly CardElement[]; warnings: Warning[] } {
  const warnings: Warning[] = [];
  return { body: settleFallbacks({ type: 'AdaptiveCard', version: '1.5', body }, warnings).body, warnings };
}

describe('what cannot be shown', () => {
  it('gives way to its fallback, however deep, and to the first that can be shown', () => {
    expect(settle(unknown(unknown(words('Instead'))))).toEqual({ body: [words('Instead')], warnings: [] });
    expect(
      settle(words('New', { requires: { adaptiveCards: '1.6' }, fallback: words('Instead') })).body,
    ).toEqual([words('Instead')]);
    expect(settle(words('Old', { requires: { adaptiveCards: '1.2' } })).body).toHaveLength(1);
    expect(settle(words('Odd', { requires: { acDance: '1.0' }, fallback: 'drop' }))).toEqual({
      body: [],
      warnings: [],
    });
  });

  it('is left out and reported when nothing stands in for it, and left out quietly when it says so', () => {
    expect(settle(words('One'), unknown())).toEqual({
      body: [words('One')],
      warnings: [
        { code: 'dropped', element: 'Carousel#c', detail: 'it is not supported and has no fallback' },
      ],
    });
    expect(settle(unknown('drop'), unknown('Drop'))).toEqual({ body: [], warnings: [] });
  });

  it('makes what is around it give way when that has a fallback and it has none', () => {
    const inner: CardElement = { type: 'Container', items: [words('One'), unknown()] };
    expect(settle({ type: 'Container', items: [inner], fallback: words('Instead') })).toEqual({
      body: [words('Instead')],
      warnings: [],
    });
    expect(settle(inner).body).toEqual([{ type: 'Container', items: [words('One')] }]);
  });

  it('may be a column, an image of a set, an action, or what pressing something does', () => {
    const column: Column = { items: [unknown()], fallback: { items: [words('Instead')] } };
    expect(settle({ type: 'ColumnSet', columns: [column] }).body).toEqual([
      { type: 'ColumnSet', columns: [{ items: [words('Instead')] }] },
    ]);
    expect(settle({ type: 'ActionSet', actions: [dance(open), dance('drop')] }).body).toEqual([
      { type: 'ActionSet', actions: [open] },
    ]);
    const pressable = settle(
      { type: 'Container', items: [], selectAction: dance(open) },
      { type: 'Container', items: [], selectAction: dance('drop') },
      { type: 'Input.Text', id: 'x', inlineAction: dance(open) },
      { type: 'Table', rows: [{ cells: [{ items: [], selectAction: dance(open) }] }] },
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'x', selectAction: dance(open) }] },
    );
    expect([...allActions({ type: 'AdaptiveCard', version: '1.5', body: pressable.body })]).toEqual([
      open,
      open,
      open,
      open,
    ]);
    expect(pressable.body[1]).toEqual({ type: 'Container', items: [] });
  });

  it('is settled inside a folded card, and for the whole card', () => {
    const folded: AdaptiveCard = { type: 'AdaptiveCard', version: '1.5', body: [unknown(words('Instead'))] };
    const card = settleFallbacks(
      {
        ...folded,
        body: [],
        actions: [{ type: 'Action.ShowCard', title: 'More', card: folded }],
        selectAction: dance(open),
      },
      [],
    );
    expect(card).toMatchObject({ actions: [{ card: { body: [words('Instead')] } }], selectAction: open });
  });

  it('includes sound and film, which become words and links', () => {
    const media: CardElement = {
      type: 'Media',
      altText: 'A talk',
      sources: [{ url: 'https://example.org/t.mp4' }],
    };
    const { body, warnings } = settle(media);
    expect(body).toMatchObject([
      { type: 'Container', items: [{ text: 'A talk' }, { actions: [{ url: 'https://example.org/t.mp4' }] }] },
    ]);
    expect(warnings).toMatchObject([{ code: 'downgraded', element: 'Media' }]);
    expect(settle({ ...media, fallback: words('Instead') })).toEqual({
      body: [words('Instead')],
      warnings: [],
    });
  });

  it('keeps its own fallback where it can be shown, for clients older than this version', () => {
    const table: CardElement = { type: 'Table', rows: [], fallback: words('Instead') };
    expect(settle(table).body).toEqual([table]);
  });
});
