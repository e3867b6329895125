import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCardText, wordsOf } from '../../cards/rich-text.ts';
import { asUserText } from '../../cards/user-text.ts';

describe('card text', () => {
  test.each([
    ['plain', [{ text: 'plain' }]],
    ['**bold** __too__', [{ text: 'bold', bold: true }, { text: ' ' }, { text: 'too', bold: true }]],
    ['*it* _too_', [{ text: 'it', italic: true }, { text: ' ' }, { text: 'too', italic: true }]],
    ['**_both_**', [{ text: 'both', bold: true, italic: true }]],
    ['[a](https://x.example)', [{ text: 'a', link: 'https://x.example' }]],
    ['[a](javascript:x)', [{ text: 'a' }]],
    ['5 * 3 * 2, a_b_c, **', [{ text: '5 * 3 * 2, a_b_c, **' }]],
    ['\\*no\\*', [{ text: '*no*' }]],
    [`**${asUserText('**x** [y](z)')}**`, [{ text: '**x** [y](z)', bold: true }]],
    [`[a](${asUserText('https://x.example')})`, [{ text: '[a](https://x.example)' }]],
  ])('%j', (text, spans) => {
    expect(parseCardText(text)).toEqual([{ kind: 'text', spans }]);
  }); // prettier-ignore

  test('has lists and lines', () => {
    const lines = parseCardText('Intro\n\n- a\r- b\r1. one\r2) two');
    expect(lines.map((line) => line.kind)).toEqual(['text', 'bullet', 'bullet', 'numbered', 'numbered']);
    expect(wordsOf(lines)).toBe('Intro\n• a\n• b\n1. one\n2. two');
  });

  test('keeps typed text whatever stands around it', () => {
    const own = fc.constantFrom('**', '_', '[', '](https://x.example)', '- ', '\n', 'word ', '\\');
    const part = fc.oneof(
      own,
      fc.string({ minLength: 1 }).map((typed) => asUserText(typed)),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const words = wordsOf(parseCardText(parts.join('')));
        let from = 0;
        for (const typed of parts.filter((text) => text.startsWith('\uE000'))) {
          const at = words.indexOf(typed.slice(1, -1), from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + typed.length - 2;
        }
      }),
    );
  });
});
