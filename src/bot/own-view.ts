import { notice } from '../../cards/words.ts';
import type { Directory, Member } from '../partnership/model.ts';
import type { DrawDeps, Sheet } from './draw.ts';
import type { PressInteraction } from './interaction.ts';
import { readSubject } from './outbox.ts';
import type { PerformDeps } from './perform.ts';
import type { Address, Outgoing } from './platform.ts';
import { MOST_VIEWERS, REFRESH_VERB } from './refresh.ts';
import type { Reply } from './reply.ts';
import type { Store, StoreView } from '../../storage/store.ts';
import type { Drawing } from './views.ts';

/** A card asks for itself as this person may see it. */
export function isRefresh(interaction: { readonly kind: string; readonly verb?: string }): boolean {
  return interaction.kind === 'press' && interaction.verb === REFRESH_VERB;
}

/**
 * The card of a record as this member may see it, with the buttons they may press. Teams' client asks for it again and again, so
 * it is only read, and neither the asking nor a refusal is written down.
 */
export async function showOwnView(
  { store, registry, partnership, now }: PerformDeps,
  { subject = '', args }: PressInteraction,
  member: Member,
  directory: Directory,
): Promise<Reply> {
  const view = args['view'] ?? '';
  const record = readSubject(subject);
  const recordView = registry.views.get(view);
  const drawn =
    record && recordView?.concerned
      ? await store.read((tx) =>
          recordView.draw(record.id, { store: tx, directory, partnership, now: now(), viewer: member }),
        )
      : undefined;
  if (!drawn)
    return { kind: 'notice', view: notice('I cannot show you this one', ['Use /mywork to see yours.']) };
  if ((drawn.view.card.actions ?? []).length === 0)
    return { kind: 'notice', view: notice('There is nothing here for you to do.') };
  return { kind: 'card', view: drawn.view, record: { subject, view } };
}

/**
 * The copy of a record for a room on a platform that can show it to people differently: for everybody without buttons that
 * only some may press, with the accounts of those whom it concerns. Undefined where that makes no difference.
 */
export async function personalCopy(
  store: Store,
  deps: DrawDeps,
  record: NonNullable<Sheet['record']>,
  address: Address,
): Promise<Pick<Outgoing, 'view' | 'personal'> | undefined> {
  const recordView = deps.views.get(record.view);
  const id = readSubject(record.subject)?.id;
  if (!recordView?.concerned || id === undefined) return undefined;
  const directory = await deps.directory();
  return store.read(async (view) => {
    const drawing: Drawing = { store: view, directory, partnership: deps.partnership, now: deps.now() };
    const drawn = await recordView.draw(id, { ...drawing, personal: true });
    if (!drawn) return undefined;
    const members = (await recordView.concerned?.(id, drawing)) ?? [];
    const viewers = await aliasesOf(view, members, address);
    return { view: drawn.view, personal: { subject: record.subject, view: record.view, viewers } };
  });
}

/** The platform's own ids of these members, as far as it has told them, in the same order. */
async function aliasesOf(view: StoreView, members: readonly string[], address: Address): Promise<string[]> {
  const aliases: string[] = [];
  for (const member of new Set(members)) {
    for (const { platform, tenant, alias } of await view.find('accounts', 'member', member)) {
      if (platform === address.platform && tenant === address.tenant && alias) aliases.push(alias);
    }
    if (aliases.length >= MOST_VIEWERS) break;
  }
  return aliases.slice(0, MOST_VIEWERS);
}
