import { notice } from '../../cards/words.ts';
import type { GuardFinding } from './guard.ts';
import { messagesOf } from './guard.ts';
import type { MessageInteraction } from './interaction.ts';
import type { CardView } from './reply.ts';

/**
 * What to tell the author of a message in a room, new or edited, that the guard stops. The bot keeps nothing of it; only its
 * author can take it off the screen of the others.
 */
export function messageRefusal(findings: readonly GuardFinding[], { change }: MessageInteraction): CardView {
  const what = change === 'edited' ? 'your message as you changed it' : 'your message';
  const rewrite = findings.find((finding) => finding.rewrite !== undefined)?.rewrite;
  return notice(`Please delete ${what}`, [
    ...messagesOf(findings),
    ...(rewrite === undefined ? [] : [`In neutral words: ${rewrite}`]),
    'I kept nothing of it, but others here can still read it: hold or point at it, and choose Delete.',
  ]);
}
