import { listInputs } from '../../cards/inputs.ts';
import { mayEver, NotAllowed } from './access.ts';
import { adviceOn, withAdvice } from './advice.ts';
import type { Context } from './context.ts';
import { replyAt } from './deliver-later.ts';
import { changeDraft, type Draft } from './drafts.ts';
import { BotError } from './errors.ts';
import { atStep, stepAfter, stepOf, stepWith } from './form-steps.ts';
import { typedValues } from './forms.ts';
import { guardForm, keepable, valuesOf } from './guard-form.ts';
import type { PressInteraction, SubmitInteraction } from './interaction.ts';
import { perform, type PerformDeps } from './perform.ts';
import { requirePlace } from './places.ts';
import type { Reply } from './reply.ts';
import type { FormErrors, FormHandler, Values } from './command.ts';
import type { Directory, Member } from '../partnership/model.ts';

/**
 * Takes in a filled-in form. What is wrong comes back beside its field with everything typed still there, and is kept in
 * the draft, so that it survives the screen. A form of several screens goes on to the next one; the last has the effect.
 */
export async function runForm(
  deps: PerformDeps,
  interaction: SubmitInteraction,
  member: Member,
  directory: Directory,
): Promise<Reply> {
  // With the member in it, so that somebody else's token is never answered with what its owner was told.
  const keys = [`submit|${member.id}|${interaction.token}`];
  // The name of a forged form could be any text, which is not written down.
  const verb = deps.registry.form(interaction.form) ? interaction.form : 'unknown';
  return perform(deps, { interaction, member, directory, verb, keys }, async (context) => {
    const { draft: found, form } = await findForm(deps, context, interaction.token, interaction.form);
    await requirePlace(context.tx, interaction.place ?? found.place, form.access);
    const step = stepOf(form, interaction.step);
    const typed = typedValues(interaction.inputs);
    const { stopped, findings } = await guardForm(deps, context, form, found, interaction, typed);
    const draft = (await context.tx.get('drafts', found.id)) ?? found;
    const safe = keepable(deps, context, form, typed, stopped);
    // An answer that has to wait in the outbox goes without what may not be kept.
    const shown = { ...valuesOf(draft), ...(interaction.answer === 'now' ? typed : safe) };
    const again = async (errors: FormErrors, at = step): Promise<Reply> => {
      const view = await form.show(context, draft, shown, errors, at);
      const asked = form.steps?.[step] ?? listInputs(view.card).map(({ id }) => id);
      const right = asked.filter((id) => !(id in errors));
      await changeDraft(context, draft, only(right, safe));
      return { kind: 'form', form: atStep(form, view, at) };
    };

    if (Object.keys(stopped).length > 0) return again(stopped, stepWith(form, stopped, step));
    const next = stepAfter(form, step);
    if (next !== undefined) {
      const early = await form.early?.(context, draft, interaction.inputs, step);
      if (early) {
        await context.tx.remove('drafts', draft.id);
        return said(context, interaction, draft, early);
      }
      const errors = (await form.check?.(context, draft, interaction.inputs, step)) ?? {};
      return Object.keys(errors).length > 0 ? again(errors) : again({}, next);
    }
    const inputs = form.steps ? { ...valuesOf(draft), ...interaction.inputs } : interaction.inputs;
    // A forged form may claim to be the last screen without the others having been sent.
    for (const [at] of (form.steps ?? []).entries()) {
      const errors = (await form.check?.(context, draft, inputs, at)) ?? {};
      if (Object.keys(errors).length > 0) return again(errors, at);
    }
    const answer = await form.submit(context, draft, inputs);
    if ('errors' in answer) return again(answer.errors, stepWith(form, answer.errors, step));
    await context.tx.remove('drafts', draft.id);
    const texts = form.texts.map((input) => typed[input] ?? '');
    return said(context, interaction, draft, withAdvice(answer, adviceOn(findings, texts)));
  });
}

/** The last word, or nothing when the screen closes and it was sent to where the form was opened. */
async function said(
  context: Context,
  interaction: SubmitInteraction,
  draft: Draft,
  answer: Reply,
): Promise<Reply> {
  const closes = interaction.closes === true && interaction.answer === 'now';
  if (!closes || answer.kind === 'form' || answer.kind === 'nothing') return answer;
  await replyAt(context.tx, interaction, draft.place, answer, context.now);
  return { kind: 'nothing' };
}

function only(inputs: readonly string[], values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([id]) => inputs.includes(id)));
}

/** Opens the form of a draft again, as far as it was filled in. */
export async function reopenForm(
  deps: PerformDeps,
  context: Context,
  press: PressInteraction,
): Promise<Reply> {
  const { draft, form } = await findForm(deps, context, press.args['draft'] ?? '');
  const view = await form.show(context, draft, draft.values, {}, 0);
  return { kind: 'form', form: atStep(form, view, 0) };
}

async function findForm(
  deps: PerformDeps,
  context: Context,
  token: string,
  name?: string,
): Promise<{ draft: Draft; form: FormHandler }> {
  const draft = await context.tx.get('drafts', token);
  const form = draft ? deps.registry.form(draft.form) : undefined;
  // Somebody else's form and one that is gone are told apart to nobody.
  if (!draft || !form || draft.member !== context.member.id || (name !== undefined && draft.form !== name)) {
    throw new BotError(
      'form-gone',
      'This form is no longer open: it was sent before, or it is too old. Please start again with the command.',
    );
  }
  if (!mayEver(context.member, form.access))
    throw new NotAllowed('Your role does not include this. If it should, ask the business unit.');
  return { draft, form };
}
