import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../support/fixed-seed.ts';
import { changeHoliday, wouldChange } from '../../commands/partnership/holiday-change.ts';
import { calendarOf, calendarWith } from '../../src/bot/calendar.ts';
import type { Context } from '../../src/bot/context.ts';
import { writeAudit } from '../../src/bot/audit.ts';
import type { DeadlineKind, OpenDeadline } from '../../src/bot/deadlines.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import type { Member } from '../../src/partnership/model.ts';
import {
  addWorkingDays,
  deadline,
  ENGLAND,
  isWorkingDay,
  londonDate,
} from '../../src/domain/working-days.ts';
import type { Store, StoreView, Transaction } from '../../storage/store.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { plymouth } from '../support/schedules.ts';

const NOW = new Date('2027-03-08T09:00:00Z');
const member = (id: string, role?: 'business-unit'): Member => ({
  id,
  name: id,
  email: `${id}@partnership.example`,
  agency: 'business-unit',
  post: 'Officer',
  roles: role ? [{ role }] : [],
  platforms: ['slack'],
});
const BUSINESS_UNIT = member('priya', 'business-unit');
const directory = createDirectory(plymouth.partnership, [BUSINESS_UNIT, member('jo'), member('kit')]);

/** A record kind that only these tests know, kept where any shape may be: a limit with its start, its days and its end. */
interface Limit {
  readonly startedAt: string;
  readonly workingDays: number;
  readonly due: string;
  readonly owner: string;
  readonly closed?: boolean;
}
const asLimit = (reply: unknown): Limit => reply as Limit;
const limits: DeadlineKind = {
  name: 'test-limit',
  async open(view) {
    return (await view.all('deliveries')).flatMap(({ id, reply }): OpenDeadline[] => {
      const limit = asLimit(reply);
      if (limit.closed) return [];
      const { workingDays, owner } = limit;
      return [
        {
          subject: id,
          what: id,
          startedAt: new Date(limit.startedAt),
          workingDays,
          due: new Date(limit.due),
          owners: [owner],
        },
      ];
    });
  },
  async replan(tx, open, due) {
    const kept = await tx.get('deliveries', open.subject);
    if (kept)
      await tx.put('deliveries', { ...kept, reply: { ...asLimit(kept.reply), due: due.toISOString() } });
  },
};

function contextOf(tx: Transaction, now = NOW): Context {
  return {
    tx,
    member: BUSINESS_UNIT,
    directory,
    partnership: plymouth.partnership,
    now,
    today: londonDate(now),
    did: (verb, subject) =>
      writeAudit(tx, now, { who: 'priya', verb, subject, from: 'slack direct', outcome: 'done' }),
    help: () => ({ card: { type: 'AdaptiveCard', version: '1.5', body: [] }, summary: '' }),
    openForm: () => Promise.resolve({ kind: 'nothing' }),
  };
}

const put = (store: Store, id: string, start: string, workingDays: number, more: Partial<Limit> = {}) =>
  store.transact(async (tx) => {
    const startedAt = new Date(start);
    const due = deadline(startedAt, workingDays, await calendarOf(tx)).toISOString();
    await tx.put('deliveries', {
      id,
      at: startedAt.toISOString(),
      reply: { startedAt: startedAt.toISOString(), workingDays, due, owner: 'jo', ...more },
    });
  });
const change = (store: Store, date: string, name?: string) =>
  store.transact((tx) => changeHoliday(contextOf(tx), { date, ...(name ? { name } : {}) }, [limits]));
const dueOf = (store: Store, id: string) =>
  store.read(async (view) => asLimit((await view.get('deliveries', id))?.reply).due);
const wordsOf = (view: { card: unknown }): string => JSON.stringify(view.card);
const audited = (store: Store) =>
  store.read(async (view: StoreView) =>
    (await view.all('audit')).map((entry) =>
      'subject' in entry ? `${entry.verb} ${entry.subject ?? ''}` : '',
    ),
  );

