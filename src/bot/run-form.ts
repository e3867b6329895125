import { mayEver, NotAllowed } from './access.ts';
import type { Context } from './context.ts';
import { BotError } from './errors.ts';
import { typedValues } from './forms.ts';
import { guardText } from './guard.ts';
import type { PressInteraction, SubmitInteraction } from './interaction.ts';
import { perform, type PerformDeps } from './perform.ts';
import type { Reply } from './reply.ts';
import type { Draft } from './drafts.ts';
import type { FormHandler, Values } from './command.ts';
import type { Directory, Member } from '../partnership/model.ts';

/** Takes in a filled-in form. What is wrong comes back beside its field with everything typed still there. */
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
    const { draft, form } = await findForm(deps, context, interaction.token, interaction.form);
    const refused: Record<string, string> = {};
    for (const input of form.texts) {
      const text = interaction.inputs[input];
      const [finding] = typeof text === 'string' ? guardText(text) : [];
      if (finding) refused[input] = finding.message;
    }
    const answer =
      Object.keys(refused).length > 0
        ? { errors: refused }
        : await form.submit(context, draft, interaction.inputs);
    if ('errors' in answer) {
      return {
        kind: 'form',
        form: await form.show(context, draft, typedAgain(interaction, refused), answer.errors),
      };
    }
    await context.tx.remove('drafts', draft.id);
    return answer;
  });
}

/** What was typed, to be shown again. An answer that has to wait in the outbox goes without what may not be kept. */
function typedAgain(
  { answer, inputs }: SubmitInteraction,
  refused: Readonly<Record<string, string>>,
): Values {
  const typed = typedValues(inputs);
  if (answer === 'now') return typed;
  return Object.fromEntries(Object.entries(typed).filter(([input]) => !(input in refused)));
}

/** Opens the form of a draft again, as far as it was filled in. */
export async function reopenForm(
  deps: PerformDeps,
  context: Context,
  press: PressInteraction,
): Promise<Reply> {
  const { draft, form } = await findForm(deps, context, press.args['draft'] ?? '');
  return { kind: 'form', form: await form.show(context, draft, draft.values, {}) };
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
