import { itemsCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import { explainStep, stepLine } from '../../cards/review/words.ts';
import type { FormErrors, FormHandler, PressHandler, Values } from '../../src/bot/command.ts';
import { requireAccess, type Context } from '../../src/bot/context.ts';
import type { Draft } from '../../src/bot/drafts.ts';
import { BotError } from '../../src/bot/errors.ts';
import { readForm } from '../../src/bot/forms.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import { freeReviewReference } from '../../src/bot/review-retention.ts';
import { gapsOf } from '../../cards/review/whole.ts';
import { openReview, questionsFor, type SettingAsked } from '../../src/domain/review/open.ts';
import type { KindPolicy } from '../../src/domain/review/policy.ts';
import { mayRun } from './who-runs.ts';
import { questionsAgain, repeatedBy, changedQuestions } from '../../src/domain/review/repeat.ts';
import type { Review } from '../../src/domain/review/record.ts';
import { openSteps, event } from '../../src/domain/review/steps.ts';
import { KINDS, kindLabel } from '../../src/domain/review/words.ts';
import { agencyChoices, drawForm, many, schemaOf, typed, type Asked, type Field } from '../form-fields.ts';
import { findDriven, keepReview, momentOf, subjectOfReview } from './record.ts';
import { tellLead } from './tell.ts';

const NOT_YOURS = 'Reviews are opened by the business unit. Ask it to open this one.';

/** `/review open` without saying which kind: one button a kind that the partnership file has a plan for, by who oversees it. */
export function chooseKind({ partnership, directory }: Context): CardView {
  const plans = KINDS.flatMap(({ value, label }) => {
    const plan = partnership.reviews.kinds.find(({ kind }) => kind === value);
    return plan ? [{ value, label, group: plan.group }] : [];
  });
  const groups = [...new Set(plans.map(({ group }) => group))];
  return {
    summary: 'Open a review',
    card: itemsCard.expand({
      heading: 'What is to be opened?',
      intro:
        plans.length > 0
          ? 'It holds a topic, days and who owes what. Nothing about any child is written here.'
          : 'The partnership file has no plan for any kind of review yet: it belongs under “reviews”.',
      sections: [
        {
          name: '',
          items: groups.map((group) => ({
            title: directory.group(group)?.name ?? group,
            line: 'oversees these',
            note: '',
            buttons: plans
              .filter((plan) => plan.group === group)
              .map(({ value, label }) => ({
                title: label,
                data: { verb: 'review.start', opens: 'form' as const, args: { kind: value } },
              })),
          })),
        },
      ].filter(({ items }) => items.length > 0),
      more: '',
      buttons: [],
    }),
  };
}

/** A kind was chosen. */
export const startPress: PressHandler = {
  access: 'review.open',
  run: (context, { args }) => openFormOf(context, args['kind'] ?? ''),
};

export function openFormOf(context: Context, kind: string): Promise<Reply> {
  policyOf(context, kind);
  return context.openForm('review.open', { values: { kind } });
}

/** The form of one kind, filled in from its plan; for a repeat from the first round, for what follows from what was before. */
export const openForm: FormHandler = {
  access: 'review.open',
  about: 'case',
  texts: ['topic', 'questions'],

  async show(context, draft, values, errors) {
    requireAccess(context, 'review.open', new Set(), NOT_YOURS);
    const before = await beforeOf(context, draft);
    return drawForm(
      draft,
      asked(context, policyOf(context, draft.values['kind'] ?? ''), before, draft),
      values,
      errors,
    );
  },

  async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
    requireAccess(context, 'review.open', new Set(), NOT_YOURS);
    const before = await beforeOf(context, draft);
    const policy = policyOf(context, draft.values['kind'] ?? '');
    const read = readForm(schemaOf(asked(context, policy, before, draft)), inputs);
    if ('errors' in read) return read;
    const values = read.data;
    const errors = wrongDay(context, policy, values);
    if (Object.keys(errors).length > 0) return { errors };
    const review = await open(context, policy, values, before, draft);
    return { kind: 'finish', view: await openedNotice(context, review, before) };
  },
};

async function open(
  context: Context,
  policy: KindPolicy,
  values: Values,
  before: Review | undefined,
  draft: Draft,
): Promise<Review> {
  const { tx, now, member } = context;
  const at = await momentOf(context);
  const repeats = draft.values['how'] === 'repeat' ? before : undefined;
  const theme = typed(values, 'theme');
  const inspectorate = typed(values, 'inspectorate');
  const review = openReview(
    {
      id: await freeReviewReference(tx, now),
      topic: typed(values, 'topic') ?? '',
      startedOn: values['startedOn'] ?? context.today,
      openedBy: member.id,
      lead: typed(values, 'lead') ?? member.id,
      agencies: policy.asksSettings ? [] : many(values, 'agencies'),
      settings: policy.asksSettings ? settingsOf(context) : [],
      questions: (values['questions'] ?? '').split('\n'),
      jointWith: many(values, 'jointWith'),
      ...(theme ? { theme } : {}),
      ...(inspectorate ? { inspectorate } : {}),
      ...(repeats ? { repeats: repeats.id } : before ? { follows: before.id } : {}),
    },
    policy,
    at,
  );
  await tx.insert('reviews', review);
  await context.did('review.open', subjectOfReview(review));
  if (repeats) await keepReview(context, repeatedBy(repeats, review.id, member.id, at), 'review.drive');
  else if (before) {
    const followed = { ...before, rev: before.rev + 1 };
    const timeline = [...before.timeline, event('followed', member.id, at, review.id)];
    await keepReview(context, { ...followed, timeline }, 'review.drive');
  }
  await tellLead(context, review);
  return review;
}

