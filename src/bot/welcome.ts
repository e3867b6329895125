import { welcomeCard } from '../../cards/index.ts';
import type { Button } from '../../cards/words.ts';
import type { Transaction } from '../../storage/store.ts';
import type { Member } from '../partnership/model.ts';
import { mayEver } from './access.ts';
import type { Platform, PresenceInteraction } from './interaction.ts';
import { post } from './outbox.ts';
import type { CardView } from './reply.ts';
import { strangerView } from './stranger.ts';

/** Taking the app out and putting it in again repeats no welcome within this time. */
export const WELCOME_AGAIN_MS = 24 * 3_600_000;

/**
 * Says what the bot is for to whoever has just added it, in their own chat: once, however many of the platform's events tell of
 * it. Somebody the partnership does not know is told how to become known.
 */
export async function welcome(
  tx: Transaction,
  { sender, delivery }: Pick<PresenceInteraction, 'sender' | 'delivery'>,
  user: string,
  member: Member | undefined,
  now: Date,
): Promise<void> {
  const { platform, tenant } = sender;
  const id = `welcome|${platform}|${tenant}|${member?.id ?? user}`;
  const before = await tx.get('deliveries', id);
  if (before && now.getTime() - Date.parse(before.at) < WELCOME_AGAIN_MS) return;
  if (member && (await isWelcomedAsJoiner(tx, member, platform))) return;
  if (await tx.get('deliveries', delivery)) return;
  const at = now.toISOString();
  await tx.put('deliveries', { id, at, reply: { kind: 'nothing' } });
  await tx.put('deliveries', { id: delivery, at, reply: { kind: 'nothing' } });
  const view = member ? welcomeView(member) : strangerView();
  await post(tx, now, {
    to: { kind: 'direct', platform, tenant, user },
    content: { kind: 'card', view: { card: view.card, summary: view.summary } },
  });
}

/** The mark of a welcome that left when somebody was put on the list. It is kept for as long as deliveries are. */
export function joinerMark(member: string): string {
  return `welcome|joiner|${member}`;
}

/** They were welcomed when they were put on the list, on this platform, and it did not fail. */
async function isWelcomedAsJoiner(tx: Transaction, member: Member, platform: Platform): Promise<boolean> {
  if ((member.prefers ?? member.platforms[0]) !== platform) return false;
  if (!(await tx.get('deliveries', joinerMark(member.id)))) return false;
  const lost = await tx.find('outbox', 'state', 'dead');
  return !lost.some(({ to }) => to.kind === 'member' && to.member === member.id);
}

/** Six lines and the two or three buttons that this member can use. */
export function welcomeView(member: Member): CardView {
  const assigns = mayEver(member, 'action.assign');
  const buttons: Button[] = [
    { title: 'My work', data: { verb: 'work.show' } },
    ...(assigns
      ? [{ title: 'Assign an action', data: { verb: 'action.start', opens: 'form' } } as const]
      : []),
    { title: 'What I can type', data: { verb: 'help.show' } },
  ];
  const [firstName = member.name] = member.name.split(' ');
  return {
    card: welcomeCard.expand({
      name: firstName,
      lines: [
        'I keep track of who owes what to whom by when in the safeguarding partnership, on Teams and on Slack alike.',
        assigns
          ? 'Assign an action here or in a channel, and I tell its owner, remind them and show you how it goes.'
          : 'When somebody assigns you an action you get it here: say that you will do it, how it goes, and when it is done.',
        '**mywork** shows what you owe and what you are waiting for.',
        'In a channel, mention me or type / and choose a command; here, just write. Leave something out and I open a form.',
        'Never name or describe a child here: I am not a case record and not a referral.',
        'If a child is in danger now, call 999.',
      ],
      buttons: buttons.map((button) => ({ ...button })),
    }),
    summary: 'Welcome to the partnership bot',
  };
}
