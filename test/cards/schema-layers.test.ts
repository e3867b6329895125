import { describe, expect, it } from 'vitest';
import { adaptiveCardSchemaProblems } from '../support/adaptive-card-schema.ts';
import { LIMITS_READ, slackTypeProblems } from '../support/slack-schema.ts';

// The layers that every card goes through (every-card.test.ts) can say no.
const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: 'x'.repeat(length) });
const button = (change: object = {}) => ({ type: 'button', text: plain(3), action_id: 'a', ...change });
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const select = (options: object[]) => ({
  type: 'input',
  label: plain(3),
  element: { type: 'static_select', action_id: 'a', options },
});
const option = { text: plain(3), value: 'v' };

describe('the schema of Slack’s own types', () => {
  it('takes what is at the limits', () => {
    const blocks = [
      { type: 'section', text: mrkdwn(3000), fields: many(10, mrkdwn(2000)) },
      { type: 'header', text: plain(150) },
      { type: 'actions', elements: many(25, button({ text: plain(75), value: 'x'.repeat(2000) })) },
      select(many(100, option)),
      ...many(46, { type: 'divider' }),
    ];
    expect(slackTypeProblems(blocks, 'message')).toEqual([]);
    const view = { title: plain(24), blocks: many(100, { type: 'divider' }) };
    expect(slackTypeProblems({ type: 'modal', ...view }, 'modal')).toEqual([]);
    expect(slackTypeProblems({ type: 'home', blocks: view.blocks }, 'home')).toEqual([]);
    expect(LIMITS_READ).toBeGreaterThan(100);
  });

  it.each<[string, object]>([
    ['an unknown block', { type: 'foo' }],
    ['an unknown property', { type: 'divider', foo: 1 }],
    ['a long section', { type: 'section', text: mrkdwn(3001) }],
    ['a long header', { type: 'header', text: plain(151) }],
    ['markup in a header', { type: 'header', text: mrkdwn(3) }],
    ['eleven fields', { type: 'section', fields: many(11, mrkdwn(3)) }],
    ['26 actions', { type: 'actions', elements: many(26, button()) }],
    ['a long button', { type: 'actions', elements: [button({ text: plain(76) })] }],
    ['a long value', { type: 'actions', elements: [button({ value: 'x'.repeat(2001) })] }],
    ['another style', { type: 'actions', elements: [button({ style: 'big' })] }],
    ['101 options', select(many(101, option))],
    ['a long option', select([{ text: plain(76), value: 'v' }])],
    ['eleven notes', { type: 'context', elements: many(11, mrkdwn(3)) }],
  ])('refuses %s', (_what, block) => {
    expect(slackTypeProblems([block], 'message')).not.toEqual([]);
  });

  it('refuses too many blocks, and a long title', () => {
    expect(slackTypeProblems(many(51, { type: 'divider' }), 'message')).not.toEqual([]);
    const blocks = many(101, { type: 'divider' });
    expect(slackTypeProblems({ type: 'modal', title: plain(3), blocks }, 'modal')).not.toEqual([]);
    expect(slackTypeProblems({ type: 'modal', title: plain(25), blocks: [] }, 'modal')).not.toEqual([]);
  });
});

describe('the schema of Microsoft’s own library', () => {
  const card = (...body: object[]) => ({ type: 'AdaptiveCard', version: '1.5', body });

  it('takes what the specification has', () => {
    const cell = { type: 'TableCell', items: [{ type: 'TextBlock', text: 'x', style: 'heading' }] };
    expect(
      adaptiveCardSchemaProblems({
        ...card(
          { type: 'Container', style: 'emphasis', items: [{ type: 'Image', url: 'https://a.example' }] },
          { type: 'Table', columns: [{ width: 1 }], rows: [{ type: 'TableRow', cells: [cell] }] },
          { type: 'RichTextBlock', inlines: ['x', { type: 'TextRun', text: 'x', italic: true }] },
          { type: 'Input.Text', id: 'a', label: 'x', fallback: 'drop', requires: { a: '1.0' } },
        ),
        actions: [{ type: 'Action.Execute', title: 'x', associatedInputs: 'none', data: {} }],
        refresh: { action: { type: 'Action.Execute', title: 'x' }, userIds: ['a'] },
        msteams: { width: 'full' },
      }),
    ).toEqual([]);
  });

  it.each<[string, object]>([
    ['an unknown element', { type: 'TextBlok', text: 'x' }],
    ['an unknown property', { type: 'TextBlock', text: 'x', colour: 'good' }],
    ['a text that is missing', { type: 'TextBlock' }],
    ['a value that is none of them', { type: 'TextBlock', text: 'x', size: 'huge' }],
    ['an input without an id', { type: 'Input.Date', label: 'x' }],
    ['a property of a later version', { type: 'Input.Text', id: 'a', labelPosition: 'inline' }],
    ['an element inside with a fault', { type: 'Container', items: [{ type: 'FactSet' }] }],
  ])('refuses %s', (_what, element) => {
    expect(adaptiveCardSchemaProblems(card(element))).not.toEqual([]);
  });
});
