import { sayDate } from '../../src/domain/working-days.ts';
import { IllegalReviewChange } from '../../src/domain/review/clock.ts';
import {
  addFinding,
  answerQuestion,
  closeReview,
  dropFinding,
  findingNamed,
  handReviewOver,
  leftToDo,
} from '../../src/domain/review/findings.ts';
import { numbered } from '../../src/domain/review/open.ts';
import { changedQuestions } from '../../src/domain/review/repeat.ts';
import type { Review } from '../../src/domain/review/record.ts';
import { event } from '../../src/domain/review/steps.ts';
import { OUTCOMES, outcomeLabel } from '../../src/domain/review/words.ts';
import type { FormErrors } from '../../src/bot/command.ts';
import type { Doing } from './do.ts';
import { typed, type Field } from '../form-fields.ts';
import { mayRun } from './who-runs.ts';
import { findDriven } from './record.ts';
import { tellLead } from './tell.ts';

/** Neither platform's form takes many more fields: two for each question. */
const MOST_QUESTIONS = 12;

const finding: Doing = {
  find: findDriven,
  ask({ partnership }) {
    return {
      title: 'Add a finding',
      heading: '',
      intro: ['What should be different in practice. No case, and nobody named.'],
      fields: [
        { id: 'text', kind: 'text', label: 'What was found', required: 'Say it in a line.' },
        {
          id: 'theme',
          kind: 'one',
          label: 'Priority (if one)',
          choices: partnership.priorities.map(({ id, name }) => ({ title: name, value: id })),
        },
      ],
    };
  },
  async run(context, review, _id, values, at) {
    const theme = typed(values, 'theme');
    const said = { text: typed(values, 'text') ?? '', ...(theme ? { theme } : {}) };
    const changed = addFinding(review, context.member.id, said, at);
    return {
      review: changed,
      says: [
        `It is ${changed.findings.at(-1)?.id ?? ''}. Under “More”, “Findings”, one press makes it an action.`,
      ],
    };
  },
};

const drop: Doing = {
  find: findDriven,
  ask(_context, review, id) {
    const { text, action, dropped } = findingNamed(review, id);
    if (action ?? dropped) throw new IllegalReviewChange(`${id} is settled already.`);
    return {
      title: 'No action',
      heading: '',
      intro: [`${id}: ${text}`],
      fields: [
        { id: 'text', kind: 'text', label: 'Why does no action come of it?', required: 'Say why in a line.' },
      ],
    };
  },
  async run(context, review, id, values, at) {
    const changed = dropFinding(review, id, context.member.id, typed(values, 'text') ?? '', at);
    return { review: changed, says: [`${id} is settled without an action.`] };
  },
};

const questions: Doing = {
  find: findDriven,
  ask(_context, review) {
    return {
      title: 'Its questions',
      heading: '',
      intro: review.repeats
        ? ['This is a repeat: when a question reads differently, the two rounds cannot be compared.']
        : [],
      fields: [
        {
          id: 'questions',
          kind: 'text',
          label: 'One a line',
          value: review.questions.map(({ text }) => text).join('\n'),
          required: 'Write one question at least.',
          longest: 3000,
        },
      ],
    };
  },
  async run(context, review, _id, values, at) {
    const asked = numbered((values['questions'] ?? '').split('\n'));
    if (asked.length > MOST_QUESTIONS)
      return { errors: { questions: `At most ${MOST_QUESTIONS}: put some of them together.` } };
    const long = asked.find(({ text }) => text.length > 400);
    if (long) return { errors: { questions: `${long.id} is longer than 400 characters.` } };
    const kept = asked.map((question, index) => {
      const before = review.questions[index];
      const same = before && changedQuestions([before], [question]).length === 0;
      return same && before.answer ? { ...question, answer: before.answer } : question;
    });
    const changed: Review = {
      ...review,
      rev: review.rev + 1,
      questions: kept,
      timeline: [...review.timeline, event('questions', context.member.id, at)],
    };
    return {
      review: changed,
      says: [`It asks ${kept.length} ${kept.length === 1 ? 'question' : 'questions'}.`],
    };
  },
};

