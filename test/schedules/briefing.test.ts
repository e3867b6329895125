import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { briefingSchedules } from '../../schedules/briefing.ts';
import { briefingDigest, briefingWeek } from '../../schedules/briefing-themes.ts';
import type { Schedule } from '../../src/bot/schedule.ts';
import { proposeUpdate } from '../../src/domain/briefing/moves-update.ts';
import { moveMeeting, postponeMeeting } from '../../src/domain/meeting/moves.ts';
import type { Meeting } from '../../src/domain/meeting/record.ts';
import { ENGLAND } from '../../src/domain/working-days.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import { loadPartnership } from '../../src/partnership/load.ts';
import { root } from '../../src/root.ts';
import type { Store } from '../../storage/store.ts';
import { meetingAt } from '../domain/meeting/build.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { HOUR, MINUTE, world } from '../support/schedules.ts';

const plymouth = loadPartnership(join(root, 'partnerships/plymouth.yaml'));
const ROOMS = ['slack|T1|C1', 'teams|E1|19:a'] as const;

async function withRooms(store: Store = new MemoryStore()): Promise<Store> {
  await store.transact(async (tx) => {
    for (const id of ROOMS) {
      const [platform, tenant = '', conversation = ''] = id.split('|');
      await tx.put('places', {
        id,
        platform: platform === 'slack' ? 'slack' : 'teams',
        tenant,
        conversation,
        purpose: 'briefing',
        by: 'priya-nair',
        at: '2026-01-01T00:00:00.000Z',
      });
    }
  });
  return store;
}

/** The bot as it runs from one time to another, with a tick at each of these UTC times. */
async function run(...at: readonly string[]) {
  const [first = '', ...later] = at;
  const store = await withRooms();
  const { clock, runner } = world(briefingSchedules, first, store);
  await runner.tick();
  for (const time of later) {
    clock.pass(Date.parse(time) - clock.now().getTime());
    await runner.tick();
  }
  return {
    briefings: await store.read((view) => view.all('briefings')),
    posts: (await store.read((view) => view.all('outbox'))).filter(
      ({ content }) => content?.kind === 'record' && content.view === 'briefing',
    ),
  };
}

