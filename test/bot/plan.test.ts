import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dutyChases, notePrompts } from '../../src/bot/plan-chase.ts';
import { mayPlan, ownersOf, partsOf } from '../../src/bot/plan-relations.ts';
import { dutiesOf, dutyByKey, ensureYear, planOfNext, putOnRecord } from '../../src/bot/plan-store.ts';
import { sweeps } from '../../src/bot/retention-kinds.ts';
import { snooze } from '../../src/bot/snooze.ts';
import { dropDuty, nameMember, ownDuty } from '../../src/domain/plan/moves.ts';
import { ENGLAND } from '../../src/domain/working-days.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import { readMembersCsv } from '../../src/partnership/members-csv.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { plymouthFile } from '../support/plymouth.ts';

const partnership = plymouthFile();
const { members } = readMembersCsv(readFileSync('partnerships/plymouth-members.csv', 'utf8'), partnership);
const directory = createDirectory(partnership, members);
const around = { partnership, directory };
const at = (time: string) => ({ now: new Date(time), calendar: ENGLAND, ...around });
const person = (id: string) => directory.member(id) ?? fail(id);

async function planned(time: string): Promise<MemoryStore> {
  const store = new MemoryStore();
  await store.transact((tx) => ensureYear(tx, new Date(time), around));
  return store;
}

