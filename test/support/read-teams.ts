import MarkdownIt from 'markdown-it';
import type { AdaptiveCard, CardElement } from '../../cards/adaptive-card.ts';
import { allElements } from '../../cards/walk.ts';

// Clients that turn bare addresses into links do so on what is shown, so that is no part of reading.
const markdown = new MarkdownIt({ html: true });

/** What a markdown text shows: rendered as HTML the way a client does, then read as text. */
export function readMarkdown(text: string): string {
  const html = markdown.render(text.replaceAll('\r', '\n'));
  return html
    .replace(/<br>\n?/g, '\n')
    .replace(/<\/(p|li)>/g, '\n')
    .replace(/<(p|ul|ol|li|strong|em|a)( (href|start)="[^"]*")?>|<\/(ul|ol|strong|em|a)>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** Every text of a card as Teams shows it, in reading order. */
export function readCard(card: AdaptiveCard): string[] {
  return [...allElements(card)].flatMap(readElement);
}

function readElement(element: CardElement): string[] {
  if (element.type === 'TextBlock') return [readMarkdown(element.text)];
  if (element.type === 'FactSet') {
    return element.facts.flatMap((fact) => [readMarkdown(fact.title), readMarkdown(fact.value)]);
  }
  if (element.type !== 'RichTextBlock') return [];
  return element.inlines.map((inline) => (typeof inline === 'string' ? inline : inline.text));
}
