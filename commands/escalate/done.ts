import { buttonOf } from '../../cards/escalation/buttons.ts';
import { stageLine } from '../../cards/escalation/view.ts';
import { sayInstant, turnOf } from '../../cards/escalation/words.ts';
import { notice } from '../../cards/words.ts';
import type { Context } from '../../src/bot/context.ts';
import { moverOf, seesForOpinion } from '../../src/bot/escalation-relations.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { emptySeats } from '../../src/domain/escalation/advice.ts';
import { currentStage, isPaused } from '../../src/domain/escalation/clock.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import { sayDate } from '../../src/domain/working-days.ts';

/** The word to whoever made a move: who has to do what now and by when, with the press that is theirs. */
export function doneView(
  { directory, member }: Pick<Context, 'directory' | 'member'>,
  escalation: Escalation,
): CardView {
  const heading = `${escalation.id}: ${stageLine(escalation)}`;
  const all = 'Everybody who has the card sees it.';
  if (seesForOpinion(escalation, member, directory)) return notice(heading, [all]);
  const { review, state, settled } = escalation;
  if (state === 'closed')
    return notice(heading, [
      review ? `Both sides are asked on ${sayDate(review.due)} whether it held.` : all,
    ]);
  const run = currentStage(escalation);
  const { side, unit } = moverOf(escalation, member, directory);
  const turn = turnOf(escalation, (id) => directory.agency(id)?.name ?? id);
  return notice(
    heading,
    [
      settled || isPaused(run) ? turn : `${turn} Due ${sayInstant(run.due)}.`,
      ...emptySeats(escalation, directory).map((gap) => `${gap} The business unit has its card.`),
      all,
    ],
    settled && (side ?? unit) ? [buttonOf(escalation, 'close')] : [],
  );
}
