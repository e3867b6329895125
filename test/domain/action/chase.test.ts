import { describe, expect, it } from 'vitest';
import { chaseOf, type ActionChase } from '../../../src/domain/action/chase.ts';
import type { Action } from '../../../src/domain/action/record.ts';
import { acceptAction } from '../../../src/domain/action/owners-steps.ts';
import { addDays, formatISO, parseISO } from 'date-fns';
import { momentAt, newAction } from '../../support/actions.ts';

/** What is prompted on each of these days at 09:05, by ISO date; days without a prompt are left out. */
function promptsOf(action: Action, from: string, days: number): Record<string, string> {
  const said: Record<string, string> = {};
  for (let day = 0; day < days; day += 1) {
    const date = formatISO(addDays(parseISO(from), day), { representation: 'date' });
    const chase = chaseOf(action, momentAt(`${date}T09:05:00Z`));
    if (chase) said[date] = wordsOf(chase);
  }
  return said;
}

function wordsOf({ kind, days, to }: ActionChase): string {
  return `${kind} ${days} ${to.join('+')}`;
}

describe('the prompts of an action', () => {
  const accepted = (due: string): Action =>
    acceptAction(
      newAction({ due }, '2026-11-02T09:00:00.000Z'),
      'kit-rowe',
      new Date('2026-11-02T10:00:00Z'),
    );

  it('A6 (due Thu 12 Nov) come five days and one day before, on the day, then with longer gaps and further up, and end', () => {
    expect(promptsOf(accepted('2026-11-12'), '2026-11-03', 60)).toEqual({
      '2026-11-05': 'before 5 turn',
      '2026-11-11': 'before 1 turn',
      '2026-11-12': 'today 0 turn',
      '2026-11-13': 'after 1 turn',
      '2026-11-17': 'after 3 turn+next-up',
      '2026-11-19': 'after 5 turn+next-up+business-unit',
      '2026-11-26': 'after 10 turn+next-up+business-unit',
    });
  });

  it('count working days over Christmas: due Wed 23 Dec, one day over on Thu 24, three on Wed 30', () => {
    expect(promptsOf(accepted('2026-12-23'), '2026-12-24', 14)).toMatchObject({
      '2026-12-24': 'after 1 turn',
      '2026-12-30': 'after 3 turn+next-up',
      '2027-01-04': 'after 5 turn+next-up+business-unit',
    });
  });

  it('ask once whether it will be done, and then those who look after the group', () => {
    const waiting = newAction({ due: '2027-03-31' }, '2026-11-23T09:00:00.000Z');
    expect(promptsOf(waiting, '2026-11-23', 21)).toEqual({
      '2026-11-26': 'accept 3 turn',
      '2026-12-01': 'accept 6 turn+next-up',
    });
  });

  it('are none for one that waits for nothing', () => {
    const { status: _status, ...rest } = accepted('2026-11-12');
    const closed: Action = {
      ...rest,
      status: 'closed',
      closed: { how: 'done', by: 'kit-rowe', at: '2026-11-10T09:00:00.000Z' },
    };
    expect(promptsOf(closed, '2026-11-03', 60)).toEqual({});
  });
});