describe('a bank holiday that is entered', () => {
  it('moves every open limit counted over it, audits each, tells each owner once, and says from when to when', async () => {
    const store = new MemoryStore();
    // Day 0 is Monday 8 March 2027.
    await put(store, 'esc:A', '2027-03-08T09:00:00Z', 4);
    await put(store, 'esc:B', '2027-03-08T09:00:00Z', 2);
    await put(store, 'esc:C', '2027-03-08T09:00:00Z', 10, { owner: 'kit' });
    await put(store, 'esc:D', '2027-03-08T09:00:00Z', 4, { closed: true });
    await put(store, 'esc:E', '2027-03-09T09:00:00Z', 5);

    const answer = wordsOf(await change(store, '2027-03-12', 'State funeral'));
    expect(answer).toContain('3 deadlines have moved');
    expect(answer).toContain('esc:A: from Fri 12 March 2027 to Mon 15 March 2027, 17:00');
    expect(answer).toContain('esc:C: from Mon 22 March 2027 to Tue 23 March 2027, 17:00');
    expect(await dueOf(store, 'esc:A')).toBe('2027-03-15T17:00:00.000Z');
    expect(await dueOf(store, 'esc:B')).toBe('2027-03-10T17:00:00.000Z');
    expect(await dueOf(store, 'esc:D')).toBe('2027-03-12T17:00:00.000Z');
    expect((await audited(store)).sort()).toEqual([
      'deadline.replan esc:A',
      'deadline.replan esc:C',
      'deadline.replan esc:E',
      'holiday.change holiday:2027-03-12',
    ]);
    const letters = await store.read((view) => view.all('outbox'));
    expect(letters.map(({ to }) => (to.kind === 'member' ? to.member : '')).sort()).toEqual(['jo', 'kit']);
    const toJo = letters.find(({ to }) => to.kind === 'member' && to.member === 'jo');
    expect(JSON.stringify(toJo?.content)).toContain('esc:A');
    expect(JSON.stringify(toJo?.content)).toContain('esc:E');
    expect(JSON.stringify(toJo?.content)).not.toContain('esc:C');
  });

  it('is all or nothing: when one record cannot be kept, no holiday, no date and no message is', async () => {
    const store = new MemoryStore();
    await put(store, 'esc:A', '2027-03-08T09:00:00Z', 4);
    await put(store, 'esc:B', '2027-03-08T09:00:00Z', 5);
    let seen = 0;
    const failing: DeadlineKind = {
      ...limits,
      replan: (tx, open, due, now) =>
        (seen += 1) > 1 ? Promise.reject(new Error('no room')) : limits.replan(tx, open, due, now),
    };
    const work = store.transact((tx) =>
      changeHoliday(contextOf(tx), { date: '2027-03-12', name: 'State funeral' }, [failing]),
    );
    await expect(work).rejects.toThrow('no room');
    expect(seen).toBe(2);
    expect(await dueOf(store, 'esc:A')).toBe('2027-03-12T17:00:00.000Z');
    expect(await store.read((view) => view.all('holidays'))).toEqual([]);
    expect(await store.read((view) => view.all('outbox'))).toEqual([]);
  });

  it('says what a day would change without changing it', async () => {
    const store = new MemoryStore();
    await put(store, 'esc:A', '2027-03-04T09:00:00Z', 4);
    const said = await store.transact((tx) =>
      wouldChange(contextOf(tx), { date: '2027-03-05', name: 'x' }, [limits]),
    );
    expect(said).toEqual([
      'One open deadline would move:',
      'esc:A: from Wed 10 March 2027 to Thu 11 March 2027, 17:00',
    ]);
    expect(await dueOf(store, 'esc:A')).toBe('2027-03-10T17:00:00.000Z');
  });

  it.each([
    ['2027-03-13', 'is a weekend'],
    ['2027-03-26', 'is a bank holiday already (Good Friday)'],
    ['2033-01-04', 'known from 2019 to 2032'],
  ])('refuses %s: %s', async (date, why) => {
    await expect(change(new MemoryStore(), date, 'x')).rejects.toThrow(why);
  });

  it('is taken out again only if it was entered here', async () => {
    await expect(change(new MemoryStore(), '2027-03-26')).rejects.toThrow('Only days that were entered here');
    await expect(change(new MemoryStore(), '2027-03-24')).rejects.toThrow('is not a bank holiday');
  });

  it('leaves every limit where the rule puts it, whatever is entered and taken out in whatever order', async () => {
    const day = fc.integer({ min: 0, max: 40 }).map((days) => addWorkingDays('2027-03-08', days));
    const limit = fc.record({
      hours: fc.integer({ min: 0, max: 24 * 20 }),
      workingDays: fc.integer({ min: 0, max: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(limit, { maxLength: 5 }),
        fc.array(day, { maxLength: 8 }),
        async (all, days) => {
          const store = new MemoryStore();
          for (const [at, { hours, workingDays }] of all.entries())
            await put(
              store,
              `esc:${at}`,
              new Date(NOW.getTime() + hours * 3_600_000).toISOString(),
              workingDays,
            );
          const entered = new Set<string>();
          for (const date of days) {
            const isIn = entered.has(date);
            await change(store, date, isIn ? undefined : 'One-off');
            if (isIn) entered.delete(date);
            else entered.add(date);
            const calendar = calendarWith([...entered]);
            for (const { startedAt, workingDays, due } of await store.read((view) =>
              limits.open(view, plymouth),
            )) {
              expect(due).toEqual(deadline(startedAt, workingDays, calendar));
              expect(isWorkingDay(londonDate(due), calendar)).toBe(true);
            }
          }
          if (entered.size > 0) return;
          // Taken out again, everything is where it was at first.
          for (const { startedAt, workingDays, due } of await store.read((view) =>
            limits.open(view, plymouth),
          ))
            expect(due).toEqual(deadline(startedAt, workingDays, ENGLAND));
        },
      ),
      { numRuns: 60 },
    );
  });
});
