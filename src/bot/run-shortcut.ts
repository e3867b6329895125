import type { Directory, Member } from '../partnership/model.ts';
import { mayEver, NotAllowed } from './access.ts';
import { memberBehind, type AccountDeps } from './accounts.ts';
import { BotError } from './errors.ts';
import { guardTexts, ofSeverity, refuseFindings } from './guard.ts';
import type { PersonMention, ShortcutInteraction } from './interaction.ts';
import { perform, type PerformDeps } from './perform.ts';
import { requirePlace } from './places.ts';
import type { Reply } from './reply.ts';

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
    await requirePlace(context.tx, interaction.place, shortcut.access);
    const findings = guardTexts([{ field: 'text', text }], context, { screen: deps.screen });
    refuseFindings(ofSeverity(findings, 'refuse'));
    // What a form opens with is kept until it is sent: of what would be asked about, only neutral words.
    const [asked] = ofSeverity(findings, 'confirm');
    if (asked && asked.rewrite === undefined) refuseFindings([asked]);
    return shortcut.run(context, asked?.rewrite ?? text);
  });
}

/** Each may be a question to the platform, while somebody waits for a form. Further people stay nameless. */
const MOST_MENTIONS = 5;

/** The message in plain words, with the members it mentions as they are named on record. */
async function plainText(
  accounts: AccountDeps,
  { sender, spoken = [], route }: ShortcutInteraction,
): Promise<string> {
  const mentioned = new Set(spoken.flatMap((part) => (typeof part === 'string' ? [] : [part.user])));
  const { platform, tenant } = sender;
  const names = new Map(
    await Promise.all(
      [...mentioned].slice(0, MOST_MENTIONS).map(async (user) => {
        // Whom the platform cannot tell just now stays nameless too.
        const member = await memberBehind(accounts, { platform, tenant, user }, route).catch(() => undefined);
        return [user, member?.name] as const;
      }),
    ),
  );
  const words = spoken.map((part) => (typeof part === 'string' ? part : nameOf(part, names.get(part.user))));
  return words.join('').trim();
}

function nameOf({ user, name }: PersonMention, onRecord: string | undefined): string {
  // A platform that gives no name puts the id there.
  return onRecord ?? (name === user ? 'somebody' : name);
}
