import { reportCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import { NotAllowed } from '../../src/bot/access.ts';
import type { Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { subjectNamed } from '../../src/bot/outbox.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { courseName, mayRun } from '../../src/bot/training-relations.ts';
import type { EvaluationAnswer } from '../../src/domain/training/evaluation-record.ts';
import { inNoOrder, sumAnswers, withoutFewLeftOver } from '../../src/domain/training/evaluation-figures.ts';
import { sayWave } from '../../src/domain/training/evaluation-waves.ts';
import { sayAnswers } from '../../src/domain/training/evaluation-words.ts';
import { SMALLEST_SHOWN } from '../../src/domain/small-numbers.ts';
import { findSession } from './record.ts';
import { courseNamed } from './wanted.ts';
import { upperFirst } from '../../src/domain/upper-first.ts';

/** So many of each kind of words: the newest would tell who answered last, so they come in no order. */
const SHOWN = 8;

/** `/training feedback`: what was answered about a session or a course, for whoever gives or runs it. */
export async function drawFeedback(context: Context, values: Values): Promise<CardView> {
  const { heading, answers } = await aboutWhat(context, values);
  const waves = [...new Set(answers.map(({ wave }) => wave))].sort((a, b) => a - b);
  const shown = waves
    .map((wave) => withoutFewLeftOver(answers.filter((answer) => answer.wave === wave)))
    .filter((each) => each.length >= SMALLEST_SHOWN);
  if (shown.length === 0)
    return notice('There is too little to show yet', [
      `${heading}: what people answered is shown from five answers on, so that nobody can be picked out.`,
    ]);
  return {
    summary: 'Training: what people answered',
    card: reportCard.expand({
      heading,
      intro: `From ${shown.reduce((sum, each) => sum + each.length, 0)} answers, in no order.`,
      paragraphs: shown.flatMap(paragraphsOf),
      note: 'Nobody is named, and no answer can be traced to anybody. What is said here stays here: reports use only what people let be quoted.',
      links: [],
    }),
  };
}

async function aboutWhat(
  context: Context,
  values: Values,
): Promise<{ heading: string; answers: readonly EvaluationAnswer[] }> {
  const { tx, member, partnership } = context;
  const ref = values['ref'];
  if (ref !== undefined) {
    const session = await findSession(context, subjectNamed(ref));
    if (!mayRun(session, member, context)) throw refused();
    return {
      heading: `${courseName(session.course, partnership)} ${session.id}`,
      answers: await tx.find('evaluationAnswers', 'session', session.id),
    };
  }
  if (!mayRun(undefined, member, context)) throw refused();
  const course = courseNamed(values['what'] ?? '', partnership, context.today);
  if (!course) throw new NotAllowed('Say which course or session: /training feedback GCP2.');
  return { heading: course.name, answers: await tx.find('evaluationAnswers', 'course', course.id) };
}

function refused(): NotAllowed {
  return new NotAllowed(
    'Whoever gives it, the chair of the group that runs the training, and the business unit can see this.',
  );
}

function paragraphsOf(answers: readonly EvaluationAnswer[]): string[] {
  const wave = answers[0]?.wave ?? 0;
  const words = (label: string, said: (answer: EvaluationAnswer) => string | undefined): string[] => {
    const all = inNoOrder(answers)
      .flatMap((answer) => said(answer) ?? [])
      .slice(0, SHOWN);
    return all.length === 0 ? [] : [`${label}: ${all.map((each) => `“${each}”`).join(' ')}`];
  };
  const when = sayWave(wave);
  return [
    `${upperFirst(when)}: ${answers.length} answered; ${sayAnswers(sumAnswers(when, answers))}.`,
    ...words(wave === 0 ? 'Will do differently' : 'Did differently', (answer) => answer.differently),
    ...words('What changed', (answer) => answer.changedForChild),
    ...words(wave === 0 ? 'Would make it better' : 'Would help to use it', (answer) => answer.better),
  ];
}
