import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MONTHS, WEEKDAYS, addDays, dateParts, weekdayOf } from '../../src/bot/grammar/calendar.ts';
import { parseCommand } from '../../src/bot/grammar/parse.ts';
import { readDate } from '../../src/bot/grammar/read-date.ts';
import type { Spoken } from '../../src/bot/interaction.ts';
import { callOf, contextAt, priya } from './world.ts';

const TODAY = '2026-11-18';

/** Ways to say the same thing, one list a clause. */
const OWNER: readonly (string | typeof priya)[] = [
  priya,
  '@Priya Nair',
  '@priya',
  'for priya',
  'for Priya Nair',
  'priya.nair@council.example',
];
const DUE = [
  'by 12 Dec',
  'due 12 December',
  'before 12/12/2026',
  'by Saturday 12 December',
  'due by 12.12.26',
  'BY 12 DEC,',
];
const GROUP = ['to neglect', 'to the neglect group', 'for Neglect'];
const ORIGIN = ['from audit', 'from the multi-agency audit', 'From: audit'];
const MEASURE = ['measure "90% on time"', "measured by '90% on time'", 'measure: “90% on time”'];
const TITLE = ['"Send the minutes"', '“Send the minutes”', "'Send the minutes'", 'Send the minutes'];

const VALUES = {
  owner: 'priya-nair',
  title: 'Send the minutes',
  due: '2026-12-12',
  group: 'neglect',
  origin: 'audit',
  measure: '90% on time',
};

/** Words that mean something to the grammar, and some that do not. */
const loaded = fc.constantFrom(
  ..."by due before to for from measure measured neglect audit 12 Dec Friday tomorrow @priya priya Sam MAPQAG 31 February ACT-2611-K4TR the plan please help “ ” ' ( ) , . : children’s 90% in two weeks".split(
    ' ',
  ),
);

const everyDay = fc.integer({ min: 0, max: 5 * 365 }).map((days) => addDays(TODAY, days));

function ordinal(day: number): string {
  const teens = day % 100 >= 11 && day % 100 <= 13;
  return `${day}${teens ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')}`;
}

/** Every written form with a year. */
const FORMS: readonly ((year: number, month: number, day: number, weekday: string) => string)[] = [
  (y, m, d) => `${d} ${MONTHS[m - 1]} ${y}`,
  (y, m, d) => `${ordinal(d)} of ${MONTHS[m - 1]} ${y}`,
  (y, m, d) => `the ${ordinal(d)} ${(MONTHS[m - 1] ?? '').slice(0, 3)}, ${y}`,
  (y, m, d, w) => `${w} ${d} ${(MONTHS[m - 1] ?? '').toUpperCase()} ${y}`,
  (y, m, d, w) => `${w.slice(0, 3)}, ${d} ${(MONTHS[m - 1] ?? '').slice(0, 3)} ${y}`,
  (y, m, d) => `${MONTHS[m - 1]} ${d}, ${y}`,
  (y, m, d) => `${d}/${m}/${y}`,
  (y, m, d) => `${String(d).padStart(2, '0')}/${String(m).padStart(2, '0')}/${String(y).slice(2)}`,
  (y, m, d) => `${d}.${m}.${String(y).slice(2)}`,
  (y, m, d) => `${d}-${m}-${y}`,
  (y, m, d) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
];

