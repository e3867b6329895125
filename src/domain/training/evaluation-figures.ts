import type { Period } from '../period.ts';
import { mergeCounts, SMALLEST_SHOWN } from '../small-numbers.ts';
import type { Evaluation, EvaluationAnswer, Use } from './evaluation-record.ts';

/** How many were asked and how many answered. Leavers were not asked, as far as this goes. */
export interface Rate {
  readonly asked: number;
  readonly answered: number;
}

export interface NamedRate extends Rate {
  readonly label: string;
}

/** What the answers of one wave say, of one course or of all. Means from 1 to 5, to one decimal. */
export interface AnswersSummed {
  readonly label: string;
  readonly answers: number;
  readonly before?: number;
  readonly after: number;
  /** Of those who were asked whether they used it. */
  readonly used?: { readonly of: number; readonly counts: Readonly<Record<Use, number>> };
  readonly recommend?: { readonly of: number; readonly yes: number };
}

export interface WaveFigures {
  readonly wave: number;
  readonly rate: Rate;
  readonly byCourse: readonly NamedRate[];
  readonly byAgency: readonly NamedRate[];
  /** Absent with fewer than five answers. */
  readonly all?: AnswersSummed;
  readonly courses: readonly AnswersSummed[];
}

/** Words that may stand in a report, with the course they are about and nobody's name. */
export interface Quote {
  readonly course: string;
  readonly wave: number;
  readonly differently?: string;
  readonly changedForChild?: string;
}

export interface EvaluationFigures {
  readonly waves: readonly WaveFigures[];
  readonly quotes: readonly Quote[];
}

export interface EvaluationNames {
  course(id: string): string;
  agency(id: string): string;
}

export const OTHER_COURSES = 'Other courses together';
export const OTHER_AGENCIES = 'Other agencies together';

/** What was asked and answered in a period, by wave. A part of fewer than five is never shown by itself. */
export function evaluationFigures(
  evaluations: readonly Evaluation[],
  answers: readonly EvaluationAnswer[],
  period: Period,
  names: EvaluationNames,
): EvaluationFigures {
  const asked = evaluations.filter(
    ({ asked: on, ended }) =>
      on !== undefined && period.from <= on && on <= period.to && ended?.why !== 'left',
  );
  const said = answers.filter(
    ({ month }) => period.from.slice(0, 7) <= month && month <= period.to.slice(0, 7),
  );
  const waves = [...new Set([...asked, ...said].map(({ wave }) => wave))].sort((a, b) => a - b);
  return {
    waves: waves.map((wave) =>
      waveFigures(
        wave,
        asked.filter((each) => each.wave === wave),
        said.filter((each) => each.wave === wave),
        names,
      ),
    ),
    // In the order of chance: that in which they came would tell who answered last.
    quotes: inNoOrder(said.filter(hasQuote)).map(({ course, wave, differently, changedForChild }) => ({
      course: names.course(course),
      wave,
      ...(differently === undefined ? {} : { differently }),
      ...(changedForChild === undefined ? {} : { changedForChild }),
    })),
  };
}

