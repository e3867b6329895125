import type { Line, Span } from '../../../cards/rich-text.ts';
import { markerOf } from '../../../cards/rich-text.ts';

/**
 * Cuts lines into parts that each fit a text object once escaped: between lines where possible, else between words,
 * else inside a word. No character is lost; a part that begins inside a line goes on as plain text.
 *
 * @param limit in UTF-16 code units of escaped mrkdwn.
 */
export function splitLines(lines: readonly Line[], limit: number): Line[][] {
  const parts: Line[][] = [];
  let part: Line[] = [];
  let size = 0;
  const close = (): void => {
    if (part.length > 0) parts.push(part);
    part = [];
    size = 0;
  };
  for (const line of lines) {
    for (const piece of splitLine(line, limit)) {
      const cost = lineCost(piece);
      if (size + cost > limit) close();
      part.push(piece);
      size += cost;
    }
  }
  close();
  return parts;
}

function splitLine(line: Line, limit: number): Line[] {
  if (lineCost(line) <= limit) return [line];
  const pieces: Line[] = [];
  let spans: Span[] = [];
  let room = limit - markerOf(line).length - 1;
  const close = (): void => {
    pieces.push(pieces.length === 0 ? { ...line, spans } : { kind: 'text', spans });
    spans = [];
    room = limit - 1;
  };
  for (const span of line.spans) {
    let rest = span.text;
    while (rest !== '') {
      const overhead = spanCost({ ...span, text: '' });
      const end = cutAt(rest, room - overhead);
      if (end === 0 && spans.length > 0) {
        close();
        continue;
      }
      // A link too long for any text object is shown without its address rather than not at all.
      const taken = end === 0 ? cutAt(rest, room) : end;
      const { link, ...bare } = span;
      const text = rest.slice(0, Math.max(taken, 1));
      spans.push(end === 0 || link === undefined ? { ...bare, text } : { ...bare, link, text });
      room -= escapedLength(text) + (end === 0 ? 0 : overhead);
      rest = rest.slice(text.length);
      if (rest !== '') close();
    }
  }
  if (spans.length > 0) close();
  return pieces;
}

/** Where to cut so that what comes before fits: after the last line break or space of the second half, else anywhere. */
function cutAt(text: string, limit: number): number {
  let end = 0;
  for (let cost = 0; end < text.length; end += 1) {
    cost += escapedLength(text.charAt(end));
    if (cost > limit) break;
  }
  if (end >= text.length) return text.length;
  const fitting = text.slice(0, end);
  const space = Math.max(fitting.lastIndexOf('\n'), fitting.lastIndexOf(' ')) + 1;
  if (space > end / 2) return space;
  return /[\uD800-\uDBFF]$/.test(fitting) ? end - 1 : end;
}

/** Length of a line once written, its line break included. */
export function lineCost(line: Line): number {
  return line.spans.reduce((sum, span) => sum + spanCost(span), markerOf(line).length + 1);
}

function spanCost(span: Span): number {
  // Up to three marks on either side, and the brackets of a link.
  const marks = [span.bold, span.italic, span.strike].filter((mark) => mark === true).length * 2;
  return escapedLength(span.text) + marks + (span.link === undefined ? 0 : escapedLength(span.link) + 3);
}

export function escapedLength(text: string): number {
  let length = text.length;
  for (const character of text)
    length += character === '&' ? 4 : character === '<' || character === '>' ? 3 : 0;
  return length;
}
