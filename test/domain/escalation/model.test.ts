import fc from 'fast-check';
import { expect, it } from 'vitest';
import { currentStage } from '../../../src/domain/escalation/clock.ts';
import {
  checkMove,
  IllegalMove,
  legalMoves,
  move,
  MOVES,
  type MoveDetails,
  type Mover,
} from '../../../src/domain/escalation/moves.ts';
import { Escalation } from '../../../src/domain/escalation/record.ts';
import { ENGLAND } from '../../../src/domain/working-days.ts';
import { raised } from './build.ts';

const movers: readonly Mover[] = [
  { member: 'raiser', side: 'raising' },
  { member: 'their-manager', side: 'raising' },
  { member: 'worker', side: 'receiving' },
  { member: 'unit', unit: true },
  { member: 'partner', decides: true },
  { member: 'partner-of-one-side', decides: true, side: 'receiving' },
  { member: 'lead-partner', decides: true, asks: ['independent-person', 'another'] },
  { member: 'independent-person', advises: 'independent-person' },
  { member: 'third-agency' },
];

const details: fc.Arbitrary<MoveDetails> = fc.record(
  {
    text: fc.constantFrom('A line.', '', 'legal'),
    stage: fc.integer({ min: 0, max: 6 }),
    days: fc.integer({ min: -1, max: 12 }),
    held: fc.constantFrom('yes', 'partly', 'no'),
    outcome: fc.record({
      kind: fc.constantFrom('agreed', 'changed', 'upheld', 'compromise'),
      learning: fc.boolean(),
      onBothFiles: fc.boolean(),
    }),
  },
  { requiredKeys: [] },
);
const GOOD: MoveDetails = {
  days: 1,
  held: 'yes',
  outcome: { kind: 'compromise', learning: true, onBothFiles: true },
};
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom(...MOVES),
    mover: fc.constantFrom(...movers),
    details,
    /** Most steps are ones that a person could really take; the others are tried all the same. */
    sensible: fc.integer({ min: 0, max: 3 }).map((die) => die > 0),
    pick: fc.nat(),
    minutes: fc.integer({ min: 0, max: 3 * 24 * 60 }),
  }),
  { minLength: 1, maxLength: 40 },
);

function invariants(escalation: Escalation): void {
  Escalation.parse(escalation);
  const running = escalation.stages.filter(({ endedAt }) => endedAt === undefined);
  expect(running, 'one clock while it is open, none after').toHaveLength(escalation.state === 'open' ? 1 : 0);
  if (escalation.state === 'open') expect(running[0]).toBe(currentStage(escalation));
  expect(escalation.outcome !== undefined).toBe(escalation.state === 'closed');
  if (escalation.settled) expect(escalation.proposal).toBeUndefined();
  for (const run of escalation.stages) {
    const { told = [], opinions = [] } = run.advice ?? {};
    expect(new Set(opinions.map(({ person }) => person)).size, 'one opinion each').toBe(opinions.length);
    for (const { person } of opinions) expect(told).toContain(person);
    expect(run.extensions.length).toBeLessThanOrEqual(escalation.policy.extensionsPerStage);
    expect(escalation.policy.stages.some(({ stage }) => stage === run.stage)).toBe(true);
    expect(run.due >= run.startedAt || escalation.track === 'urgent').toBe(true);
  }
}

it('random moves by random people keep one clock, a legal state and a whole timeline', () => {
  let made = 0;
  fc.assert(
    fc.property(steps, fc.boolean(), (list, pauses) => {
      let now = Date.parse('2026-11-16T09:00:00Z');
      let escalation = raised('2026-11-16T09:00');
      if (pauses)
        escalation = {
          ...escalation,
          policy: { ...escalation.policy, pauses: [{ id: 'legal', name: 'Legal advice' }] },
        };
      for (const step of list) {
        const { mover } = step;
        now += step.minutes * 60_000;
        const at = { now: new Date(now), calendar: ENGLAND };
        const could = legalMoves(escalation, mover, at);
        const kind = (step.sensible ? could[step.pick % could.length] : undefined) ?? step.kind;
        const details = step.sensible
          ? { ...GOOD, text: kind === 'pause' ? 'legal' : 'A line.' }
          : step.details;
        const legal =
          legalMoves(escalation, mover, at).includes(kind) &&
          Object.keys(checkMove(escalation, kind, details)).length === 0;
        const before = JSON.stringify(escalation);
        let after: Escalation | undefined;
        try {
          after = move(escalation, kind, mover, details, at);
        } catch (error) {
          expect(error).toBeInstanceOf(IllegalMove);
        }
        expect(after !== undefined, `${kind} by ${mover.member}`).toBe(legal);
        expect(JSON.stringify(escalation)).toBe(before);
        if (!after) continue;
        made += 1;
        expect(
          mover.side ?? mover.unit ?? mover.decides ?? mover.advises,
          'nobody else moves it',
        ).toBeTruthy();
        expect(after.rev).toBe(escalation.rev + 1);
        expect(after.timeline).toHaveLength(escalation.timeline.length + 1);
        expect(after.timeline.at(-1)).toMatchObject({ by: mover.member, at: at.now.toISOString() });
        escalation = after;
        invariants(escalation);
      }
    }),
    { numRuns: 420 },
  );
  expect(made).toBeGreaterThan(1000);
});
