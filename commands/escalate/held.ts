import { notice } from '../../cards/words.ts';
import type { PressHandler } from '../../src/bot/command.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import { makeMove, refusal } from './moves.ts';
import { escalationReply, findEscalation, subjectOfEscalation } from './record.ts';

const HELD = ['yes', 'partly', 'no'] as const;

/** "Did it hold?" answered with one press, and the one press after a "no" that opens it again. */
export const heldPresses: Readonly<Record<string, PressHandler>> = {
  ...Object.fromEntries(
    HELD.map((held): [string, PressHandler] => [
      `escalation.held.${held}`,
      {
        access: 'escalation.move',
        async run(context, press): Promise<Reply> {
          const escalation = await findEscalation(context, press.subject);
          const refused = await refusal(context, escalation, 'review');
          if (refused) return refused;
          const reviewed = await makeMove(context, escalation, 'review', { held });
          // Not the card: it would take the place of a list of several.
          return { kind: 'notice', view: afterReview(reviewed) };
        },
      },
    ]),
  ),
  'escalation.open-again': {
    access: 'escalation.move',
    async run(context, press): Promise<Reply> {
      const escalation = await findEscalation(context, press.subject);
      const refused = await refusal(context, escalation, 're-open');
      if (refused) return refused;
      const text = escalation.review?.note ?? 'It did not hold.';
      return escalationReply(context, await makeMove(context, escalation, 're-open', { text }));
    },
  },
};

/** A word of thanks; where it did not hold, with the obvious next press. */
export function afterReview(escalation: Escalation) {
  if (escalation.review?.held !== 'no') return notice('Thank you', ['Both sides can see it on the card.']);
  const data = {
    verb: 'escalation.open-again',
    subject: subjectOfEscalation(escalation),
    rev: escalation.rev,
  };
  return notice(
    'It did not hold',
    ['It can be opened again where it was closed, with a new clock. Everything that was said stays.'],
    [{ title: 'Open it again', data }],
  );
}
