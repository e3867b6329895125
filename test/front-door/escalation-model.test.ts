import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../src/bot/calendar.ts';
import { moverOf } from '../../src/bot/escalation-relations.ts';
import { emptySeats } from '../../src/domain/escalation/advice.ts';
import { currentStage, policyOf } from '../../src/domain/escalation/clock.ts';
import { legalMoves } from '../../src/domain/escalation/moves.ts';
import { ownersAt } from '../../src/domain/escalation/owners.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import { SIDES } from '../../src/domain/escalation/words.ts';
import type { Directory } from '../../src/partnership/model.ts';
import { Hands, OUTSIDERS, randomSteps, SECRETS, type Step } from '../support/escalation-walk.ts';
import { buttonsOf, wordsOf } from '../support/screens.ts';
import { useTown } from '../support/town.ts';

/** `WALK_STEPS=5000 npx vitest run test/front-door/escalation-model.test.ts` walks further. */
const STEPS = Number(process.env['WALK_STEPS'] ?? 250);
/** So many steps go into one escalation; then another is raised. */
const EACH = 100;
/** What left is looked at after so many: messages that waited for two days would be given up. */
const LOOK_AFTER = 50;
const RAISER = 'anne-marie-vosper';

describe('random moves by random people on both platforms', () => {
  const town = useTown('2026-11-16T09:00:00Z');

  const escalation = async (id: string): Promise<Escalation> => {
    const found = await town().store.read((view) => view.get('escalations', id));
    if (!found) throw new Error('There is no escalation');
    return found;
  };
  const audited = async (id: string): Promise<number> => {
    const all = await town().store.read((view) => view.find('audit', 'subject', `escalation:${id}`));
    return all.filter(
      (entry) => 'verb' in entry && entry.verb === 'escalation.move' && entry.outcome === 'done',
    ).length;
  };

  /** One step: it moves the record by one revision with one audit entry when it was legal, and else not at all. */
  async function walk(hands: Hands, { who, kind: tried, pick }: Step, id: string, directory: Directory) {
    const before = await escalation(id);
    const member = directory.member(who);
    if (!member) throw new Error(`no ${who}`);
    const calendar = await town().store.read(calendarOf);
    const could = legalMoves(before, moverOf(before, member, directory), { now: town().now, calendar });
    const kind = (pick === undefined ? undefined : could[pick % could.length]) ?? tried;
    const reply = await hands.tryMove(who, before, kind);
    const after = await escalation(id);
    const moved = after.rev - before.rev;
    expect([0, 1], `${kind} by ${who}`).toContain(moved);
    if (moved === 1) expect(could, `${kind} by ${who}`).toContain(kind);
    expect(after.timeline).toHaveLength(before.timeline.length + moved);
    if (isOutsider(who)) {
      expect(moved).toBe(0);
      expect(JSON.stringify(reply)).not.toMatch(SECRETS);
    }
    const running = after.stages.filter(({ endedAt }) => endedAt === undefined);
    expect(running).toEqual(after.state === 'open' ? [currentStage(after)] : []);
    if (after.state === 'open') owned(after, directory);
    return moved === 1 ? kind : undefined;
  }

  /** Somebody on each side, or a gap that every card of it says. */
  function owned(open: Escalation, directory: Directory): void {
    const policy = policyOf(open, currentStage(open).stage);
    if (!policy) throw new Error('a stage that is not in its policy');
    for (const side of SIDES) {
      const { members, gap } = ownersAt(open, side, policy, directory);
      if (members.length === 0) expect(emptySeats(open, directory)).toContain(gap);
    }
  }

  /** Every copy of it hangs somewhere once, shows it as it is, and nobody outside has one. */
  async function look(id: string): Promise<void> {
    // To the bot the clock's steps look as if it had been frozen while it sent: what it held back goes some minutes later.
    for (let round = 0; round < 6 && (round < 1 || (await waiting())); round += 1) {
      town().now = new Date(town().now.getTime() + 5_000 + round * 60_000);
      town().bot.bot.courier.nudge();
      await town().settled();
    }
    const { rev } = await escalation(id);
    const [postings, accounts] = await town().store.read(async (view) => [
      await view.find('postings', 'subject', `escalation:${id}`),
      await view.all('accounts'),
    ]);
    const places = postings.map(({ to }) => JSON.stringify(to));
    expect(new Set(places).size).toBe(places.length);
    expect(postings.map(({ shownRev }) => shownRev)).toEqual(postings.map(() => rev));
    const holders = postings.flatMap(({ to }) =>
      to.kind === 'direct' ? accounts.filter(({ user }) => user === to.user).map(({ member }) => member) : [],
    );
    expect(holders.filter(isOutsider)).toEqual([]);
    expect(holders.length).toBeGreaterThan(1);
  }

  it(`${STEPS} of them keep one clock and a whole trail; nobody outside sees or moves it; each copy is there once and up to date`, async () => {
    const { slack, teams } = town().simulator;
    for (const person of ['Anne-Marie Vosper', 'Kwame Luscombe', 'Clementine Owusu'])
      await slack.command(person, 'direct', '/mywork');
    await town().settled();
    const hands = await Hands.of(town());
    const directory = await town().bot.bot.directory();
    let made = 0;
    let id = '';
    const kinds = new Set<string>();
    let counted = 0;
    for (const [at, step] of randomSteps(STEPS).entries()) {
      if (at % EACH === 0) {
        const known = new Set((await all()).map((each) => each.id));
        await hands.raise(RAISER);
        id = (await all()).find((each) => !known.has(each.id))?.id ?? '';
        counted = 0;
      }
      town().now = new Date(town().now.getTime() + step.minutes * 60_000);
      const kind = hands.has(step.who) ? await walk(hands, step, id, directory) : undefined;
      if (kind) {
        made += 1;
        counted += 1;
        kinds.add(kind);
      }
      if ((at + 1) % LOOK_AFTER > 0) continue;
      await look(id);
      expect(await audited(id)).toBe(counted);
      // A signed request from each platform: whatever stands first on the newest card.
      for (const [platform, person] of [
        [slack, 'Anne-Marie Vosper'],
        [teams, 'Tariq Lugg'],
      ] as const) {
        const { rev } = await escalation(id);
        const card = platform.dmMessages(person).findLast((message) => wordsOf(message).includes(id));
        const [label] = card ? buttonsOf(card) : [];
        if (!card || !label) continue;
        if ('submitDialog' in platform) await platform.press(person, 'direct', card.id, label);
        else await platform.press(person, 'direct', card.id, { label });
        counted += (await escalation(id)).rev - rev;
      }
      await look(id);
      expect(await audited(id)).toBe(counted);
    }
    expect(made).toBeGreaterThan(STEPS / 4);
    expect(kinds.size).toBeGreaterThan(12);
    for (const who of OUTSIDERS) {
      const name = directory.member(who)?.name ?? '';
      const read = [...safely(() => slack.dmMessages(name)), ...safely(() => teams.dmMessages(name))];
      expect(read.map(wordsOf).filter((words) => SECRETS.test(words))).toEqual([]);
    }
  }, 300_000);

  const waiting = async () =>
    (await town().store.read((view) => view.find('outbox', 'state', 'pending'))).length > 0;
  const all = () => town().store.read((view) => view.all('escalations'));
});

function isOutsider(member: string): boolean {
  return OUTSIDERS.some((outsider) => outsider === member);
}

/** Not everybody is on both platforms. */
function safely<T>(look: () => readonly T[]): readonly T[] {
  try {
    return look();
  } catch {
    return [];
  }
}