describe('when a briefing opens', () => {
  it.each([
    ['an ordinary Tuesday', '2026-11-24T08:25:00Z', '2026-11-24T08:30:05Z', '2026-11-23T09:15:00.000Z'],
    [
      'a Monday covers the weekend',
      '2026-11-23T08:25:00Z',
      '2026-11-23T08:30:05Z',
      '2026-11-20T09:15:00.000Z',
    ],
    [
      'after Christmas since the 24th',
      '2026-12-29T08:25:00Z',
      '2026-12-29T08:30:05Z',
      '2026-12-24T09:15:00.000Z',
    ],
    [
      'F42 the Monday after the clocks went back',
      '2026-10-26T08:25:00Z',
      '2026-10-26T08:30:05Z',
      '2026-10-23T08:15:00.000Z',
    ],
    [
      'F42 the Tuesday after they went forward over Easter',
      '2027-03-30T07:25:00Z',
      '2027-03-30T07:30:05Z',
      '2027-03-25T09:15:00.000Z',
    ],
  ])('%s', async (_name, before, at, from) => {
    const { briefings, posts } = await run(before, at);
    expect(briefings).toMatchObject([{ date: at.slice(0, 10), state: 'open', window: { from } }]);
    expect(briefings[0]).not.toHaveProperty('openedLate');
    expect(posts.map(({ to }) => ('platform' in to ? to.platform : '')).sort()).toEqual(['slack', 'teams']);
  });

  it.each([
    ['on a Saturday', '2026-11-21T08:00:00Z', '2026-11-21T12:00:00Z'],
    ['on Boxing Day observed', '2026-12-28T08:00:00Z', '2026-12-28T12:00:00Z'],
    ['an hour early in winter time', '2026-10-26T07:20:00Z', '2026-10-26T07:31:00Z'],
    ['after the day is over', '2026-11-24T07:00:00Z', '2026-11-24T16:05:00Z'],
  ])('never %s', async (_name, before, at) => {
    expect(await run(before, at)).toEqual({ briefings: [], posts: [] });
  });

  it('after downtime late within its day, and says so', async () => {
    const { briefings, posts } = await run('2026-11-24T07:00:00Z', '2026-11-24T11:20:00Z');
    expect(briefings).toMatchObject([{ id: 'DIB-261124', openedLate: true }]);
    expect(posts).toHaveLength(2);
  });

  it.each([
    ['11:20', '12:05', '11:55', '12:10'],
    ['08:52', '09:40', '09:30', '09:45'],
    ['15:20', '15:40', '15:30', '15:45'],
  ])(
    'opened at %s, updates are in time until %s, who is silent is asked at %s, the draft comes at %s',
    async (at, cutOff, nudge, order) => {
      const day = (clock: string): Date => new Date(`2026-11-24T${clock}:05Z`);
      const store = await withRooms();
      const { clock, runner } = world(briefingSchedules, '2026-11-24T07:00:00Z', store);
      const until = async (to: Date) => {
        clock.pass(to.getTime() - clock.now().getTime());
        await runner.tick();
        return store.read((view) => view.get('briefings', 'DIB-261124'));
      };
      await runner.tick();
      const opened = await until(day(at));
      expect(opened).toMatchObject({ state: 'open', moved: { cutOff, nudge, order } });
      expect(opened?.window.to).toBe(`2026-11-24T${cutOff}:00.000Z`);
      expect(opened?.contributions.filter(({ nudgedAt }) => nudgedAt !== undefined)).toEqual([]);
      if (!opened) throw new Error('not opened');
      const late = (clockTime: string) =>
        proposeUpdate(
          opened,
          {
            id: 'UPD-2611-AAAA',
            author: 'a',
            agency: 'livewell',
            reading: { drafts: [], closures: [], questions: [] },
            at: day(clockTime),
          },
          plymouth.briefing,
        ).late;
      expect([late(at), late(nudge), late(order)]).toEqual([undefined, undefined, true]);
      const asked = await until(day(nudge));
      expect(asked?.state).toBe('open');
      expect(asked?.contributions.some(({ nudgedAt }) => nudgedAt !== undefined)).toBe(true);
      expect((await until(day(order)))?.state).toBe('draft');
      expect((await until(day('16:00')))?.state).toBe('closed');
    },
  );

  it.each([
    ['with half an hour left the cut-off stays', '2026-11-24T08:44:00Z', undefined, 'open'],
    [
      'minutes before the close nothing is late, and the draft is there at once',
      '2026-11-24T15:52:05Z',
      '16:00',
      'draft',
    ],
  ])('%s', async (_name, at, cutOff, state) => {
    const { briefings } = await run('2026-11-24T07:00:00Z', at);
    expect(briefings[0]?.moved?.cutOff).toBe(cutOff);
    expect(briefings[0]).toMatchObject({ openedLate: true, state });
  });

  it('never on the next day: that one covers the hours of both', async () => {
    const { briefings } = await run('2026-11-23T08:00:00Z', '2026-11-23T08:30:05Z', '2026-11-25T08:30:05Z');
    expect(briefings.map(({ id, state }) => [id, state])).toEqual([
      ['DIB-261123', 'closed'],
      ['DIB-261125', 'open'],
    ]);
    expect(briefings[1]?.window.from).toBe('2026-11-23T09:15:00.000Z');
  });

  it('on a bot that was started in the middle of the morning, within ten minutes', async () => {
    const { briefings } = await run('2026-11-24T09:02:00Z', '2026-11-24T09:10:05Z');
    expect(briefings).toHaveLength(1);
  });

  it('once, with two processes at work, however often they look', async () => {
    const store = await withRooms();
    const one = world(briefingSchedules, '2026-11-24T08:25:00Z', store);
    const other = one.start();
    await Promise.all([one.runner.tick(), other.tick()]);
    one.clock.pass(5 * MINUTE + 5_000);
    await Promise.all([one.runner.tick(), other.tick()]);
    one.clock.pass(HOUR);
    await Promise.all([one.runner.tick(), other.tick()]);
    const posts = (await store.read((view) => view.all('outbox'))).filter(
      ({ content }) => content?.kind === 'record' && content.view === 'briefing',
    );
    expect(posts).toHaveLength(2);
    expect(await store.read((view) => view.all('briefings'))).toHaveLength(1);
  });
});

describe('when its themes are sent', () => {
  const store = new MemoryStore();
  const around = {
    partnership: plymouth,
    directory: createDirectory(plymouth, [], () => '2026-12-24'),
    calendar: ENGLAND,
  };
  const datesOf = ({ timetables }: Schedule, now: string): Promise<readonly string[]> =>
    store.read(async (view) => {
      const found =
        typeof timetables === 'function' ? await timetables(view, new Date(now), around) : timetables;
      return found.flatMap(({ days }) => (typeof days === 'object' && 'dates' in days ? days.dates : []));
    });

  it('never on a bank holiday: those of Christmas week come on Christmas Eve', async () => {
    const weeks = await datesOf(briefingWeek, '2026-12-24T12:00:00Z');
    expect(weeks).toEqual(expect.arrayContaining(['2026-12-18', '2026-12-24', '2026-12-31']));
    expect(weeks).not.toContain('2026-12-25');
  });

  it('before the group meets as things stand, not on the day its rule once gave', async () => {
    const digests = () => datesOf(briefingDigest, '2026-12-24T12:00:00Z');
    expect(await digests()).toContain('2027-01-14');
    const january = meetingAt('2027-01-21 14:00', { group: 'sawg', seriesDate: '2027-01-21' });
    const by = { member: 'priya-nair', now: new Date('2026-12-01T09:00:00Z') };
    const keep = (meeting: Meeting) => store.transact((tx) => tx.put('meetings', meeting));
    const [starts, ends] = [new Date('2027-02-02T14:00:00Z'), new Date('2027-02-02T16:00:00Z')];
    await keep(moveMeeting(january, { starts, ends, why: 'Inspection' }, by));
    expect(await digests()).toEqual(['2027-01-26']);
    await keep(postponeMeeting(january, 'Its day is a bank holiday.', by));
    expect(await digests()).toEqual([]);
  });
});
