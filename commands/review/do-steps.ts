import { explainStep } from '../../cards/review/words.ts';
import type { Context } from '../../src/bot/context.ts';
import { IllegalReviewChange, type ReviewAt } from '../../src/domain/review/clock.ts';
import type { Review, StepRun } from '../../src/domain/review/record.ts';
import {
  checkStep,
  doStep,
  moveStep,
  openSteps,
  skipStep,
  stepNamed,
  whyNotStep,
} from '../../src/domain/review/steps.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import type { Doing } from './do.ts';
import { agencyChoices, many, typed, type Field } from '../form-fields.ts';
import { findDriven } from './record.ts';
import { tellOwers } from './tell.ts';

const YES_NO = [
  { title: 'Yes', value: 'yes' },
  { title: 'No', value: 'no' },
];

/** A step is done: on which day, what shows it, and what this step asks beside that. */
const step: Doing = {
  find: findDriven,

  ask(context, review, id, at) {
    const run = stepNamed(review, id);
    const why = whyNotStep(review, run, at);
    if (why !== undefined) throw new IllegalReviewChange(why);
    return {
      title: 'A step is done',
      heading: '',
      intro: [run.name, explained(review, run, at)],
      fields: fieldsOf(context, review, run),
    };
  },

  async run(context, review, id, values, at) {
    const run = stepNamed(review, id);
    const on = typed(values, 'on');
    const text = typed(values, 'text');
    const yes = typed(values, 'yes');
    const details = {
      ...(on ? { on } : {}),
      ...(text ? { text } : {}),
      ...(yes ? { yes: yes === 'yes' } : {}),
      ...(run.does === 'meet' ? { agencies: many(values, 'agencies') } : {}),
      ticked: many(values, 'ticked'),
      last: values['last'] === 'true',
    };
    const errors = checkStep(review, run, details, at);
    if (Object.keys(errors).length > 0) return { errors: { ...errors } };
    const done = doStep(review, id, context.member.id, details, at);
    const told = run.does === 'ask' ? await tellOwers(context, done) : done;
    return { review: told, says: [`“${run.name}” is done.`, ...comesNext(told, at)] };
  },
};

/** A step is left out, and why. */
const skip: Doing = {
  find: findDriven,
  ask(_context, review, id) {
    const run = stepNamed(review, id);
    if (run.must) throw new IllegalReviewChange(`“${run.name}” cannot be left out.`);
    return {
      title: 'Leave a step out',
      heading: '',
      intro: [run.name],
      fields: [why('Why is it left out?')],
    };
  },
  async run(context, review, id, values, at) {
    const left = skipStep(review, id, context.member.id, typed(values, 'text') ?? '', at);
    return { review: left, says: [`“${stepNamed(review, id).name}” is left out.`, ...comesNext(left, at)] };
  },
};

/** The day of a step is moved, and why. What was asked for before stays readable. */
const move: Doing = {
  find: findDriven,
  ask(_context, review, id, at) {
    const run = stepNamed(review, id);
    if (run.must)
      throw new IllegalReviewChange(
        `The day of “${run.name}” is not ours to move. Say when it was done instead.`,
      );
    return {
      title: 'Move a day',
      heading: '',
      intro: [run.name, explained(review, run, at)],
      fields: [
        { id: 'on', kind: 'date', label: 'To which day?', required: 'Choose the day.' },
        why('Why is it moved?'),
      ],
    };
  },
  async run(context, review, id, values, at) {
    const on = typed(values, 'on') ?? '';
    if (on < londonDate(at.now)) return { errors: { on: 'That day has already passed.' } };
    const moved = moveStep(review, id, context.member.id, { on, why: typed(values, 'text') ?? '' }, at);
    return { review: moved, says: [`“${stepNamed(review, id).name}” is due ${sayDate(on)} now.`] };
  },
};

export const stepDoings: Readonly<Record<string, Doing>> = { step, skip, move };

function fieldsOf(context: Context, review: Review, run: StepRun): Field[] {
  const asked = review.returns.map(({ agency }) => agency);
  const fields: (Field | undefined)[] = [
    { id: 'on', kind: 'date', label: 'On which day?', value: context.today, required: 'Choose the day.' },
    run.does === 'yes-no'
      ? { id: 'yes', kind: 'one', label: 'Was it done?', required: 'Choose yes or no.', choices: YES_NO }
      : undefined,
    run.does === 'meet'
      ? {
          id: 'agencies',
          kind: 'many',
          label: 'Which agencies took part?',
          value: [...new Set(asked)].join(','),
          choices: agencyChoices(context.directory, asked),
        }
      : undefined,
    run.does === 'publish'
      ? {
          id: 'ticked',
          kind: 'many',
          label: 'What is true now?',
          value: review.checklist
            .filter(({ ticked }) => ticked)
            .map(({ id }) => id)
            .join(','),
          choices: review.checklist.map(({ id, name }) => ({ title: name, value: id })),
        }
      : undefined,
    {
      id: 'text',
      kind: 'text',
      label: textLabel(run),
      ...(run.does === 'difference' ? { required: 'Say it in a line.' } : {}),
    },
    run.every ? { id: 'last', kind: 'tick', label: 'That was the last time', value: 'false' } : undefined,
  ];
  return fields.filter((field) => field !== undefined);
}

function textLabel({ does }: StepRun): string {
  if (does === 'difference') return 'What is different now, for children or for practice?';
  if (does === 'yes-no') return 'A line on it (why not, if not)';
  return 'What shows it? (a line, if you like)';
}

function why(label: string): Field {
  return { id: 'text', kind: 'text', label, required: 'Say why in a line.' };
}

function explained(review: Review, run: StepRun, at: ReviewAt): string {
  return explainStep(review, run, at);
}

/** What starts now that this is done. */
function comesNext(review: Review, at: ReviewAt): string[] {
  const [next] = openSteps(review).filter((run) => whyNotStep(review, run, at) === undefined);
  return next ? [`Next: “${next.name}”, ${explainStep(review, next, at)}.`] : [];
}
