import { textRuns } from '../../../cards/user-text.ts';

/** Markdown as Teams reads it in text blocks and facts, everything that people typed escaped. */
declare const teamsMarkdown: unique symbol;
export type TeamsMarkdown = string & { readonly [teamsMarkdown]: true };

/**
 * A text of an expanded card for a place where Teams reads markdown (`TextBlock.text`, `Fact.title`, `Fact.value`; see
 * cards-format.md): the card's own markup as it stands, what people typed escaped so that it shows as typed.
 */
export function toTeamsMarkdown(value: string): TeamsMarkdown {
  let written = '';
  for (const run of textRuns(value))
    written += run.typed ? escapeTyped(run.text, lineBreak(written)) : run.text;
  return written as TeamsMarkdown;
}

/**
 * Teams starts a new line at an empty line. Inside a list item or emphasis that would end it, so there the line break
 * of CommonMark stands (two spaces and a new line).
 */
function lineBreak(before: string): string {
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  return /^\s*([-*+]|\d+[.)])\s/.test(line) || /[*_[]$/.test(line) ? '  \n' : '\n\n';
}

/** Escapes typed text. CommonMark lets a backslash stand before any punctuation; `<` and entities must not reach HTML. */
function escapeTyped(text: string, newline: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(escapeLine)
    .filter((line, index) => line !== '' || index === 0)
    .join(newline);
}

function escapeLine(line: string): string {
  return (
    line
      .replace(/[\\`*[\]]|~(?=~)|(?<=~)~/g, '\\$&')
      // Inside a word it means nothing, and a backslash in an address would become part of the link.
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      // Teams fills in dates written {{DATE(…)}} in a card's texts.
      .replaceAll('{{', '{\\{')
      .replace(/&(?=#?\w+;)/g, '&amp;')
      .replaceAll('<', '&lt;')
      // Marks that mean something at the start of a line only: headings, quotes, lists, rules.
      .replace(/^([ \t]*)([#>+=-])/, '$1\\$2')
      .replace(/^([ \t]*\d+)([.)])/, '$1\\$2')
      // Leading space would be dropped, or make a block of code.
      .replace(/^[ \t]+/, (space) => '\u00A0'.repeat(space.length))
  );
}
