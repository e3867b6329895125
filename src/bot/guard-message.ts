import { notice, type Button } from '../../cards/words.ts';
import type { GuardFinding } from './guard.ts';
import { messagesOf } from './guard.ts';
import type { Interaction, MessageInteraction } from './interaction.ts';
import type { CardView } from './reply.ts';

/** Pictures, films, voice notes and documents: what is in them cannot be read, so it could be anything. */
export const FILE_LINE =
  'I do not take pictures, voice notes or files: I cannot read what is in them, so they could show a child. I opened and kept nothing.';

/**
 * How the author takes what they wrote off everybody's screen. Neither platform lets a bot delete what a person wrote (Slack's
 * `chat.delete` takes the bot's own messages only, and Teams has no call for it), so it is said to them.
 */
export function howToDelete({ sender, place }: Pick<Interaction, 'sender' | 'place'>): string {
  const where =
    place?.kind === 'channel'
      ? 'in the channel, where others can read it'
      : place?.kind === 'group'
        ? 'in the group chat, where others can read it'
        : 'in this chat';
  const how =
    sender.platform === 'slack'
      ? 'hold it or point at it, open ⋮ and choose Delete message'
      : 'hold it or point at it, open … and choose Delete';
  return `It still stands ${where}, and I am not able to delete it; you are: ${how}. If that is not offered, ask whoever looks after your ${sender.platform === 'slack' ? 'Slack' : 'Teams'}.`;
}

/** What became of a refused command: a typed one stays on the screen, a slash command and a form do not. */
export function whatStands(interaction: Interaction): string {
  const stays =
    interaction.kind === 'command' && (interaction.door === 'mention' || interaction.door === 'direct');
  return stays
    ? `Nothing was saved. ${howToDelete(interaction)}`
    : 'Nothing was saved, and nobody else has seen it.';
}

/** What to tell the author of a message in a room, new or edited, that the guard stops. The bot keeps nothing of it. */
export function messageRefusal(
  findings: readonly GuardFinding[],
  message: MessageInteraction,
  buttons: readonly Button[] = [],
): CardView {
  const what = message.change === 'edited' ? 'your message as you changed it' : 'your message';
  const rewrite = findings.find((finding) => finding.rewrite !== undefined)?.rewrite;
  const files = message.files ? [FILE_LINE] : [];
  return notice(
    `Please delete ${what}`,
    [
      ...messagesOf(findings),
      ...files,
      ...(rewrite === undefined ? [] : [`In neutral words: ${rewrite}`]),
      `I kept nothing of it. ${howToDelete(message)}`,
    ],
    buttons,
  );
}
