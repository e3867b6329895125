import type { RichTextBlockElement, RichTextElement, RichTextSection } from '@slack/types';
import { markerOf, type Line, type Span } from '../../../cards/rich-text.ts';

/** Text in Slack's own markup, everything literal in it escaped. A plain string cannot stand in for it. */
declare const mrkdwn: unique symbol;
export type Mrkdwn = string & { readonly [mrkdwn]: true };

/** Escapes the three characters Slack gives meaning to, `<!channel>` included (docs.slack.dev, formatting-message-text). */
export function escapeMrkdwn(text: string): Mrkdwn {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') as Mrkdwn;
}

/**
 * Slack has no escape for `*`, `_`, `~`, a backtick, a `>` at the start of a line or an `:emoji:`. Text that holds any of
 * them is therefore never written as mrkdwn; it goes into `rich_text` or `plain_text`, which know no markup. (Invisible
 * characters between would be the other way, but they stay in the text when somebody copies it.)
 */
const MEANINGFUL = /[*_~`]|:[^\s:]+:|(^|[\r\n\u2028\u2029])\s*>/;

/**
 * Writes lines as mrkdwn, to be sent with `verbatim: true` (else Slack would turn `@here` and `#channel` into mentions).
 *
 * @returns undefined when Slack might not show the text exactly as it stands.
 */
export function toMrkdwn(lines: readonly Line[]): Mrkdwn | undefined {
  const written: string[] = [];
  for (const line of lines) {
    let text = markerOf(line);
    for (const [index, span] of line.spans.entries()) {
      const before = text.at(-1) ?? ' ';
      const after = line.spans[index + 1]?.text[0] ?? ' ';
      const piece = writeSpan(span, before, after);
      if (piece === undefined) return undefined;
      text += piece;
    }
    written.push(text);
  }
  return written.join('\n') as Mrkdwn;
}

function writeSpan(span: Span, before: string, after: string): string | undefined {
  // mrkdwn has no underline, and no escape for a backtick.
  if (MEANINGFUL.test(span.text) || span.underline || span.code) return undefined;
  let text: string = escapeMrkdwn(span.text);
  const marks = [span.bold && '*', span.italic && '_', span.strike && '~'].filter(
    (mark) => typeof mark === 'string',
  );
  if (marks.length > 0) {
    // Slack reads a mark only where a word starts or ends, and never across lines.
    const stands = /^\S(.*\S)?$/.test(span.text) && /[\s(]/.test(before) && /[\s.,:;!?)]/.test(after);
    if (!stands) return undefined;
  }
  if (span.link !== undefined) {
    if (/[|\n]/.test(span.text)) return undefined;
    text = `<${escapeMrkdwn(span.link)}|${text}>`;
  }
  return marks.join('') + text + marks.reverse().join('');
}

/** Writes lines as the elements of a `rich_text` block, where every character stands for itself. */
export function toRichText(lines: readonly Line[]): RichTextBlockElement[] {
  const elements: RichTextBlockElement[] = [];
  for (const line of lines) {
    const spans = line.spans.filter((span) => span.text !== '').map(writeElement);
    if (spans.length === 0) continue;
    const last = elements.at(-1);
    const style = line.kind === 'bullet' ? 'bullet' : 'ordered';
    const list = last?.type === 'rich_text_list' && last.style === style ? last : undefined;
    const place = (list?.elements.length ?? 0) + 1;
    if (line.kind === 'text' || (line.kind === 'numbered' && line.number !== place)) {
      const marker: RichTextElement[] = line.kind === 'text' ? [] : [{ type: 'text', text: markerOf(line) }];
      if (last?.type !== 'rich_text_section') {
        elements.push({ type: 'rich_text_section', elements: [...marker, ...spans] });
      } else last.elements.push({ type: 'text', text: '\n' }, ...marker, ...spans);
    } else {
      const item: RichTextSection = { type: 'rich_text_section', elements: spans };
      if (list === undefined) elements.push({ type: 'rich_text_list', style, elements: [item] });
      else list.elements.push(item);
    }
  }
  return elements;
}

function writeElement(span: Span): RichTextElement {
  const style = {
    ...(span.bold && { bold: true }),
    ...(span.italic && { italic: true }),
    ...(span.strike && { strike: true }),
    ...(span.underline && { underline: true }),
    ...(span.code && { code: true }),
  };
  const styled = Object.keys(style).length > 0 ? { style } : {};
  return span.link === undefined
    ? { type: 'text', text: span.text, ...styled }
    : { type: 'link', url: span.link, text: span.text, ...styled };
}
