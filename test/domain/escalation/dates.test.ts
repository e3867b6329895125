import { describe, expect, it } from 'vitest';
import { explainDeadline } from '../../../src/domain/deadline.ts';
import { calendarUnder, currentStage, daysOver, isOverdue } from '../../../src/domain/escalation/clock.ts';
import { move } from '../../../src/domain/escalation/moves.ts';
import type { Escalation } from '../../../src/domain/escalation/record.ts';
import { londonDate, londonTime } from '../../../src/domain/working-days.ts';
import { at, plymouth, raised } from './build.ts';

const NOW = at('2026-11-23T09:00');
const unit = { member: 'priya-nair', unit: true };

function reach(stage: number, when: string, over: Parameters<typeof raised>[1] = {}): Escalation {
  const opened = raised(when, over);
  return stage === 1 ? opened : move(opened, 'move-up', unit, { stage, text: 'Agreed by phone.' }, at(when));
}

describe('the partnership’s own examples, as of Monday 23 November 2026 at 09:00', () => {
  it.each([
    ['outcome not told, first stage', 1, '2026-11-20T14:10', '2026-11-24', 0],
    ['plan and minutes not shared', 2, '2026-11-17T10:00', '2026-11-20', 1],
    ['a notification missed siblings', 3, '2026-11-16T09:30', '2026-11-23', 0],
    ['strategy decision, at the panel', 4, '2026-11-12T11:00', '2026-11-19', 2],
    ['funding share, lead partners', 5, '2026-11-09T09:00', '2026-11-23', 0],
  ])('%s', (_, stage, from, due, over) => {
    const escalation = reach(stage, from);
    const run = currentStage(escalation);
    expect([run.stage, londonDate(new Date(run.due)), londonTime(new Date(run.due))]).toEqual([
      stage,
      due,
      '17:00',
    ]);
    expect(daysOver(escalation, NOW.now, NOW.calendar)).toBe(over);
    expect(isOverdue(escalation, NOW.now)).toBe(over > 0);
  });

  it('an urgent discharge plan from Friday afternoon is due on Monday', () => {
    const { due } = currentStage(reach(2, '2026-11-20T15:00', { track: 'urgent', urgentWhy: 'Discharge.' }));
    expect(londonDate(new Date(due))).toBe('2026-11-23');
  });

  it('counts through the last day of term as through any other', () => {
    expect(londonDate(new Date(currentStage(reach(1, '2026-12-18T10:00')).due))).toBe('2026-12-22');
  });

  it('leaves out Christmas Day and the day that stands in for Boxing Day', () => {
    expect(londonDate(new Date(currentStage(reach(2, '2026-12-23T10:00')).due))).toBe('2026-12-30');
  });

  it('urgent at the first stage is the same working day, and the next one after five', () => {
    const urgent = { track: 'urgent' as const, urgentWhy: 'Risk is rising.' };
    expect(londonDate(new Date(currentStage(reach(1, '2026-11-20T10:00', urgent)).due))).toBe('2026-11-20');
    expect(londonDate(new Date(currentStage(reach(1, '2026-11-20T17:30', urgent)).due))).toBe('2026-11-23');
  });

  it('a policy with another closing time counts by that, also when a stage is reached later', () => {
    const file = { ...plymouth, escalation: { ...plymouth.escalation, closesAt: '16:00' } };
    const late = raised('2026-11-20T16:30', {}, file);
    expect(currentStage(late).due).toBe('2026-11-25T16:00:00.000Z');
    const up = move(late, 'move-up', unit, {}, at('2026-11-23T10:00'));
    expect(currentStage(up).due).toBe('2026-11-26T16:00:00.000Z');
    const day = calendarUnder(late.policy, NOW.calendar);
    expect(explainDeadline(new Date(late.openedAt), 2, day)).toBe(
      'raised Fri 16:30 (after 16:00, so taken as Mon), counts from Tue, 2 working days, due Wed 16:00',
    );
  });
});
