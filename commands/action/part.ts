import { notice } from '../../cards/words.ts';
import type { CommandVerb, FormHandler, PressHandler, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { checkForm } from '../../src/bot/forms.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { Action } from '../../src/domain/action/record.ts';
import { whyNoPart } from '../../src/domain/action/tree.ts';
import { group, measure, newAction, reference } from './arguments.ts';
import { assignSchema, draftOf } from './assign.ts';
import { drawAssignForm } from './assign-form.ts';
import { raiseAction, raisedNotice } from './raise.ts';
import { cardReply, findActionFor } from './record.ts';

/** `/action part`: an action under another one, typed. */
export const partVerb: CommandVerb = {
  name: 'part',
  aliases: ['sub', 'sub-action'],
  summary: 'Put an action under another one; it comes back there when it is closed',
  access: 'action.sub',
  form: 'action.part',
  arguments: { ref: reference, ...newAction, group, measure },
  examples: [
    'action part ACT-2611-K4TR @Jory Whitmarsh "Send the template to the teams" by 4 Dec measure "All five teams have it"',
  ],
  run: addPartTo,
};

/** `/action part`: an action under another one. Its group is that of the one above unless somebody says another. */
async function addPartTo(context: Context, values: Values): Promise<Reply> {
  const parent = await findActionFor(context, `action:${values['ref'] ?? ''}`, 'action.sub');
  const refused = refusal(context, parent);
  if (refused) return refused;
  return { kind: 'notice', view: await raisePart(context, parent, values) };
}

/** The button "Put a part under it": the form of an action. */
export const partPress: PressHandler = {
  access: 'action.sub',
  async run(context, press) {
    const parent = await findActionFor(context, press.subject, 'action.sub');
    return (
      refusal(context, parent) ??
      context.openForm('action.part', {
        subject: subjectOf('action', parent.id),
        values: { due: parent.due, ...(parent.group ? { group: parent.group } : {}) },
      })
    );
  },
};

export const partForm: FormHandler = {
  access: 'action.sub',
  texts: ['title', 'measure'],

  async show(context, draft, values, errors) {
    const parent = await findActionFor(context, draft.subject, 'action.sub');
    return {
      ...drawAssignForm(context, draft, values, errors, `Part of ${parent.id}, due ${parent.due}.`),
      title: 'A part of an action',
    };
  },

  async submit(context, draft, inputs) {
    const parent = await findActionFor(context, draft.subject, 'action.sub');
    const refused = refusal(context, parent);
    if (refused) return refused;
    const checked = checkForm(assignSchema(context), inputs);
    if ('errors' in checked) return checked;
    return { kind: 'finish', view: await raisePart(context, parent, checked.values) };
  },
};

async function raisePart(context: Context, parent: Action, values: Values) {
  const draft = draftOf(context, values);
  const group = draft.group ?? parent.group;
  const part = await raiseAction(
    context,
    {
      ...draft,
      ...(group ? { group } : {}),
      ...(parent.origin ? { origin: parent.origin } : {}),
      ...(parent.priority ? { priority: parent.priority } : {}),
      parent,
    },
    undefined,
  );
  return raisedNotice(context, part, undefined);
}

function refusal(context: Context, parent: Action): Reply | undefined {
  const why = whyNoPart(parent, context.partnership.actions.deepest);
  if (why === undefined) return undefined;
  return { ...cardReply(context, parent), notice: notice('Nothing can be put under it', [why]) };
}
