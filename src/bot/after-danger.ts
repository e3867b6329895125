import { boundTo } from './places.ts';
import type { Transaction } from '../../storage/store.ts';
import type { Button } from '../../cards/words.ts';
import { memberBehind } from './accounts.ts';
import type { BotDeps } from './handle.ts';
import { readMessage } from './hear.ts';
import { dropOffered, laterButton } from './hear-ways.ts';
import type { Interaction } from './interaction.ts';

/**
 * What the author of an update that sounded like danger may do once the right people know: have it read after all. Only for a
 * member's own words in a thread of the briefing's room, and only when the text guard has nothing against them: then they wait for
 * that one press, as long as other raw words do. Nothing is offered for anything else.
 */
export async function readAfterDanger(
  deps: BotDeps,
  interaction: Interaction,
): Promise<((tx: Transaction) => Promise<Button[]>) | undefined> {
  if (interaction.kind !== 'message' || interaction.change === 'deleted') return undefined;
  const { place } = interaction;
  if (place?.thread === undefined || place.kind === 'direct' || place.shared) return undefined;
  const room = await deps.store.read((view) => boundTo(view, place));
  if (room?.purpose !== 'briefing') return undefined;
  const member = await memberBehind(deps.accounts, interaction.sender, interaction.route);
  const { text, findings, refused } = await readMessage(deps, interaction);
  const clean = !refused && findings.every(({ severity }) => severity === 'advise');
  return async (tx) => {
    if (interaction.change === 'edited') await dropOffered(deps, tx, interaction);
    return member && clean ? laterButton(deps, tx, { message: interaction, member, text }) : [];
  };
}
