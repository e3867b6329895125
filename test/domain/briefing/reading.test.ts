import { describe, expect, it } from 'vitest';
import { soundsLikeDanger } from '../../../src/domain/danger/read-danger.ts';
import { screen, worst } from '../../../src/domain/guard/screen.ts';
import { answerQuestion } from '../../../src/domain/briefing/read/answer.ts';
import { isEmpty, readUpdate } from '../../../src/domain/briefing/read/read-update.ts';
import { plymouthSurroundings } from '../../guard-corpus/surroundings.ts';
import { FRESH } from './corpus/fresh.ts';
import { H2 } from './corpus/h2.ts';
import { HELD_OUT } from './corpus/held-out.ts';
import { contextOf, judge, plymouthReader } from './corpus/judge.ts';
import { LAST } from './corpus/last.ts';
import { OTHERS } from './corpus/others.ts';
import { POLICE } from './corpus/police.ts';
import { readCorpus } from './corpus/read-corpus.ts';

const SETS = { H2, POLICE, OTHERS, HELD_OUT, FRESH, LAST };
const lines = Object.entries(SETS).flatMap(([name, set]) => readCorpus(name, set));
const messages = lines.filter(({ refused }) => !refused).map(judge);
const surroundings = { ...plymouthSurroundings(), about: 'case' as const };

function read(text: string, open = 0, agency = 'devon-cornwall-police', at = '23T08:40') {
  return readUpdate(text, plymouthReader(), contextOf({ agency, open, at }));
}

describe('the labelled messages', () => {
  it('are enough', () => {
    expect(lines.length).toBeGreaterThanOrEqual(170);
    expect(new Set(lines.map(({ text }) => text)).size).toBeGreaterThan(lines.length - 10);
  });

  it.each(['type', 'count', 'risk', 'place', 'due', 'time', 'strategy', 'action', 'owner'])(
    'are read with a precision of 95 in 100 or more: %s',
    (field) => {
      const fields = messages.flatMap((message) => message.fields).filter((each) => each.field === field);
      const wrong = fields.filter(({ outcome }) => outcome === 'wrong');
      const right = fields.filter(({ outcome }) => outcome === 'right');
      expect(right.length).toBeGreaterThan(10);
      expect(right.length / (right.length + wrong.length), JSON.stringify(wrong)).toBeGreaterThanOrEqual(
        0.95,
      );
    },
  );

  it('that are not clear are asked about', () => {
    expect(messages.filter(({ asked }) => !asked).map(({ line }) => line.text)).toEqual([]);
  });

  it('nothing is recorded of a greeting', () => {
    for (const { line, reading } of messages.filter(({ line: { chat } }) => chat))
      expect(isEmpty(reading), line.text).toBe(true);
  });

  it('F1 F3 F5 F9 F10 the identifying ones are stopped by the guard, and the others are not', () => {
    const verdict = (text: string) => worst(screen([{ field: 'text', text }], surroundings)) ?? 'advise';
    for (const { text, refused } of lines.filter((line) => line.refused || line.id.startsWith('H2')))
      expect(verdict(text) === 'refuse', text).toBe(refused);
  });

  it('F16 danger is noticed before anything is read', () => {
    expect(lines.filter(({ text, danger }) => danger && !soundsLikeDanger([text]))).toEqual([]);
    // "Carrying knives for protection": better shown once too often.
    const shown = lines.filter(
      ({ text, danger, refused }) => !danger && !refused && soundsLikeDanger([text]),
    );
    expect(shown.length, shown.map(({ text }) => text).join('\n')).toBeLessThanOrEqual(3);
  });

  it('questions are short, with two to four answers, and hold none of the words', () => {
    for (const { line, reading } of messages)
      for (const { text, choices, id } of reading.questions) {
        expect(text.length, id).toBeLessThanOrEqual(110);
        expect(choices.length, `${line.text}: ${id}`).toBeGreaterThanOrEqual(2);
        expect(choices.length).toBeLessThanOrEqual(4);
        expect(new Set(reading.questions.map((question) => question.id)).size).toBe(reading.questions.length);
      }
  });
});

