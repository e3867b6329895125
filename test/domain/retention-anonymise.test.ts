import '../support/fixed-seed.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Action } from '../../src/domain/action/record.ts';
import { finishAction, updateAction } from '../../src/domain/action/owners-steps.ts';
import { momentAt, newAction } from '../support/actions.ts';
import { ENGLAND } from '../../src/domain/working-days.ts';
import { figuresOf } from '../../src/domain/escalation/figures.ts';
import { Escalation, type Outcome } from '../../src/domain/escalation/record.ts';
import { OUTCOMES, THEMES } from '../../src/domain/escalation/words.ts';
import {
  anonymiseAction,
  anonymiseEscalation,
  anonymiseThanks,
} from '../../src/domain/retention-anonymise.ts';
import { Thanks } from '../../src/domain/thanks.ts';

const PEOPLE = ['kit-rowe', 'jo-day', 'sam-lee'] as const;
const TEXT = 'Zebra crossing words';

const instant = fc
  .integer({ min: Date.parse('2024-01-01T00:00:00Z'), max: Date.parse('2026-11-20T00:00:00Z') })
  .map((ms) => new Date(ms).toISOString());
const person = fc.constantFrom(...PEOPLE);
const agency = fc.constantFrom('police', 'school', 'trust', 'council');

function outcomeFrom(at: string): fc.Arbitrary<Outcome> {
  return fc.record({
    kind: fc.constantFrom(...OUTCOMES.map(({ value }) => value), 'withdrawn' as const),
    by: person,
    at: fc.integer({ min: 0, max: 60 * 24 }).map((hours) => later(at, hours)),
    stage: fc.integer({ min: 1, max: 4 }),
    impact: fc.constant(TEXT),
    learning: fc.boolean(),
    learningTheme: fc.constant(TEXT),
    onBothFiles: fc.boolean(),
    onTime: fc.boolean(),
    action: fc.constant('ACT-2501-BCDF'),
  });
}

const later = (at: string, hours: number): string =>
  new Date(Date.parse(at) + hours * 3_600_000).toISOString();

const escalation: fc.Arbitrary<Escalation> = instant.chain((openedAt) =>
  fc
    .record({
      outcome: outcomeFrom(openedAt),
      opener: person,
      raising: agency,
      receiving: agency,
      theme: fc.constantFrom(...THEMES.map(({ value }) => value)),
      level: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      stages: fc.integer({ min: 1, max: 4 }),
      held: fc.option(fc.constantFrom('yes' as const, 'partly' as const, 'no' as const), { nil: undefined }),
      number: fc.integer({ min: 1000, max: 9999 }),
      hasAction: fc.boolean(),
    })
    .map(({ outcome, hasAction, ...made }) => {
      const { action, ...without } = outcome;
      return Escalation.parse({
        id: `ESC-2501-${made.number}`,
        rev: 9,
        state: 'closed',
        openedAt,
        openedBy: made.opener,
        raising: made.raising,
        receiving: made.receiving,
        receivingWorker: 'jo-day',
        theme: made.theme,
        ...(made.level === undefined ? {} : { levelOfNeed: made.level }),
        plan: 'none',
        children: 'one',
        decided: TEXT,
        disagree: TEXT,
        want: TEXT,
        decidedOn: '2024-01-01',
        track: 'urgent',
        urgentWhy: TEXT,
        familyTold: 'yes',
        inOurRecord: true,
        policy: {
          extensionsPerStage: 1,
          reviewAfterDays: 90,
          tellsBusinessUnitFrom: 3,
          pauses: [],
          stages: [{ stage: 1, name: 'Workers', foundAmong: 'workers', limit: { routine: 5, urgent: 1 } }],
        },
        stages: Array.from({ length: made.stages }, (_, index) => ({
          stage: index + 1,
          startedAt: openedAt,
          days: 5,
          due: later(openedAt, 120),
          extensions: [{ days: 1, why: TEXT, askedBy: 'kit-rowe', side: 'raising', answer: 'yes' }],
          pause: { reason: 'parallel', by: 'jo-day', from: openedAt, to: later(openedAt, 5) },
          skipped: { stages: [], why: TEXT },
          breach: { at: later(openedAt, 121), told: ['sam-lee'] },
        })),
        acknowledged: { by: 'jo-day', at: openedAt },
        otherView: TEXT,
        proposal: { by: 'jo-day', side: 'receiving', at: openedAt, text: TEXT },
        settled: { by: 'jo-day', at: openedAt, text: TEXT, how: 'agreed' },
        outcome: hasAction ? { ...without, action } : without,
        formerOutcomes: [without],
        review: {
          due: '2026-12-01',
          ...(made.held
            ? { held: made.held, by: 'sam-lee', at: later(outcome.at, 24 * 90), note: TEXT }
            : {}),
        },
        timeline: [{ kind: 'opened', at: openedAt, by: 'kit-rowe', stage: 1, text: TEXT }],
        told: ['sam-lee'],
      });
    }),
);

