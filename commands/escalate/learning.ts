import { requireAccess, type Context } from '../../src/bot/context.ts';
import type { FormHandler, PressHandler } from '../../src/bot/command.ts';
import { relationsToEscalation } from '../../src/bot/escalation-relations.ts';
import { checkForm } from '../../src/bot/forms.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import { notice } from '../../cards/words.ts';
import { assignAllowed, assignSchema } from '../action/assign.ts';
import { drawAssignForm } from '../action/assign-form.ts';
import { escalationReply, findEscalation, keepEscalation, subjectOfEscalation } from './record.ts';

const NOT_YOURS = 'Who raised it, or the business unit, can make its learning an action.';

/** "Make this an action": the form of an action, with the learning as what needs to happen. */
export const learningPress: PressHandler = {
  access: 'escalation.learn',
  async run(context, press) {
    const escalation = await learnedFrom(context, press.subject);
    const action = escalation.outcome?.action;
    if (action || !escalation.outcome?.learning)
      return {
        ...(await escalationReply(context, escalation)),
        notice: notice(action ? `It is an action already: ${action}` : 'No learning is on record'),
      };
    const title = escalation.outcome.learningTheme ?? '';
    return context.openForm('escalation.learning', {
      subject: subjectOfEscalation(escalation),
      values: { title, origin: 'escalation' },
    });
  },
};

/** Assigns the action and keeps its reference with the escalation, so that the figures can say what became of the learning. */
export const learningForm: FormHandler = {
  access: 'escalation.learn',
  texts: ['title', 'measure'],

  async show(context, draft, values, errors) {
    await learnedFrom(context, draft.subject);
    return drawAssignForm(context, draft, values, errors);
  },

  async submit(context, draft, inputs) {
    const escalation = await learnedFrom(context, draft.subject);
    const { outcome } = escalation;
    if (!outcome || outcome.action)
      return {
        kind: 'finish',
        view: notice(outcome?.action ? `It is an action already: ${outcome.action}` : 'It is open again', [
          'Nothing was assigned.',
        ]),
      };
    const checked = checkForm(assignSchema(context), inputs);
    if ('errors' in checked) return checked;
    if (!checked.values['group']) return { errors: { group: 'Choose the group that looks after it.' } };
    // Not where the escalation was looked at: the card of the action goes to its owner and its group.
    const { action, view } = await assignAllowed(
      context,
      { ...checked.values, origin: 'escalation' },
      undefined,
    );
    const linked = { ...escalation, rev: escalation.rev + 1, outcome: { ...outcome, action: action.id } };
    await keepEscalation(context, linked, 'escalation.learn');
    return { kind: 'finish', view };
  },
};

async function learnedFrom(context: Context, subject: string | undefined): Promise<Escalation> {
  const escalation = await findEscalation(context, subject);
  const relations = relationsToEscalation(escalation, context.member, context.directory);
  requireAccess(context, 'escalation.learn', relations, NOT_YOURS);
  return escalation;
}
