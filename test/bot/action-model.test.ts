import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepsFor, STEPS, type Step } from '../../cards/action/steps.ts';
import { action as command } from '../../commands/action.ts';
import { reassignForm } from '../../commands/partnership/reassign.ts';
import { mayEver } from '../../src/bot/access.ts';
import { STORY_VERBS } from '../../src/bot/action-verbs.ts';
import type { Context } from '../../src/bot/context.ts';
import type { Draft } from '../../src/bot/drafts.ts';
import { BotError } from '../../src/bot/errors.ts';
import type { FormInput } from '../../src/bot/interaction.ts';
import { subjectOf } from '../../src/bot/outbox.ts';
import { whoseTurn } from '../../src/bot/relations.ts';
import { holdersOf } from '../../src/domain/action/owner.ts';
import { cameThrough } from '../../src/domain/action/plan.ts';
import { Action, currentHop, isOpen, openParts } from '../../src/domain/action/record.ts';
import type { Member } from '../../src/partnership/model.ts';
import '../support/fixed-seed.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { townDirectory } from '../support/people.ts';
import { plymouth } from '../support/schedules.ts';

const { partnership } = plymouth;
const directory = townDirectory();
const GROUPS = ['cspr', 'mapqag', 'neglect', 'dac', 'workforce', 'board'];
/** Those who chair these groups or clerk for them, and two who do neither. */
const PEOPLE = directory.members.filter(
  ({ id, roles }) =>
    ['tariq-lugg', 'ewan-tregear', 'priya-nair'].includes(id) ||
    roles.some(({ role, group }) => role === 'chair' && GROUPS.includes(group ?? '')),
);

interface Deed {
  readonly step: Step | 'raise';
  readonly who: number;
  /** Somebody who can do it, so that stories go on; otherwise anybody tries. */
  readonly able: boolean;
  readonly which: number;
  readonly owner: number;
  readonly group: string;
  readonly raisedIn: string;
  readonly looked: readonly number[];
}

const deed: fc.Arbitrary<Deed> = fc.record({
  step: fc.oneof(
    { weight: 1, arbitrary: fc.constant('raise' as const) },
    { weight: 8, arbitrary: fc.constantFrom(...STEPS) },
  ),
  who: fc.nat(1000),
  able: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
  which: fc.nat(1000),
  owner: fc.nat(1000),
  group: fc.constantFrom(...GROUPS),
  raisedIn: fc.constantFrom('', ...GROUPS),
  looked: fc.constantFrom([0], [0, 1], [], [7]),
});

const EVERYWHERE = [
  ...(['hop-accepted', 'hop-returned', 're-routed', 'accepted', 'finished', 'assured', 'sent-back'] as const),
  ...(['part-added', 'due-moved', 'board-called'] as const),
];

/** Steps that bring an action on. */
const ONWARDS: ReadonlySet<string> = new Set(['take', 'send', 'accept', 'finish', 'assure', 'back']);

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];

/** A partnership of records, acted on through the handlers that buttons and forms have. */
class World {
  readonly store = new MemoryStore();
  readonly audit: { verb: string; subject: string }[] = [];
  refused = 0;

  /** In the order in which they were raised: references are random. */
  async all(): Promise<readonly Action[]> {
    const raised = this.audit.filter(({ verb }) => verb === 'action.assign').map(({ subject }) => subject);
    const at = ({ id }: Action): number => raised.indexOf(subjectOf('action', id));
    return [...(await this.store.read((view) => view.all('actions')))].sort(
      (one, other) => at(one) - at(other),
    );
  }

  async do(deed: Deed): Promise<void> {
    const actions = await this.all();
    if (deed.step === 'raise' && actions.length > 5) return;
    const { who, step, target } = this.chosen(deed, actions);
    if (!who || step === undefined || (step !== 'raise' && !target)) return;
    const heard: { verb: string; subject: string }[] = [];
    try {
      await this.store.transact(async (tx) => {
        heard.length = 0;
        await this.act(this.context(who, tx, heard), step, target, deed);
      });
      this.audit.push(...heard);
    } catch (error) {
      // Refused in words for people. Anything else is a fault.
      if (!(error instanceof BotError)) throw error;
      this.refused += 1;
    }
  }

  /** Mostly somebody whose turn it is does one of the things they can do; otherwise anybody tries anything. */
  private chosen(
    deed: Deed,
    actions: readonly Action[],
  ): { who?: Member; step?: Deed['step']; target?: Action } {
    const some = pick(actions, deed.which);
    const open = pick(actions.filter(isOpen), deed.which);
    const anybody = pick(PEOPLE, deed.who);
    if (deed.step === 'raise' || !deed.able || !open)
      return { ...(anybody ? { who: anybody } : {}), step: deed.step, ...(some ? { target: some } : {}) };
    const turn = whoseTurn(open, directory).filter(({ id }) => PEOPLE.some((one) => one.id === id));
    const who = deed.who % 4 === 0 ? anybody : (pick(turn, deed.who) ?? anybody);
    if (!who) return {};
    const can = stepsFor(open, directory, who);
    const next = can.filter((step) => ONWARDS.has(step));
    const step = pick(deed.owner % 3 > 0 && next.length > 0 ? next : can, deed.which + deed.owner);
    return { who, target: open, ...(step ? { step } : {}) };
  }

