import { describe, expect, test } from 'vitest';
import type { AdaptiveCard, CardAction, CardElement } from '../../../cards/adaptive-card.ts';
import { asUserText } from '../../../cards/user-text.ts';
import { toSlackMessage } from '../../../src/adapters/slack/render.ts';
import { messageProblems } from '../../support/block-kit-rules.ts';
import { sampleCard, viewOf } from '../../support/cards.ts';
import { buttons, readTexts } from '../../support/read-blocks.ts';

function convert(card: Partial<AdaptiveCard>) {
  const { messages, warnings } = toSlackMessage(
    viewOf({ type: 'AdaptiveCard', version: '1.5', body: [], ...card }),
  );
  const blocks = messages.flatMap((message) => message.blocks);
  expect(messageProblems(blocks)).toEqual([]);
  return { blocks, warnings, types: blocks.map((block) => block.type), texts: readTexts(blocks) };
}

const press = (change: object = {}): CardAction => ({
  type: 'Action.Execute',
  title: 'Go',
  data: { verb: 'action.accept', ...change },
});

describe('elements in Slack', () => {
  test('the sample card', () => {
    const { blocks, warnings } = convert(sampleCard());
    expect(warnings).toEqual([]);
    expect(blocks).toMatchObject([
      { type: 'context', elements: [{ text: 'ACT-2611-K4TR · accepted' }] },
      { type: 'section', text: { text: '*Send the minutes within ten days*' } },
      { type: 'section', fields: [{ text: '*Owner*\nPriya Nair' }, { text: '*Due*\n*12 Dec*' }] },
      {
        type: 'actions',
        elements: [
          { action_id: 'action.accept', style: 'primary', text: { text: 'Accept' } },
          { action_id: 'action.finish', text: { text: 'Mark as done' } },
        ],
      },
    ]);
  });

  test('a heading is a header', () => {
    const heading: CardElement = { type: 'TextBlock', text: '**My** work', size: 'Large', weight: 'Bolder' };
    expect(convert({ body: [heading] }).blocks).toEqual([
      { type: 'header', text: { type: 'plain_text', text: 'My work', emoji: false } },
    ]);
  });

  test('a separator is a rule, but not at the top', () => {
    const line = (text: string): CardElement => ({ type: 'TextBlock', text, separator: true });
    expect(convert({ body: [line('a'), line('b')] }).types).toEqual(['section', 'divider', 'section']);
  });

  test('text beside a button is a section with that button', () => {
    const row: CardElement = {
      type: 'ColumnSet',
      columns: [
        { items: [{ type: 'TextBlock', text: asUserText('Send minutes') }] },
        { items: [{ type: 'ActionSet', actions: [press()] }] },
      ],
    };
    expect(convert({ body: [row] }).blocks).toMatchObject([
      { type: 'section', text: { text: 'Send minutes' }, accessory: { action_id: 'action.accept' } },
    ]);
  });

  test('a table is one group of facts a row, under its headings', () => {
    const cell = (text: string) => ({ items: [{ type: 'TextBlock' as const, text }] });
    const { texts, warnings } = convert({
      body: [
        {
          type: 'Table',
          rows: [
            { cells: [cell('Group'), cell('Open')] },
            { cells: [cell('MAPQAG'), cell('3')] },
            { cells: [cell('Neglect'), cell('')] },
          ],
        },
      ],
    });
    expect(texts).toEqual(['Group\nMAPQAG', 'Open\n3', 'Group\nNeglect', 'Open']);
    expect(warnings.map((warning) => warning.code)).toEqual(['downgraded']);
  });

  test('a heading keeps its place where a row holds more than text, or too little', () => {
    const cell = (text: string) => ({ items: [{ type: 'TextBlock' as const, text }] });
    const { texts } = convert({
      body: [
        {
          type: 'Table',
          rows: [
            { cells: [cell('Group'), cell('Do')] },
            { cells: [cell('MAPQAG'), { items: [{ type: 'ActionSet', actions: [press()] }] }] },
            { cells: [{ items: [{ type: 'ActionSet', actions: [] }] }] },
          ],
        },
      ],
    });
    expect(texts).toEqual(['Group', 'MAPQAG', 'Do', 'Go', 'Group', 'Do']);
  });

  test('a picture Slack cannot fetch is described and reported', () => {
    const { texts, warnings } = convert({
      body: [{ type: 'Image', url: 'data:image/png;base64,AA', altText: 'A chart' }],
    });
    expect(texts).toEqual(['Picture: A chart']);
    expect(warnings).toMatchObject([{ code: 'dropped', element: 'Image' }]);
  });

  test('what a button would reveal is shown, what nothing reveals is reported', () => {
    const { texts, warnings } = convert({
      body: [
        { type: 'TextBlock', id: 'more', text: 'More', isVisible: false },
        { type: 'TextBlock', id: 'never', text: 'Never', isVisible: false },
      ],
      actions: [{ type: 'Action.ToggleVisibility', title: 'Show', targetElements: ['more'] }],
    });
    expect(texts).toEqual(['More']);
    expect(warnings).toMatchObject([
      { code: 'dropped', element: 'TextBlock#never' },
      { code: 'downgraded', element: 'Action.ToggleVisibility' },
    ]);
  });

  test('a card that would unfold is shown below, its buttons too', () => {
    const inner: AdaptiveCard = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'TextBlock', text: 'Inside' }],
      actions: [press()],
    };
    const { types, texts } = convert({
      actions: [{ type: 'Action.ShowCard', title: 'History', card: inner }],
    });
    expect(types).toEqual(['section', 'section', 'actions']);
    expect(texts).toEqual(['History', 'Inside', 'Go']);
  });

  test('an unknown element gives way to its fallback, or is reported', () => {
    const unknown = (fallback?: CardElement | 'drop'): CardElement =>
      JSON.parse(JSON.stringify({ type: 'Chart', id: 'c', fallback })) as CardElement;
    const { texts, warnings } = convert({
      body: [unknown({ type: 'TextBlock', text: 'Instead' }), unknown('drop'), unknown()],
    });
    expect(texts).toEqual(['Instead']);
    expect(warnings).toMatchObject([{ code: 'dropped', element: 'Chart#c' }]);
  });

  test('an element that asks for more than there is gives way too', () => {
    const wanting: CardElement = {
      type: 'TextBlock',
      text: 'New',
      requires: { adaptiveCards: '1.6' },
      fallback: { type: 'TextBlock', text: 'Old' },
    };
    expect(convert({ body: [wanting, { ...wanting, requires: { adaptiveCards: '1.2' } }] }).texts).toEqual([
      'Old',
      'New',
    ]);
  });
});

