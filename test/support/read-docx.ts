import { strFromU8, unzipSync } from 'fflate';

/** What a Word file says: the text of each paragraph that has any, in order, with the style of headings and the links it goes to. */
export interface ReadDocx {
  readonly lines: readonly string[];
  readonly headings: readonly string[];
  readonly links: readonly string[];
  /** Names of the parts of the file. */
  readonly parts: readonly string[];
}

/** Opens a `.docx` without the library that wrote it: a zip whose `word/document.xml` has the words. */
export function readDocx(bytes: Uint8Array): ReadDocx {
  const files = unzipSync(bytes);
  const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const paragraphs = [...part('word/document.xml').matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs)].map(
    ([xml]) => ({
      text: [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
        .map(([, text = '']) => unescaped(text))
        .join(''),
      style: /<w:pStyle w:val="([^"]*)"/.exec(xml)?.[1] ?? '',
    }),
  );
  return {
    lines: paragraphs.map(({ text }) => text).filter((text) => text !== ''),
    headings: paragraphs.filter(({ style }) => style.startsWith('Heading')).map(({ text }) => text),
    links: [...part('word/_rels/document.xml.rels').matchAll(/Target="(http[^"]*)"/g)].map(([, link = '']) =>
      unescaped(link),
    ),
    parts: Object.keys(files),
  };
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
