import { describe, expect, test } from 'vitest';
import type { CardElement } from '../../../cards/adaptive-card.ts';
import { asUserText } from '../../../cards/user-text.ts';
import { toSlackMessage } from '../../../src/adapters/slack/render.ts';
import { messageProblems } from '../../support/block-kit-rules.ts';
import { NASTY, sampleCard, viewOf } from '../../support/cards.ts';
import { readTexts } from '../../support/read-blocks.ts';

function convert(...body: CardElement[]) {
  const { messages, warnings } = toSlackMessage(viewOf({ type: 'AdaptiveCard', version: '1.5', body }));
  for (const message of messages) expect(messageProblems(message.blocks)).toEqual([]);
  return { messages, warnings, blocks: messages.flatMap((message) => message.blocks) };
}

const line = (text: string): CardElement => ({ type: 'TextBlock', text, wrap: true });

describe('the markup of a card in Slack', () => {
  test('becomes mrkdwn', () => {
    const text = '**Due** _soon_, see [the page](https://example.org/?a=1&b=2) & more\n\n- one\r- two';
    expect(convert(line(text)).blocks).toEqual([
      {
        type: 'section',
        text: {
          type: 'mrkdwn',
          text: '*Due* _soon_, see <https://example.org/?a=1&amp;b=2|the page> &amp; more\n• one\n• two',
          verbatim: true,
        },
      },
    ]);
  });

  test('keeps a link that is not an address as words only', () => {
    expect(readTexts(convert(line('[press](javascript:alert)')).blocks)).toEqual(['press']);
  });

  test('becomes rich text where mrkdwn could not show it, lists included', () => {
    expect(
      convert(line(`**Note:**${asUserText('a *b*')}\n\n1. one\r2. [two](https://example.org)`)).blocks,
    ).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'Note:', style: { bold: true } },
              { type: 'text', text: 'a *b*' },
            ],
          },
          {
            type: 'rich_text_list',
            style: 'ordered',
            elements: [
              { type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] },
              {
                type: 'rich_text_section',
                elements: [{ type: 'link', url: 'https://example.org', text: 'two' }],
              },
            ],
          },
        ],
      },
    ]);
  });
});

describe('typed text in Slack', () => {
  test.each(NASTY)('reads as it was typed, wherever it stands: %j', (nasty) => {
    const typed = asUserText(nasty);
    const { blocks } = convert(
      line(typed),
      line(`**${typed}**`),
      { type: 'TextBlock', text: typed, isSubtle: true },
      { type: 'TextBlock', text: typed, style: 'heading' },
      { type: 'FactSet', facts: [{ title: 'Said', value: typed }] },
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: typed, italic: true }] },
      { type: 'ColumnSet', columns: [{ items: [line(typed)] }, { items: [line('other')] }] },
    );
    const texts = readTexts(blocks);
    expect(texts.filter((text) => text === nasty || text === `Said\n${nasty}`)).toHaveLength(7);
  });

  test('never pings and never hides a link', () => {
    const { blocks } = convert(line(`Said: ${asUserText('<!channel> @here <http://evil.example|NHS>')}`));
    const [block] = blocks;
    expect(block).toEqual({
      type: 'section',
      text: {
        type: 'mrkdwn',
        text: 'Said: &lt;!channel&gt; @here &lt;http://evil.example|NHS&gt;',
        verbatim: true,
      },
    });
  });

  test('does not reach the notification unescaped', () => {
    const { messages } = toSlackMessage({ card: sampleCard(), summary: 'A <!channel> & more' });
    expect(messages[0]?.text).toBe('A &lt;!channel&gt; &amp; more');
  });
});

describe('long cards in Slack', () => {
  test('a link too long for a text is said to be missing, or is a button where it can be one', () => {
    const url = (length: number): string => `https://example.org/${'a'.repeat(length)}`;
    const long = toSlackMessage(viewOf({ ...sampleCard(), body: [{ type: 'TextBlock', text: `[Minutes](${url(3100)})` }] }));
    expect(readTexts(long.messages[0]?.blocks ?? [])).toContain('Minutes');
    expect(long.warnings).toMatchObject([{ code: 'dropped', element: 'TextBlock' }]);
    const run = { type: 'TextRun' as const, text: 'Minutes', selectAction: { type: 'Action.OpenUrl' as const, title: 'Open', url: url(2900) } };
    const { messages } = toSlackMessage(viewOf({ ...sampleCard(), body: [{ type: 'RichTextBlock', inlines: [run] }] }));
    expect(messageProblems(messages[0]?.blocks ?? [])).toEqual([]);
    expect(JSON.stringify(messages[0]?.blocks[1])).toContain(url(2900));
  }); // prettier-ignore

  test('a long text stands in several blocks, every character kept', () => {
    const typed = 'Some words & <signs> that go on. '.repeat(300);
    const { blocks, warnings } = convert(line(asUserText(typed)));
    expect(blocks.length).toBeGreaterThan(3);
    expect(readTexts(blocks).join('')).toBe(typed);
    expect(warnings).toContainEqual({
      code: 'split',
      element: 'TextBlock',
      detail: `the text stands in ${blocks.length} blocks`,
    });
  });

  test('a word longer than a block is cut between characters, never inside one', () => {
    const typed = '😀'.repeat(4000);
    expect(readTexts(convert(line(asUserText(typed))).blocks).join('')).toBe(typed);
  });

  test('many elements stand in several messages, numbered', () => {
    const { messages, warnings } = convert(
      ...Array.from({ length: 120 }, (_, index) => line(`Line ${index}`)),
    );
    expect(messages.map((message) => message.blocks.length)).toEqual([50, 50, 20]);
    expect(messages.map((message) => message.text.slice(-5))).toEqual(['(1/3)', '(2/3)', '(3/3)']);
    expect(warnings.map((warning) => warning.code)).toEqual(['split']);
  });

  test('facts stand ten to a section', () => {
    const facts = Array.from({ length: 23 }, (_, index) => ({ title: `T${index}`, value: `V${index}` }));
    const { blocks } = convert({ type: 'FactSet', facts });
    expect(blocks.map((block) => (block.type === 'section' ? block.fields?.length : 0))).toEqual([10, 10, 3]);
  });

  test('a fact too long for a field stands on its own, in place', () => {
    const long = 'word '.repeat(600);
    const { blocks } = convert({
      type: 'FactSet',
      facts: [
        { title: 'A', value: '1' },
        { title: 'B', value: asUserText(long) },
        { title: 'C', value: '3' },
      ],
    });
    expect(readTexts(blocks).join('|')).toMatch(/^A\n1\|B\nword .*\|C\n3$/s);
  });
});
