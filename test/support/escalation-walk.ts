import fc from 'fast-check';
import { MOVE_BUTTONS } from '../../cards/escalation/words.ts';
import type { Interaction, Sender } from '../../src/bot/interaction.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { MOVES, type MoveKind } from '../../src/domain/escalation/moves.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import type { Town } from './town.ts';

/** Both sides at every stage, whom they may ask, and the business unit; on Slack, on Teams, or on both. */
export const PARTIES = [
  ...['anne-marie-vosper', 'tariq-lugg', 'siobhan-carrow', 'dominic-oyelaran', 'anjali-wedlake'],
  ...['rhiannon-keast', 'kwame-luscombe', 'fergus-abernathy', 'marguerite-asante', 'lowenna-achterberg'],
  'priya-nair',
] as const;
/** Two people of agencies that have nothing to do with it, and one who scrutinises. */
export const OUTSIDERS = ['clementine-owusu', 'callum-rowsell', 'augustine-fairweather'] as const;

export interface Step {
  readonly who: string;
  readonly kind: MoveKind;
  /** Chooses among what this person can really do; undefined for a step that is tried all the same. */
  readonly pick: number | undefined;
  readonly minutes: number;
}

/** Three of four steps are ones a person could take; every eighth is an outsider's. */
export function randomSteps(count: number): Step[] {
  const step = fc.record({
    who: fc.nat(),
    kind: fc.constantFrom(...MOVES),
    die: fc.integer({ min: 0, max: 31 }),
    pick: fc.nat(),
    minutes: fc.integer({ min: 0, max: 60 }),
  });
  return fc.sample(step, count).map(({ who, kind, die, pick, minutes }) => {
    const people = die % 8 === 7 ? OUTSIDERS : PARTIES;
    return {
      who: people[who % people.length] ?? people[0],
      kind,
      pick: die % 4 === 0 ? undefined : pick,
      minutes,
    };
  });
}

const SAID = 'It is not enough';
/** Nobody outside may ever read one of these. */
export const SECRETS = new RegExp(`${SAID}|A line on it`);
const RAISED = [
  { receiving: 'childrens-services', theme: 'drift', decided: 'Nothing', disagree: SAID, want: 'A visit' },
  { track: 'routine', plan: 'none', children: 'one', familyTold: 'yes' },
] as const;
const INPUTS = {
  text: 'A line on it',
  outcome: 'compromise',
  learning: 'no',
  held: 'partly',
  days: '1',
};

/** People's hands in a town: what they press and send arrives at `handle` as both adapters hand it over. */
export class Hands {
  readonly #town: Town;
  readonly #senders: ReadonlyMap<string, Sender>;
  #deliveries = 0;

  private constructor(town: Town, senders: ReadonlyMap<string, Sender>) {
    this.#town = town;
    this.#senders = senders;
  }

  /** Everybody who has an account by now. Who is on both platforms takes turns between them. */
  static async of(town: Town): Promise<Hands> {
    const accounts = await town.store.read((view) => view.all('accounts'));
    return new Hands(
      town,
      new Map(accounts.map(({ member, platform, tenant, user }) => [member, { platform, tenant, user }])),
    );
  }

  has(member: string): boolean {
    return this.#senders.has(member);
  }

  arrive(member: string, what: object): Promise<Reply> {
    const sender = this.#senders.get(member);
    if (!sender) throw new Error(`${member} has no account`);
    this.#deliveries += 1;
    const interaction = {
      delivery: `walk-${this.#deliveries}`,
      sender,
      place: { platform: sender.platform, tenant: sender.tenant, conversation: 'D1', kind: 'direct' },
      answer: 'now',
      args: {},
      inputs: {},
      ...what,
    } as Interaction;
    return this.#town.bot.bot.handle(interaction);
  }

  /** Puts a challenge to Children's Services, on the form's two screens. */
  async raise(member: string): Promise<void> {
    const start = await this.arrive(member, { kind: 'press', verb: 'escalation.start' });
    if (start.kind !== 'form') throw new Error('no form');
    const { name, token } = start.form;
    for (const [step, inputs] of RAISED.entries())
      await this.arrive(member, { kind: 'submit', form: name, token, step, inputs });
  }

  /** Presses the button of a move, and fills its form in when it has one. */
  async tryMove(member: string, escalation: Escalation, kind: MoveKind): Promise<Reply> {
    const on = { subject: `escalation:${escalation.id}`, rev: escalation.rev };
    if (!MOVE_BUTTONS[kind].form)
      return this.arrive(member, { kind: 'press', verb: `escalation.move.${kind}`, ...on });
    const reply = await this.arrive(member, { kind: 'press', verb: `escalation.ask.${kind}`, ...on });
    if (reply.kind !== 'form') return reply;
    const { name, token } = reply.form;
    return this.arrive(member, { kind: 'submit', form: name, token, inputs: INPUTS });
  }
}
