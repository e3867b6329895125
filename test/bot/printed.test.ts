import { describe, expect, it } from 'vitest';
import { printedDocx } from '../../src/bot/printed-docx.ts';
import { printedHtml } from '../../src/bot/printed-html.ts';
import { printedText, type PrintedDocument } from '../../src/bot/printed.ts';
import { readDocx } from '../support/read-docx.ts';
import { textOfPage } from '../support/read-page.ts';

const REPORT: PrintedDocument = {
  title: 'Making a difference <2026> & after',
  blocks: [
    {
      kind: 'paragraph',
      lines: ['What changed', [{ text: 'for children', bold: true }, { text: ', in short' }]],
    },
    { kind: 'heading', level: 2, text: 'By theme' },
    {
      kind: 'bullets',
      items: ['Neglect: “seen” sooner', [{ text: 'The audit', link: 'https://example.org/a?b=1&c=2' }]],
    },
    {
      kind: 'table',
      columns: [
        { head: 'When', width: 30 },
        { head: 'What', width: 70 },
      ],
      rows: [
        [['10:00', '10:15'], ['<script>alert("x")</script>']],
        [[], ['It is quiet']],
      ],
    },
    { kind: 'heading', level: 3, text: 'Who wrote it' },
  ],
};

describe('a document for paper', () => {
  it('says the same as a web page and as a Word file, word for word and in the same order', async () => {
    const word = readDocx(await printedDocx(REPORT));
    const said = printedText(REPORT);
    expect(said).toContain('for children, in short');
    expect(word.lines).toEqual(said);
    expect(textOfPage(printedHtml(REPORT))).toEqual(said);
    expect(word.headings).toEqual(['Making a difference <2026> & after', 'By theme', 'Who wrote it']);
    expect(word.links).toEqual(['https://example.org/a?b=1&c=2']);
    expect(word.parts).toEqual(expect.arrayContaining(['[Content_Types].xml', 'word/styles.xml']));
  });

  it('leaves out of a Word file what would make it unreadable, and escapes what a page would run', async () => {
    const odd: PrintedDocument = { title: 'A\u0000B\u0008C\uD800D\uFFFFE\nF', blocks: [] };
    expect(readDocx(await printedDocx(odd)).lines).toEqual(['ABCDE F']);
    expect(printedHtml(REPORT)).not.toContain('<script>');
  });
});
