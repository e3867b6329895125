import { z } from 'zod';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { actionDoneCard, actionUpdateCard } from '../../cards/index.ts';
import { groupName } from '../../cards/action/names.ts';
import { notice } from '../../cards/words.ts';
import type { FormHandler, PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { checkForm } from '../../src/bot/forms.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { assurerOf } from '../../src/domain/action/plan.ts';
import { currentRound, isOpen, type Action } from '../../src/domain/action/record.ts';
import { acceptAction, finishAction, updateAction } from '../../src/domain/action/owners-steps.ts';
import { requireOpen } from '../../src/domain/action/change.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import { momentOf } from './raise.ts';
import { cardReply, findAction, findActionFor, keepAction, storyReply, unlessDone } from './record.ts';
import { take } from './step-form.ts';
import { tellTurn } from './tell.ts';
import { closeInTree } from './tree.ts';

export async function accept(context: Context, subject: string | undefined): Promise<Reply> {
  const action = await findActionFor(context, subject, 'action.accept');
  return unlessDone(context, action, async () => {
    const accepted = acceptAction(action, context.member.id, context.now);
    await keepAction(context, accepted);
    return cardReply(context, accepted);
  });
}

/** The group it was sent to takes it; otherwise its owner does. */
export async function acceptOrTake(context: Context, subject: string | undefined): Promise<Reply> {
  const action = await findAction(context, subject);
  return action.status === 'sent' ? take(context, subject) : accept(context, subject);
}

export async function addUpdate(context: Context, subject: string | undefined, note: string): Promise<Reply> {
  const action = await findActionFor(context, subject, 'action.update');
  return unlessDone(context, action, async () => {
    const updated = updateAction(action, context.member.id, note, context.now);
    await keepAction(context, updated);
    return { kind: 'finish', view: notice(`Added to ${action.id}`, ['Everybody who has the card sees it.']) };
  });
}

export async function finish(
  context: Context,
  subject: string | undefined,
  evidence: string,
): Promise<Reply> {
  const action = await findActionFor(context, subject, 'action.finish');
  return unlessDone(context, action, async () => {
    const at = await momentOf(context);
    const done = finishAction(
      action,
      context.member.id,
      evidence,
      assurerOf(action, context.partnership),
      at,
    );
    await keepAction(context, done);
    await tellTurn(context, action, done);
    if (!isOpen(done)) await closeInTree(context, done);
    return { kind: 'finish', view: finishedNotice(context, done) };
  });
}

function finishedNotice({ directory }: Context, action: Action) {
  const asked = currentRound(action);
  if (!asked)
    return notice(`${action.id} is done`, ['Thank you. Every copy of its card now shows the evidence.']);
  return notice(`${action.id} waits for assurance`, [
    `Thank you. ${groupName(directory, asked.group)} looks at the evidence by ${sayDate(londonDate(new Date(asked.limit)))}, and closes it or says what is missing.`,
  ]);
}

/** One action with its whole story, for this person alone. */
export async function show(context: Context, subject: string | undefined): Promise<Reply> {
  return storyReply(context, await findAction(context, subject));
}

export const progressPresses: Readonly<Record<string, PressHandler>> = {
  'action.accept': { access: 'action.accept', run: (context, press) => accept(context, press.subject) },
  'action.show': { access: 'action.see', run: (context, press) => show(context, press.subject) },
  'action.update': {
    access: 'action.update',
    run: (context, press) => openUnlessDone(context, press.subject, 'action.update'),
  },
  'action.finish': {
    access: 'action.finish',
    run: (context, press) => openUnlessDone(context, press.subject, 'action.finish'),
  },
};

/** Opens the form, unless the action is done already: then says so at once instead of after the typing. */
export async function openUnlessDone(
  context: Context,
  subject: string | undefined,
  form: 'action.update' | 'action.finish',
): Promise<Reply> {
  const action = await findActionFor(context, subject, form);
  return unlessDone(context, action, () => {
    requireOpen(action);
    return context.openForm(form, { subject: subjectOf('action', action.id) });
  });
}

/** A form about one action with one line to write: what differs between saying how it is going and finishing it. */
interface OneLine {
  readonly access: 'action.update' | 'action.finish';
  readonly input: string;
  readonly title: string;
  readonly submit: string;
  readonly about: string;
  readonly missing: string;
  readonly draw: (action: Action, value: string, error: string) => AdaptiveCard;
  readonly keep: (context: Context, subject: string | undefined, text: string) => Promise<Reply>;
}

function oneLineForm({ access, input, title, submit, about, missing, draw, keep }: OneLine): FormHandler {
  const schema = z.object({
    [input]: z.string().trim().min(1, missing).max(1000, 'Please say it in 1,000 characters or fewer.'),
  });
  return {
    access,
    texts: [input],
    async show(context, draft, values, errors) {
      const action = await findActionFor(context, draft.subject, access);
      return {
        name: draft.form,
        token: draft.id,
        title,
        submit,
        summary: `${about} for ${action.id}`,
        errors,
        card: draw(action, values[input] ?? '', errors[input] ?? ''),
      };
    },
    async submit(context, draft, inputs) {
      const checked = checkForm(schema, inputs);
      return 'errors' in checked ? checked : keep(context, draft.subject, checked.values[input] ?? '');
    },
  };
}

export const updateForm = oneLineForm({
  access: 'action.update',
  input: 'note',
  title: 'Add an update',
  submit: 'Add',
  about: 'Update',
  missing: 'Write a line on how it is going.',
  draw: (action, note, error) =>
    actionUpdateCard.expand({ ...head(action), values: { note }, errors: { note: error } }),
  keep: addUpdate,
});

export const finishForm = oneLineForm({
  access: 'action.finish',
  input: 'evidence',
  title: 'Mark as done',
  submit: 'Done',
  about: 'Evidence',
  missing: 'Say what shows that it is done.',
  draw: (action, evidence, error) =>
    actionDoneCard.expand({
      ...head(action),
      measure: action.measure,
      values: { evidence },
      errors: { evidence: error },
    }),
  keep: finish,
});

function head(action: Action): { reference: string; due: string; title: string } {
  return { reference: action.id, due: sayDate(action.due), title: action.title };
}