async function openedNotice(context: Context, review: Review, before: Review | undefined): Promise<CardView> {
  const at = await momentOf(context);
  const [next] = openSteps(review).filter(({ dueAt }) => dueAt);
  const reworded = review.repeats && before ? changedQuestions(before.questions, review.questions) : [];
  return notice(`${kindLabel(review.kind)} ${review.id} is open`, [
    ...(next ? [`Next: ${stepLine(review, next)}, ${explainStep(review, next, at)}.`] : []),
    ...gapsOf(review, context.directory),
    ...(reworded.length > 0 ? [`The two rounds will not be compared. ${reworded.join(' ')}`] : []),
    ...(review.lead === context.member.id ? ['Its card is in your own chat with me.'] : []),
  ]);
}

const DAY_LABELS: Readonly<Record<KindPolicy['began'], string>> = {
  aware: 'Day on which the council became aware',
  agreed: 'Day on which it was agreed',
  started: 'First day',
  announced: 'Day on which it was announced',
  begins: 'First day of the period it looks at',
};

function asked(context: Context, policy: KindPolicy, before: Review | undefined, draft: Draft): Asked {
  const { partnership, directory, member } = context;
  const isRepeat = draft.values['how'] === 'repeat';
  const priorities = partnership.priorities.map(({ id, name }) => ({ title: name, value: id }));
  const agencies = agencyChoices(directory, usual(policy, isRepeat ? before : undefined));
  const people = directory.members
    .filter(({ left, roles }) => !left && mayRun(roles, policy))
    .map(({ id, name }) => ({ title: name, value: id }));
  const fields: (Field | undefined)[] = [
    {
      id: 'topic',
      kind: 'line',
      label: 'What it is about (a topic, never a case)',
      required: 'Say in a few words what it is about.',
      longest: 200,
      ...(isRepeat && before ? { value: before.topic } : {}),
    },
    {
      id: 'startedOn',
      kind: 'date',
      label: DAY_LABELS[policy.began],
      value: context.today,
      required: 'Choose the day.',
    },
    policy.asksSettings
      ? undefined
      : {
          id: 'agencies',
          kind: 'many',
          label: 'Whose return is asked for',
          value: usual(policy, isRepeat ? before : undefined).join(','),
          choices: agencies,
        },
    {
      id: 'theme',
      kind: 'one',
      label: 'Priority (if one)',
      choices: priorities,
      ...(before?.theme ? { value: before.theme } : {}),
    },
    policy.inspectorates
      ? {
          id: 'inspectorate',
          kind: 'one',
          label: 'Whose inspection',
          required: 'Choose whose it is.',
          choices: policy.inspectorates.map((name) => ({ title: name, value: name.replaceAll(',', '') })),
        }
      : undefined,
    policy.kind === 'practice-review' || policy.kind === 'rapid-review'
      ? {
          id: 'jointWith',
          kind: 'many',
          label: 'Joint with (if it is)',
          choices: partnership.reviews.areas.map(({ id, name }) => ({ title: name, value: id })),
        }
      : undefined,
    policy.kind === 'rapid-review' || policy.kind === 'inspection'
      ? undefined
      : {
          id: 'questions',
          kind: 'text',
          label: isRepeat
            ? 'Its questions: leave them as they are, or the rounds cannot be compared'
            : 'Its questions, one a line',
          value: (before && isRepeat ? questionsAgain(before) : questionsFor(policy, 'this')).join('\n'),
          longest: 3000,
        },
    {
      id: 'lead',
      kind: 'one',
      label: 'Who runs it',
      value: member.id,
      required: 'Choose who runs it.',
      choices: people,
    },
  ];
  return {
    title: isRepeat ? 'Start the repeat' : 'Open a review',
    submit: 'Open it',
    heading: before ? `${kindLabel(policy.kind)}, after ${before.id}` : kindLabel(policy.kind),
    intro: [
      'Topic and days only. Which children are looked at stays in each agency’s own file.',
      ...(policy.asksSettings ? [settingsIntro(settingsOf(context))] : []),
    ],
    fields: fields.filter((field) => field !== undefined),
  };
}

/** Whose return is asked for unless somebody says otherwise. */
function usual(policy: KindPolicy, first: Review | undefined): readonly string[] {
  return first ? first.returns.map(({ agency }) => agency) : policy.asks;
}

function settingsIntro(settings: readonly SettingAsked[]): string {
  return settings.length === 0
    ? 'No settings are listed in the partnership file: add them from a list once it is open.'
    : `${settings.length} settings of the partnership file are asked; more can be added from a list.`;
}

/** The settings of the partnership file, with who answers for each where they are a member. */
function settingsOf({ partnership, directory }: Context): SettingAsked[] {
  return partnership.reviews.settings.map(({ id, name, agency, lead }) => {
    const member = lead ? directory.memberByEmail(lead)?.id : undefined;
    return { id, name, agency, ...(member ? { member } : {}) };
  });
}

function wrongDay({ today }: Context, policy: KindPolicy, values: Values): FormErrors {
  const day = values['startedOn'] ?? '';
  const past = policy.began === 'aware' || policy.began === 'announced' || policy.began === 'agreed';
  return past && day > today ? { startedOn: 'That day has not come yet.' } : {};
}

async function beforeOf(context: Context, draft: Draft): Promise<Review | undefined> {
  return draft.subject ? findDriven(context, draft.subject) : undefined;
}

/** The plan of a kind. @throws BotError when the partnership file has none */
export function policyOf({ partnership }: Context, kind: string): KindPolicy {
  const policy = partnership.reviews.kinds.find((each) => each.kind === kind);
  if (!policy)
    throw new BotError(
      'review',
      'The partnership file has no plan for that kind of review. It belongs under “reviews”, and then it can be opened.',
    );
  return policy;
}
