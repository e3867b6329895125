import { IllegalReviewChange } from '../../src/domain/review/clock.ts';
import { acknowledgePage, circulatePage, writePage } from '../../src/domain/review/one-page.ts';
import { agencyLead } from '../../src/domain/review/owed.ts';
import type { Doing } from './do.ts';
import { many, typed, type Field } from '../form-fields.ts';
import { findDriven, findReview } from './record.ts';
import { tellReaders } from './tell.ts';
import { mayAcknowledgeFor } from './acknowledge.ts';

const PARTS = [
  ['looked', 'What we looked at'],
  ['well', 'What works well'],
  ['better', 'What to strengthen'],
  ['now', 'What to do now'],
] as const;

const page: Doing = {
  find: findDriven,
  ask(_context, review) {
    const { onePage } = review;
    if (onePage?.approved)
      throw new IllegalReviewChange('The one-page briefing is agreed, so its words stay as they are.');
    return {
      title: 'The one-page briefing',
      heading: '',
      intro: ['It goes to every agency. No case, and nobody named.'],
      fields: [
        ...PARTS.map(([id, label]): Field => ({
          id,
          kind: 'text',
          label,
          value: onePage?.[id] ?? '',
          required: 'Say it in a few lines.',
        })),
        {
          id: 'link',
          kind: 'line',
          label: 'Where to read more (a web address)',
          longest: 300,
          value: onePage?.link ?? '',
        },
      ],
    };
  },
  async run(context, review, _id, values, at) {
    const link = typed(values, 'link');
    if (link && !/^https:\/\/\S+$/.test(link))
      return { errors: { link: 'A web address starting with https://' } };
    const [looked, well, better, now] = PARTS.map(([id]) => typed(values, id) ?? '');
    const text = { looked: looked ?? '', well: well ?? '', better: better ?? '', now: now ?? '' };
    const changed = writePage(review, context.member.id, { ...text, ...(link ? { link } : {}) }, at);
    return { review: changed, says: ['It is written. Once it is agreed, it can be sent round.'] };
  },
};

const circulate: Doing = {
  find: findDriven,
  ask(context, review) {
    const { directory } = context;
    if (!review.onePage?.approved)
      throw new IllegalReviewChange('The one-page briefing has to be agreed before it is sent round.');
    const sent = new Set(review.onePage.to.map(({ agency }) => agency));
    const open = directory.agencies.filter(({ id }) => !sent.has(id));
    const reached = open.filter(({ id }) => agencyLead(review, id, directory).members.length > 0);
    return {
      title: 'Send it round',
      submit: 'Send it',
      heading: '',
      intro: [
        'Each agency’s lead gets it and says with one press that it was read.',
        ...(reached.length < open.length
          ? [`Nobody is on record for ${open.length - reached.length} agencies: they are not ticked.`]
          : []),
      ],
      fields: [
        {
          id: 'agencies',
          kind: 'many',
          label: 'To which agencies?',
          value: reached.map(({ id }) => id).join(','),
          required: 'Choose an agency.',
          choices: open.map(({ id, name }) => ({ title: name, value: id })),
        },
      ],
    };
  },
  async run(context, review, _id, values, at) {
    const agencies = many(values, 'agencies');
    const sent = circulatePage(review, context.member.id, agencies, at);
    const nobody = await tellReaders(context, sent, agencies);
    const names = nobody.map((id) => context.directory.agency(id)?.name ?? id);
    return {
      review: sent,
      says: [
        `It is on its way to ${agencies.length} ${agencies.length === 1 ? 'agency' : 'agencies'}.`,
        ...(names.length > 0
          ? [`Nobody is on record for ${names.join(', ')}: please tell them yourself.`]
          : []),
      ],
    };
  },
};

/** How many people an agency passed it on to: how far it reached, for the yearly report. */
const reach: Doing = {
  find: findReview,
  verb: 'review.acknowledge',
  ask(context, review, id) {
    mayAcknowledgeFor(context, review, id, 'reach');
    return {
      title: 'How far it reached',
      heading: '',
      fields: [
        {
          id: 'reach',
          kind: 'line',
          label: 'How many people has it been passed on to?',
          required: 'Put a number.',
          longest: 6,
        },
      ],
    };
  },
  async run(context, review, id, values, at) {
    mayAcknowledgeFor(context, review, id, 'reach');
    const people = Number(typed(values, 'reach') ?? 'none');
    if (!Number.isInteger(people) || people < 0 || people > 100_000)
      return { errors: { reach: 'A whole number, like 14.' } };
    return {
      review: acknowledgePage(review, id, context.member.id, people, at),
      says: ['Thank you. It counts towards how far the learning reached.'],
    };
  },
};

export const pageDoings: Readonly<Record<string, Doing>> = { page, circulate, reach };