/** By their ids, which are chance. */
export function inNoOrder(answers: readonly EvaluationAnswer[]): EvaluationAnswer[] {
  return [...answers].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/**
 * The answers about a course, without those of sessions that fewer than five answered when these are fewer than five together: who
 * sees its other sessions by themselves would know them by what is left over.
 */
export function withoutFewLeftOver(answers: readonly EvaluationAnswer[]): readonly EvaluationAnswer[] {
  const counts = new Map<string, number>();
  for (const { session } of answers) counts.set(session, (counts.get(session) ?? 0) + 1);
  const isFew = ({ session }: EvaluationAnswer): boolean => (counts.get(session) ?? 0) < SMALLEST_SHOWN;
  return answers.filter(isFew).length < SMALLEST_SHOWN ? answers.filter((answer) => !isFew(answer)) : answers;
}

function waveFigures(
  wave: number,
  asked: readonly Evaluation[],
  said: readonly EvaluationAnswer[],
  names: EvaluationNames,
): WaveFigures {
  const rates = (nameOf: (evaluation: Evaluation) => string, other: string): NamedRate[] =>
    mergeSmall(asked, nameOf, other).map(({ label, of }) => ({ label, ...rateOf(of) }));
  const courses = mergeSmall(said, ({ course }) => names.course(course), OTHER_COURSES).map(({ label, of }) =>
    sumAnswers(label, of),
  );
  return {
    wave,
    rate: rateOf(asked),
    byCourse: rates(({ course }) => names.course(course), OTHER_COURSES),
    byAgency: rates(({ agency }) => names.agency(agency), OTHER_AGENCIES),
    ...(said.length < SMALLEST_SHOWN ? {} : { all: sumAnswers('All courses', said) }),
    courses: withoutFewRecommending(courses, said),
  };
}

/** Not everybody says whether they would recommend it: what few said of one course would be the total less the others. */
function withoutFewRecommending(
  courses: readonly AnswersSummed[],
  said: readonly EvaluationAnswer[],
): readonly AnswersSummed[] {
  const all = said.filter(({ recommend }) => recommend !== undefined).length;
  const left = courses.reduce((rest, { recommend }) => rest - (recommend?.of ?? 0), all);
  if (left === 0 || left >= SMALLEST_SHOWN) return courses;
  return courses.map(({ recommend: _recommend, ...course }) => course);
}

/**
 * The parts of a whole by name, the largest first. Parts of fewer than five are put together, with the next larger ones when they
 * are still fewer than five: else the total would give them away. Nothing when all are.
 */
export function mergeSmall<T>(
  all: readonly T[],
  nameOf: (each: T) => string,
  other: string,
): readonly { readonly label: string; readonly of: readonly T[] }[] {
  const byName = new Map<string, T[]>();
  for (const each of all) byName.set(nameOf(each), [...(byName.get(nameOf(each)) ?? []), each]);
  const counts = [...byName].map(([label, of]) => ({ label, count: of.length }));
  const labels = mergeCounts(counts, other).map(({ label }) => label);
  return labels.map((label) => ({
    label,
    of: byName.get(label) ?? all.filter((each) => !labels.includes(nameOf(each))),
  }));
}

function rateOf(evaluations: readonly Evaluation[]): Rate {
  return {
    asked: evaluations.length,
    answered: evaluations.filter(({ state }) => state === 'answered').length,
  };
}

/** What some answers say together. */
export function sumAnswers(label: string, said: readonly EvaluationAnswer[]): AnswersSummed {
  const befores = said.flatMap(({ confidence }) => confidence.before ?? []);
  const uses = said.flatMap(({ used }) => used ?? []);
  const recommends = said.flatMap(({ recommend }) => recommend ?? []);
  const count = (use: Use): number => uses.filter((each) => each === use).length;
  return {
    label,
    answers: said.length,
    ...(befores.length < SMALLEST_SHOWN ? {} : { before: mean(befores) }),
    after: mean(said.map(({ confidence }) => confidence.after)),
    ...(uses.length < SMALLEST_SHOWN
      ? {}
      : {
          used: {
            of: uses.length,
            counts: {
              often: count('often'),
              'once-or-twice': count('once-or-twice'),
              'not-yet': count('not-yet'),
              'no-occasion': count('no-occasion'),
            },
          },
        }),
    ...(recommends.length < SMALLEST_SHOWN
      ? {}
      : { recommend: { of: recommends.length, yes: recommends.filter((each) => each === 'yes').length } }),
  };
}

function hasQuote({ quote, differently, changedForChild }: EvaluationAnswer): boolean {
  return quote && (differently !== undefined || changedForChild !== undefined);
}

function mean(numbers: readonly number[]): number {
  return Math.round((numbers.reduce((sum, each) => sum + each, 0) / numbers.length) * 10) / 10;
}
