import type { EvaluationFigures, Quote, WaveFigures } from './evaluation-figures.ts';
import { sayWave } from './evaluation-waves.ts';
import { percent, sayAnswers, sayRate } from './evaluation-words.ts';
import { upperFirst } from '../upper-first.ts';

/** The quarterly lines for the board: how many answered, what they said together, and how it held some months later. */
export function boardLines({ waves }: EvaluationFigures): string[] {
  if (waves.length === 0) return ['Nobody was asked about training in this period.'];
  return [...waves.map(waveLine), ...heldLine(waves), ...waves.flatMap(courseLines)];
}

/** `At the session: 71 of 98 answered (72%); confidence 2.6 before and 4.1 after, of 5.` */
export function waveLine({ wave, rate, all }: WaveFigures): string {
  return `${upperFirst(sayWave(wave))}: ${sayRate(rate)}; ${all ? sayAnswers(all) : 'too few answers to say more'}.`;
}

/** What somebody said, with the course and when it was, and nobody's name. */
export function quoteLine({ course, wave, differently, changedForChild }: Quote): string {
  const said = [
    differently,
    changedForChild === undefined ? undefined : `What changed for a child or family: ${changedForChild}`,
  ].filter((each) => each !== undefined);
  return `${course}, ${sayWave(wave)}: “${said.join(' ')}”`;
}

/** Whether what was learned held, where both were asked often enough. They are not the same people, and it says so. */
function heldLine(waves: readonly WaveFigures[]): string[] {
  const first = waves.find(({ wave }) => wave === 0)?.all;
  const last = waves.findLast(({ wave, all }) => wave > 0 && all !== undefined);
  if (first === undefined || last?.all === undefined) return [];
  return [
    `Confidence was ${first.after.toFixed(1)} at the end of sessions, and ${last.all.after.toFixed(1)} ${sayWave(last.wave).replace(' it', ' a session')}. These are two groups of people.`,
  ];
}

function courseLines({ wave, courses }: WaveFigures): string[] {
  // With one course alone its line would say what the line of the wave says.
  if (courses.length < 2) return [];
  return courses.map(
    (course) => `${course.label}, ${sayWave(wave)}: ${course.answers} answers; ${sayAnswers(course)}.`,
  );
}

/** A line of a spreadsheet: what it is of, and its numbers, empty where there are too few. */
export function sheetRows({ waves }: EvaluationFigures): string[][] {
  return waves.flatMap(({ wave, byCourse, byAgency, courses, all }) => {
    const rateRow = (of: string, label: string, asked: number, answered: number): string[] => [
      sayWave(wave),
      of,
      label,
      String(asked),
      String(answered),
      percent(answered, asked),
      ...['', '', ''],
    ];
    return [
      ...byCourse.map(({ label, asked, answered }) => rateRow('Course, response', label, asked, answered)),
      ...byAgency.map(({ label, asked, answered }) => rateRow('Agency, response', label, asked, answered)),
      ...[...(all ? [all] : []), ...courses].map(({ label, answers, before, after, used }) => [
        sayWave(wave),
        'Answers',
        label,
        ...['', String(answers), ''],
        before?.toFixed(1) ?? '',
        after.toFixed(1),
        used ? percent(used.counts.often + used.counts['once-or-twice'], used.of) : '',
      ]),
    ];
  });
}