  private async act(
    context: Context,
    step: Step | 'raise',
    target: Action | undefined,
    deed: Deed,
  ): Promise<void> {
    // Often whoever will be asked to look at it: who does the work and looks as well has to be caught.
    const [seat, looker] = [`chair:${deed.group}`, 'dominic-oyelaran'];
    const owner = [seat, looker, pick(PEOPLE, deed.owner)?.id ?? ''][deed.owner % 3] ?? '';
    const fresh = {
      title: 'What',
      measure: 'How',
      due: '2026-12-12',
      owner,
      group: deed.group,
      via: deed.raisedIn,
    };
    const subject = target && subjectOf('action', target.id);
    const submit = (form: string, inputs: FormInput) => {
      const draft: Draft = {
        ...(subject ? { subject } : {}),
        id: 'draft',
        form,
        member: context.member.id,
        values: {},
        at: context.now.toISOString(),
      };
      const handler = form === 'action.reassign' ? reassignForm : command.forms?.[form];
      if (!handler || !mayEver(context.member, handler.access)) throw new BotError('no', 'No.');
      return handler.submit(context, draft, inputs);
    };
    const press = (verb: string) =>
      command.presses?.[verb]?.run(context, {
        kind: 'press',
        verb,
        ...(subject ? { subject } : {}),
        args: {},
        inputs: {},
        delivery: 'd',
        sender: { platform: 'slack', tenant: 'T1', user: 'U1' },
        answer: 'now',
      });
    const why = {
      text: 'Because',
      group: deed.group,
      day: '2027-01-15',
      looked: deed.looked.map(String),
    };
    if (step === 'take' || step === 'accept')
      await press(step === 'take' ? 'action.step.take' : 'action.accept');
    else if (step === 'raise')
      await submit('action.assign', { ...fresh, origin: deed.which % 2 ? 'audit' : '' });
    else if (step === 'give') await submit('action.reassign', { owner });
    else await submit(`action.${step}`, { ...fresh, ...why, note: 'On it', evidence: 'Shown' });
  }

  private context(member: Member, tx: Context['tx'], heard: { verb: string; subject: string }[]): Context {
    return {
      tx,
      member,
      directory,
      partnership,
      now: new Date('2026-11-23T09:00:00Z'),
      today: '2026-11-23',
      did: async (verb, subject) => void heard.push({ verb, subject }),
      help: () => ({ card: { type: 'AdaptiveCard', version: '1.5', body: [] }, summary: '' }),
      openForm: () => Promise.resolve({ kind: 'nothing' }),
    };
  }
}

function check(actions: readonly Action[], audit: World['audit']): void {
  const byId = new Map(actions.map((action) => [action.id, action]));
  for (const action of actions) {
    const { id, status, closed, hops, assurance, story, parts, parent, level } = action;
    // No closed parent over an open child, and each knows of the other.
    if (closed) expect(openParts(action)).toEqual([]);
    for (const part of parts) {
      const below = byId.get(part.action);
      expect(below).toMatchObject({ parent: id, level: level + 1 });
      expect(part.closedAt !== undefined).toBe(below?.status === 'closed');
    }
    if (parent) expect(byId.get(parent)?.parts.filter(({ action: each }) => each === id)).toHaveLength(1);
    expect(level).toBeLessThanOrEqual(partnership.actions.deepest);
    // One current hop, and it is the last one: none is lost, none is answered twice.
    const waiting = hops.filter(({ state }) => state === 'sent');
    const wasLeft = closed?.how === 'withdrawn' && currentHop(action)?.state === 'sent';
    expect(waiting).toEqual(status === 'sent' || wasLeft ? [currentHop(action)] : []);
    for (const hop of hops) expect(hop.answeredBy !== undefined).toBe(hop.state !== 'sent');
    for (const [at, hop] of hops.entries())
      if (hop.back) expect(hops[at - 1]).toMatchObject({ state: 'returned', from: hop.group });
    expect(new Set(action.route).size).toBe(action.route.length);
    // Assurance is never the doers' own.
    for (const round of assurance) {
      expect(round.group).not.toBe(action.group);
      // Who sent it back may do some of the work afterwards; who closed it never did any.
      if (round.answer !== 'given') continue;
      expect(doersOf(action)).not.toContain(round.by);
      expect(round.looked.length).toBeGreaterThan(0);
    }
    if (closed?.how !== 'withdrawn')
      expect(assurance.filter(({ answer }) => answer === undefined)).toHaveLength(
        status === 'assurance' ? 1 : 0,
      );
    if (closed?.how === 'done') expect(cameThrough(action)).toEqual([]);
    // The story equals the audit, line by line.
    const entries = audit
      .filter(({ subject }) => subject === subjectOf('action', id))
      .map(({ verb }) => verb);
    expect(story.map(({ kind }) => STORY_VERBS[kind])).toEqual(entries);
    expect(action.rev).toBe(story.length);
  }
}

/** Whoever gave evidence or said that it is done, and the chair of the group that did it. */
function doersOf(action: Action): (string | undefined)[] {
  const chairs = action.group ? holdersOf({ kind: 'chair', group: action.group }, directory).members : [];
  return [
    ...action.evidence.map(({ by }) => by),
    ...action.story.filter(({ kind }) => kind === 'finished').map(({ by }) => by),
    ...chairs.map(({ id }) => id),
  ];
}

describe('random trees of actions, hops, closures and returns by random members', () => {
  it('never lose a hop, close over an open part, or take assurance from those who did the work', async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 60, maxLength: 90 }), async (deeds) => {
        const world = new World();
        for (const each of deeds) {
          await world.do(each);
          check(await world.all(), world.audit);
        }
        for (const each of await world.all())
          for (const { kind } of Action.parse(each).story) seen.set(kind, (seen.get(kind) ?? 0) + 1);
      }),
      { numRuns: 13, endOnFailure: true },
    );
    // The stories went everywhere: otherwise nothing was shown.
    for (const kind of EVERYWHERE) expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(0);
  });
});
