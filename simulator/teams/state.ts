import { MessageClock } from '../clock.ts';
import { stableId, stableUuid } from '../ids.ts';
import { keepNewest } from '../keep-newest.ts';
import type { JsonObject } from '../json.ts';
import type { TeamsPerson, WorldSeed } from '../world.ts';

export interface TeamsMessage {
  readonly id: string;
  readonly conversation: string;
  /** In a channel: the id of the post this is a reply to. */
  readonly root?: string;
  /** Entra object id of the author; the bot's id for the bot. */
  readonly from: string;
  readonly at: Date;
  text: string;
  attachments: readonly JsonObject[];
  /** Targeted: this person alone sees it. */
  readonly onlyFor?: string;
  edited?: boolean;
  /** The card as one person sees it after an `Action.Execute` was answered with a card; gone when the message is edited. */
  readonly views: Map<string, JsonObject>;
  /** What one person reads under the card after their last press. */
  readonly notes: Map<string, string>;
  /** Who has been shown a view of their own of this state of the card, or could have been. */
  readonly refreshed: Set<string>;
}

export interface TeamsRoom {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'group' | 'direct';
  readonly members: Set<string>;
  botIn: boolean;
  readonly messages: TeamsMessage[];
}

export interface OpenDialog {
  readonly title: string;
  readonly card?: JsonObject;
  readonly message?: string;
  /** The conversation and the card whose button opened it. */
  readonly room: string;
  readonly root?: string;
  readonly replyToId: string;
  /** The menu entry that opened it: what is sent off goes there. */
  readonly extension?: string;
}

export interface TeamsIdentity {
  readonly appId: string;
  readonly tenantId: string;
  /** Teams' id for the bot, `28:<app id>`. */
  readonly botId: string;
  readonly botName: string;
  readonly team: { readonly id: string; readonly name: string; readonly groupId: string };
}

/** The tenant: people, rooms, messages, open dialogs. Knows no HTTP. */
export class TeamsState {
  readonly identity: TeamsIdentity;
  readonly people = new Map<string, TeamsPerson>();
  readonly rooms = new Map<string, TeamsRoom>();
  readonly dialogs = new Map<string, OpenDialog>();
  /** People whose personal app was removed or who blocked it. */
  readonly unreachable = new Set<string>();
  /** People of other organisations, as guests. */
  readonly guests = new Set<string>();
  readonly now: () => Date;
  private readonly clock: MessageClock;
  private readonly changed: () => void;

  constructor(
    seed: WorldSeed,
    ids: { appId?: string | undefined; tenantId?: string | undefined },
    now: () => Date,
    changed: () => void,
  ) {
    this.now = now;
    this.changed = changed;
    this.clock = new MessageClock(now, 1);
    const appId = ids.appId ?? stableUuid(`app:${seed.partnership}`);
    const { id, name, groupId } = seed.teams.team;
    this.identity = {
      appId,
      tenantId: ids.tenantId ?? stableUuid(`tenant:${seed.partnership}`),
      botId: `28:${appId}`,
      botName: seed.botName,
      team: { id, name, groupId },
    };
    for (const person of seed.teams.people) {
      this.people.set(person.id, person);
      this.addRoom(this.directId(person.id), seed.botName, 'direct', [person.id]);
    }
    for (const each of seed.teams.team.channels) this.addRoom(each.id, each.name, 'channel', each.members);
    for (const each of seed.teams.groupChats) this.addRoom(each.id, each.name, 'group', each.members);
  }

  directRoom(person: string): TeamsRoom | undefined {
    return this.rooms.get(this.directId(person));
  }

  /** A person by Entra object id or by `29:…` id. */
  person(id: string): TeamsPerson | undefined {
    return this.people.get(id) ?? [...this.people.values()].find((each) => each.mri === id);
  }

  /** A room and, from `…;messageid=…`, the post inside it. */
  place(conversationId: string): { readonly room: TeamsRoom; readonly root?: string } | undefined {
    const [id = '', root] = conversationId.split(';messageid=');
    const room = this.rooms.get(id);
    if (room === undefined) return undefined;
    return root === undefined ? { room } : { room, root };
  }

  message(room: TeamsRoom, id: string): TeamsMessage | undefined {
    return room.messages.findLast((each) => each.id === id);
  }

  /** The id the bot knows a place by: channels carry the post, everything else stands alone. */
  conversationId(room: TeamsRoom, root: string | undefined): string {
    return room.kind === 'channel' && root !== undefined ? `${room.id};messageid=${root}` : room.id;
  }

  newId(): string {
    return String(this.clock.next());
  }

  add(message: Omit<TeamsMessage, 'at' | 'views' | 'notes' | 'refreshed'>): TeamsMessage {
    const added: TeamsMessage = {
      ...message,
      at: new Date(Number(message.id)),
      views: new Map(),
      notes: new Map(),
      refreshed: new Set(),
    };
    keepNewest(this.rooms.get(message.conversation)?.messages, added);
    this.changed();
    return added;
  }

  remove(message: TeamsMessage): void {
    const messages = this.rooms.get(message.conversation)?.messages;
    messages?.splice(messages.indexOf(message), 1);
    this.changed();
  }

  touch(): void {
    this.changed();
  }

  private directId(person: string): string {
    return `a:${stableId('1', `direct:${person}`, 30)}`;
  }

  private addRoom(id: string, name: string, kind: TeamsRoom['kind'], members: readonly string[]): void {
    this.rooms.set(id, { id, name, kind, members: new Set(members), botIn: true, messages: [] });
  }
}
