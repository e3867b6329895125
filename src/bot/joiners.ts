import { notice } from '../../cards/words.ts';
import type { Transaction } from '../../storage/store.ts';
import type { Member } from '../partnership/model.ts';
import { post } from './outbox.ts';
import { joinerMark, welcomeView } from './welcome.ts';

/**
 * Welcomes somebody who was put on the list while the bot is running. Slack finds them by their e-mail; on Teams they have to
 * have met the bot, and are welcomed then. Whoever added them hears when nobody could write to them.
 */
export async function welcomeJoiner(
  tx: Transaction,
  member: Member,
  now: Date,
  addedBy?: string,
): Promise<void> {
  const { card, summary } = welcomeView(member);
  await tx.put('deliveries', {
    id: joinerMark(member.id),
    at: now.toISOString(),
    reply: { kind: 'nothing' },
  });
  const lost = notice(`I cannot write to ${member.name} yet`, [
    'They are on the list of members, and I could not find them on the platform they use.',
    'Ask them to open me in Slack or Teams, or to write to me once: then I know them and say hello.',
  ]);
  await post(tx, now, {
    to: { kind: 'member', member: member.id },
    content: { kind: 'card', view: { card, summary } },
    ...(addedBy ? { ifLost: { tell: addedBy, view: lost } } : {}),
  });
}
