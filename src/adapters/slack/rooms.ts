import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../../bot/log.ts';
import type { Interaction, Place } from '../../bot/interaction.ts';
import { isFresh, remember, type Remembered } from '../remembered.ts';
import type { Guests } from './guests.ts';
import { slackErrorCode } from './identify.ts';
import { inTime } from './in-time.ts';
import { errorGist } from './sdk-log.ts';

/** How long an answer counts. Slack also says when a channel is shared, which ends it at once. */
export const KNOWN_FOR_MS = 10 * 60_000;
/** A refusal is asked again sooner: the bot may have been invited since. */
const UNKNOWN_FOR_MS = 30_000;
/** An interaction has to be answered in three seconds altogether. */
const WAIT_MS = 1_000;
/** Nobody waits for a message that leaves by itself. */
const SENDING_WAIT_MS = 5_000;
const MOST_ROOMS = 5_000;

/** The rest posts nothing anywhere. */
const MAY_POST: ReadonlySet<Interaction['kind']> = new Set(['command', 'press', 'submit', 'shortcut']);

const Info = z.object({
  channel: z.object({
    is_ext_shared: z.boolean().optional(),
    is_pending_ext_shared: z.boolean().optional(),
  }),
});

export interface RoomsDeps {
  readonly client: WebClient;
  readonly log: Log;
  readonly now: () => Date;
  readonly guests: Pick<Guests, 'areIn'>;
}

/**
 * `outsiders`: from another workspace; `guests`: of this one; `nowhere`: Slack has no such conversation for the bot; undefined:
 * it did not say.
 */
type Others = 'none' | 'guests' | 'outsiders' | 'nowhere' | undefined;

/**
 * Which conversations people from other workspaces are in, and which guests are in. Slack says the first with every event and
 * with no command, press or shortcut, and the second nowhere: it is asked once a conversation, for as long as the answer counts.
 * Where guests are, and when Slack does not say in time, the place is `unsure`: nothing is posted there for everybody.
 */
export class Rooms {
  readonly #deps: RoomsDeps;
  readonly #known = new Map<string, Remembered<Others>>();
  readonly #asking = new Map<string, Promise<Others>>();

  constructor(deps: RoomsDeps) {
    this.#deps = deps;
  }

  /** The same interaction with what is known of its place. Never rejects. */
  async settle<T extends Interaction>(interaction: T): Promise<T> {
    const { place } = interaction;
    if (!place || place.kind === 'direct') return interaction;
    if (place.shared) this.#keep(place.conversation, 'outsiders');
    if (place.shared || !MAY_POST.has(interaction.kind)) return interaction;
    return { ...interaction, place: await this.#settled(place) };
  }

  /**
   * Whether people read along for whom nothing is posted: asked before anything is. A conversation that is not there has none, which
   * Slack says of the post. Undefined while it is not known. Never rejects.
   */
  async isOpen(conversation: string): Promise<boolean | undefined> {
    const others = await this.#others(conversation, SENDING_WAIT_MS);
    return others && (others === 'guests' || others === 'outsiders');
  }

  /** It was shared, or is no longer, or somebody came: what was known does not count any more. */
  forget(conversation: string): void {
    this.#known.delete(conversation);
  }

  async #settled(place: Place): Promise<Place> {
    const others = await this.#others(place.conversation, WAIT_MS);
    if (others === undefined || others === 'nowhere') return { ...place, unsure: true };
    const shared = { ...place, shared: others === 'outsiders' };
    // Guests belong to the workspace, so that people may work here, but they read along.
    return others === 'guests' ? { ...shared, unsure: true } : shared;
  }

  async #others(conversation: string, waitMs: number): Promise<Others> {
    const known = this.#known.get(conversation);
    return known && isFresh(known, this.#deps.now())
      ? known.value
      : (await inTime(this.#ask(conversation), waitMs))?.value;
  }

  /** Several at once are one question. One that takes too long is still heard, for the next time. */
  #ask(conversation: string): Promise<Others> {
    const asked = this.#asking.get(conversation);
    if (asked) return asked;
    const asking = this.#info(conversation).finally(() => this.#asking.delete(conversation));
    this.#asking.set(conversation, asking);
    return asking;
  }

  async #info(channel: string): Promise<Others> {
    const [shared, guests] = await Promise.all([this.#isShared(channel), this.#deps.guests.areIn(channel)]);
    const unknown = shared === undefined || guests === undefined;
    const there = shared ? 'outsiders' : unknown ? undefined : guests ? 'guests' : 'none';
    const others = shared === 'nowhere' ? shared : there;
    this.#keep(channel, others);
    return others;
  }

  async #isShared(channel: string): Promise<boolean | 'nowhere' | undefined> {
    try {
      const info = Info.parse(await this.#deps.client.conversations.info({ channel })).channel;
      // Shared among the workspaces of one organisation (`is_org_shared`) is not shared with outsiders.
      return info.is_ext_shared === true || info.is_pending_ext_shared === true;
    } catch (error) {
      const reason = slackErrorCode(error) ?? errorGist(error);
      this.#deps.log.info({ kind: 'slack-room', reason }, 'Slack did not say who is in a conversation');
      return reason === 'channel_not_found' ? 'nowhere' : undefined;
    }
  }

  #keep(conversation: string, others: Others): void {
    if (this.#known.size >= MOST_ROOMS) this.#known.clear();
    const lasts = others === undefined || others === 'nowhere' ? UNKNOWN_FOR_MS : KNOWN_FOR_MS;
    this.#known.set(conversation, remember(others, lasts, this.#deps.now()));
  }
}
