import { describe, expect, it } from 'vitest';
import { meetingCycle } from '../../schedules/meeting-cycle.ts';
import { meetingPlan } from '../../schedules/meeting-plan.ts';
import { ScheduleRunner } from '../../src/bot/schedule-runner.ts';
import { putOnRecord } from '../../src/bot/meeting-store.ts';
import { snooze } from '../../src/bot/snooze.ts';
import type { Surroundings } from '../../src/bot/surroundings.ts';
import { dryRun } from '../../src/bot/meeting-preview.ts';
import { callMeeting } from '../../src/domain/meeting/moves.ts';
import { promptLabel } from '../../src/domain/meeting/prompt-words.ts';
import { ENGLAND, londonDate, londonTime, type HolidayCalendar } from '../../src/domain/working-days.ts';
import { calendarWith } from '../../src/bot/calendar.ts';
import { opened } from '../domain/review/build.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import type { Member } from '../../src/partnership/model.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { townsfolk } from '../support/people.ts';
import { plymouthFile } from '../support/plymouth.ts';
import { DAY, FakeClock, HOUR, MINUTE } from '../support/schedules.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Plymouth with its members, whose meetings are on record, and a clock. */
async function office(at: string, members: readonly Member[] = townsfolk(), calendar = ENGLAND) {
  const clock = new FakeClock(at);
  const store = new MemoryStore();
  const partnership = plymouthFile();
  const directory = createDirectory(partnership, members, () => londonDate(clock.now()));
  const around: Surroundings = { partnership, directory, calendar };
  const start = () =>
    new ScheduleRunner({
      store,
      schedules: [meetingPlan, meetingCycle],
      surroundings: () => Promise.resolve(around),
      log: silent,
      now: clock.now,
      monotonic: clock.monotonic,
    });
  await store.transact((tx) => putOnRecord(tx, clock.now(), around));
  const meetings = () => store.read((view) => view.all('meetings'));
  return { clock, store, around, start, meetings };
}

