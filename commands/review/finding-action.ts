import type { FormErrors, FormHandler, PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { checkForm } from '../../src/bot/forms.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { notice } from '../../cards/words.ts';
import { findingBecame, findingNamed } from '../../src/domain/review/findings.ts';
import type { Finding, Review } from '../../src/domain/review/record.ts';
import { originOf } from '../../src/domain/review/words.ts';
import { assignSchema, draftOf } from '../action/assign.ts';
import { drawAssignForm } from '../action/assign-form.ts';
import { raiseAction, raisedNotice } from '../action/raise.ts';
import { findDriven, keepReview, momentOf, subjectOfReview } from './record.ts';

/** "Make it an action": the form of an action with the finding as what needs to happen, and where it comes from. */
export const findingPress: PressHandler = {
  access: 'review.drive',
  async run(context, press) {
    const review = await findDriven(context, press.subject);
    return openFinding(context, review, findingNamed(review, press.args['id'] ?? ''));
  },
};

function openFinding(context: Context, review: Review, finding: Finding): Promise<Reply> | Reply {
  const settled = settledView(finding);
  if (settled) return { kind: 'notice', view: settled };
  return context.openForm('review.action', {
    subject: subjectOfReview(review),
    values: {
      finding: finding.id,
      title: finding.text,
      origin: originOf(review.kind),
      group: groupFor(context, review, finding),
      priority: priorityOf(context, review, finding) ?? '',
    },
  });
}

/** Raises the action, with the review as its source, and keeps its reference with the finding. */
export const actionForm: FormHandler = {
  access: 'review.drive',
  about: 'case',
  texts: ['title', 'measure'],

  async show(context, draft, values, errors) {
    await findDriven(context, draft.subject);
    return drawAssignForm(context, draft, values, errors);
  },

  async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const review = await findDriven(context, draft.subject);
    const finding = findingNamed(review, draft.values['finding'] ?? '');
    const settled = settledView(finding);
    if (settled) return { kind: 'finish', view: settled };
    const checked = checkForm(assignSchema(context), inputs);
    if ('errors' in checked) return checked;
    if (!checked.values['group']) return { errors: { group: 'Choose the group that looks after it.' } };
    // Not where the review was looked at: the card of the action goes to its owner and its group.
    const action = await raiseAction(
      context,
      { ...draftOf(context, checked.values), origin: originOf(review.kind), source: subjectOfReview(review) },
      undefined,
    );
    const became = findingBecame(review, finding.id, action.id, context.member.id, await momentOf(context));
    await keepReview(context, became, 'review.drive');
    return { kind: 'finish', view: await raisedNotice(context, action, undefined) };
  },
};

function settledView({ id, action, dropped }: Finding) {
  if (action) return notice(`${id} is an action already: ${action}`);
  return dropped ? notice(`${id} was settled without an action`) : undefined;
}

/** Findings on a priority go to the group that leads on it. */
function groupFor(context: Context, review: Review, finding: Finding): string {
  const priority = priorityOf(context, review, finding);
  return context.partnership.priorities.find(({ id }) => id === priority)?.lead ?? '';
}

function priorityOf({ partnership }: Context, review: Review, finding: Finding): string | undefined {
  const theme = finding.theme ?? review.theme;
  return partnership.priorities.find(({ id }) => id === theme)?.id;
}
