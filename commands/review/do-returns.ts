import { returnName, whenDue } from '../../cards/review/words.ts';
import type { Context } from '../../src/bot/context.ts';
import { IllegalReviewChange } from '../../src/domain/review/clock.ts';
import type { Review } from '../../src/domain/review/record.ts';
import {
  addReturns,
  declineReturn,
  extendReturn,
  reopenReturn,
  returnNamed,
} from '../../src/domain/review/returns.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import type { Doing } from './do.ts';
import { many, typed } from '../form-fields.ts';
import { findDriven, findReturn } from './record.ts';
import { tellAskedAgain, tellOfMoreTime, tellOwers } from './tell.ts';

const ofReturn = async (context: Context, subject: string | undefined, id: string): Promise<Review> =>
  (await findReturn(context, subject, id)).review;

/** More time for one return: asked for by the agency, or given by whoever runs the review. */
function moreTime(given: boolean): Doing {
  return {
    find: given ? findDriven : ofReturn,
    verb: given ? 'review.drive' : 'review.return',
    ask(context, review, id, at) {
      const each = returnNamed(review, id);
      if (each.state !== 'asked') throw new IllegalReviewChange('That return is not waited for.');
      return {
        title: given ? 'Give more time' : 'Ask for more time',
        submit: given ? 'Give it' : 'Ask',
        heading: '',
        intro: [
          `${returnName(each, context.directory)}, ${whenDue(each.dueAt, at)}.`,
          'The day of the review itself stays as it is.',
        ],
        fields: [
          { id: 'until', kind: 'date', label: 'Until which day?', required: 'Choose the day.' },
          { id: 'text', kind: 'text', label: 'What is the time for?', required: 'Say why in a line.' },
        ],
      };
    },
    async run(context, review, id, values, at) {
      const until = typed(values, 'until') ?? '';
      const { dueAt } = returnNamed(review, id);
      if (until <= londonDate(at.now)) return { errors: { until: 'Choose a later day than today.' } };
      if (dueAt && until <= londonDate(new Date(dueAt)))
        return { errors: { until: 'That is no later than it is due now.' } };
      const more = { until, why: typed(values, 'text') ?? '', given };
      const changed = extendReturn(review, id, context.member.id, more, at);
      await tellOfMoreTime(context, changed, id);
      return {
        review: changed,
        says: [
          given
            ? `It is due ${sayDate(until)} now.`
            : `${context.directory.member(review.lead)?.name ?? 'Whoever runs the review'} has been told. Until they answer, it is due as before.`,
        ],
      };
    },
  };
}

const decline: Doing = {
  find: ofReturn,
  verb: 'review.return',
  ask(context, review, id) {
    const each = returnNamed(review, id);
    if (each.state !== 'asked' && each.state !== 'planned')
      throw new IllegalReviewChange('That return is settled already.');
    return {
      title: 'Decline a return',
      submit: 'Decline',
      heading: '',
      intro: [returnName(each, context.directory)],
      fields: [
        {
          id: 'text',
          kind: 'text',
          label: 'Why will there be none? (nobody named)',
          required: 'Say why in a line.',
        },
      ],
    };
  },
  async run(context, review, id, values, at) {
    const changed = declineReturn(review, id, context.member.id, typed(values, 'text') ?? '', at);
    return { review: changed, says: ['It is declined, and nobody is reminded of it any more.'] };
  },
};

const reopen: Doing = {
  find: findDriven,
  ask(context, review, id) {
    return {
      title: 'Ask for it again',
      heading: '',
      intro: [returnName(returnNamed(review, id), context.directory)],
      fields: [{ id: 'text', kind: 'text', label: 'What is missing?', required: 'Say it in a line.' }],
    };
  },
  async run(context, review, id, values, at) {
    const changed = reopenReturn(review, id, context.member.id, typed(values, 'text') ?? '', at);
    await tellAskedAgain(context, changed, id);
    return { review: changed, says: ['It is owed again, by the day it had.'] };
  },
};

const agencies: Doing = {
  find: findDriven,
  ask(context, review) {
    const known = new Set(review.returns.map(({ id }) => id));
    return {
      title: 'Ask more agencies',
      submit: 'Ask them',
      heading: '',
      fields: [
        {
          id: 'agencies',
          kind: 'many',
          label: 'Whose return is asked for as well',
          required: 'Choose an agency.',
          choices: context.directory.agencies
            .filter(({ id }) => !known.has(id))
            .map(({ id, name }) => ({ title: name, value: id })),
        },
      ],
    };
  },
  async run(context, review, _id, values, at) {
    const added = many(values, 'agencies').map((agency) => ({ id: agency, agency }));
    const more = addReturns(review, added, context.member.id, at);
    return {
      review: await tellOwers(context, more),
      says: [`${added.length === 1 ? 'One more agency is' : `${added.length} more agencies are`} asked.`],
    };
  },
};

export const returnDoings: Readonly<Record<string, Doing>> = {
  'ask-time': moreTime(false),
  extend: moreTime(true),
  decline,
  'ask-again': reopen,
  agencies,
};