describe('clauses', () => {
  const clauses = fc
    .tuple(
      ...[OWNER, DUE, GROUP, ORIGIN, MEASURE, TITLE].map((ways) =>
        fc.constantFrom<string | typeof priya>(...ways),
      ),
    )
    .chain((chosen) => fc.shuffledSubarray(chosen, { minLength: chosen.length, maxLength: chosen.length }));

  test('in any order say the same', () => {
    fc.assert(
      fc.property(clauses, (parts) => {
        const spoken: Spoken = ['action assign ', ...parts.flatMap((part) => [part, ' '])];
        const parsed = callOf(spoken);
        expect(parsed.values).toEqual(VALUES);
        expect(parsed.problems).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a text in quotes', () => {
  const text = fc
    .array(fc.oneof({ weight: 4, arbitrary: loaded }, fc.string({ unit: 'grapheme', maxLength: 8 })), {
      minLength: 1,
      maxLength: 20,
    })
    .map((words) => words.join(' ').replaceAll('"', ''))
    .filter((words) => words.trim() !== '');

  test('comes back exactly, whatever it says', () => {
    fc.assert(
      fc.property(text, (title) => {
        expect(callOf(`action assign @priya "${title}" by 12 Dec to neglect`).values).toEqual({
          owner: 'priya-nair',
          title,
          due: '2026-12-12',
          group: 'neglect',
        });
        expect(callOf(`action assign by 12 Dec "${title}"`).values).toEqual({ title, due: '2026-12-12' });
        expect(callOf(`action assign measure "${title}" "x"`).values).toEqual({ title: 'x', measure: title });
        expect(callOf(`action update ACT-2611-K4TR "${title}"`).values).toEqual({
          ref: 'ACT-2611-K4TR',
          note: title,
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('dates', () => {
  test('in every written form are read back', () => {
    fc.assert(
      fc.property(everyDay, fc.constantFrom(...FORMS), (iso, form) => {
        const [year, month, day] = dateParts(iso);
        const said = form(year, month, day, WEEKDAYS[weekdayOf(iso)] ?? '');
        expect(readDate(said, { today: TODAY })).toEqual({ kind: 'day', iso });
        expect(callOf(`action assign x by ${said} to neglect`).values).toEqual({
          title: 'x',
          due: iso,
          group: 'neglect',
        });
      }),
      { numRuns: 500 },
    );
  });

  test('without a year are the next such day, today included', () => {
    fc.assert(
      fc.property(everyDay, fc.integer({ min: 0, max: 364 }), (today, ahead) => {
        const iso = addDays(today, ahead);
        const [, month, day] = dateParts(iso);
        if (month === 2 && day === 29) return;
        for (const said of [`${day} ${MONTHS[month - 1]}`, `${day}/${month}`]) {
          expect(readDate(said, { today })).toEqual({ kind: 'day', iso });
        }
      }),
    );
  });

  test('counted from today are so many days away', () => {
    fc.assert(
      fc.property(everyDay, fc.integer({ min: 1, max: 400 }), (today, count) => {
        expect(readDate(`in ${count} days`, { today })).toEqual({ kind: 'day', iso: addDays(today, count) });
        expect(readDate(`in ${count} weeks' time`, { today })).toEqual({
          kind: 'day',
          iso: addDays(today, count * 7),
        });
      }),
    );
  });

  test('of a weekday fall on it, within the week, the next or the one after', () => {
    fc.assert(
      fc.property(everyDay, fc.constantFrom(...WEEKDAYS), (today, weekday) => {
        const on = (said: string) => {
          const reading = readDate(said, { today });
          if (reading?.kind !== 'day') throw new Error(`${said} was not read`);
          expect(WEEKDAYS[weekdayOf(reading.iso)]).toBe(weekday);
          return reading.iso;
        };
        const coming = on(weekday);
        expect(coming >= today && coming < addDays(today, 7)).toBe(true);
        expect(on(`this ${weekday}`)).toBe(coming);
        expect(on(`${weekday} week`)).toBe(addDays(coming, 7));
        expect(on(`a week on ${weekday}`)).toBe(addDays(coming, 7));
        const next = on(`next ${weekday}`);
        expect(next > today && next < addDays(today, 14)).toBe(true);
      }),
    );
  });

  test('that do not exist are never another day', () => {
    const impossible = fc
      .tuple(
        fc.integer({ min: 2026, max: 2031 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 29, max: 31 }),
      )
      .filter(([year, month, day]) => day > new Date(Date.UTC(year, month, 0)).getUTCDate());
    fc.assert(
      fc.property(impossible, fc.constantFrom(...FORMS), ([year, month, day], form) => {
        const said = form(year, month, day, 'Friday').replace(/^Fri(day)?,? /, '');
        expect(readDate(said, { today: TODAY })).toMatchObject({ kind: 'impossible' });
      }),
    );
  });
});

describe('anything at all', () => {
  const part = fc.oneof(
    loaded,
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '\u200b',
      '\u202e',
      '\u2066',
      '\ufeff',
      '\u00ad',
      '\ud800',
      '<!channel>',
      '<at>',
      '\u0000',
    ),
    fc.record({ user: fc.constantFrom('priya-nair', 'nobody'), name: fc.string() }),
  );
  const start = fc.constantFrom(
    '',
    'action ',
    'action assign ',
    'action done ',
    'action list ',
    'help ',
    'escalate ',
  );

  test('is answered and never thrown back', () => {
    fc.assert(
      fc.property(start, fc.array(part, { maxLength: 30 }), (first, parts) => {
        const parsed = parseCommand([first, ...parts.flatMap((each) => [each, ' '])], contextAt());
        expect(['call', 'help', 'unknown']).toContain(parsed.kind);
        if (parsed.kind !== 'call') return;
        for (const value of Object.values(parsed.values)) expect(value.trim()).not.toBe('');
        const told = parsed.problems.flatMap(({ argument }) => (argument === undefined ? [] : [argument]));
        expect(new Set([...told, ...parsed.missing, ...Object.keys(parsed.values)]).size).toBe(
          told.length + parsed.missing.length + Object.keys(parsed.values).length,
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
