import { sayInstant } from '../../cards/escalation/words.ts';
import { openButton } from '../../cards/items/escalation-lines.ts';
import { notice } from '../../cards/words.ts';
import type { Context } from '../../src/bot/context.ts';
import { post } from '../../src/bot/outbox.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { adviceDue } from '../../src/domain/escalation/advice.ts';
import { currentStage, policyOf } from '../../src/domain/escalation/clock.ts';
import { ownersAt } from '../../src/domain/escalation/owners.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import { SIDES } from '../../src/domain/escalation/words.ts';
import { momentOf } from './record.ts';

/** Who is asked and has the card already is told so: a card that changes in place is not noticed. */
export async function tellAsked(context: Context, before: Escalation, asked: Escalation): Promise<void> {
  const { advice } = currentStage(asked);
  if (!advice) return;
  const due = sayInstant(adviceDue(asked, advice, await momentOf(context)).toISOString());
  const view = notice(
    `Your opinion on ${asked.id} is asked for`,
    [`Please give it by ${due}. You advise; those who sit at this stage decide.`],
    [openButton(asked)],
  );
  await tellEach(
    context,
    advice.told.filter((member) => before.told.includes(member)),
    view,
  );
}

/** Those who sit at the stage, and whoever asked for them, hear that there is an opinion. What it says is on their card. */
export async function tellOpinion(context: Context, escalation: Escalation): Promise<void> {
  const run = currentStage(escalation);
  const policy = policyOf(escalation, run.stage);
  if (!run.advice || !policy) return;
  const sitting = SIDES.flatMap((side) => ownersAt(escalation, side, policy, context.directory).members);
  const readers = new Set([run.advice.by, ...sitting.map(({ id }) => id)]);
  readers.delete(context.member.id);
  const view = notice(
    `There is an opinion on ${escalation.id}`,
    ['You can read it on the card. It is for you to decide.'],
    [openButton(escalation)],
  );
  await tellEach(context, [...readers], view);
}

async function tellEach({ tx, now }: Context, members: readonly string[], view: CardView): Promise<void> {
  for (const member of members)
    await post(tx, now, { to: { kind: 'member', member }, content: { kind: 'card', view: { ...view } } });
}
