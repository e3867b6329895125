import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import type { Store } from '../../storage/store.ts';
import { Courier, type CourierDeps } from '../../src/bot/courier.ts';
import type { StillRule } from '../../src/bot/still.ts';
import { PlatformUnavailable } from '../../src/bot/errors.ts';
import type { Log } from '../../src/bot/log.ts';
import { post, type Destination, type OutboxMessage } from '../../src/bot/outbox.ts';
import type { Looked, Lost, Outgoing, PlatformPort, SendResult } from '../../src/bot/platform.ts';
import type { RecordView } from '../../src/bot/views.ts';
import { refreshPostings } from '../../src/bot/outbox.ts';
import { updateAction } from '../../src/domain/action/owners-steps.ts';
import { newAction } from './actions.ts';
import { plymouth } from './schedules.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import type { Platform } from '../../src/bot/interaction.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export const START = Date.parse('2026-11-23T09:00:00Z');
export const CONTENT = { kind: 'record', subject: 'action:ACT-2611-K4TR', view: 'action' } as const;

export const channel = (conversation: string): Destination => ({
  kind: 'conversation',
  platform: 'slack',
  tenant: 'T1',
  conversation,
});

/** A platform that answers as told, and remembers what it was asked. */
export class ScriptedPort implements PlatformPort {
  readonly platform: Platform;
  readonly asked: Outgoing[] = [];
  readonly answers: (SendResult | Promise<SendResult>)[] = [];
  knows: string | undefined;
  isAway = false;
  /** Messages that somebody looked for, and what they find. Without answers here, nobody can look. */
  readonly lookedFor: Lost[] = [];
  findPosted?: (lost: Lost) => Promise<Looked>;
  /** Happens while a message is on its way to the platform. */
  onSend: () => void = () => undefined;
  #next = 0;

  constructor(platform: Platform) {
    this.platform = platform;
  }

  /** From now on, looking brings this. */
  finds(looked: Looked): void {
    this.findPosted = async (lost) => {
      this.lookedFor.push(lost);
      return looked;
    };
  }

  async send(outgoing: Outgoing): Promise<SendResult> {
    this.asked.push(outgoing);
    this.onSend();
    this.#next += 1;
    return this.answers.shift() ?? { outcome: 'sent', messages: [`m${this.#next}`], conversation: 'C1' };
  }
  async emailOf(): Promise<undefined> {
    return undefined;
  }
  async userByEmail(): Promise<string | undefined> {
    if (this.isAway) throw new PlatformUnavailable(this.platform === 'slack' ? 'Slack' : 'Teams');
    return this.knows;
  }
}

/** The courier on a real store, with two scripted platforms, a clock to set and one action to post. */
export class CourierBench {
  readonly slack = new ScriptedPort('slack');
  readonly teams = new ScriptedPort('teams');
  readonly logged: string[] = [];
  readonly members: Member[] = [];
  time = START;
  drawing: 'works' | 'fails' = 'works';
  /** Happens while a message is being drawn. */
  onDraw: () => void = () => undefined;
  store!: Store;
  courier!: Courier;
  /** Milliseconds that a frozen process did not notice: they pass for the machine, not for its work. */
  frozen = 0;
  /** Milliseconds by which the wall clock was set, on top of the time that passes. */
  jumped = 0;
  readonly rules = new Map<string, StillRule>();

  async open(wrap: (store: Store) => Store = (store) => store): Promise<void> {
    this.store = wrap(await openEmbeddedStore(await temporaryDirectory()));
    const { store } = this;
    this.courier = this.another();
    await store.transact((tx) =>
      tx.put(
        'actions',
        newAction({ title: 't', measure: 'm', doer: 'jo', by: 'priya' }, new Date(this.time).toISOString()),
      ),
    );
  }

  /** One more process on the same store. */
  another(change: Partial<CourierDeps> = {}): Courier {
    const { store } = this;
    const now = change.now ?? (() => new Date(this.time + this.jumped));
    const port = (platform: Platform) => (platform === 'slack' ? this.slack : this.teams);
    let built = this.#directory();
    const directory = async () => {
      if (built.members !== this.members || this.members.some((each) => built.member(each.id) !== each))
        built = this.#directory();
      return built;
    };
    const note = (fields: object, message: string): void => {
      this.logged.push(`${message} ${JSON.stringify(fields)}`);
    };
    const log: Log = { info: note, warn: note, error: note };
    return new Courier({
      store,
      accounts: { store, directory, port, now },
      drawing: {
        views: new Map([['action', this.#view()]]),
        rules: this.rules,
        directory,
        partnership: plymouth.partnership,
        now,
      },
      port,
      tenants: () =>
        new Map([
          ['slack', ['T1']],
          ['teams', ['T2']],
        ]),
      log,
      now,
      monotonic: () => this.time + this.frozen,
      ...change,
    });
  }

  async close(): Promise<void> {
    await this.courier.stop();
    await this.store.close();
  }

  async carry(): Promise<void> {
    this.courier.nudge();
    await this.courier.idle();
  }

  enqueue(...to: Destination[]): Promise<void> {
    return this.store.transact(async (tx) => {
      for (const place of to) await post(tx, new Date(this.time), { to: place, content: CONTENT });
    });
  }

  /** One more line on the action, and every copy told. */
  change(note = 'x'): Promise<void> {
    return this.store.transact(async (tx) => {
      const action = await tx.get('actions', 'ACT-2611-K4TR');
      if (!action) throw new Error('The action is gone');
      await tx.put('actions', updateAction(action, 'jo', note, new Date(this.time)));
      await refreshPostings(tx, new Date(this.time), CONTENT.subject);
    });
  }

  outbox(): Promise<readonly OutboxMessage[]> {
    return this.store.read((view) => view.all('outbox'));
  }

  async states(): Promise<string[]> {
    return (await this.outbox()).map(({ state }) => state).sort();
  }

  #view(): RecordView {
    return {
      name: 'action',
      draw: async (id, { store }) => {
        this.onDraw();
        if (this.drawing === 'fails') throw new TypeError('a fault in the template');
        const action = await store.get('actions', id);
        if (!action) return undefined;
        return {
          rev: action.rev,
          view: { card: { type: 'AdaptiveCard', version: '1.5', body: [] }, summary: `rev ${action.rev}` },
        };
      },
    };
  }

  #directory(): Directory {
    const { members } = this;
    const byId = new Map(members.map((member) => [member.id, member]));
    return {
      agencies: [],
      groups: [],
      members,
      member: (id) => byId.get(id),
      memberByEmail: () => undefined,
      membersNamed: () => [],
      agency: () => undefined,
      group: () => undefined,
      groupNamed: () => undefined,
    };
  }
}

export function memberNamed(id: string, change: Partial<Member> = {}): Member {
  return {
    id,
    name: id,
    email: `${id}@agency.example`,
    agency: 'police',
    post: 'Officer',
    roles: [],
    platforms: ['slack', 'teams'],
    ...change,
  };
}
