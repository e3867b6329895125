import type { RichTextBlock } from './adaptive-card.ts';
import { asUserText, plainText, textRuns } from './user-text.ts';

/** A stretch of text with one look. The text is literal: whatever in it looks like markup is to be shown as it stands. */
export interface Span {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strike?: boolean;
  readonly underline?: boolean;
  /** Letters of one width. */
  readonly code?: boolean;
  /** An address this text leads to (http, https or mailto). */
  readonly link?: string;
}

/** One line of a text. What people typed may hold line breaks of its own. */
export interface Line {
  readonly kind: 'text' | 'bullet' | 'numbered';
  /** The number of a numbered line as written. */
  readonly number?: number;
  readonly spans: readonly Span[];
}

/** Stands for one typed run while the card's own markdown is read; no expanded card can hold it (`asUserText` removes it). */
const ATOM = '\uE000';
const BULLET = /^[ \t]*[-*+][ \t]+/;
const NUMBER = /^[ \t]*(\d{1,4})[.)][ \t]+/;

/**
 * Reads the markdown of a card text as far as Teams knows it (bold, italic, links, lists, line breaks; cards-format.md).
 * What people typed is taken as it stands. Total: what is not markup is text.
 *
 * @example parseCardText('**Due** ' + asUserText('*soon*'))
 *   // [{ kind: 'text', spans: [{ text: 'Due', bold: true }, { text: ' *soon*' }] }]
 */
export function parseCardText(value: string): Line[] {
  const typed: string[] = [];
  let source = '';
  for (const run of textRuns(value)) {
    if (run.typed) typed.push(run.text);
    source += run.typed ? ATOM : run.text;
  }
  let used = 0;
  const lines: Line[] = [];
  for (const written of source.split(/\r\n|\r|\n/)) {
    const numbered = NUMBER.exec(written);
    const marker = numbered ?? BULLET.exec(written);
    const rest = marker === null ? written : written.slice(marker[0].length);
    if (rest === '') continue;
    const take = (): string => typed[used++] ?? '';
    const spans = merge(inline(rest, {}, take));
    if (numbered !== null) lines.push({ kind: 'numbered', number: Number(numbered[1]), spans });
    else lines.push({ kind: marker === null ? 'text' : 'bullet', spans });
  }
  return lines;
}

/** The runs of a rich text block, which knows no markdown, as one line. */
export function readRichText(block: RichTextBlock): Line[] {
  const spans = block.inlines.flatMap((inline): Span[] => {
    const run = typeof inline === 'string' ? { type: 'TextRun' as const, text: inline } : inline;
    const link = run.selectAction?.type === 'Action.OpenUrl' ? safeLink(run.selectAction.url) : undefined;
    const look: Look = {
      ...(isBold(run.weight) && { bold: true }),
      ...(run.italic === true && { italic: true }),
      ...(run.strikethrough === true && { strike: true }),
      ...(run.underline === true && { underline: true }),
      ...(isMonospace(run.fontType) && { code: true }),
      ...(link !== undefined && { link }),
    };
    return [{ text: plainText(run.text), ...look }];
  });
  return spans.length === 0 ? [] : [{ kind: 'text', spans: merge(spans) }];
}

/** Every span of the lines made bold. */
export function embolden(lines: readonly Line[]): Line[] {
  return restyle(lines, { bold: true });
}

/** Every span of the lines with this look besides its own. */
export function restyle(lines: readonly Line[], look: Look): Line[] {
  return lines.map((line) => ({ ...line, spans: merge(line.spans.map((span) => ({ ...span, ...look }))) }));
}

/** Whether any span has a look of its own or leads anywhere. */
export function hasLooks(lines: readonly Line[]): boolean {
  return lines.some((line) =>
    line.spans.some(({ text: _, ...look }) =>
      Object.values(look).some((set) => set !== undefined && set !== false),
    ),
  );
}

export function isBold(weight: string | undefined): boolean {
  return weight?.toLowerCase() === 'bolder';
}

export function isMonospace(fontType: string | undefined): boolean {
  return fontType?.toLowerCase() === 'monospace';
}

