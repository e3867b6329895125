import type { Store } from '../../storage/store.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { addressesOf, leftBehind, type AccountDeps } from './accounts.ts';
import { draw, type DrawDeps, type Sheet } from './draw.ts';
import { PlatformUnavailable } from './errors.ts';
import type { Platform } from './interaction.ts';
import type { Destination, OutboxMessage } from './outbox.ts';
import { personalCopy } from './own-view.ts';
import type { Address, Outgoing, PlatformPort, SendResult } from './platform.ts';
import { routeTo } from './routes.ts';

export interface SendDeps {
  readonly store: Store;
  readonly accounts: AccountDeps;
  readonly drawing: DrawDeps;
  readonly port: (platform: Platform) => PlatformPort | undefined;
  readonly tenants: () => ReadonlyMap<Platform, readonly string[]>;
}

export interface Attempt {
  readonly result: SendResult;
  readonly address: Address | undefined;
}

const MAY_REPEAT = 'You may have had this before: the first time nobody could say whether it arrived.';

/** What to show. Somebody who has left sees no record any more: their copy is taken away. */
export async function sheetFor(deps: SendDeps, message: OutboxMessage): Promise<Sheet | undefined> {
  const { to } = message;
  const isRecord = message.op !== 'post' || message.content?.kind === 'record';
  if (isRecord && to.kind === 'direct' && (await leftBehind(deps.accounts, to))) {
    const posting = await deps.store.read((view) => view.get('postings', message.posting ?? ''));
    return posting ? { show: {}, messages: posting.messages, takeAway: true } : undefined;
  }
  const sheet = await draw(deps.store, deps.drawing, message);
  const view = sheet?.show.view;
  if (!message.mayRepeat || !sheet || !view) return sheet;
  return { ...sheet, show: { ...sheet.show, view: { ...view, card: marked(view.card) } } };
}

/** Tries the message's own place, then each place behind it, until one is not gone. `mayLeave` is asked right before each try. */
export async function sendOne(
  deps: SendDeps,
  message: OutboxMessage,
  sheet: Sheet,
  mayLeave: () => boolean,
): Promise<Attempt> {
  let attempt: Attempt = { result: { outcome: 'gone', reason: 'no-account' }, address: undefined };
  for (const place of [message.to, ...message.fallback]) {
    try {
      for await (const address of addressesFor(deps, place)) {
        const port = deps.port(address.platform);
        if (!port) continue;
        const route = await deps.store.read((view) => routeTo(view, address));
        if (!mayLeave()) return { result: { outcome: 'retry', reason: 'too-late' }, address: undefined };
        const own = await personalFor(deps, port, message, sheet, address);
        const result = await port.send({
          id: message.id,
          op: sheet.takeAway ? 'delete' : message.op,
          to: address,
          messages: message.posted.length > 0 ? message.posted : sheet.messages,
          ...sheet.show,
          ...own,
          ...(route ? { route } : {}),
        });
        attempt = { result, address };
        if (result.outcome !== 'gone' || message.op !== 'post') return attempt;
      }
    } catch (error) {
      if (!(error instanceof PlatformUnavailable)) throw error;
      return { result: { outcome: 'retry', reason: error.code }, address: undefined };
    }
  }
  return attempt;
}

/** A room where those whom a record concerns see it in their own way. */
async function personalFor(
  deps: SendDeps,
  port: PlatformPort,
  { mayRepeat }: OutboxMessage,
  { record, takeAway }: Sheet,
  address: Address,
): Promise<Pick<Outgoing, 'view' | 'personal'> | undefined> {
  if (!port.personalViews || address.kind !== 'conversation' || !record || takeAway || mayRepeat)
    return undefined;
  return personalCopy(deps.store, deps.drawing, record, address);
}

/** Every account a destination stands for, best first. @throws PlatformUnavailable after those that are known */
export async function* addressesFor(deps: SendDeps, place: Destination): AsyncGenerator<Address> {
  if (place.kind !== 'member') {
    yield place;
    return;
  }
  const directory = await deps.accounts.directory();
  const member = directory.member(place.member);
  if (member && !member.left) yield* addressesOf(deps.accounts, deps.tenants(), member);
}

function marked(card: AdaptiveCard): AdaptiveCard {
  return {
    ...card,
    body: [{ type: 'TextBlock', text: MAY_REPEAT, wrap: true, isSubtle: true }, ...card.body],
  };
}
