import { notice } from '../../cards/words.ts';
import type { CardView } from './reply.ts';

/** What somebody reads whom the partnership does not know, or does not know any more. */
export function strangerView(): CardView {
  return notice('I do not know this account yet', [
    "I only work with people on the partnership's list of members, matched by their work e-mail.",
    "Ask the partnership's business unit to add you. Nothing you wrote was kept.",
    'If a child is in danger now, call 999.',
  ]);
}
