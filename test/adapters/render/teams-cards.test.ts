import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import type { AdaptiveCard, CardAction } from '../../../cards/adaptive-card.ts';
import { asUserText } from '../../../cards/user-text.ts';
import { toTeamsMarkdown } from '../../../src/adapters/teams/markdown.ts';
import {
  toTeamsAttachment,
  toTeamsCards,
  toTeamsDialog,
  toTeamsFormCard,
} from '../../../src/adapters/teams/render.ts';
import { adaptiveCardProblems } from '../../support/adaptive-cards-library.ts';
import { NASTY, sampleCard, sampleForm, viewOf } from '../../support/cards.ts';
import { readMarkdown } from '../../support/read-teams.ts';

const card = (change: Partial<AdaptiveCard>): AdaptiveCard => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [],
  ...change,
});

describe('typed text in Teams', () => {
  test.each(['~~~! ~~~! ~~~!', '~~a~~', '~~~~ b ~~~~~c'])('is never struck through: %j', (typed) => {
    expect(readMarkdown(toTeamsMarkdown(asUserText(typed))).trim()).toBe(typed);
  });

  test.each(NASTY)('reads as it was typed: %j', (nasty) => {
    const shown = readMarkdown(toTeamsMarkdown(asUserText(nasty))).trim();
    expect(shown.replace(/\n+/g, '\n').replaceAll('\u00A0', ' ')).toBe(nasty);
  });

  test.each([
    ['in bold', `**${asUserText('a * b')}**`, '<strong>a * b</strong>'],
    ['in a list', `- ${asUserText('one\n- two')}\r- three`, '<li>one<br>\n- two</li>\n<li>three</li>'],
    ['beside our own markup', `_${asUserText('_x_')}_ [a](https://example.org)`, '<em>_x_</em>'],
  ])('%s', (_name, text, html) => {
    expect(renderHtml(toTeamsMarkdown(text))).toContain(html);
  });

  test('cannot mention anybody, be read as HTML or as a date to fill in', () => {
    const written = toTeamsMarkdown(
      asUserText('<at>Bot</at> &lt; {{DATE(2026-01-01T00:00:00Z)}} a_b http://x.example/a_b'),
    );
    expect(written).toBe(
      '&lt;at>Bot&lt;/at> &amp;lt; {\\{DATE(2026-01-01T00:00:00Z)}} a_b http://x.example/a_b',
    );
  });

  test('stands bare where Teams knows no markdown', () => {
    const typed = asUserText('a *b* <c>');
    const { content } = toTeamsAttachment(
      viewOf(
        card({
          body: [
            { type: 'RichTextBlock', inlines: [typed, { type: 'TextRun', text: typed }] },
            { type: 'Input.Text', id: 'x', label: typed, value: typed, placeholder: typed },
            { type: 'Input.ChoiceSet', id: 'y', label: 'Y', choices: [{ title: typed, value: typed }] },
          ],
          actions: [{ type: 'Action.OpenUrl', title: typed, url: 'https://example.org' }],
        }),
      ),
    );
    expect(JSON.stringify(content).match(/a \*b\* <c>/g)).toHaveLength(8);
    expect(JSON.stringify(content)).not.toContain('\\*');
  });
});

describe('cards in Teams', () => {
  test("are valid for Microsoft's own library", () => {
    expect(adaptiveCardProblems(toTeamsAttachment(viewOf(sampleCard())).content)).toEqual([]);
    expect(adaptiveCardProblems(toTeamsFormCard(sampleForm(), 'message').content)).toEqual([]);
    expect(adaptiveCardProblems(toTeamsDialog(sampleForm()).card.content)).toEqual([]);
  });

  test('that library does see what is wrong', () => {
    expect(
      adaptiveCardProblems({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'Chart' }] }),
    ).not.toEqual([]);
  });

  test('keep the verb and carry the same data for clients without Action.Execute', () => {
    const [accept] = toTeamsAttachment(viewOf(sampleCard())).content.actions ?? [];
    const data = { verb: 'action.accept', subject: 'action:ACT-2611-K4TR', rev: 3 };
    expect(accept).toMatchObject({
      type: 'Action.Execute',
      verb: 'action.accept',
      data,
      fallback: { type: 'Action.Submit', title: 'Accept', data },
    });
  });

  test('submit in a dialog, where nothing else works', () => {
    const { actions } = toTeamsAttachment(viewOf(sampleCard()), 'dialog').content;
    expect(actions?.map((action) => action.type)).toEqual(['Action.Submit', 'Action.Submit']);
    expect(JSON.stringify(actions)).not.toContain('task/fetch');
  });

  test('use the full width', () => {
    expect(toTeamsAttachment(viewOf(card({ msteams: { entities: [] } }))).content.msteams).toEqual({
      entities: [],
      width: 'Full',
    });
  });

  test('report what Teams hides and what nobody could read back', () => {
    const actions: CardAction[] = Array.from({ length: 7 }, () => ({
      type: 'Action.Submit',
      title: 'x',
      data: { foo: 1 },
    }));
    expect(toTeamsCards(viewOf(card({ actions }))).warnings.map((warning) => warning.code)).toEqual([
      'downgraded',
      ...Array.from({ length: 7 }, () => 'dropped'),
    ]);
  });

  test('stand in several messages when they are too long for one, actions last', () => {
    const typed = 'Some words that go on and on. ';
    const { attachments, warnings } = toTeamsCards(
      viewOf({
        ...sampleCard(),
        body: [
          {
            type: 'Container',
            items: [{ type: 'TextBlock', text: asUserText(typed.repeat(4000)), wrap: true }],
          },
        ],
      }),
    );
    expect(attachments.length).toBeGreaterThan(3);
    expect(warnings.filter(({ code }) => code !== 'downgraded')).toEqual([
      { code: 'split', element: 'AdaptiveCard', detail: `the card stands in ${attachments.length} messages` },
    ]);
    for (const [index, { content }] of attachments.entries()) {
      expect(JSON.stringify(content).length).toBeLessThan(40_000);
      expect(content.actions?.length ?? 0).toBe(index === attachments.length - 1 ? 2 : 0);
    }
  });
});

function renderHtml(text: string): string {
  return new MarkdownIt().render(text.replaceAll('\r', '\n'));
}