describe('meetings on record', () => {
  it('puts each date of the coming year on record once, and follows the file', async () => {
    const { store, around, clock, meetings } = await office('2026-11-23T06:10:00Z');
    const first = await meetings();
    expect(first.length).toBeGreaterThan(60);
    expect(await store.transact((tx) => putOnRecord(tx, clock.now(), around))).toBe(0);
    expect((await meetings()).map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    const board = first.find(({ group, seriesDate }) => group === 'board' && seriesDate === '2026-12-15');
    expect(board).toMatchObject({ starts: '2026-12-15T10:00:00.000Z', state: 'planned' });
    expect(board?.seats.some(({ id }) => id === 'agency:faith-groups')).toBe(true);
  });
});

describe('dates that cannot be', () => {
  const reached = async ({ store }: Awaited<ReturnType<typeof office>>) =>
    (await store.read((view) => view.all('outbox'))).filter((message) =>
      JSON.stringify(message).includes('another date'),
    );

  it('are told once to the chair and whoever writes the minutes, with other days to press', async () => {
    const desk = await office('2026-11-23T06:20:00Z', townsfolk(), calendarWith(['2027-01-12']));
    const waiting = (await desk.meetings()).filter(({ state }) => state === 'moved');
    expect(waiting.map(({ starts }) => starts.slice(0, 10))).toEqual(waiting.map(() => '2027-01-12'));
    expect(waiting.map(({ group }) => group)).toContain('mapqag');
    const runner = desk.start();
    await runner.tick();
    expect(await reached(desk), 'not before the working day').toEqual([]);
    for (const hours of [3, 4, 4, 24]) {
      desk.clock.pass(hours * HOUR);
      for (let look = 0; look < 3; look += 1) {
        desk.clock.pass(MINUTE);
        await runner.tick();
      }
    }
    const told = await reached(desk);
    const people = told.flatMap(({ to }) => (to.kind === 'member' ? to.member : []));
    expect(people.sort()).toEqual([...new Set(people)]);
    expect(people).toEqual(expect.arrayContaining(['dominic-oyelaran', 'priya-nair']));
    expect(people).not.toContain('clementine-owusu');
    const words = JSON.stringify(
      told.find(({ to }) => to.kind === 'member' && to.member === 'dominic-oyelaran'),
    );
    expect(words).toContain('Tue 12 January 2027 is a bank holiday.');
    expect(words).toContain('"verb":"meeting.move-to"');
  });

  it('a day that becomes a bank holiday later waits for another; it comes back with what the file says', async () => {
    const { store, around, clock, meetings } = await office('2026-11-23T06:20:00Z');
    const again = (calendar: HolidayCalendar) =>
      store.transact((tx) => putOnRecord(tx, clock.now(), { ...around, calendar }));
    const mapqag = async () =>
      (await meetings()).find(({ group, seriesDate }) => group === 'mapqag' && seriesDate === '2027-01-12');
    const before = await mapqag();
    expect(before?.state).toBe('planned');
    await again(calendarWith(['2027-01-12']));
    expect(await mapqag()).toMatchObject({ id: before?.id, state: 'moved' });
    await again(ENGLAND);
    expect(await mapqag()).toMatchObject({ id: before?.id, state: 'planned', starts: before?.starts });
  });

  it('a meeting that was called is not prompted for on a day that becomes one: who runs it chooses, who knew is told', async () => {
    const desk = await office('2026-12-24T10:13:30Z');
    const { store, around, clock, meetings } = desk;
    const mapqag = async () =>
      (await meetings()).find(({ group, seriesDate }) => group === 'mapqag' && seriesDate === '2027-01-12');
    const planned = await mapqag();
    if (!planned) throw new Error('MAPQAG is not on record');
    const called = callMeeting(planned, { member: 'schedule', now: clock.now() });
    await store.transact((tx) => tx.put('meetings', called));
    const runner = desk.start();
    await runner.tick();
    const since = async () => {
      const found = await store.read((view) => view.all('outbox'));
      await store.transact(async (tx) => {
        for (const { id } of found) await tx.remove('outbox', id);
      });
      return found.filter((each) => JSON.stringify(each).includes(planned.id));
    };
    const until = async (at: string) => {
      while (clock.now() < new Date(at)) {
        clock.pass(10 * MINUTE);
        await runner.tick();
      }
      return since();
    };
    await since();
    Object.assign(around, { calendar: calendarWith(['2027-01-12']) });
    expect(await until('2026-12-24T12:50:00Z'), 'ten working days before, papers would be due').toEqual([]);
    const told = await until('2026-12-24T17:00:00Z');
    expect(await mapqag()).toMatchObject({ id: planned.id, state: 'moved', starts: planned.starts });
    const chosenBy = told.filter(({ content }) => content?.kind === 'card');
    const members = told.flatMap(({ to, content }) =>
      to.kind === 'member' && content?.kind === 'record' ? to.member : [],
    );
    expect(chosenBy.map(({ to }) => to.kind === 'member' && to.member)).toEqual(
      expect.arrayContaining(['dominic-oyelaran', 'priya-nair']),
    );
    expect(JSON.stringify(chosenBy)).toContain('"verb":"meeting.move-to"');
    expect(members).toContain('clementine-owusu');
    expect(members.length + chosenBy.length, 'each once').toBe(
      new Set(told.map(({ to }) => JSON.stringify(to))).size,
    );
    expect(await until('2026-12-29T17:00:00Z'), 'nothing more of that day').toEqual([]);

    Object.assign(around, { calendar: ENGLAND });
    const again = await until('2026-12-30T09:30:00Z');
    expect(await mapqag()).toMatchObject({ state: 'called', starts: planned.starts });
    const cards = again.filter(({ content }) => content?.kind === 'record');
    expect(cards.map(({ to }) => JSON.stringify(to)).sort(), 'whoever was told is told').toEqual(
      told.map(({ to }) => JSON.stringify(to)).sort(),
    );
  });

  it('a live practice review takes back what nobody was told of, and gives it back when it is over', async () => {
    const { store, around, clock, meetings } = await office('2026-11-23T06:20:00Z');
    const standing = async () =>
      (await meetings())
        .filter(({ group, state }) => group === 'cspr' && state === 'planned')
        .map(({ starts }) => starts)
        .sort();
    const before = await standing();
    expect(before.length).toBeGreaterThan(3);
    const review = opened('practice-review', '2026-11-20');
    const live = async (state: 'open' | 'closed') => {
      await store.transact(async (tx) => {
        await tx.put('reviews', { ...review, state });
        await putOnRecord(tx, clock.now(), around);
      });
      return standing();
    };
    expect(await live('open')).toEqual([]);
    expect(await live('closed')).toEqual(before);
  });
});

/** `MTG-… Reminder`, from the summary of a prompt. */
function saidIn({ view }: { readonly view: Record<string, unknown> }): string {
  const [label = '', reference = ''] = String(view['summary']).split(' · ');
  return `${reference.split(' ').at(-1) ?? ''} ${label}`;
}

describe('the cycle', () => {
  it('sends in two fortnights what the dry run said before each, to whom it said, and nothing else', async () => {
    const { clock, store, around, start, meetings } = await office('2026-11-23T06:20:00Z');
    const runner = start();
    await runner.tick();
    for (const fortnight of [1, 2]) {
      const from = clock.now();
      const to = new Date(from.getTime() + 14 * DAY);
      const said = await store.read(async (view) =>
        dryRun(view, await view.all('meetings'), { from, to }, around),
      );
      const reached = said.flatMap(({ prompt, to: people }) =>
        people.map((member) => `${prompt.meeting} ${promptLabel(prompt.kind)} ${member}`),
      );
      while (clock.now() < to) {
        clock.pass(30 * MINUTE);
        const time = londonTime(clock.now());
        if (time >= '08:55' && time <= '17:35') await runner.tick();
      }
      const went = (await meetings())
        .flatMap(({ id, sent }) => sent.map(({ prompt, at }) => ({ at, what: `${id} ${prompt}` })))
        .filter(({ at }) => at > from.toISOString())
        .map(({ what }) => what);
      expect(said.length, `fortnight ${fortnight}`).toBeGreaterThan(20);
      expect(went.sort()).toEqual(said.map(({ prompt }) => `${prompt.meeting} ${prompt.kind}`).sort());
      const sent: string[] = [];
      await store.transact(async (tx) => {
        for (const { id, to: address, content } of await tx.all('outbox')) {
          if (address.kind === 'member' && content?.kind === 'card')
            sent.push(`${saidIn(content)} ${address.member}`);
          await tx.remove('outbox', id);
        }
      });
      expect(sent.sort(), 'to whom').toEqual(reached.sort());
    }
  });

  it('asks somebody again who put a prompt off, on their day and as long as it has something to ask', async () => {
    const { clock, store, start, meetings } = await office('2026-12-14T10:14:00Z');
    const runner = start();
    await runner.tick();
    clock.pass(2 * MINUTE);
    await runner.tick();
    const board = (await meetings()).find(({ group, starts }) => group === 'board' && starts < '2026-12-16');
    const asked = () => store.read((view) => view.all('outbox'));
    const before = new Set((await asked()).map(({ id }) => id));
    await store.transact(async (tx) => {
      for (const member of ['gareth-penhallow', 'jory-whitmarsh'])
        await snooze(tx, { member, subject: `meeting:${board?.id ?? ''}`, until: '2026-12-14' }, clock.now());
    });
    clock.pass(5 * MINUTE);
    await runner.tick();
    const again = (await asked()).filter(({ id }) => !before.has(id)).map(({ to }) => to);
    expect(again).toEqual([{ kind: 'member', member: 'gareth-penhallow' }]);
  });
});
