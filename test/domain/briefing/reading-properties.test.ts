import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { root } from '../../../src/root.ts';
import { Reading } from '../../../src/domain/briefing/reading.ts';
import { answerQuestion } from '../../../src/domain/briefing/read/answer.ts';
import { readUpdate } from '../../../src/domain/briefing/read/read-update.ts';
import '../../support/fixed-seed.ts';
import { contextOf, plymouthReader } from './corpus/judge.ts';
import { OTHERS } from './corpus/others.ts';
import { POLICE } from './corpus/police.ts';
import { readCorpus } from './corpus/read-corpus.ts';

const corpus = [POLICE, OTHERS].flatMap((lines) => readCorpus('any', lines)).map(({ text }) => text);
const vocabulary = [...new Set(corpus.flatMap((text) => text.split(' ')))];
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.constantFrom(...vocabulary, ',', '.', '\n', '12', '3', 'both', 'misper', 'back', 'still out'), {
      maxLength: 40,
    })
    .map((words) => words.join(' ')),
  fc.tuple(fc.constantFrom(...corpus), fc.constantFrom(...corpus)).map(([one, other]) => `${one}\n${other}`),
);
const open = fc.nat({ max: 3 });
const read = (text: string, n: number) =>
  readUpdate(text, plymouthReader(), contextOf({ agency: 'devon-cornwall-police', open: n, at: '23T08:40' }));

const SPELLED =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(' ');
/** Every number that is typed, in figures or words; `both` and `pair` are two. */
function numbersIn(text: string): number[] {
  const low = text.normalize('NFKD').toLowerCase();
  const figures = [...low.matchAll(/\d{1,2}/g)].flatMap(([figure]) => [
    Number(figure),
    ...[...figure].map(Number),
  ]);
  const all = [...low.matchAll(/\d+/g)].map(([figure]) => Number(figure));
  return [
    ...figures,
    ...all,
    ...SPELLED.flatMap((word, at) => (low.includes(word) ? [at + 1] : [])),
    ...(/single|once/.test(low) ? [1] : []),
    ...(/both|pair|twice/.test(low) ? [2] : []),
    ...(low.includes('dozen') ? [12] : []),
    ...(low.includes('twenty') ? [20] : []),
  ];
}

describe('whatever is typed', () => {
  it('it is read into something that can be stored, and never throws', () => {
    fc.assert(
      fc.property(texts, open, (text, n) => {
        const reading = read(text, n);
        expect(Reading.safeParse(reading).error).toBeUndefined();
        expect(read(text, n)).toEqual(reading);
      }),
      { numRuns: 50 },
    );
  });

  it('no count is one that was not typed, or the difference of some that were', () => {
    fc.assert(
      fc.property(texts, open, (text, n) => {
        const typed = numbersIn(text);
        const { drafts, talks, flags } = read(text, n);
        const sums = new Set(typed);
        for (const { count } of drafts) {
          if (!count) continue;
          const parts = drafts.flatMap((draft) => draft.count?.value ?? []);
          const whole = typed.some(
            (total) => parts.reduce((so, part) => so + part, 0) >= total && total > count.value,
          );
          expect(sums.has(count.value) || whole, `${JSON.stringify(text)} has no ${count.value}`).toBe(true);
        }
        // Those are added up when one word comes several times.
        for (const each of [talks?.done, talks?.declined, talks?.pending, flags?.on, flags?.removed])
          if (each) expect(each.because.length === 1 ? sums.has(each.value) : true, text).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('every question can be answered with every choice, in any order, until nothing is needed', () => {
    fc.assert(
      fc.property(
        texts,
        open,
        fc.array(fc.nat({ max: 3 }), { minLength: 8, maxLength: 8 }),
        (text, n, picks) => {
          let reading = read(text, n);
          for (let rounds = 0; reading.questions.length > 0; rounds += 1) {
            expect(rounds).toBeLessThan(120);
            const [at, choice] = [picks[rounds % 8] ?? 0, picks[(rounds * 3 + 1) % 8] ?? 0];
            const question = reading.questions[at % reading.questions.length];
            const value = question?.choices[choice % question.choices.length]?.value;
            reading = answerQuestion(
              reading,
              question?.id ?? '',
              value ?? '',
              new Date('2026-11-23T08:40:00Z'),
            );
            expect(Reading.safeParse(reading).error).toBeUndefined();
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the patterns of the briefing', () => {
  it('repeat nothing without a bound', () => {
    const folder = join(root, 'src/domain/briefing');
    const found: string[] = [];
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    )) {
      const source = ts.createSourceFile(
        name,
        readFileSync(join(folder, name), 'utf8'),
        ts.ScriptTarget.ES2023,
        true,
      );
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) found.push(`${name}: ${node.text}`);
        ts.forEachChild(node, visit);
      };
      visit(source);
    }
    expect(found.length).toBeGreaterThan(3);
    expect(
      found.filter((each) =>
        /[*+]|\{\d+,\}/.test(each.slice(each.indexOf(': ')).replaceAll(/\\.|\[[^\]]*\]/g, '_')),
      ),
    ).toEqual([]);
  });

  it.each([
    '9',
    '9 ',
    '1 misper ',
    '1 back ',
    '4 missing 3 back 1 out ',
    'no ',
    'ham ',
    'police to ',
    '\u200b',
    'о',
    '. 1 ',
    "'",
    'DIB-261123-',
  ])('four thousand characters of %j are read', (unit) => {
    expect(Reading.safeParse(read(unit.repeat(Math.ceil(4_000 / unit.length)), 3)).success).toBe(true);
  });
});