const answers: Doing = {
  find: findDriven,
  ask(_context, review) {
    const fields = review.questions.slice(0, MOST_QUESTIONS).flatMap(({ text, answer }, at): Field[] => [
      {
        id: `p${at + 1}`,
        kind: 'line',
        label: `${at + 1}. ${text} Per cent, if it is counted`,
        longest: 6,
        ...(answer?.percent === undefined ? {} : { value: String(answer.percent) }),
      },
      { id: `q${at + 1}`, kind: 'text', label: 'In a line', ...(answer?.text ? { value: answer.text } : {}) },
    ]);
    return { title: 'Answer its questions', heading: '', fields };
  },
  async run(context, review, _id, values, at) {
    const errors: Record<string, string> = {};
    let changed = review;
    for (const [index, { id, answer }] of review.questions.slice(0, MOST_QUESTIONS).entries()) {
      const said = (typed(values, `p${index + 1}`) ?? '').replace('%', '').trim();
      const percent = said === '' ? undefined : Number(said);
      if (percent !== undefined && !(percent >= 0 && percent <= 100))
        errors[`p${index + 1}`] = 'A number from 0 to 100.';
      const text = typed(values, `q${index + 1}`);
      if (percent === answer?.percent && text === answer?.text) continue;
      changed = answerQuestion(
        changed,
        id,
        context.member.id,
        { ...(percent === undefined ? {} : { percent }), ...(text ? { text } : {}) },
        at,
      );
    }
    if (Object.keys(errors).length > 0) return { errors: errors satisfies FormErrors };
    return { review: changed, says: ['What was found on its questions is kept.'] };
  },
};

const close: Doing = {
  find: findDriven,
  ask(_context, review) {
    const left = leftToDo(review);
    const ways = OUTCOMES.filter(
      ({ value }) => value === 'stopped' || (left.length === 0 && review.outcomes.includes(value)),
    );
    return {
      title: 'Close it',
      submit: 'Close it',
      heading: '',
      intro: left.length > 0 ? ['Until this is done it can only be stopped:', ...left.slice(0, 8)] : [],
      fields: [
        {
          id: 'outcome',
          kind: 'one',
          label: 'How does it end?',
          required: 'Choose how it ends.',
          choices: ways.map(({ label, value }) => ({ title: label, value })),
        },
        { id: 'text', kind: 'text', label: 'A line on it (needed when it is stopped)' },
      ],
    };
  },
  async run(context, review, _id, values, at) {
    const kind = OUTCOMES.find(({ value }) => value === values['outcome'])?.value ?? 'stopped';
    const text = typed(values, 'text');
    if (kind === 'stopped' && !text) return { errors: { text: 'Say in a line why it stops.' } };
    const closed = closeReview(review, context.member.id, { kind, ...(text ? { text } : {}) }, at);
    return { review: closed, says: [`${outcomeLabel(kind)}.`, `Closed on ${sayDate(context.today)}.`] };
  },
};

const handOver: Doing = {
  find: findDriven,
  ask({ directory }, review) {
    const people = directory.members.filter(
      ({ left, id, roles }) => !left && id !== review.lead && mayRun(roles, review),
    );
    return {
      title: 'Hand it over',
      heading: '',
      fields: [
        {
          id: 'lead',
          kind: 'one',
          label: 'Who runs it from now on?',
          required: 'Choose somebody.',
          choices: people.map(({ id, name }) => ({ title: name, value: id })),
        },
      ],
    };
  },
  async run(context, review, _id, values, at) {
    const changed = handReviewOver(review, values['lead'] ?? '', context.member.id, at);
    await tellLead(context, changed);
    return {
      review: changed,
      says: [`${context.directory.member(changed.lead)?.name ?? 'They'} has its card now.`],
    };
  },
};

export const findingDoings: Readonly<Record<string, Doing>> = {
  finding,
  drop,
  questions,
  answers,
  close,
  'hand-over': handOver,
};
