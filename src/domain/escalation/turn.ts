import { currentStage, policyOf } from './clock.ts';
import { whoseTurn } from './moves-talk.ts';
import type { Escalation } from './record.ts';
import { otherSide, SIDES, type Side } from './words.ts';

/**
 * The sides that somebody waits for at the open stage: the one that has to answer a request for more time or a suggestion,
 * both where those who sit there decide, none once it is settled.
 */
export function sidesToAnswer(escalation: Escalation): readonly Side[] {
  if (escalation.state === 'closed' || escalation.settled) return [];
  const run = currentStage(escalation);
  const request = run.extensions.find(({ answer }) => answer === undefined);
  if (request) return [otherSide(request.side)];
  if (policyOf(escalation, run.stage)?.decides) return SIDES;
  const turn = whoseTurn(escalation);
  return turn ? [turn] : [];
}
