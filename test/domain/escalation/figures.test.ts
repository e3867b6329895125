import { expect, it } from 'vitest';
import { figuresOf, median } from '../../../src/domain/escalation/figures.ts';
import { move } from '../../../src/domain/escalation/moves.ts';
import type { Escalation } from '../../../src/domain/escalation/record.ts';
import { at, raised } from './build.ts';

const unit = { member: 'priya-nair', unit: true } as const;
const school = { member: 'bashir-gillard', side: 'raising' } as const;
const council = { member: 'siobhan-carrow', side: 'receiving' } as const;

function closed(escalation: Escalation, when: string, learning: boolean): Escalation {
  const offered = move(escalation, 'propose', council, { text: 'Yes.' }, at(when));
  const settled = move(offered, 'agree', school, {}, at(when));
  return move(
    settled,
    'close',
    unit,
    { outcome: { kind: 'changed', learning, onBothFiles: true } },
    at(when),
  );
}

it('counts what the partnership wants to know, and who never asks', () => {
  const all = [
    closed(raised('2026-11-02T09:00'), '2026-11-03T10:00', true),
    closed(raised('2026-11-02T09:00', { theme: 'strategy' }), '2026-11-10T10:00', false),
    raised('2026-11-16T09:00', { levelOfNeed: 3 }),
    move(
      raised('2026-11-19T09:00', { raising: 'family-hubs' }),
      'withdraw',
      school,
      { text: 'Known.' },
      at('2026-11-20T09:00'),
    ),
    raised('2026-10-01T09:00'),
  ];
  const figures = figuresOf(
    all,
    { from: '2026-11-01', to: '2026-11-30' },
    ['secondary-schools', 'family-hubs', 'gp-practices'],
    at('2026-11-23T09:00'),
  );
  expect(figures).toMatchObject({
    opened: 4,
    closed: 3,
    open: 2,
    overdue: 2,
    byStage: [{ label: 'Stage 1', count: 2 }],
    byLevel: [
      { label: 'Level 3', count: 1 },
      { label: 'Level not given', count: 3 },
    ],
    repeats: [{ label: 'secondary-schools > childrens-services', count: 3 }],
    silent: ['gp-practices'],
    medianDays: 3.5,
    onTime: { part: 1, whole: 2 },
    learning: { raised: 1, becameActions: 0 },
  });
});

it('the median of an even number lies half way', () => {
  expect([median([]), median([3]), median([9, 1]), median([5, 1, 2])]).toEqual([undefined, 3, 5, 2]);
});