describe('actions in Slack', () => {
  test('the same verb twice gets ids of its own', () => {
    const ids = buttons(convert({ actions: [press({ rev: 1 }), press({ rev: 2 })] }).blocks).map(
      (b) => b.actionId,
    );
    expect(ids).toEqual(['action.accept', 'action.accept#2']);
  });

  test('the verb may stand beside the data', () => {
    const action: CardAction = {
      type: 'Action.Execute',
      title: 'Go',
      verb: 'help',
      data: { args: { topic: 'action' } },
    };
    expect(buttons(convert({ actions: [action] }).blocks)[0]?.value).toEqual({
      verb: 'help',
      args: { topic: 'action' },
    });
  });

  test('data too long for a button is not cut: the button is left out and reported', () => {
    const args = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`a${index}`, 'x'.repeat(400)]));
    const { blocks, warnings } = convert({ actions: [press({ args })] });
    expect(blocks).toEqual([]);
    expect(warnings).toMatchObject([{ code: 'dropped', element: 'Action.Execute' }]);
  });

  test('only web addresses are opened', () => {
    const open = (url: string): CardAction => ({ type: 'Action.OpenUrl', title: 'Open', url });
    const { blocks, warnings } = convert({
      actions: [open('https://example.org/a'), open('javascript:alert(1)')],
    });
    expect(buttons(blocks).map((button) => button.url)).toEqual(['https://example.org/a']);
    expect(warnings).toMatchObject([{ code: 'dropped', element: 'Action.OpenUrl' }]);
  });

  test('rows of at most five, styles where Slack has them', () => {
    const actions = Array.from({ length: 7 }, (): CardAction => ({ ...press(), style: 'destructive' }));
    const rows = convert({ actions }).blocks.map((block) => (block.type === 'actions' ? block.elements : []));
    expect(rows.map((row) => row.length)).toEqual([5, 2]);
    expect(rows[0]?.[0]).toMatchObject({ style: 'danger' });
  });

  test('of a column is one button, and none while the column is hidden', () => {
    const column = (change: object) => ({ type: 'ColumnSet' as const, columns: [{ items: [{ type: 'TextBlock' as const, text: 'x' }], selectAction: press(), ...change }] });
    expect(buttons(convert({ body: [column({})] }).blocks)).toHaveLength(1);
    const { blocks, warnings } = convert({ body: [column({ isVisible: false })] });
    expect(buttons(blocks)).toEqual([]);
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'dropped', element: 'Action.Execute' }));
    const revealed = column({ id: 'more', isVisible: false });
    const more: CardAction = { type: 'Action.ToggleVisibility', title: 'More', targetElements: ['more'] };
    expect(buttons(convert({ body: [revealed], actions: [more] }).blocks)).toHaveLength(1);
  }); // prettier-ignore
});
