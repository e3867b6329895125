import type { Directory, Member } from '../partnership/model.ts';
import { mayEver, NotAllowed } from './access.ts';
import { memberBehind, type AccountDeps } from './accounts.ts';
import { BotError } from './errors.ts';
import { guardText } from './guard.ts';
import type { ShortcutInteraction, Spoken } from './interaction.ts';
import { perform, type PerformDeps } from './perform.ts';
import type { Reply } from './reply.ts';
import { refuseFindings } from './run-command.ts';

/**
 * Does what somebody chose from a menu of their chat client. The message it was chosen on is read by the text guard before
 * anything else sees it, and is kept nowhere but in what the shortcut itself makes of it.
 */
export async function runShortcut(
  deps: PerformDeps & { readonly accounts: AccountDeps },
  interaction: ShortcutInteraction,
  member: Member,
  directory: Directory,
): Promise<Reply> {
  const shortcut = deps.registry.shortcut(interaction.shortcut);
  const text = await plainText(deps.accounts, interaction);
  // The name of a forged one could be any text, which is not written down.
  const verb = shortcut?.name ?? 'unknown';
  return perform(deps, { interaction, member, directory, verb }, async (context) => {
    if (!shortcut)
      throw new BotError(
        'unknown-shortcut',
        'This menu entry is not available any more. Type /partnership help to see what you can do.',
      );
    if (!mayEver(member, shortcut.access))
      throw new NotAllowed('Your role does not include this. If it should, ask the business unit.');
    refuseFindings(guardText(text));
    return shortcut.run(context, text);
  });
}

/** The message in plain words. Members it mentions are named as they are on record; nobody is looked up for it. */
async function plainText(accounts: AccountDeps, { sender, spoken }: ShortcutInteraction): Promise<string> {
  const onRecord: AccountDeps = { ...accounts, port: () => undefined };
  const words = await Promise.all((spoken ?? []).map((part) => wordsOf(onRecord, sender, part)));
  return words.join('').trim();
}

async function wordsOf(
  accounts: AccountDeps,
  { platform, tenant }: ShortcutInteraction['sender'],
  part: Spoken[number],
): Promise<string> {
  if (typeof part === 'string') return part;
  const known = await memberBehind(accounts, { platform, tenant, user: part.user });
  if (known) return known.name;
  // A platform that gives no name puts the id there.
  return part.name === part.user ? 'somebody' : part.name;
}
