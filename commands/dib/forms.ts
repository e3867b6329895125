import { keepItem, keepUpdate } from '../../src/bot/briefing-store.ts';
import type { FormHandler, PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { Draft as OpenForm } from '../../src/bot/drafts.ts';
import { BotError } from '../../src/bot/errors.ts';
import { checkForm } from '../../src/bot/forms.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { correctItem } from '../../src/domain/briefing/moves-item.ts';
import { withReading } from '../../src/domain/briefing/moves-update.ts';
import type { Draft } from '../../src/domain/briefing/reading.ts';
import type { Update } from '../../src/domain/briefing/record.ts';
import { changesOf, draftOf, itemSchema, valuesOfDraft, valuesOfItem } from './fields.ts';
import { around, findItem, findOwnUpdate, requireAttending, requireOpen } from './find.ts';
import { FIRST, itemForm, RIGHT, SECOND } from './form-view.ts';
import { itemReply } from './item.ts';
import { takeInRead, updateReply } from './post.ts';

const NEVER = 'No names, initials, dates of birth or numbers of anybody.';

/** `/dib post` without words: the same in two screens to choose from. What is sent is confirmed. */
export const postForm: FormHandler = {
  access: 'briefing.post',
  about: 'case',
  texts: [],
  steps: [FIRST, SECOND],
  async show(context, form, values, errors, step = 0) {
    await requireAttending(context, 'briefing.post');
    return itemForm(
      context,
      form,
      { values, errors },
      {
        fields: step === 0 ? FIRST : SECOND,
        title: 'For today’s briefing',
        submit: step === 0 ? 'Next' : 'Send',
        intro: step === 0 ? `One thing at a time. ${NEVER}` : 'What follows from it, as far as you know.',
      },
    );
  },
  check: (context, _form, inputs, step) => {
    const checked = checkForm(itemSchema(context), inputs);
    const errors = 'errors' in checked ? checked.errors : {};
    const fields: readonly string[] = step === 0 ? FIRST : SECOND;
    return Promise.resolve(
      Object.fromEntries(Object.entries(errors).filter(([field]) => fields.includes(field))),
    );
  },
  async submit(context, _form, inputs) {
    const checked = checkForm(itemSchema(context), inputs);
    if ('errors' in checked) return checked;
    const { values } = checked;
    await requireOpen(context);
    const draft = draftOf(values, context.now);
    const update = await takeInRead(context, { drafts: [draft], closures: [], questions: [] });
    return updateReply(context, update);
  },
};

export const formPress: PressHandler = {
  access: 'briefing.post',
  run: (context) => context.openForm('briefing.form'),
};

/** The author puts right what was read, before it is confirmed. */
export const changeForm: FormHandler = {
  access: 'briefing.post',
  texts: [],
  async show(context, form, values, errors) {
    await theDraft(context, form);
    return itemForm(
      context,
      form,
      { values, errors },
      {
        fields: RIGHT,
        title: 'Put it right',
        submit: 'Save',
        intro: NEVER,
      },
    );
  },
  async submit(context, form, inputs) {
    const { update, draft, index } = await theDraft(context, form);
    const checked = checkForm(itemSchema(context), inputs);
    if ('errors' in checked) return checked;
    const { values } = checked;
    const { briefing } = await around(context, update);
    const reading = update.reading ?? { drafts: [], closures: [], questions: [] };
    const changed = withReading(update, {
      ...reading,
      drafts: reading.drafts.map((each, at) => (at === index ? draftOf(values, context.now, draft) : each)),
      // Whatever was asked about it, its author has answered.
      questions: reading.questions.filter(({ about, kind }) => about !== index || kind === 'which-item'),
    });
    await keepUpdate(context, changed, briefing);
    await context.did('briefing.correct', subjectOf('update', update.id));
    return updateReply(context, changed);
  },
};

export const changePress: PressHandler = {
  access: 'briefing.post',
  async run(context, { subject, args }) {
    const update = await findOwnUpdate(context, subject);
    const index = Number(args['draft']);
    const draft = update.reading?.drafts[index];
    if (!draft) return updateReply(context, update);
    return context.openForm('briefing.change', {
      subject: subjectOf('update', update.id),
      values: { ...valuesOfDraft(draft), draft: String(index), rev: String(update.rev) },
    });
  },
};

async function theDraft(
  context: Context,
  form: OpenForm,
): Promise<{ update: Update; draft: Draft; index: number }> {
  const update = await findOwnUpdate(context, form.subject);
  const index = Number(form.values['draft']);
  const draft = update.reading?.drafts[index];
  if (!draft || String(update.rev) !== form.values['rev'])
    throw new BotError(
      'update-changed',
      'Your update has changed since this form was opened. Open it again from its card; nothing was changed.',
    );
  return { update, draft, index };
}

/** A correction of a confirmed item; after the release everybody sees that it was corrected. */
export const correctForm: FormHandler = {
  access: 'briefing.correct',
  texts: [],
  async show(context, form, values, errors) {
    await findItem(context, form.subject, 'briefing.correct');
    return itemForm(
      context,
      form,
      { values, errors },
      {
        fields: RIGHT,
        title: 'Put it right',
        submit: 'Save',
        intro: `Everybody in the briefing sees what was changed. ${NEVER}`,
      },
    );
  },
  async submit(context, form, inputs) {
    const item = await findItem(context, form.subject, 'briefing.correct');
    const checked = checkForm(itemSchema(context), inputs);
    if ('errors' in checked) return checked;
    const { values } = checked;
    const { briefing } = await around(context, item);
    const by = { member: context.member.id, at: context.now };
    const released = briefing.released !== undefined;
    const changed = correctItem(item, changesOf(values, context.now, item), by, { released });
    if (changed !== item) {
      await keepItem(context, changed);
      await context.did('briefing.correct', subjectOf('item', item.id));
    }
    return itemReply(context, changed);
  },
};

export const correctPress: PressHandler = {
  access: 'briefing.correct',
  async run(context, { subject }) {
    const item = await findItem(context, subject, 'briefing.correct');
    return context.openForm('briefing.correct', {
      subject: subjectOf('item', item.id),
      values: valuesOfItem(item),
    });
  },
};
