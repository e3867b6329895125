import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../../bot/log.ts';
import { isFresh, remember, type Remembered } from '../remembered.ts';
import { slackErrorCode } from './identify.ts';
import { errorGist } from './sdk-log.ts';

/** Guests come and go by an administrator's hand; an hour is soon enough to notice. */
const KNOWN_FOR_MS = 3_600_000;
/** After a refusal, so that a busy workspace is not asked at every command. */
const AGAIN_MS = 30_000;
/** Slack's advice for `users.list` is at most 200 a page; no partnership has a workspace of ten thousand. */
const PAGE = 200;
const MOST_PAGES = 50;
const MOST_MEMBERS = 1_000;

const Cursor = z.object({ next_cursor: z.string().optional() }).optional();
const Users = z.object({
  members: z
    .array(
      z.object({
        id: z.string(),
        deleted: z.boolean().optional(),
        is_restricted: z.boolean().optional(),
        is_ultra_restricted: z.boolean().optional(),
      }),
    )
    .default([]),
  response_metadata: Cursor,
});
const Members = z.object({ members: z.array(z.string()).default([]), response_metadata: Cursor });

export interface GuestsDeps {
  readonly client: WebClient;
  readonly log: Log;
  readonly now: () => Date;
}

/**
 * Which accounts of the workspace are guests, and so which rooms have guests in them. Slack says neither of a room: the
 * guests are listed once an hour, and a room's members are only asked for when there are any guests at all.
 */
export class Guests {
  readonly #deps: GuestsDeps;
  #known: Remembered<ReadonlySet<string> | undefined> | undefined;
  #listing: Promise<ReadonlySet<string> | undefined> | undefined;

  constructor(deps: GuestsDeps) {
    this.#deps = deps;
  }

  /** Whether guests are in a room; undefined when Slack does not say. Never rejects. */
  async areIn(channel: string): Promise<boolean | undefined> {
    const guests = await this.list();
    if (!guests || guests.size === 0) return guests && false;
    return this.#asked('conversations.members', async () => {
      const page = await this.#deps.client.conversations.members({ channel, limit: MOST_MEMBERS });
      const { members, response_metadata: more } = Members.parse(page);
      if (members.some((member) => guests.has(member))) return true;
      // A room of more than a thousand people is none to post in before everybody in it is known.
      return more?.next_cursor ? undefined : false;
    });
  }

  /** Everybody who is a guest now. Called at the start too, so that the first command need not wait for it. */
  async list(): Promise<ReadonlySet<string> | undefined> {
    if (this.#known && isFresh(this.#known, this.#deps.now())) return this.#known.value;
    this.#listing ??= this.#read().finally(() => (this.#listing = undefined));
    return this.#listing;
  }

  async #read(): Promise<ReadonlySet<string> | undefined> {
    const ids = await this.#asked('users.list', async () => {
      const found = new Set<string>();
      let cursor: string | undefined;
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        const page = await this.#deps.client.users.list({ limit: PAGE, ...(cursor ? { cursor } : {}) });
        const { members, response_metadata: more } = Users.parse(page);
        for (const user of members)
          if (!user.deleted && (user.is_restricted || user.is_ultra_restricted)) found.add(user.id);
        cursor = more?.next_cursor;
        if (!cursor) return found;
      }
      return undefined;
    });
    this.#known = remember(ids, ids ? KNOWN_FOR_MS : AGAIN_MS, this.#deps.now());
    return ids;
  }

  async #asked<T>(method: string, call: () => Promise<T>): Promise<T | undefined> {
    try {
      return await call();
    } catch (error) {
      const reason = slackErrorCode(error) ?? errorGist(error);
      this.#deps.log.info({ kind: 'slack-guests', method, reason }, 'Slack did not say who is a guest');
      return undefined;
    }
  }
}
