import { describe, expect, it } from 'vitest';
import { adviceOn, withAdvice } from '../../src/bot/advice.ts';
import { guardText, guardTyping, kindsOf, type GuardFinding } from '../../src/bot/guard.ts';
import { messageRefusal } from '../../src/bot/guard-message.ts';
import { HeldLines } from '../../src/bot/held-lines.ts';
import type { MessageInteraction } from '../../src/bot/interaction.ts';

const kinds = (text: string): string[] => guardText(text).map(({ kind }) => kind);

describe('the text guard', () => {
  it.each([
    [
      'nhs-number',
      [
        'nhs no 999 012 3454 seen ED wkend',
        '9990123454',
        '999-012-3454',
        '999.012.3454',
        '999  012  3454',
        '999\u00a0012\u00a03454',
        '999–012–3454',
        '９９９０１２３４５４',
      ],
    ],
    ['upn', ['upn T879999920001 check on sims pls', 'V879999921042', 'p87999992203a']],
    ['ni-number', ['AB123456C', 'AB 12 34 56 C', 'ab 12-34-56-c']],
    ['postcode', ['lives at PL0 9ZZ', 'pl0 9zz', 'PL0  9ZZ', 'PL09ZZ', 'PL0\u00a09ZZ']],
    [
      'phone',
      [
        'can someone ring 07700 900123',
        '07700.900.123',
        '077 0090 0123',
        '+44 7700 900123',
        '0044 (0)7700 900123',
        'office is 01632 960001',
      ],
    ],
    [
      'date-of-birth',
      ['dob 14/03/12', 'D.O.B. 14-3-2012', 'd o b 1/2/15', 'born 14 March 2012', 'date of birth: 14.03.2012'],
    ],
    ['hidden-characters', ['Send the min\u200butes', '\u202eetunim eht dneS', 'Send\u2066 it']],
    ['broadcast', ['<!channel> look', '@here now', 'tell @everyone']],
    ['markup', ['<at>Priya</at> please', 'ask <@U123>']],
  ])('refuses %s', (kind, texts) => {
    for (const text of texts) expect(kinds(text), text).toContain(kind);
  });

  it.each([
    'Send the minutes within ten days',
    '90% on time, 19 of 20 by 12/12/2026',
    'PL5 area, after S47 and an ICPC',
    'Review the 2024-25 report by 30 September 2026',
    'Call 999 if a child is in danger',
    'ACT-2611-K4TR and ESC-2611-001 belong together',
    'Room 12, 09:30-10:00, 15 Dec',
    'A family 👨‍👩‍👧 emoji and Arabic مرحبا are text',
    'PPNs rose from 10,366 to 11,904',
    'E-mail the team @ the hub',
  ])('lets pass: %s', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('never repeats what it found', () => {
    for (const { message } of guardText('nhs 999 012 3454, PL0 9ZZ, 07700 900123'))
      expect(message).not.toMatch(/\d{3}|9ZZ/);
  });

  it('reads a whole command only for what no command may hold', () => {
    expect(guardTyping('action assign jo@livewell.example "x" by 12/12/2026')).toEqual([]);
    expect(guardTyping('action assign @here "x"').map(({ kind }) => kind)).toEqual(['broadcast']);
  });
});

const line = {
  member: 'jo',
  command: 'action',
  verb: 'assign',
  values: { title: 'Ask Harriet' },
  kinds: 'name',
};

describe('lines that wait for their author', () => {
  it('are given out once, to their author alone, within ten minutes', () => {
    let now = 0;
    const held = new HeldLines(() => now);
    const [one, two] = [held.hold(line), held.hold(line)];
    expect(held.take(one, 'somebody-else')).toBeUndefined();
    expect(held.take(one, 'jo')).toEqual(line);
    expect(held.take(one, 'jo')).toBeUndefined();
    now = 600_001;
    expect(held.take(two, 'jo')).toBeUndefined();
    expect(held.take('', 'jo')).toBeUndefined();
  });

  it('are at most 500: the oldest go first', () => {
    const held = new HeldLines(() => 0);
    const ids = Array.from({ length: 600 }, () => held.hold(line));
    expect(held.take(ids[0] ?? '', 'jo')).toBeUndefined();
    expect(held.take(ids.at(-1) ?? '', 'jo')).toEqual(line);
    expect(ids.filter((id) => held.take(id, 'jo')).length).toBeLessThanOrEqual(500);
  });
});

describe('what is said beside an answer', () => {
  const view = { card: { type: 'AdaptiveCard' as const, version: '1.5' as const, body: [] }, summary: 'x' };
  const advice: GuardFinding = { kind: 'wording', severity: 'advise', field: 'f', message: 'A gentler one' };

  it('advice stands at the foot of a notice, and on no card that others see', () => {
    expect(JSON.stringify(withAdvice({ kind: 'notice', view }, ['A gentler one']))).toContain(
      'A gentler one',
    );
    const card = { kind: 'card', view } as const;
    expect(withAdvice(card, ['A gentler one'])).toBe(card);
    expect(withAdvice({ kind: 'nothing' }, ['A gentler one'])).toEqual({ kind: 'nothing' });
  });

  it('F17 a disclosure gets a word that this is no referral', () => {
    expect(adviceOn([advice], ['child disclosed that dad hits her'])[0]).toContain('This is not a referral');
    expect(adviceOn([advice], ['Send the minutes'])).toEqual(['A gentler one']);
  });

  it('F12 F14 the author of a changed message is told to delete it, in words without the value', () => {
    const found = guardText('he is at PL0 9ZZ now');
    const message = { change: 'edited', sender: { platform: 'slack' } } as MessageInteraction;
    const words = JSON.stringify(messageRefusal(found, message));
    expect(words).toContain('as you changed it');
    expect(words).toContain('PL0 area');
    expect(words).not.toContain('9ZZ');
    expect(kindsOf(found)).toBe('postcode');
  });
});
