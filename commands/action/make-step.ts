import type { Step } from '../../cards/action/steps.ts';
import type { Context } from '../../src/bot/context.ts';
import { BotError } from '../../src/bot/errors.ts';
import { whoOwns } from '../../src/bot/relations.ts';
import { addEvidence, moveDue, withdraw } from '../../src/domain/action/owners-steps.ts';
import { answerBoard, callBoard } from '../../src/domain/action/board.ts';
import { askElsewhere, giveAssurance, sendBack } from '../../src/domain/action/assurance.ts';
import { alsoReportsTo } from '../../src/domain/action/plan.ts';
import { isOpen, type Action } from '../../src/domain/action/record.ts';
import { acceptHop, reRoute, returnHop, type HopAnswer } from '../../src/domain/action/route.ts';
import { momentOf, ownsAlone } from './raise.ts';
import { keepAction } from './record.ts';
import { postTo, tellBoard, tellTurn } from './tell.ts';
import { closeInTree } from './tree.ts';

/** What a form, a button or a typed line says about a step. Each step reads what it needs. */
export interface StepDetails {
  readonly text?: string | undefined;
  readonly group?: string | undefined;
  /** ISO date. */
  readonly day?: string | undefined;
  /** Pieces of evidence, by their place in the list. */
  readonly looked?: readonly number[] | undefined;
}

/** Steps that are made here; accepting, finishing, updating, giving away and putting a part under it have ways of their own. */
export type MadeStep = Exclude<Step, 'accept' | 'update' | 'finish' | 'give' | 'part'>;

/**
 * Makes one step in the name of whoever acts, keeps it, and tells whoever has to do something next. Access has been asked.
 * @throws AlreadyDone, WrongStep
 */
export async function makeStep(
  context: Context,
  action: Action,
  step: MadeStep,
  details: StepDetails,
): Promise<Action> {
  const made = await changedBy(context, action, step, details);
  await keepAction(context, made);
  await tellTurn(context, action, made);
  if (step === 'board') await tellBoard(context, made);
  if (step === 'answer') await tellOwners(context, made);
  if (!isOpen(made)) await closeInTree(context, made);
  return made;
}

async function changedBy(
  context: Context,
  action: Action,
  step: MadeStep,
  { text = '', group = '', day = '', looked = [] }: StepDetails,
): Promise<Action> {
  const { now, partnership } = context;
  const by = context.member.id;
  const { limits, stuckGoesTo } = partnership.actions;
  const answer: HopAnswer = { by, days: limits.hop };
  switch (step) {
    case 'take':
      return acceptHop(action, answer, ownsAlone(action.owner, context), await momentOf(context));
    case 'return':
      return returnHop(action, answer, text, await momentOf(context));
    case 'send': {
      const sent = reRoute(action, answer, group, text, await momentOf(context));
      return { ...sent, reportsTo: [...alsoReportsTo(sent, partnership)] };
    }
    case 'assure':
      return giveAssurance(action, by, looked, text || undefined, now);
    case 'back':
      return sendBack(action, by, text, looked, now);
    case 'elsewhere':
      return askElsewhere(action, by, { group, days: limits.assurance }, text, await momentOf(context));
    case 'evidence':
      return addEvidence(action, by, text, now);
    case 'due':
      return moveDue(action, day, by, text, now);
    case 'board':
      if (stuckGoesTo === undefined)
        throw new BotError(
          'no-board',
          'The partnership file names no board for stuck actions. Ask the business unit.',
        );
      return callBoard(action, stuckGoesTo, by, text, now);
    case 'answer':
      return answerBoard(action, by, text, now);
    case 'withdraw':
      return withdraw(action, by, text, now);
  }
}

async function tellOwners(context: Context, action: Action): Promise<void> {
  for (const { id } of whoOwns(action, context.directory).members)
    if (id !== context.member.id) await postTo(context, action, id);
}
