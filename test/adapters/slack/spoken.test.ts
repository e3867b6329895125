import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentions, toCommandLine, toSpoken } from '../../../src/adapters/slack/spoken.ts';

/** As Slack escapes what people type. */
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

describe('what somebody typed', () => {
  it.each([
    ['nothing', '', []],
    ['escaped characters', 'a &lt;b&gt; &amp;amp; c', ['a <b> &amp; c']],
    ['a person', 'to <@U2|sam>', ['to ', { user: 'U2', name: 'sam' }]],
    ['a person without a name', '<@W2>', [{ user: 'W2', name: 'W2' }]],
    [
      'two people side by side',
      '<@U2><@U3>',
      [
        { user: 'U2', name: 'U2' },
        { user: 'U3', name: 'U3' },
      ],
    ],
    ['a channel', 'see <#C1|neglect> and <#C2|> and <#C3>', ['see #neglect and #C2 and #C3']],
    ['everybody', '<!channel> <!here> <!everyone>', ['@channel @here @everyone']],
    ['a user group', '<!subteam^S1|@chairs> <!subteam^S2>', ['@chairs @subteam']],
    ['a date', '<!date^1392734382^{date}|18 Feb 2014>', ['18 Feb 2014']],
    ['an address typed without its scheme', 'see <http://example.org|example.org>', ['see example.org']],
    ['an address', '<https://example.org/a?b=1&amp;c=2>', ['https://example.org/a?b=1&c=2']],
    ['an e-mail', '<mailto:jo@example.org|jo@example.org>', ['jo@example.org']],
    ['an e-mail without a label', '<mailto:jo@example.org>', ['jo@example.org']],
    ['a link that hides where it goes', '<http://evil.example|NHS>', ['NHS (http://evil.example)']],
    ['something in brackets that is none of these', 'a <b> c', ['a <b> c']],
    ['a typed mention, which is only words', '&lt;@U2&gt;', ['<@U2>']],
    ['an open bracket', 'a < b', ['a < b']],
    [
      'right-to-left and zero-width characters, which are left for the guard',
      'a\u202Eb\u200Bc',
      ['a\u202Eb\u200Bc'],
    ],
  ])('comes out as typed: %s', (_what, text, spoken) => {
    expect(toSpoken(text)).toEqual(spoken);
  });

  it('comes out as typed, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        expect(toSpoken(escape(typed))).toEqual(typed === '' ? [] : [typed]);
      }),
    );
  });

  // In time that grows with its length: with its square, this would outlast the test's own limit many times over.
  it('is read without ever failing, however long', () => {
    fc.assert(fc.property(fc.string(), (text) => void toSpoken(text)));
    for (const text of ['<'.repeat(500_000), `<${'@'.repeat(500_000)}`, '<a|'.repeat(200_000)])
      expect(toSpoken(text)).toEqual([text]);
  });
});

describe('a command line', () => {
  it.each([
    ["the bot's own mention is gone", '<@UBOT> action list', ['action list']],
    ['also in the middle', 'action <@UBOT|bot> list', ['action  list']],
    ['also when it is all there is', ' <@UBOT> ', []],
    ['no slash', '/action list', ['action list']],
    ['no slash behind the mention', '<@UBOT> /action', ['action']],
    ['no blanks at the ends', '  action  ', ['action']],
    ['people stay', '<@UBOT> <@U2> ', [{ user: 'U2', name: 'U2' }]],
  ])('%s', (_what, text, spoken) => {
    expect(toCommandLine(text, 'UBOT')).toEqual(spoken);
  });

  it('tells a mention of the bot from one of somebody whose id begins alike', () => {
    expect(mentions('hi <@UBOT>', 'UBOT')).toBe(true);
    expect(mentions('hi <@UBOTTOM>', 'UBOT')).toBe(false);
    expect(mentions('hi &lt;@UBOT&gt;', 'UBOT')).toBe(false);
  });
});
