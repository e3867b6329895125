import { describe, expect, it } from 'vitest';
import type { FieldText, GuardSurroundings } from '../../../src/domain/guard/finding.ts';
import { screen } from '../../../src/domain/guard/screen.ts';
import { plymouthSurroundings } from '../../guard-corpus/surroundings.ts';

const work = plymouthSurroundings();
const inCase: GuardSurroundings = { ...work, about: 'case' };

/** `kind severity` of everything found, advice included. */
function found(text: string | readonly string[], surroundings = work): string[] {
  const texts: FieldText[] = [text].flat().map((each, at) => ({ field: `f${at}`, text: each }));
  return [...new Set(screen(texts, surroundings).map(({ kind, severity }) => `${kind} ${severity}`))];
}

describe('what the text guard must do', () => {
  it('F1 a valid NHS number is refused, with blanks or dashes', () => {
    for (const text of ['999 012 3454', '999-012-3454', '9990123454'])
      expect(found(text)).toEqual(['nhs-number refuse']);
  });

  it('F2 ten figures alone are no NHS number; a label, the usual way of writing or the first figure makes them one', () => {
    expect(found('1752 668 000')).toEqual([]);
    expect(found('Order 999 012 3455')).toEqual([]);
    expect(found('943 476 5919')).toEqual(['nhs-number refuse']);
    expect(found('nhs no 999 012 3455')).toEqual(['nhs-number confirm']);
    expect(found('counts 45 52 61 70 38 per month')).toEqual([]);
  });

  it('F3 a pupil number is refused; with a wrong letter it is asked about', () => {
    for (const text of ['T879999920001', 'V879999921042', 'P87999992203A'])
      expect(found(text)).toEqual(['upn refuse']);
    expect(found('A879999920001')).toEqual(['upn confirm']);
  });

  it('F4 a National Insurance number is refused, a prefix that is never given out is not one', () => {
    expect(found('AB123456C')).toEqual(['ni-number refuse']);
    for (const text of ['GB123456C', 'QQ123456C', 'AO123456C']) expect(found(text)).toEqual([]);
  });

  it('F5 a full date of birth is refused, a due date is not', () => {
    for (const text of ['14/03/2012', '14/03/12', 'dob 14-3-12', '14 March 2012'])
      expect(found(text)).toEqual(['date-of-birth refuse']);
    for (const text of [
      'due 14/12/2026',
      '14/12/2026',
      'policy dated 14/03/2012',
      'yrs 9/10/11',
      '12-14 weeks',
    ])
      expect(found(text)).toEqual([]);
  });

  it('F6 a whole postcode is refused, its first half is not', () => {
    expect(found('PL0 9ZZ')).toEqual(['postcode refuse']);
    for (const text of ['PL5 area', 'S47 1st visit', 'QQ1 1AA', 'S17 5WD']) expect(found(text)).toEqual([]);
  });

  it('F7 a family’s phone or e-mail is refused, those of agencies and helplines are not', () => {
    expect(found('07700 900123')).toEqual(['phone refuse']);
    expect(found('mum.x@webpost.example')).toEqual(['e-mail refuse']);
    for (const text of [
      '01752 668000 option 1',
      '0800 1111',
      'pscp@plymouth.gov.uk',
      'priya.nair@partnership.example',
      'dsl@penholm.plymouth.gov.uk',
    ])
      expect(found(text)).toEqual([]);
  });

  it('F8 a child’s or parent’s name is refused, one that may be a colleague’s is asked about, members’ own are fine', () => {
    for (const text of [
      'mum Jane',
      'Tyler’s mum',
      'a girl called Zephyrine',
      '#justicefortyler',
      'the Mockford children',
    ])
      expect(found(text)).toEqual(['name refuse']);
    expect(found('Kayleigh Example', inCase)).toEqual(['name refuse']);
    expect(found('Kayleigh Example')).toEqual(['name confirm']);
    expect(found('Priya Nair and Jory to agree', inCase)).toEqual([]);
    expect(found('yp Jory, missing', inCase)).toEqual(['name refuse']);
    expect(found('Will May mark Grace’s hope for June?')).toEqual([]);
    expect(found('Ask Laura for the slides')).toEqual(['name advise']);
  });

  it('F9 initials with age or school, age or year group with school, and brothers and sisters are refused', () => {
    for (const text of [
      'KT 14 at Penholm Yr9',
      '15yo boy at Penholm School',
      'siblings 3, 7 and 12',
      'brother 9 and sister 6',
    ])
      expect(found(text, inCase)).toEqual(['jigsaw refuse']);
    expect(found('14yo boy from Efford', inCase)).toEqual(['jigsaw confirm']);
    for (const text of [
      'boys 14-16',
      'Penholm School yr 9 assembly',
      'items 3, 7 and 12',
      'DSL at Penholm School',
    ])
      expect(found(text, inCase)).toEqual([]);
  });

  it('F10 vehicle registrations and the numbers of police, courts and records are refused, the bot’s own are not', () => {
    expect(found('XX99 ZZZ')).toEqual(['vehicle refuse']);
    expect(found('50/123456/26')).toEqual(['crime-reference refuse']);
    expect(found('LL 123456')).toEqual(['case-reference refuse']);
    for (const text of [
      'ACT-2611-K4TR',
      'ESC-2611-001',
      'DIB-261123-04',
      'S175/157',
      'section 47',
      '£193,279',
      '90% by 12 Dec',
    ])
      expect(found(text)).toEqual([]);
  });

  it('F15 words on health, origin, belief or offences of one child are advised on, and never stop anything', () => {
    expect(found('the yp is autistic', inCase)).toEqual(['sensitive advise']);
    expect(found('Autism training for 40 staff')).toEqual([]);
  });

  it('F43 words that sound like blame are advice', () => {
    expect(found('she is promiscuous')).toEqual(['wording advise']);
  });

  it('nothing is hidden by being spread over the fields of one form', () => {
    expect(found(['Send the letter about 999 012', '3454 to health'])).toEqual(['nhs-number refuse']);
    expect(found(['Chase the plan for Tyler', 'His sister is at home'])).toContain('name refuse');
    const spans = screen(
      [
        { field: 'a', text: 'x 999 012' },
        { field: 'b', text: '3454 y' },
      ],
      work,
    );
    expect(spans.map(({ field, span, rewrite }) => [field, span, rewrite])).toEqual([
      ['a', { start: 2, end: 9 }, 'x [NHS number removed]'],
      ['b', { start: 0, end: 4 }, '[NHS number removed] y'],
    ]);
  });

  it('the partnership can be stricter, and not milder', () => {
    expect(found('Ask Laura', { ...work, atLeast: { name: 'refuse' } })).toEqual(['name refuse']);
    expect(found('PL0 9ZZ', { ...work, atLeast: { postcode: 'advise' } })).toEqual(['postcode refuse']);
  });

  it('the rewrite keeps the sense', () => {
    const rewrite = (text: string) =>
      screen([{ field: 'f', text }], inCase).find((finding) => finding.rewrite)?.rewrite;
    expect(rewrite('Kayleigh missing from PL0 9ZZ, ring 07700 900123')).toBe(
      'a child missing from PL0 area, ring [phone number removed]',
    );
    expect(rewrite('KT 14 missing from care')).toBe('a child a teenager missing from care');
    expect(rewrite('mum Jane is worried')).toBe('mum is worried');
  });
});