/** The words without any look, lists with their markers. */
export function wordsOf(lines: readonly Line[]): string {
  return lines.map((line) => markerOf(line) + line.spans.map((span) => span.text).join('')).join('\n');
}

/**
 * Lines as a card text again, the reverse of `parseCardText`: every word marked as typed, so that it shows as it stands,
 * and the looks written as markdown around it.
 */
export function markdownOf(lines: readonly Line[]): string {
  return lines
    .map((line) => (line.kind === 'bullet' ? '- ' : markerOf(line)) + line.spans.map(spanMarkdown).join(''))
    .join('\r\r');
}

/** Marks count only where they touch a word, so blank space stays outside them. */
function spanMarkdown({ text, bold, italic, link }: Span): string {
  const [, before = '', word = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
  if (word === '') return text;
  const marks = `${bold ? '**' : ''}${italic ? '_' : ''}`;
  const marked = `${marks}${asUserText(word)}${[...marks].reverse().join('')}`;
  return `${before}${link === undefined ? marked : `[${marked}](${link})`}${after}`;
}

/** What stands before a list line where a platform has no lists of its own. */
export function markerOf(line: Line): string {
  if (line.kind === 'text') return '';
  return line.kind === 'bullet' ? '• ' : `${line.number ?? 1}. `;
}

/** An address that may be opened from a card, or nothing. Scripts and the like are refused. */
export function safeLink(url: string): string | undefined {
  return /^(https?:\/\/|mailto:)[^\s<>"|]+$/i.test(url) ? url : undefined;
}

type Look = Omit<Span, 'text'>;

function inline(source: string, look: Look, take: () => string): Span[] {
  const spans: Span[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') spans.push({ text: plain, ...look });
    plain = '';
  };
  for (let at = 0; at < source.length;) {
    const rest = source.slice(at);
    const found = markup(rest, source[at - 1]);
    if (rest.startsWith(ATOM)) {
      flush();
      spans.push({ text: take(), ...look });
      at += 1;
    } else if (found !== undefined) {
      flush();
      spans.push(...inline(found.inside, { ...look, ...found.look }, take));
      at += found.length;
    } else if (/^\\[!-/:-@[-`{-~]/.test(rest)) {
      plain += rest.charAt(1);
      at += 2;
    } else {
      plain += rest.charAt(0);
      at += 1;
    }
  }
  flush();
  return spans;
}

/** The markup a text starts with: the card's own text only, so the patterns may be simple. */
function markup(
  rest: string,
  before: string | undefined,
): { readonly inside: string; readonly look: Look; readonly length: number } | undefined {
  const link = /^\[([^\]]+)\]\(([^()\s\uE000]+)\)/.exec(rest);
  if (link !== null) {
    const [whole, inside = '', url = ''] = link;
    const safe = safeLink(url);
    return { inside, look: safe === undefined ? {} : { link: safe }, length: whole.length };
  }
  const strong = /^(\*\*|__)(?=\S)(.+?)(?<=\S)\1/s.exec(rest);
  if (strong !== null) return { inside: strong[2] ?? '', look: { bold: true }, length: strong[0].length };
  const emphasis = /^(\*|_)(?=\S)(?!\1)(.+?)(?<=\S)\1(?!\1)/s.exec(rest);
  if (emphasis === null) return undefined;
  const after = rest[emphasis[0].length];
  const insideWord = /[\p{L}\p{N}]/u;
  if (emphasis[1] === '_' && (insideWord.test(before ?? '') || insideWord.test(after ?? '')))
    return undefined;
  return { inside: emphasis[2] ?? '', look: { italic: true }, length: emphasis[0].length };
}

/** Joins neighbours that look alike, so that each platform's markup is written once around them. */
function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && sameLook(last, span)) {
      merged[merged.length - 1] = { ...last, text: last.text + span.text };
    } else if (span.text !== '') merged.push(span);
  }
  return merged;
}

function sameLook(one: Span, other: Span): boolean {
  return (
    one.bold === other.bold &&
    one.italic === other.italic &&
    one.strike === other.strike &&
    one.underline === other.underline &&
    one.code === other.code &&
    one.link === other.link
  );
}
