import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spokenIn } from '../../../src/adapters/teams/message-payload.ts';

const html = (content: string, mentions: unknown[] = []) =>
  spokenIn({ body: { contentType: 'html', content }, mentions, deleted: undefined });
const jo = {
  id: 0,
  mentionText: 'Jo Hart',
  mentioned: { user: { id: 'oid-jo', displayName: 'Jo Hart', userIdentityType: 'aadUser' } },
};

describe('the message an action is chosen on', () => {
  it('is read as its author wrote it, with people by their account', () => {
    expect(
      html('<div><p>Please&nbsp;<at id="0">Jo  Hart</at>, send R&amp;D <b>the minutes</b></p></div>', [jo]),
    ).toEqual(['Please ', { user: 'oid-jo', name: 'Jo Hart' }, ', send R&D the minutes']);
  });

  it('keeps lines and lists, and decodes only once', () => {
    expect(html('<p>One<br/>two</p><ul><li>a</li><li>b</li></ul><p>&amp;lt;x&amp;gt;</p>')).toEqual([
      'One\ntwo\n- a\n- b\n\n&lt;x&gt;',
    ]);
  });

  it('leaves out pictures, attachments, styles and the message it replied to', () => {
    const quoted = '<blockquote itemscope itemtype="http://schema.skype.com/Reply"><p>Old</p></blockquote>';
    const rest = '<style>p{}</style><attachment id="1"></attachment><img src="x" alt="a picture">';
    expect(html(`${quoted}${rest}<p>New <emoji id="yes" alt="👍"></emoji></p>`)).toEqual(['New 👍']);
  });

  it('takes a name that no mention speaks for as words', () => {
    expect(html('<at id="7">Jo Hart</at> will')).toEqual(['Jo Hart will']);
    expect(html('<at id="0">Jo</at>', [{ id: 0, mentioned: { application: { id: 'bot' } } }])).toEqual([
      'Jo',
    ]);
  });

  it('takes plain text as it is, and nothing from a deleted message', () => {
    const text = { contentType: 'text', content: ' 1 < 2 &amp; so ' };
    expect(spokenIn({ body: text, mentions: undefined, deleted: undefined })).toEqual(['1 < 2 &amp; so']);
    expect(spokenIn({ body: text, mentions: undefined, deleted: true })).toEqual([]);
    expect(spokenIn({ body: undefined, mentions: undefined, deleted: undefined })).toEqual([]);
  });

  it('takes no longer for nonsense, and never fails', () => {
    for (const piece of ['<', '<at id=', '&#', '<p '.repeat(3), '</']) html(piece.repeat(60_000));
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<', '>', 'at', ' id="0"', '/', '&amp;', 'p', '\n', 'x', '"'), {
          maxLength: 40,
        }),
        (pieces) => {
          expect(Array.isArray(html(pieces.join(''), [jo]))).toBe(true);
        },
      ),
    );
  });
});
