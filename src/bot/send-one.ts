import type { Store } from '../../storage/store.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { recipientsFor, type Recipient } from './absences.ts';
import { addressesOf, findAccount, leftBehind, type AccountDeps } from './accounts.ts';
import { draw, type DrawDeps, type Sheet } from './draw.ts';
import { PlatformUnavailable } from './errors.ts';
import type { Platform } from './interaction.ts';
import type { Destination, OutboxMessage } from './outbox.ts';
import { personalCopy } from './own-view.ts';
import { TOO_LATE, type Address, type Outgoing, type PlatformPort, type SendResult } from './platform.ts';
import { routeTo } from './routes.ts';
import { standInNote, standInNoteFor } from './stand-in-note.ts';
import { inItsThread } from './thread.ts';

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
  /** It went, or may have gone, to who stands in for the member it is addressed to. */
  readonly standIn?: StandIn;
}

export interface StandIn {
  readonly owner: string;
  readonly member: string;
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
  const drawn = await draw(deps.store, deps.drawing, message);
  const sheet = drawn && message.op === 'update' ? await stillForSomebody(deps, message, drawn) : drawn;
  const view = sheet?.show.view;
  if (!message.mayRepeat || !sheet || !view) return sheet;
  return { ...sheet, show: { ...sheet.show, view: { ...view, card: marked(view.card, MAY_REPEAT) } } };
}

/** Whoever got a card because they stand in still reads for whom it is when it changes. */
async function stillForSomebody(
  { store, accounts }: SendDeps,
  { to }: OutboxMessage,
  sheet: Sheet,
): Promise<Sheet> {
  const { record } = sheet;
  const { view } = sheet.show;
  if (to.kind !== 'direct' || !record || !view) return sheet;
  const directory = await accounts.directory();
  const words = await store.read(async (all) => {
    const reader = (await findAccount(all, to))?.member;
    return reader === undefined ? undefined : standInNoteFor(all, directory, reader, record.subject);
  });
  return words === undefined
    ? sheet
    : { ...sheet, show: { ...sheet.show, view: { ...view, card: marked(view.card, words) } } };
}

/** Tries the message's own place, then each place behind it, until one is not gone. `mayLeave` is asked right before each request. */
export async function sendOne(
  deps: SendDeps,
  message: OutboxMessage,
  sheet: Sheet,
  mayLeave: () => boolean,
): Promise<Attempt> {
  let attempt: Attempt = { result: { outcome: 'gone', reason: 'no-account' }, address: undefined };
  for (const place of [message.to, ...message.fallback]) {
    try {
      const threaded = await inItsThread(deps.store, place, message, deps.drawing.now());
      if ('result' in threaded) {
        attempt = { ...threaded, address: undefined };
        if (threaded.result.outcome === 'retry') return attempt;
        continue;
      }
      for await (const { address, recipient } of copiesFor(deps, threaded.place)) {
        const port = deps.port(address.platform);
        const shown = recipient?.for ? await forStandIn(deps, message, sheet, recipient) : sheet.show;
        if (!port || !shown) continue;
        const route = await deps.store.read((view) => routeTo(view, address));
        const own = await personalFor(deps, port, message, sheet, address);
        if (!mayLeave()) return { result: { outcome: 'retry', reason: TOO_LATE }, address: undefined };
        const result = await port.send({
          id: message.id,
          op: sheet.takeAway ? 'delete' : message.op,
          to: address,
          messages: message.posted.length > 0 ? message.posted : sheet.messages,
          ...shown,
          ...own,
          ...(route ? { route } : {}),
          mayLeave,
        });
        // Nobody was asked, so that it says nothing about the platform.
        if (result.outcome === 'retry' && result.reason === TOO_LATE) return { result, address: undefined };
        attempt = {
          result,
          address,
          ...(recipient?.for ? { standIn: { owner: recipient.for.id, member: recipient.member.id } } : {}),
        };
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

interface Copy {
  readonly address: Address;
  /** Who gets it, where it is addressed to a member. */
  readonly recipient?: Recipient;
}

/**
 * Every account a destination stands for, best first. What is sent to somebody away goes to who stands in for them.
 * @throws PlatformUnavailable after those that are known
 */
export async function* addressesFor(deps: SendDeps, place: Destination): AsyncGenerator<Address> {
  for await (const { address } of copiesFor(deps, place)) yield address;
}

async function* copiesFor(deps: SendDeps, place: Destination): AsyncGenerator<Copy> {
  if (place.kind !== 'member') {
    yield { address: place };
    return;
  }
  for (const recipient of recipientsFor(await deps.accounts.directory(), place.member))
    for await (const address of addressesOf(deps.accounts, deps.tenants(), recipient.member))
      yield { address, recipient };
}

/** What somebody sees who stands in: a record with their own eyes, and for whom it is. Undefined when they may not see it. */
async function forStandIn(
  deps: SendDeps,
  message: OutboxMessage,
  sheet: Sheet,
  { member, for: owner }: Recipient,
): Promise<Sheet['show'] | undefined> {
  const isRecord = message.content?.kind === 'record';
  const drawn = isRecord ? await draw(deps.store, deps.drawing, message, member) : sheet;
  const view = drawn?.show.view;
  if (!drawn || !view || !owner) return drawn?.show;
  const words = standInNote(owner);
  return words === undefined
    ? drawn.show
    : { ...drawn.show, view: { ...view, card: marked(view.card, words) } };
}

function marked(card: AdaptiveCard, words: string): AdaptiveCard {
  return {
    ...card,
    body: [{ type: 'TextBlock', text: words, wrap: true, isSubtle: true }, ...card.body],
  };
}
