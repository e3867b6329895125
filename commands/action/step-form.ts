import { stepsFor, stepTitle, verbOf } from '../../cards/action/steps.ts';
import { actionStepCard } from '../../cards/index.ts';
import { notice } from '../../cards/words.ts';
import { groupName, nameOf } from '../../cards/action/names.ts';
import type { FormHandler, PressHandler, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { readForm } from '../../src/bot/forms.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { CardView, Reply } from '../../src/bot/reply.ts';
import { currentHop, currentRound, type Action } from '../../src/domain/action/record.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import { makeStep, type MadeStep, type StepDetails } from './make-step.ts';
import { cardReply, findActionFor, unlessDone } from './record.ts';
import { ASKING, ASKS, asksOf, groupsFor, stepSchema, type AskingStep } from './step-asks.ts';

function stepForm(step: AskingStep): FormHandler {
  const ask = ASKS[step];
  return {
    access: verbOf(step),
    texts: ['text'],

    async show(context, draft, values, errors) {
      const action = await findActionFor(context, draft.subject, verbOf(step));
      const { directory, today } = context;
      return {
        name: draft.form,
        token: draft.id,
        title: stepTitle(step, action, directory),
        submit: 'Send',
        summary: `${action.id}: a form`,
        errors,
        card: actionStepCard.expand({
          reference: action.id,
          due: sayDate(action.due),
          title: action.title,
          help: ask.help?.(action, context) ?? '',
          asks: asksOf(step),
          textLabel: ask.label,
          textNeeded: ask.optional !== true,
          values: by((id) => values[id] ?? (id === 'day' ? action.due : '')),
          errors: by((id) => errors[id] ?? ''),
          evidence: action.evidence.map(({ text, by: who }, place) => ({
            title: clipped(`${nameOf(directory, who)}: ${text}`),
            value: String(place),
          })),
          groups: groupsFor(step, action, context),
          today,
        }),
      };
    },

    async submit(context, draft, inputs) {
      const action = await findActionFor(context, draft.subject, verbOf(step));
      const read = readForm(stepSchema(step, action, context), inputs);
      return 'errors' in read ? read : stepDone(context, action, step, read.data);
    },
  };
}

/** `action.return`, `action.send`, …: one form for each step that asks for something. */
export const stepForms: Readonly<Record<string, FormHandler>> = Object.fromEntries(
  ASKING.map((step) => [`action.${step}`, stepForm(step)]),
);

export const stepPresses: Readonly<Record<string, PressHandler>> = {
  'action.step.take': {
    access: 'action.route',
    run: (context, press) => take(context, press.subject),
  },
  ...Object.fromEntries(
    ASKING.map((step): [string, PressHandler] => [
      `action.step.${step}`,
      { access: verbOf(step), run: (context, press) => openStep(context, press.subject, step) },
    ]),
  ),
};

/** Opens the form of a step with what was said so far, or says at once why it cannot be made. */
export async function openStep(
  context: Context,
  subject: string | undefined,
  step: AskingStep,
  values: Values = {},
): Promise<Reply> {
  const action = await findActionFor(context, subject, verbOf(step));
  return (
    refusal(context, action, step) ??
    context.openForm(`action.${step}`, { subject: subjectOf('action', action.id), values })
  );
}

/** The group takes it: one press, and in the middle of its route it goes on by itself. */
export async function take(context: Context, subject: string | undefined): Promise<Reply> {
  const action = await findActionFor(context, subject, 'action.route');
  return unlessDone(context, action, async () =>
    cardReply(context, await makeStep(context, action, 'take', {})),
  );
}

/** The same by a typed line that says everything. What it does not say is asked for in the form. */
export async function typedStep(
  context: Context,
  subject: string | undefined,
  step: AskingStep,
  values: Values,
): Promise<Reply> {
  const action = await findActionFor(context, subject, verbOf(step));
  const refused = refusal(context, action, step);
  if (refused) return refused;
  const read = readForm(stepSchema(step, action, context), values);
  return 'errors' in read
    ? context.openForm(`action.${step}`, { subject: subjectOf('action', action.id), values })
    : stepDone(context, action, step, read.data);
}

function refusal(context: Context, action: Action, step: MadeStep): Reply | undefined {
  if (stepsFor(action, context.directory, context.member).includes(step)) return undefined;
  return {
    ...cardReply(context, action),
    notice: notice('That cannot be done now', [
      `${action.id} has moved on, or somebody was quicker. This is how it is now.`,
    ]),
  };
}

async function stepDone(
  context: Context,
  action: Action,
  step: AskingStep,
  details: StepDetails,
): Promise<Reply> {
  const refused = refusal(context, action, step);
  if (refused) return refused;
  return unlessDone(context, action, async () => {
    const made = await makeStep(context, action, step, details);
    return { kind: 'finish', view: doneView(context, made, step) };
  });
}

function doneView({ directory }: Context, action: Action, step: AskingStep): CardView {
  const all = ['Everybody who has the card sees it.'];
  const at = currentHop(action)?.group;
  const round = currentRound(action)?.group;
  switch (step) {
    case 'return':
    case 'send':
      return notice(
        action.status === 'returned'
          ? `${action.id} is back with ${nameOf(directory, action.assignedBy)}`
          : `${action.id} is with ${groupName(directory, at ?? '')} now`,
        all,
      );
    case 'assure':
      return notice(`${action.id} is assured and closed`, ['Thank you for looking.']);
    case 'back':
      return notice(`${action.id} is back with its owner`, ['They read what is missing.']);
    case 'elsewhere':
      return notice(`${groupName(directory, round ?? '')} looks at the evidence of ${action.id} now`, all);
    case 'evidence':
      return notice(`Added to ${action.id}`, all);
    case 'due':
      return notice(`${action.id} is due ${sayDate(action.due)} now`, [
        'Everybody who has the card reads why.',
      ]);
    case 'board':
      return notice(
        `${action.id} is before ${groupName(directory, action.boardCalls.at(-1)?.to ?? '')}`,
        all,
      );
    case 'answer':
      return notice(`${action.id}: the board's answer is on the card`, all);
    case 'withdraw':
      return notice(`${action.id} is withdrawn`, all);
  }
}

function clipped(text: string): string {
  return text.length > 70 ? `${text.slice(0, 69).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
}

function by<T>(field: (id: 'looked' | 'group' | 'day' | 'text') => T) {
  return { looked: field('looked'), group: field('group'), day: field('day'), text: field('text') };
}
