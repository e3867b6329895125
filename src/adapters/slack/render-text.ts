import type { KnownBlock, TextObject } from '@slack/types';
import type { CardElement, FactSet, TextBlock } from '../../../cards/adaptive-card.ts';
import {
  embolden,
  hasLooks,
  isBold,
  isMonospace,
  parseCardText,
  restyle,
  wordsOf,
  type Line,
  type Span,
} from '../../../cards/rich-text.ts';
import { LIMITS } from './limits.ts';
import { toMrkdwn, toRichText } from './mrkdwn.ts';
import { warn, type Draft } from './render-draft.ts';
import { escapedLength, splitLines } from './split-text.ts';

type Named = Parameters<typeof warn>[2];

/** The lines of a text block, bold when the whole block is. */
function linesOf(block: TextBlock): Line[] {
  const written = parseCardText(block.text);
  const lines = isMonospace(block.fontType) ? restyle(written, { code: true }) : written;
  return isBold(block.weight) || block.style === 'columnHeader' ? embolden(lines) : lines;
}

/** The lines of elements that are all visible, ordinary text; undefined when there is anything else among them. */
export function textLines(items: readonly CardElement[]): Line[] | undefined {
  const lines: Line[] = [];
  for (const item of items) {
    // A text with an id may be an error or be revealed by a button, which is decided elsewhere.
    if (item.type !== 'TextBlock' || item.isVisible === false || item.id !== undefined) return undefined;
    lines.push(...(isHeading(item) ? embolden(linesOf(item)) : linesOf(item)));
  }
  return lines;
}

/** A text block as a header, a small print line or a section, in as many blocks as it needs. */
export function renderTextBlock(block: TextBlock, draft: Draft): KnownBlock[] {
  const lines = linesOf(block);
  if (isHeading(block)) return renderHeading(block, lines, draft);
  return isSmallPrint(block) ? renderSmallPrint(block, lines, draft) : renderLines(block, lines, draft);
}

function isHeading(block: TextBlock): boolean {
  const large = ['large', 'extralarge'].includes(block.size?.toLowerCase() ?? '');
  return block.style === 'heading' || (large && isBold(block.weight));
}

function isSmallPrint(block: TextBlock): boolean {
  return block.isSubtle === true || block.size?.toLowerCase() === 'small';
}

function renderHeading(block: TextBlock, lines: readonly Line[], draft: Draft): KnownBlock[] {
  const words = wordsOf(lines);
  if (words.trim() === '') return [];
  // A header is plain text: links would not lead anywhere, and other looks are worth less than its size.
  const linked = lines.some((line) => line.spans.some((span) => span.link !== undefined));
  if (words.length > LIMITS.headerText || words.includes('\n') || linked) {
    return renderLines(block, embolden(lines), draft);
  }
  if (lines.some((line) => line.spans.some(({ italic, strike, code }) => italic || strike || code))) {
    warn(draft, 'downgraded', block, 'a header shows no italics or other looks');
  }
  return [{ type: 'header', text: { type: 'plain_text', text: words, emoji: false } }];
}

function renderSmallPrint(block: TextBlock, lines: readonly Line[], draft: Draft): KnownBlock[] {
  return pieces(block, lines, LIMITS.contextText, draft).map((part): KnownBlock => {
    const text = textObject(part);
    if (text !== undefined) return { type: 'context', elements: [text] };
    warn(draft, 'downgraded', block, 'small print with both typed marks and own looks is shown at full size');
    return { type: 'rich_text', elements: toRichText(part) };
  });
}

/** Lines as sections, or as rich text where mrkdwn could not show them exactly. */
export function renderLines(element: Named, lines: readonly Line[], draft: Draft): KnownBlock[] {
  return pieces(element, lines, LIMITS.sectionText, draft).map((part): KnownBlock => {
    const text = toMrkdwn(part);
    if (text === undefined) return { type: 'rich_text', elements: toRichText(part) };
    return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } };
  });
}

/** What was too long for its place, in full. */
export function renderSpilt(draft: Draft): KnownBlock[] {
  const lines = draft.spilt.splice(0).map((text): Line => ({ kind: 'bullet', spans: [{ text }] }));
  return renderLines({ type: 'text' }, lines, draft);
}

function pieces(element: Named, lines: readonly Line[], limit: number, draft: Draft): Line[][] {
  const parts = splitLines(withShortLinks(element, lines, limit, draft), limit).filter(
    (part) => wordsOf(part).trim() !== '',
  );
  if (parts.length > 1) warn(draft, 'split', element, `the text stands in ${parts.length} blocks`);
  return parts;
}

/** Whether an address and some words fit into a text of so many characters. */
export function fitsInText(link: string, limit: number = LIMITS.sectionText): boolean {
  return escapedLength(link) <= limit - LINKED_WORDS;
}

/** What is kept free for the words of a link, which must not stand apart from its address. */
const LINKED_WORDS = 200;

/** An address too long for the text it stands in cannot be part of it; its words stay. */
function withShortLinks(
  element: Named,
  lines: readonly Line[],
  limit: number,
  draft: Draft,
): readonly Line[] {
  const isLong = ({ link }: Span): boolean => link !== undefined && !fitsInText(link, limit);
  if (!lines.some(({ spans }) => spans.some(isLong))) return lines;
  warn(draft, 'dropped', element, 'an address is too long to be part of a text in Slack');
  return lines.map((line) => ({
    ...line,
    spans: line.spans.map((span) => {
      const { link: _, ...words } = span;
      return isLong(span) ? words : span;
    }),
  }));
}

/**
 * Lines as one text object: mrkdwn, or plain text when only that shows them exactly. Undefined when neither can, which
 * needs typed marks and looks of our own in the same text.
 */
export function textObject(lines: readonly Line[]): TextObject | undefined {
  const text = toMrkdwn(lines);
  if (text !== undefined) return { type: 'mrkdwn', text, verbatim: true };
  return hasLooks(lines) ? undefined : { type: 'plain_text', text: wordsOf(lines), emoji: false };
}

/** Facts as two columns of fields. */
export function renderFacts(set: FactSet, draft: Draft): KnownBlock[] {
  const pairs = set.facts.map((fact) => ({
    title: parseCardText(fact.title),
    value: parseCardText(fact.value),
  }));
  return renderPairs(set, pairs, draft);
}

/** Titles with their values as fields, ten a section; a pair too long for a field stands on its own. */
export function renderPairs(
  element: Named,
  pairs: readonly {
    readonly title: readonly Line[] | undefined;
    readonly value: readonly Line[] | undefined;
  }[],
  draft: Draft,
): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let fields: TextObject[] = [];
  const flush = (): void => {
    if (fields.length > 0) blocks.push({ type: 'section', fields });
    fields = [];
  };
  for (const { title: words = [], value = [] } of pairs) {
    const title = embolden(words);
    const lines = [...title, ...value];
    if (wordsOf(lines).trim() === '') continue;
    const field = factField(title, value);
    if (field === undefined || field.text.length > LIMITS.fieldText) {
      flush();
      blocks.push(...renderLines(element, lines, draft));
      continue;
    }
    if (fields.length === LIMITS.fields) flush();
    fields.push(field);
  }
  flush();
  return blocks;
}

function factField(title: readonly Line[], value: readonly Line[]): TextObject | undefined {
  const text = toMrkdwn([...title, ...value]);
  if (text !== undefined) return { type: 'mrkdwn', text, verbatim: true };
  // Only the title's bold is given up, so that the value reads as it was typed.
  if (hasLooks(value)) return undefined;
  return { type: 'plain_text', text: wordsOf([...title, ...value]), emoji: false };
}
