import { describe, expect, it } from 'vitest';
import { guardText, guardTyping } from '../../src/bot/guard.ts';

const kinds = (text: string): string[] => guardText(text).map(({ kind }) => kind);

describe('the text guard, first cut', () => {
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