describe('F24: what is anonymised', () => {
  const agencies = ['police', 'school', 'trust', 'council', 'silent'];
  const at = { now: new Date('2026-11-23T09:00:00Z'), calendar: ENGLAND };

  it('gives the same figures as before, for any period', () => {
    fc.assert(
      fc.property(fc.array(escalation, { maxLength: 12 }), instant, instant, (all, one, other) => {
        const [from = '', to = ''] = [one.slice(0, 10), other.slice(0, 10)].sort();
        const after = all.map((each, index) => anonymiseEscalation(each, `ESC-2401-${1000 + index}`));
        expect(figuresOf(after, { from, to }, agencies, at)).toEqual(
          figuresOf(all, { from, to }, agencies, at),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('is still a sound record, names nobody, says nothing, and has neither its reference nor the minute', () => {
    fc.assert(
      fc.property(escalation, (before) => {
        const after = anonymiseEscalation(before, 'ESC-2401-WXYZ');
        expect(Escalation.parse(after)).toEqual(after);
        const text = JSON.stringify(after);
        for (const gone of [...PEOPLE, TEXT, before.id]) expect(text).not.toContain(gone);
        expect(text.match(/T(?!12:00:00\.000Z)\d\d:\d\d:\d\d/)).toBeNull();
      }),
      { numRuns: 50 },
    );
  });

  it('keeps of an action its kind and its days, and of thanks who thanked whom for what', () => {
    const at = '2024-11-04T10:00:00.000Z';
    const asked = newAction(
      {
        id: 'ACT-2411-K4TR',
        title: TEXT,
        measure: TEXT,
        due: '2024-12-01',
        route: ['neglect'],
        origin: 'escalation',
      },
      '2024-11-01T23:30:00.000Z',
    );
    const told = updateAction(asked, 'kit-rowe', TEXT, new Date(at));
    const action = finishAction(told, 'kit-rowe', TEXT, undefined, momentAt(at));
    const after = Action.parse(anonymiseAction(action, 'ACT-2411-ZZZZ'));
    expect(after).toMatchObject({
      group: 'neglect',
      origin: 'escalation',
      status: 'closed',
      due: '2024-12-01',
    });
    expect(after.closed?.at).toBe('2024-11-04T12:00:00.000Z');
    const thanks = Thanks.parse(
      anonymiseThanks(
        {
          id: 'THX-2411-K4TR',
          at: '2024-11-01T10:00:00Z',
          by: 'kit-rowe',
          from: 'police',
          to: 'school',
          person: 'jo-day',
          text: TEXT,
          theme: 'drift',
        },
        'THX-2411-ZZZZ',
      ),
    );
    expect(thanks).toMatchObject({ from: 'police', to: 'school', theme: 'drift' });
    for (const gone of [...PEOPLE, TEXT]) expect(JSON.stringify([after, thanks])).not.toContain(gone);
  });
});
