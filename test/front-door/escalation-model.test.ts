import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOVE_BUTTONS } from '../../cards/escalation/words.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import { moverOf } from '../../src/bot/escalation-relations.ts';
import type { Interaction, Sender } from '../../src/bot/interaction.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { currentStage } from '../../src/domain/escalation/clock.ts';
import { legalMoves, MOVES, type MoveKind } from '../../src/domain/escalation/moves.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import { useTown } from '../support/town.ts';

/** Both sides at every stage, the business unit, and two people of agencies that have nothing to do with it. */
const PARTIES = [
  'anne-marie-vosper',
  'tariq-lugg',
  'siobhan-carrow',
  'dominic-oyelaran',
  'anjali-wedlake',
  'rhiannon-keast',
  'fergus-abernathy',
  'priya-nair',
];
const OUTSIDERS = ['clementine-owusu', 'callum-rowsell', 'augustine-fairweather'];
const STEPS = 120;

const INPUTS = {
  text: 'A line on it',
  outcome: 'compromise',
  learning: 'no',
  held: 'partly',
  days: '1',
};

describe('random moves by random people on both platforms', () => {
  const town = useTown('2026-11-16T09:00:00Z');
  let deliveries = 0;
  const senders = new Map<string, Sender>();

  const current = async (): Promise<Escalation> => {
    const all = await town().store.read((view) => view.all('escalations'));
    const open = all.find(({ state }) => state === 'open') ?? all.at(-1);
    if (!open) throw new Error('There is no escalation');
    return open;
  };
  const arrive = (member: string, what: object): Promise<Reply> => {
    const sender = senders.get(member);
    if (!sender) throw new Error(`${member} has no account`);
    deliveries += 1;
    const interaction = {
      delivery: `model-${deliveries}`,
      sender,
      place: { platform: sender.platform, tenant: sender.tenant, conversation: 'D1', kind: 'direct' },
      answer: 'now',
      args: {},
      inputs: {},
      ...what,
    } as Interaction;
    return town().bot.bot.handle(interaction);
  };
  /** Presses the button of a move, and fills its form in when it has one. */
  const tryMove = async (member: string, escalation: Escalation, kind: MoveKind): Promise<Reply> => {
    const on = { subject: `escalation:${escalation.id}`, rev: escalation.rev };
    if (!MOVE_BUTTONS[kind].form)
      return arrive(member, { kind: 'press', verb: `escalation.move.${kind}`, ...on });
    const reply = await arrive(member, { kind: 'press', verb: `escalation.ask.${kind}`, ...on });
    if (reply.kind !== 'form') return reply;
    const { name, token } = reply.form;
    return arrive(member, { kind: 'submit', form: name, token, inputs: INPUTS });
  };
  const audited = async (): Promise<number> =>
    (await town().store.read((view) => view.all('audit'))).filter(
      (entry) => 'verb' in entry && entry.verb === 'escalation.move' && entry.outcome === 'done',
    ).length;

  it('keep one clock and a whole trail; nobody outside ever sees or moves it; each copy is there once and up to date', async () => {
    const { slack } = town().simulator;
    await slack.command('Anne-Marie Vosper', 'direct', '/mywork');
    await slack.command('Clementine Owusu', 'direct', '/mywork');
    await slack.command('Augustine Fairweather', 'direct', '/mywork').catch(() => undefined);
    await town().settled();
    for (const { member, platform, tenant, user } of await town().store.read((view) => view.all('accounts')))
      senders.set(member, { platform, tenant, user });
    const start = await arrive('anne-marie-vosper', { kind: 'press', verb: 'escalation.start' });
    if (start.kind !== 'form') throw new Error('no form');
    const { name, token } = start.form;
    const said = { decided: 'Nothing', disagree: 'It is not enough', want: 'A visit' };
    await arrive('anne-marie-vosper', {
      kind: 'submit',
      form: name,
      token,
      step: 0,
      inputs: { receiving: 'childrens-services', theme: 'drift', ...said },
    });
    await arrive('anne-marie-vosper', {
      kind: 'submit',
      form: name,
      token,
      step: 1,
      inputs: { track: 'routine', plan: 'none', children: 'one', familyTold: 'yes' },
    });

    const random = fc.sample(
      fc.record({
        who: fc.nat(),
        kind: fc.constantFrom(...MOVES),
        sensible: fc.integer({ min: 0, max: 3 }).map((die) => die > 0),
        pick: fc.nat(),
        minutes: fc.integer({ min: 0, max: 4 * 60 }),
        outsider: fc.integer({ min: 0, max: 5 }).map((die) => die === 0),
      }),
      STEPS,
    );
    let made = 0;
    const kinds = new Set<string>();
    for (const [at, step] of random.entries()) {
      // Messages that waited for two days would be given up.
      if (at % 8 === 0) await town().settled();
      town().now = new Date(town().now.getTime() + step.minutes * 60_000);
      const before = await current();
      const people = step.outsider ? OUTSIDERS : PARTIES;
      const who = people[step.who % people.length] ?? '';
      if (!senders.has(who)) continue;
      const directory = await town().bot.bot.directory();
      const member = directory.member(who);
      if (!member) throw new Error(`no ${who}`);
      const calendar = await town().store.read(calendarOf);
      const could = legalMoves(before, moverOf(before, member, directory), { now: town().now, calendar });
      const kind = (step.sensible ? could[step.pick % could.length] : undefined) ?? step.kind;
      const entries = await audited();
      const reply = await tryMove(who, before, kind);
      const after = await current();
      const moved = after.rev - before.rev;
      expect(moved, `${kind} by ${who}`).toBe(moved === 0 ? 0 : 1);
      expect(await audited()).toBe(entries + moved);
      if (moved === 1) {
        made += 1;
        kinds.add(kind);
        expect(could, `${kind} by ${who}`).toContain(kind);
      }
      if (OUTSIDERS.includes(who)) {
        expect(moved).toBe(0);
        expect(JSON.stringify(reply)).not.toContain('It is not enough');
      }
      const running = after.stages.filter(({ endedAt }) => endedAt === undefined);
      expect(running).toHaveLength(after.state === 'open' ? 1 : 0);
      if (after.state === 'open') expect(running[0]).toEqual(currentStage(after));
    }
    expect(made).toBeGreaterThan(STEPS / 3);
    expect(kinds.size).toBeGreaterThan(7);

    // To the bot the clock's steps look as if it had been frozen while it sent: what it held back goes a little later.
    for (let round = 0; round < 3; round += 1) {
      town().now = new Date(town().now.getTime() + 5_000);
      town().bot.bot.courier.nudge();
      await town().settled();
    }
    const { id, rev } = await current();
    const postings = await town().store.read((view) => view.find('postings', 'subject', `escalation:${id}`));
    const places = postings.map(({ to }) => JSON.stringify(to));
    expect(new Set(places).size).toBe(places.length);
    expect(postings.map(({ shownRev }) => shownRev)).toEqual(postings.map(() => rev));
    const accounts = await town().store.read((view) => view.all('accounts'));
    const holders = postings.flatMap(({ to }) =>
      to.kind === 'direct' ? accounts.filter(({ user }) => user === to.user).map(({ member }) => member) : [],
    );
    expect(holders.filter((holder) => OUTSIDERS.includes(holder))).toEqual([]);
    expect(holders.length).toBeGreaterThan(3);
  }, 60_000);
});
