import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hiddenCharacters, withoutHidden } from '../../src/bot/grammar/hidden.ts';
import { tokenise } from '../../src/bot/grammar/tokens.ts';

describe('hidden characters', () => {
  test.each([
    ['zero-width', '\u200b\u200c\u200d\u2060\ufeff'],
    ['direction', '\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'],
    ['soft-hyphen', '\u00ad'],
  ])('%s ones are found and taken out', (kind, characters) => {
    for (const character of characters) {
      expect(hiddenCharacters(`a${character}b`)).toEqual([kind]);
      expect(withoutHidden(`a${character}b`)).toBe('ab');
    }
  });

  test.each(['', 'Plain text, with £ and “quotes”.', 'Zoë', '👨‍👩‍👧‍👦', '👩🏽‍⚕️', '🏳️‍🌈', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'a\u00a0b'])(
    'there are none in “%s”',
    (text) => {
      expect(hiddenCharacters(text)).toEqual([]);
      expect(withoutHidden(text)).toBe(text);
    },
  );

  test('a joiner next to an emoji but not inside one is hidden', () => {
    expect(hiddenCharacters('👨\u200dx')).toEqual(['zero-width']);
    expect(withoutHidden('👨\u200dx')).toBe('👨x');
  });

  test('what is left has none, whatever it was', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('\u200b', '\u200d', '\u202e', '\u00ad', '\u{E0041}', '👨', '🏽', '\ufe0f', '🏴', 'a'),
        fc.string({ maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(text, (said) => {
        if (hiddenCharacters(said).length === 0) expect(withoutHidden(said)).toBe(said);
        expect(withoutHidden(said).length).toBeLessThanOrEqual(said.length);
      }),
    );
  });

  test('a megabyte of them is read: what grows with the square of that does not come to its end', () => {
    for (const text of [
      '\u200d'.repeat(1_000_000),
      '👨\u200d'.repeat(300_000),
      `👨${'\ufe0f'.repeat(1_000_000)}\u200d`,
    ]) {
      expect(hiddenCharacters(text).length).toBeGreaterThan(0);
      expect(withoutHidden(text).length).toBeLessThan(text.length);
    }
  });
});

describe('tokens', () => {
  const cut = (text: string) =>
    tokenise([text]).map((token) => (token.kind === 'quoted' ? `[${token.text}]` : token.raw));

  test.each([
    ['a "b c" d', ['a', '[b c]', 'd']],
    ["a “b c” ‘d e’ 'f g' «h i»", ['a', '[b c]', '[d e]', '[f g]', '[h i]']],
    ["don't the parents' plan", ["don't", 'the', "parents'", 'plan']],
    ["'the parents' plan' x", ["[the parents' plan]", 'x']],
    ["'one two' and 'three'", ['[one two]', 'and', '[three]']],
    ['"never closed', ['"never', 'closed']],
    ['measure:"90% on time"', ['measure:', '[90% on time]']],
    ['due:Friday https://a.example', ['due:', 'Friday', 'https://a.example']],
    ['("Signs of neglect")', ['(', '[Signs of neglect]', ')']],
    ['5" and 6"', ['5"', 'and', '6"']],
  ])('%s', (text, tokens) => {
    expect(cut(text)).toEqual(tokens);
  });

  test('put together again they are the line, tidied', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '"', "'", '“', '”', ':', '(', ',', 'b', '\n') }),
        (text) => {
          const again = tokenise([text])
            .map((token) => (token.spaced ? ` ${token.raw}` : token.raw))
            .join('');
          expect(again.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        },
      ),
    );
  });
});
