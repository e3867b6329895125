import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TeamsActivity } from '../../../src/adapters/teams/payloads.ts';
import { mentionsBot, toCommandLine, toSpoken } from '../../../src/adapters/teams/spoken.ts';
import { BOT, botMention, direct, JO, MONA } from './world.ts';

const said = (text: string, entities: unknown[] = []): TeamsActivity =>
  TeamsActivity.parse({ ...direct({ text, entities }), serviceUrl: 'http://127.0.0.1/' });
const person = (who: typeof JO, text = `<at>${who.name}</at>`): object => ({
  type: 'mention',
  text,
  mentioned: { id: who.id, name: who.name, aadObjectId: who.aadObjectId },
});
const line = (text: string, entities: unknown[] = []) => toCommandLine(said(text, entities), BOT);

describe('the text of a Teams message', () => {
  it('loses the mention of the bot and the slash, and keeps people by their Entra id', () => {
    const text = '<at>Partnership</at>&nbsp;/action assign <at>Jo Hart</at> "Send minutes"';
    expect(line(text, [botMention, person(JO)])).toEqual([
      'action assign ',
      { user: JO.aadObjectId, name: 'Jo Hart' },
      ' "Send minutes"',
    ]);
  });

  it('takes the 29: id where Teams gives no Entra id', () => {
    const entity = { type: 'mention', text: '<at>Jo</at>', mentioned: { id: '29:jo', name: 'Jo' } };
    expect(line('assign <at>Jo</at>', [entity])).toEqual(['assign ', { user: '29:jo', name: 'Jo' }]);
  });

  it('keeps an <at> that no entity speaks for as the words it is', () => {
    expect(line('assign <at>Jo Hart</at> x')).toEqual(['assign <at>Jo Hart</at> x']);
    expect(line('assign &lt;at&gt;Partnership&lt;/at&gt; x', [botMention])).toEqual([
      'assign <at>Partnership</at> x',
    ]);
  });

  it('tells two people of one name apart by their order', () => {
    const twin = { ...MONA, name: JO.name };
    expect(line('<at>Jo Hart</at> and <at>Jo Hart</at>', [person(JO), person(twin)])).toEqual([
      { user: JO.aadObjectId, name: 'Jo Hart' },
      ' and ',
      { user: MONA.aadObjectId, name: 'Jo Hart' },
    ]);
  });

  it('gives a third place with two people of that name to nobody', () => {
    const twin = { ...MONA, name: JO.name };
    const parts = line('<at>Jo Hart</at><at>Jo Hart</at><at>Jo Hart</at>', [person(JO), person(twin)]);
    expect(parts[2]).toBe('<at>Jo Hart</at>');
  });

  it('decodes HTML entities once', () => {
    expect(line('R&amp;D &quot;ten&quot; &#39;days&#x27; &amp;lt;b&amp;gt;')).toEqual([
      'R&D "ten" \'days\' &lt;b&gt;',
    ]);
    expect(line('&#1114112; &#xD800; &#0; &bogus;')).toEqual(['&#1114112; &#xD800; &#0; &bogus;']);
  });

  it('keeps tags, teams and other bots as words', () => {
    const tag = {
      type: 'mention',
      text: '<at>Chairs</at>',
      mentioned: { id: 'dGFn', name: 'Chairs', type: 'tag' },
    };
    const other = { type: 'mention', text: '<at>Polly</at>', mentioned: { id: '28:polly', name: 'Polly' } };
    expect(line('ask <at>Chairs</at> and <at>Polly</at>', [tag, other])).toEqual(['ask @Chairs and @Polly']);
  });

  it('is empty for a bare mention', () => {
    expect(line('<at>Partnership</at> ', [botMention])).toEqual([]);
    expect(mentionsBot(said('<at>Partnership</at>', [botMention]), BOT)).toBe(true);
    expect(mentionsBot(said('<at>Partnership</at>'), BOT)).toBe(false);
  });

  it('never loses or invents a character of plain text, and never throws on odd entities', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.jsonValue()), (text, entities) => {
        const plain = text.replace(/[&\u00a0\r]/g, '');
        expect(toSpoken(said(plain, entities), BOT)).toEqual(plain ? [plain] : []);
      }),
    );
  });
});
