import { describe, expect, it } from 'vitest';
import {
  addItem,
  agendaLines,
  fitItems,
  fits,
  moveItem,
  packOrder,
  removeItem,
  settleItem,
  withFirstAgenda,
} from '../../../src/domain/meeting/agenda.ts';
import { figureOf } from '../../../src/domain/meeting/figures.ts';
import { addPaper } from '../../../src/domain/meeting/in-meeting.ts';
import { Meeting } from '../../../src/domain/meeting/record.ts';
import { firstAgenda } from '../../../src/domain/meeting/standing.ts';
import { by, meetingAt } from './build.ts';

const START = '2026-12-15 10:00';
const BEFORE = by('2026-12-01 09:00');
const AFTER = by('2026-12-15 12:30');

describe('the agenda', () => {
  const mapqag = {
    holds: 'everything' as const,
    standingItems: {
      items: [
        'Audit cycle stage',
        { item: 'Actions awaiting assurance', figure: 'actions-awaiting-assurance' as const, minutes: 20 },
      ],
    },
  };
  const withAgenda = () => withFirstAgenda(meetingAt(START), firstAgenda(mapqag));

  it('begins with last time, the standing items, the voice of children and the close', () => {
    const items = firstAgenda(mapqag);
    expect(items.map(({ id, minutes }) => [id, minutes])).toEqual([
      ['last-time', 10],
      ['standing-1', 10],
      ['standing-2', 20],
      ['voice', 10],
      ['closing', 5],
    ]);
    expect(items[3]?.title).toBe('What did children tell us, and what changed?');
    expect(Meeting.parse(withAgenda()).items).toEqual(items);
    expect(withFirstAgenda(withAgenda(), [])).toEqual(withAgenda());
    expect(firstAgenda({ ...mapqag, holds: 'calendar-only' })).toEqual([]);
  });

  it('carries over what was asked for and not reached, once', () => {
    const asked = addItem(
      withAgenda(),
      { id: 'i1', title: 'Housing at the table', minutes: 15, who: 'marcus-thorne' },
      BEFORE,
    );
    const reached = settleItem(asked, 'i1', 'carried-over');
    const next = firstAgenda(mapqag, reached.items, reached.id);
    expect(next[1]).toEqual({
      id: 'carried-i1',
      kind: 'carried-over',
      title: 'Housing at the table',
      minutes: 15,
      who: 'marcus-thorne',
      from: reached.id,
    });
    const again = firstAgenda(
      mapqag,
      next.map((item) => ({ ...item, became: 'carried-over' as const })),
      'MTG-2701-AAAA',
    );
    expect(again.filter(({ kind }) => kind === 'carried-over').map(({ id }) => id)).toEqual(['carried-i1']);
  });

  it('puts what is asked for before the voice of children, with its times', () => {
    const meeting = addItem(withAgenda(), { id: 'i1', title: 'Housing', minutes: 15 }, BEFORE);
    expect(
      agendaLines(meeting).map(({ number, item, from, to }) => `${number} ${item.id} ${from}-${to}`),
    ).toEqual([
      '1 last-time 10:00-10:10',
      '2 standing-1 10:10-10:20',
      '3 standing-2 10:20-10:40',
      '4 i1 10:40-10:55',
      '5 voice 10:55-11:05',
      '6 closing 11:05-11:10',
    ]);
    expect(fits(meeting)).toMatchObject({ minutes: 120, planned: 70, over: 0, spare: 50 });
    expect(moveItem(meeting, 'i1', 'last-time', BEFORE).items[0]?.id).toBe('i1');
    expect(() => addItem(meeting, { id: 'i2', title: 'Late' }, AFTER)).toThrow('over');
  });

  it('must fit the meeting: says by how much it does not, and can be made to', () => {
    const full = [60, 45, 30].reduce(
      (meeting, minutes, index) => addItem(meeting, { id: `i${index}`, title: 'Item', minutes }, BEFORE),
      withAgenda(),
    );
    expect(fits(full)).toMatchObject({
      over: 70,
      says: '190 minutes of items in a meeting of 120: 70 too many.',
    });
    const fitting = fitItems(full, BEFORE);
    expect(fits(fitting)).toMatchObject({ planned: 120, over: 0, says: 'All 120 minutes planned.' });
    expect(fitting.items.every(({ minutes }) => minutes >= 5)).toBe(true);
    const crowded = Array.from({ length: 30 }).reduce<Meeting>(
      (meeting, _, index) => addItem(meeting, { id: `x${index}`, title: 'Item', minutes: 5 }, BEFORE),
      full,
    );
    expect(() => fitItems(crowded, BEFORE)).toThrow('too many items');
  });

  it('packs the papers in the order of the agenda', () => {
    const papers = [
      { id: 'p1', title: 'Any', link: 'https://pscp.example/1' },
      { id: 'p2', title: 'Audit', link: 'https://pscp.example/2', item: 'standing-1' },
      { id: 'p3', title: 'Minutes', link: 'https://pscp.example/3', item: 'last-time' },
      { id: 'p4', title: 'Audit tool', link: 'https://pscp.example/4', item: 'standing-1' },
    ];
    const meeting = papers.reduce((one, paper) => addPaper(one, paper, BEFORE), withAgenda());
    expect(packOrder(meeting).map(({ mark, paper }) => [mark, paper.id])).toEqual([
      ['1a', 'p3'],
      ['2a', 'p2'],
      ['2b', 'p4'],
      ['A', 'p1'],
    ]);
    expect(packOrder(removeItem(meeting, 'standing-1', BEFORE)).map(({ mark }) => mark)).toEqual([
      '1a',
      'A',
      'B',
      'C',
    ]);
  });

  it('shows a figure where somebody counts it, and says so where nobody does', () => {
    const since = { from: '2026-11-10', to: '2026-12-15' };
    const providers = { 'actions-awaiting-assurance': (count: number) => ({ says: `${count} waiting` }) };
    const ask = (id: string) => {
      const item = withAgenda().items.find((one) => one.id === id);
      return item && figureOf(item, providers, 3, { group: 'mapqag', since });
    };
    expect(ask('standing-2')).toEqual({ says: '3 waiting' });
    expect(ask('voice')?.says).toContain('No figures yet');
    expect(ask('standing-1')).toBeUndefined();
  });
});