describe('a thread of one morning', () => {
  it('four missing, three back, one still out: high, since 21:40, and about twelve hours at half past nine', () => {
    const [back, out] = read(
      'morning all 4 misper ovrnight 3 back 1 still out since 2140ish, high, care plcmt, last seen city centre',
    ).drafts;
    expect([back?.type.value, back?.count?.value, back?.risk]).toEqual(['returned', 3, undefined]);
    expect([out?.type.value, out?.count?.value, out?.risk?.value, out?.area?.value]).toEqual([
      'missing-now',
      1,
      'high',
      'city-centre',
    ]);
    expect(out?.since?.value).toBe('2026-11-22T21:40:00.000Z');
  });

  it('says which words it read: the rule and where they stand', () => {
    const text = '1 misper since 1900 yesterday, medium risk, last seen Devonport';
    const [draft] = read(text).drafts;
    const words = (because: readonly { from: number; to: number }[] | undefined) =>
      because?.map(({ from, to }) => text.slice(from, to));
    expect(words(draft?.risk?.because)).toEqual(['medium risk']);
    expect(words(draft?.area?.because)).toEqual(['Devonport']);
    expect(words(draft?.since?.because)).toEqual(['1900']);
    expect(words(draft?.type.because)).toEqual(['misper']);
  });

  it('the one still out was found: its item closes, and the meeting is asked for by noon', () => {
    const { closures, drafts, questions } = read(
      'still out one = found 0840 safe, ppn done, strat pls b4 12',
      1,
      undefined,
      '23T08:50',
    );
    expect(drafts).toEqual([]);
    expect(questions).toEqual([]);
    expect(closures[0]).toMatchObject({
      item: 'DIB-261123-01',
      returned: true,
      returnedAt: { value: '2026-11-23T08:40:00.000Z' },
      strategy: { state: { value: 'requested' }, at: { value: { date: '2026-11-23', time: '12:00' } } },
    });
  });

  it('with two open it asks which, and "none of these" makes it news', () => {
    const reading = read('one back at 0800', 2);
    expect(reading.questions.map(({ id, needed }) => [id, needed])).toEqual([['which-item-1', true]]);
    const now = new Date('2026-11-23T08:40:00Z');
    expect(answerQuestion(reading, 'which-item-1', 'DIB-261123-02', now).closures[0]?.item).toBe(
      'DIB-261123-02',
    );
    const news = answerQuestion(reading, 'which-item-1', 'new', now);
    expect(news.closures).toEqual([]);
    expect(news.drafts[0]).toMatchObject({
      type: { value: 'returned' },
      returnedAt: { value: '2026-11-23T08:00:00.000Z' },
    });
  });

  it('numbers that do not fit are asked about, and the answer settles them', () => {
    const reading = read('6 missing this wkend 5 back');
    const question = reading.questions.find(({ kind }) => kind === 'split');
    expect(question).toMatchObject({ needed: true, about: 1 });
    const now = new Date('2026-11-23T08:40:00Z');
    const out = answerQuestion(reading, question?.id ?? '', 'missing-now', now);
    expect(out.drafts.map(({ type, count }) => [type.value, type.confidence >= 0.8, count?.value])).toEqual([
      ['returned', true, 5],
      ['missing-now', true, 1],
    ]);
    expect(out.questions.some(({ id }) => id === 'risk-2')).toBe(true);
    expect(answerQuestion(reading, question?.id ?? '', 'drop', now).drafts).toHaveLength(1);
    const both = read('3 missing, 2 back, 2 still out');
    expect(answerQuestion(both, 'split-1', 'drop', now).drafts).toEqual([]);
    expect(() => answerQuestion(both, 'split-1', 'no such choice', now)).toThrow('answered already');
  });

  it('nobody missing against an earlier report is asked about', () => {
    expect(read('no missing since fri 1700 woop, quietest wkend').questions).toEqual([]);
    const reading = read('no missing since fri 1700 woop, quietest wkend', 1);
    expect(reading.questions.map(({ kind }) => kind)).toEqual(['nil-but-reported']);
    expect(answerQuestion(reading, 'nil-but-reported', 'earlier', new Date()).nil).toBeUndefined();
  });

  it('"us" is the agency that writes', () => {
    const known = (agency: string) =>
      read('2 arrested sat, known to us', 0, agency).drafts[0]?.knownTo.map(({ value }) => value);
    expect([known('childrens-services'), known('youth-justice-service'), known('barnardos')]).toEqual([
      ['csc'],
      ['yjs'],
      [],
    ]);
  });
});
