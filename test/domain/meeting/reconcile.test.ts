import { describe, expect, it } from 'vitest';
import { closeMeeting, decideMinutes, setNext } from '../../../src/domain/meeting/closing.ts';
import { minutesDue, minutesOnTime } from '../../../src/domain/meeting/minutes-on-time.ts';
import { cancelMeeting, holdMeeting, moveMeeting } from '../../../src/domain/meeting/moves.ts';
import { nextInSeries, reconcile } from '../../../src/domain/meeting/reconcile.ts';
import { seriesOf, type SeriesGroup } from '../../../src/domain/meeting/series.ts';
import { Meetings } from '../../../src/partnership/meeting-schema.ts';
import { at, by, meetingAt } from './build.ts';

const board: SeriesGroup = {
  id: 'board',
  kind: 'strategic',
  meetings: Meetings.parse({ at: '10:00', rules: [{ on: 'third Tuesday', months: [3, 6, 9, 12] }] }),
};
const context = { groups: [board], calendar: { schoolYears: [], avoid: [] } };
const series = seriesOf(board, { from: '2026-04-01', to: '2027-03-31' }, context);

describe('meetings on record and their series', () => {
  const june = meetingAt('2026-06-16 10:00', { seriesDate: '2026-06-16' });
  const september = moveMeeting(
    meetingAt('2026-09-15 10:00', { seriesDate: '2026-09-15' }),
    { starts: at('2026-09-22 10:00'), ends: at('2026-09-22 12:00'), why: 'Leave' },
    by('2026-06-01 09:00'),
  );

  it('are made once, whatever became of them', () => {
    expect(reconcile(series, [june, september], '2026-04-01').toPlan.map(({ date }) => date)).toEqual([
      '2026-12-15',
      '2027-03-16',
    ]);
    const off = cancelMeeting(june, 'Nothing to decide', by('2026-06-01 09:00'));
    expect(reconcile(series, [off], '2026-06-01').toPlan.map(({ date }) => date)).not.toContain('2026-06-16');
    expect(reconcile(series, [], '2026-12-16').toPlan.map(({ date }) => date)).toEqual(['2027-03-16']);
  });

  it('are shown when the series no longer has them, while nobody was told', () => {
    const stray = meetingAt('2026-10-13 10:00', { seriesDate: '2026-10-13', id: 'MTG-2604-D4CQ' });
    expect(reconcile(series, [june, stray], '2026-04-01').gone).toEqual([stray]);
    expect(reconcile(series, [{ ...stray, state: 'called' }], '2026-04-01').gone).toEqual([]);
    expect(reconcile(series, [meetingAt('2026-10-13 10:00')], '2026-04-01').gone).toEqual([]);
  });

  it('lead to the next date', () => {
    expect(nextInSeries(board, '2026-12-15', context)?.date).toBe('2027-03-16');
    expect(
      nextInSeries({ ...board, meetings: Meetings.parse({ at: '10:00' }) }, '2026-12-15', context),
    ).toBeUndefined();
  });
});

describe('minutes on time', () => {
  const calendar = { cycles: {} };
  const held = (id: string, when: string) =>
    holdMeeting(meetingAt(when, { id, group: 'mapqag' }), by('2026-11-30 09:00'));
  const out = (id: string, when: string, on: string) =>
    decideMinutes(held(id, when), { kind: 'out' }, by(on));

  it('counts what is due, what came in time, and what waits', () => {
    const meetings = [
      out('MTG-2604-AAA1', '2026-05-12 10:00', '2026-05-27 16:00'),
      out('MTG-2604-AAA2', '2026-07-14 10:00', '2026-07-29 09:00'),
      held('MTG-2604-AAA4', '2026-11-10 10:00'),
      held('MTG-2604-AAA3', '2026-09-08 10:00'),
      meetingAt('2027-01-12 10:00', { id: 'MTG-2604-AAA5' }),
    ];
    expect(minutesDue(meetingAt('2026-11-10 10:00'), calendar)).toBe('2026-11-24');
    expect(minutesOnTime(meetings, '2026-11-24', calendar)).toEqual({
      due: 3,
      onTime: 1,
      waiting: ['MTG-2604-AAA3'],
    });
    expect(minutesOnTime(meetings, '2026-11-25', calendar).waiting).toEqual([
      'MTG-2604-AAA3',
      'MTG-2604-AAA4',
    ]);
    expect(minutesDue({ ...meetingAt('2026-11-18 17:00'), cycle: 'young-people' }, calendar)).toBeUndefined();
  });

  it('closes the same day where everything is settled', () => {
    const done = setNext(
      out('MTG-2604-AAA1', '2026-11-10 10:00', '2026-11-30 09:00'),
      { kind: 'date', starts: at('2027-01-12 10:00') },
      by('2026-11-30 09:01'),
    );
    expect(closeMeeting(done, by('2026-11-30 09:02')).state).toBe('closed');
  });
});
