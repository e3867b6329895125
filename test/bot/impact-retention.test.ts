import { describe, expect, it } from 'vitest';
import { evaluationRate, laterReturns } from '../../commands/meeting/evaluation-figures.ts';
import { sweeps } from '../../src/bot/retention-kinds.ts';
import { newImpact } from '../../src/domain/impact/moves.ts';
import type { Evaluation, EvaluationAnswer } from '../../src/domain/training/evaluation-record.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { plymouthFile } from '../support/plymouth.ts';

const NOW = new Date('2033-01-01T03:00:00Z');

function evaluation(over: Partial<Evaluation> = {}): Evaluation {
  return {
    id: 'EVA-2701-AAAA',
    rev: 1,
    key: 'SES-2701-K4TR|jo|0',
    session: 'SES-2701-K4TR',
    course: 'gcp2',
    member: 'jo',
    agency: 'livewell',
    wave: 0,
    held: '2027-01-19',
    due: '2027-01-20',
    asked: '2027-01-20',
    reminded: [],
    state: 'answered',
    ...over,
  };
}

function answer(over: Partial<EvaluationAnswer> = {}): EvaluationAnswer {
  const confidence = { before: 2, after: 4 };
  return {
    id: 'a',
    course: 'gcp2',
    session: 'SES-2701-K4TR',
    wave: 0,
    month: '2027-01',
    confidence,
    quote: false,
    ...over,
  };
}

describe('impact entries, questions and answers, when their time is over', () => {
  it('go, each by its own moment', async () => {
    const store = new MemoryStore();
    const said = {
      type: 'practice',
      did: 'a',
      outcome: 'b',
      changed: { practice: 'c' },
      consent: 'child',
    } as const;
    const came = { source: 'free', agency: 'livewell' } as const;
    await store.transact(async (tx) => {
      await tx.insert('evaluations', evaluation());
      await tx.insert('evaluations', evaluation({ id: 'EVA-2701-BBBB', due: '2030-01-20' }));
      await tx.insert('evaluationAnswers', answer());
      await tx.insert('evaluationAnswers', answer({ id: 'b', month: '2030-01' }));
      for (const [id, at] of [
        ['IMP-2701-AAAA', '2027-01-20T09:00:00Z'],
        ['IMP-3001-BBBB', '2030-01-20T09:00:00Z'],
      ] as const)
        await tx.insert('impacts', newImpact(said, { id, ...came }, { member: 'jo', now: new Date(at) }));
    });
    for (const name of ['evaluations', 'evaluationAnswers', 'impacts'] as const) {
      await store.transact(async (tx) => {
        const due = await sweeps[name].due(tx, '2028-01-01T00:00:00.000Z', 100);
        expect(due, name).toHaveLength(1);
        for (const each of due) await sweeps[name].purge(tx, each, NOW);
        expect((await tx.all(name)).map(({ id }) => id)).toEqual([
          { evaluations: 'EVA-2701-BBBB', evaluationAnswers: 'b', impacts: 'IMP-3001-BBBB' }[name],
        ]);
      });
    }
  });
});

describe('evaluations on an agenda', () => {
  const since = { from: '2027-01-01', to: '2027-04-30' };
  const asked = { group: 'workforce', since };
  const times = <T>(count: number, each: T): T[] => Array.from({ length: count }, () => each);
  const view = {
    partnership: plymouthFile(),
    evaluations: [
      ...times(6, evaluation()),
      evaluation({ state: 'passed' }),
      ...times(3, evaluation({ wave: 3, asked: '2027-04-19' })),
    ],
    answers: [
      ...times(6, answer()),
      ...times(3, answer({ wave: 3, month: '2027-04', confidence: { after: 4 } })),
    ],
  };

  it('say who answered and, from five answers on, what they say together', () => {
    expect(evaluationRate(view, asked)?.says).toBe(
      '6 of 7 answered (86%); confidence 2.0 before and 4.0 after, of 5.',
    );
    expect(laterReturns(view, asked)?.says).toBe('Three months after it: fewer than 5 were asked.');
  });

  it('are of one course or priority where the agenda names it', () => {
    expect(evaluationRate(view, { ...asked, of: 'neglect' })?.says).toContain('6 of 7');
    expect(evaluationRate(view, { ...asked, of: 'sexual-harm' })).toBeUndefined();
    expect(
      evaluationRate(view, { ...asked, since: { from: '2026-01-01', to: '2026-12-31' } }),
    ).toBeUndefined();
  });
});
