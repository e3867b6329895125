import { randomBytes } from 'node:crypto';
import { MessageClock } from '../clock.ts';
import { stableId } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import { keepNewest } from '../keep-newest.ts';
import type { Person } from '../protocol.ts';
import type { WorldSeed } from '../world.ts';
import { ViewStacks, type OpenView } from './views.ts';

export interface SlackMessage {
  readonly ts: string;
  readonly channel: string;
  /** User id of the author; the bot's own user id for the bot. */
  readonly user: string;
  readonly at: Date;
  text: string;
  blocks?: readonly unknown[];
  readonly threadTs?: string;
  metadata?: unknown;
  /** Ephemeral: this person alone sees it, and the history does not hold it. */
  readonly onlyFor?: string;
  edited?: boolean;
  /** A deleted message that has replies stays as a tombstone. */
  tombstone?: boolean;
  /** Entries of searched menus that somebody has been shown, by block id. */
  offered?: Readonly<Record<string, readonly unknown[]>>;
}

export interface SlackRoom {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'direct';
  readonly members: Set<string>;
  botIn: boolean;
  /** People from another workspace are in it. */
  shared: boolean;
  /** Closed to new messages. */
  archived: boolean;
  readonly messages: SlackMessage[];
}

/** Where a response_url leads, and what is left of it. */
export interface ResponseUrl {
  readonly id: string;
  readonly user: string;
  readonly channel: string;
  readonly madeAt: Date;
  /** The message whose button was pressed. */
  readonly original?: string;
  readonly thread?: string;
  uses: number;
  /** What the app sent to it first. */
  shown?: JsonObject;
}

export interface SlackIdentity {
  readonly teamId: string;
  readonly teamName: string;
  readonly appId: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly botName: string;
}

/** The workspace: people, rooms, messages, views, trigger ids and response URLs. Knows no HTTP. */
export class SlackState {
  readonly identity: SlackIdentity;
  readonly people = new Map<string, Person>();
  readonly rooms = new Map<string, SlackRoom>();
  readonly views: ViewStacks;
  readonly responseUrls = new Map<string, ResponseUrl>();
  readonly homes = new Map<string, OpenView>();
  /** People whose accounts were made by invitation from somebody else. */
  readonly guests = new Set<string>();
  readonly now: () => Date;
  private readonly clock: MessageClock;
  private readonly changed: () => void;

  constructor(seed: WorldSeed, teamId: string | undefined, now: () => Date, changed: () => void) {
    this.now = now;
    this.changed = changed;
    this.clock = new MessageClock(now, 1000);
    this.identity = {
      teamId: teamId ?? stableId('T', seed.partnership),
      teamName: seed.slack.workspace,
      appId: stableId('A', seed.partnership),
      botUserId: stableId('U', `bot:${seed.partnership}`),
      botId: stableId('B', seed.partnership),
      botName: seed.botName,
    };
    this.views = new ViewStacks(now, this.identity, changed);
    for (const person of seed.slack.people) {
      this.people.set(person.id, person);
      const direct = stableId('D', person.id);
      this.rooms.set(direct, room(direct, seed.botName, 'direct', [person.id]));
    }
    for (const each of seed.slack.channels) {
      this.rooms.set(each.id, room(each.id, each.name, 'channel', each.members));
    }
  }

  directRoom(user: string): SlackRoom | undefined {
    return this.rooms.get(stableId('D', user));
  }

  /** The person who is not the bot in a one-to-one conversation. */
  partner(direct: SlackRoom): string | undefined {
    return [...direct.members][0];
  }

  message(channel: string, ts: string): SlackMessage | undefined {
    return this.rooms.get(channel)?.messages.findLast((each) => each.ts === ts);
  }

  add(message: Omit<SlackMessage, 'ts' | 'at'>): SlackMessage {
    const micros = this.clock.next();
    const ts = `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
    const added: SlackMessage = { ...message, ts, at: new Date(micros / 1000) };
    keepNewest(this.rooms.get(message.channel)?.messages, added);
    this.changed();
    return added;
  }

  /** Removes a message; one with replies leaves a tombstone so that its thread stays in place. */
  remove(message: SlackMessage): void {
    const messages = this.rooms.get(message.channel)?.messages;
    if (messages === undefined) return;
    if (messages.some((each) => each.threadTs === message.ts && each.ts !== message.ts)) {
      message.tombstone = true;
      message.text = 'This message was deleted.';
      delete message.blocks;
    } else messages.splice(messages.indexOf(message), 1);
    this.changed();
  }

  touch(): void {
    this.changed();
  }

  newResponseUrl(of: Pick<ResponseUrl, 'user' | 'channel' | 'original' | 'thread'>): ResponseUrl {
    const made: ResponseUrl = { ...of, id: randomBytes(12).toString('hex'), madeAt: this.now(), uses: 0 };
    this.responseUrls.set(made.id, made);
    const [oldest] = this.responseUrls.keys();
    if (this.responseUrls.size > 10_000 && oldest !== undefined) this.responseUrls.delete(oldest);
    return made;
  }
}

function room(id: string, name: string, kind: SlackRoom['kind'], members: readonly string[]): SlackRoom {
  return {
    id,
    name,
    kind,
    members: new Set(members),
    botIn: true,
    shared: false,
    archived: false,
    messages: [],
  };
}