describe('the plan year on record', () => {
  it('is put there once, and in April with the people of the year before', async () => {
    const store = await planned('2026-04-01T08:00:00Z');
    const first = await store.read((view) => view.all('duties'));
    await store.transact((tx) => ensureYear(tx, new Date('2026-04-02T08:00:00Z'), around));
    expect(await store.read((view) => view.all('duties'))).toEqual(first);
    await store.transact(async (tx) => {
      const duty = (await dutyByKey(tx, 'annual-report@2026-09-30')) ?? fail('no report');
      await tx.put('duties', { ...duty, occurrence: nameMember(duty.occurrence, 'priya-nair') });
      await ensureYear(tx, new Date('2027-04-01T08:00:00Z'), around);
    });
    const next = await store.read((view) => dutyByKey(view, 'annual-report@2027-09-30'));
    expect(next?.occurrence).toMatchObject({ member: 'priya-nair', after: 'annual-report@2026-09-30' });
    expect((await store.read((view) => dutiesOf(view, 2026))).length).toBe(first.length);
  });

  it('has a duty of the next April when its countdown begins in March, and no other of that year', async () => {
    const store = await planned('2026-04-01T08:00:00Z');
    const next = async (time: string) => {
      await store.transact((tx) => ensureYear(tx, new Date(time), around));
      return (await store.read((view) => dutiesOf(view, 2027))).map(({ occurrence }) => occurrence);
    };
    const early = await next('2027-03-25T08:00:00Z');
    expect(early.length).toBeGreaterThan(0);
    for (const { due, countdown, name } of early)
      expect(Date.parse(due) - 86_400_000 * ((countdown[0] ?? 0) + 7), name).toBeLessThanOrEqual(
        Date.parse('2027-03-25'),
      );
    const all = await next('2027-04-01T08:00:00Z');
    expect(all.length).toBeGreaterThan(early.length);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('does not ask the Young Safeguarders again what they were asked, but repeats what was added by hand', async () => {
    const store = await planned('2026-04-01T08:00:00Z');
    const own = (id: string) =>
      ownDuty({ id, name: id, kind: 'task', owner: 'workforce', opens: '2026-04-01', due: '2026-06-12' });
    const plan = await store.transact(async (tx) => {
      await putOnRecord(tx, [own('fair')]);
      await putOnRecord(tx, [own('question')], {
        asked: { by: 'priya-nair', at: '2026-04-01T08:00:00.000Z' },
      });
      return planOfNext(tx, 2026, around);
    });
    const ids = plan.planned.map(({ duty }) => duty);
    expect(ids).toContain('fair');
    expect(ids).not.toContain('question');
  });
});

describe('duties of long ago', () => {
  it('go once their plan year has been over for so long, done or not, and not before', async () => {
    const store = await planned('2026-04-01T08:00:00Z');
    const due = (before: string) => store.read((view) => sweeps.duties.due(view, before, 1000));
    expect(await due('2027-03-31T12:00:00.000Z')).toEqual([]);
    const all = await due('2027-04-01T12:00:00.000Z');
    expect(all).toHaveLength((await store.read((view) => view.all('duties'))).length);
    const [first] = all;
    await store.transact((tx) =>
      sweeps.duties.purge(tx, first ?? fail('none'), new Date('2033-04-01T02:00:00Z')),
    );
    expect(await store.read((view) => view.get('duties', first?.id ?? ''))).toBeUndefined();
  });
});

describe('who stands how to a duty', () => {
  it('a sign-off is the partner’s own: neither a deputy nor the business unit has a part in it', async () => {
    const store = await planned('2026-04-01T08:00:00Z');
    const duty = (await store.read((view) => dutyByKey(view, 'signoff-budget@2026-12-31'))) ?? fail('none');
    const parts = (id: string) => partsOf(duty, person(id), around).map(({ who }) => who);
    expect(parts('rosalind-achebe')).toEqual(['lsp-police']);
    expect(parts('marguerite-asante')).toEqual(['lsp-education']);
    for (const id of ['gareth-penhallow', 'priya-nair', 'chidinma-rosewarne']) expect(parts(id)).toEqual([]);
    expect(mayPlan('plan.run', duty, person('rosalind-achebe'), around)).toBe(true);
    expect(mayPlan('plan.run', duty, person('catrin-sandhu'), around)).toBe(false);
    expect(mayPlan('plan.see', duty, person('jory-whitmarsh'), around)).toBe(false);
    expect(ownersOf(duty, around).map(({ id }) => id)).toEqual(['rosalind-achebe']);
  });
});

describe('countdown prompts', () => {
  const chased = async (store: MemoryStore, time: string) => {
    await store.transact((tx) => notePrompts(tx, at(time)));
    return store.read((view) => dutyChases(view, at(time)));
  };
  const names = (chases: Awaited<ReturnType<typeof chased>>, member: string) =>
    (chases.get(member) ?? []).map(({ duty }) => duty.occurrence.duty).sort();

  it('reach the owner thirty days before, and each partner whose part is missing', async () => {
    const store = await planned('2026-04-01T08:00:00Z');
    const chases = await chased(store, '2026-12-01T10:15:30Z');
    expect(names(chases, 'marguerite-asante')).toEqual(['signoff-arrangements', 'signoff-budget']);
    expect(names(chases, 'anjali-wedlake')).toContain('budget-round');
    expect(names(await chased(store, '2026-12-02T10:15:30Z'), 'marguerite-asante')).toEqual([]);
  });

  it('that waited while nothing ran come once, the newest; what was put off comes on its day; what was dropped never', async () => {
    const store = await planned('2026-04-01T08:00:00Z');
    const late = await chased(store, '2026-12-03T10:15:30Z');
    expect(names(late, 'marguerite-asante')).toEqual(['signoff-arrangements', 'signoff-budget']);
    const first = late
      .get('marguerite-asante')
      ?.find(({ duty }) => duty.occurrence.duty === 'signoff-arrangements');
    const subject = `duty:${first?.duty.id ?? ''}`;
    await store.transact(async (tx) => {
      await snooze(
        tx,
        { member: 'marguerite-asante', subject, until: '2026-12-09' },
        new Date('2026-12-03T11:00:00Z'),
      );
      const budget = (await dutyByKey(tx, 'signoff-budget@2026-12-31')) ?? fail('none');
      const by = { member: 'priya-nair', now: new Date('2026-12-03T11:00:00Z') };
      await tx.put('duties', {
        ...budget,
        occurrence: dropDuty(budget.occurrence, 'Agreed for two years', by),
      });
    });
    expect(names(await chased(store, '2026-12-08T10:15:30Z'), 'marguerite-asante')).toEqual([]);
    expect(names(await chased(store, '2026-12-09T10:15:30Z'), 'marguerite-asante')).toEqual([
      'signoff-arrangements',
    ]);
    // Put off over the seventh day before: she is left alone, the others are not; nobody hears of what was left out.
    await store.transact((tx) =>
      snooze(
        tx,
        { member: 'marguerite-asante', subject, until: '2026-12-29' },
        new Date('2026-12-23T11:00:00Z'),
      ),
    );
    const week = await chased(store, '2026-12-24T10:15:30Z');
    expect(names(week, 'marguerite-asante')).toEqual([]);
    expect(names(week, 'catrin-sandhu')).toEqual(['signoff-arrangements']);
  });
});

function fail(what: string): never {
  throw new Error(what);
}
