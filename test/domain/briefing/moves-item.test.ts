import { describe, expect, it } from 'vitest';
import {
  addAction,
  carryOver,
  changeAction,
  closeItem,
  correctItem,
  finishAction,
  markReturned,
  mergeInto,
  reopenItem,
  unmerge,
  withdrawItem,
} from '../../../src/domain/briefing/moves-item.ts';
import {
  bookStrategy,
  holdStrategy,
  requestStrategy,
  setFlag,
  settleTalk,
  tellDsl,
} from '../../../src/domain/briefing/moves-follow.ts';
import { BriefingItem } from '../../../src/domain/briefing/record.ts';
import { isOutstanding } from '../../../src/domain/briefing/outstanding.ts';
import { openItem } from './corpus/judge.ts';

const police = 'devon-cornwall-police';
const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const by = (time: string, member = 'ewan-tregear') => ({ member, at: at(time) });
const item = () => openItem(1, police);

describe('an item', () => {
  it('every move makes a new revision and leaves the old one as it was', () => {
    const before = item();
    const copy = structuredClone(before);
    const moved = [
      correctItem(before, { risk: 'high' }, by('09:00')),
      markReturned(before, at('08:40'), 72, by('09:00')),
      requestStrategy(before, { date: '2026-11-23', time: '12:00' }, by('09:00')),
      setFlag(before, 'on', by('09:00')),
      tellDsl(before, true, by('09:00')),
      addAction(before, { kind: 'contact', due: { date: '2026-11-23' } }),
      carryOver(before, 'DIB-261124'),
      withdrawItem(before, by('09:00')),
    ];
    expect(moved.map(({ rev }) => rev)).toEqual(moved.map(() => 2));
    for (const each of moved) expect(BriefingItem.safeParse(each).error).toBeUndefined();
    expect(before).toEqual(copy);
  });

  it('corrections are seen: what changed, by whom, and whether after the release', () => {
    const corrected = correctItem(item(), { risk: 'high', area: 'efford', themes: ['care'] }, by('09:40'), {
      released: true,
    });
    expect(corrected.corrections.map(({ field, to, afterRelease }) => [field, to, afterRelease])).toEqual([
      ['risk', 'high', true],
      ['area', 'efford', true],
      ['themes', 'care', true],
    ]);
    expect(correctItem(corrected, { risk: 'high' }, by('09:41'))).toBe(corrected);
    expect(correctItem(corrected, { risk: null }, by('09:42')).risk).toBeUndefined();
  });

  it('a return starts the conversation; done, declined and a mistake taken back', () => {
    const back = markReturned(item(), at('08:40'), 72, by('08:50'));
    expect(isOutstanding(back)).toBe(true);
    expect(() => markReturned(back, at('08:45'), 72, by('08:51'))).toThrow('Already');
    const done = settleTalk(back, 'done', at('15:00'), by('15:00'));
    expect(isOutstanding(done)).toBe(false);
    expect(() => settleTalk(done, 'done', at('15:01'), by('15:01'))).toThrow('Already done');
    expect(settleTalk(done, 'pending', at('15:02'), by('15:02')).returnTalk).toEqual(back.returnTalk);
    expect(() => settleTalk(item(), 'done', at('15:00'), by('15:00'))).toThrow('say first when');
    expect(reopenItem(back, by('09:00'))).toMatchObject({ status: 'open' });
    expect(reopenItem(back, by('09:00')).returnTalk).toBeUndefined();
    expect(() => closeItem(item(), 'found', by('09:00'))).toThrow('Say when');
  });

  it('a strategy meeting is asked for, booked and held; the earlier time counts', () => {
    const asked = requestStrategy(item(), { date: '2026-11-23', time: '16:00' }, by('09:00'));
    expect(
      requestStrategy(asked, { date: '2026-11-23', time: '12:00' }, by('09:01')).strategy?.due.time,
    ).toBe('12:00');
    expect(requestStrategy(asked, { date: '2026-11-24' }, by('09:01'))).toBe(asked);
    const held = holdStrategy(
      bookStrategy(asked, at('11:00'), { date: '2026-11-23' }, by('09:30')),
      at('11:00'),
      by('12:00'),
    );
    expect(held.strategy).toMatchObject({ state: 'held', bookedFor: at('11:00').toISOString() });
    expect(() => bookStrategy(held, at('14:00'), { date: '2026-11-23' }, by('12:01'))).toThrow(
      'has been held',
    );
  });

  it('an action is done once; owner and time can change, for all to see', () => {
    const set = addAction(addAction(item(), { kind: 'contact', due: { date: '2026-11-23' } }), {
      kind: 'disrupt',
      due: { date: '2026-11-24' },
      owner: police,
    });
    const done = finishAction(set, 1, by('12:00'));
    expect(() => finishAction(done, 1, by('12:01'))).toThrow('Already done');
    expect(() => finishAction(done, 9, by('12:01'))).toThrow('no such action');
    const changed = changeAction(done, 2, { owner: 'childrens-services' }, by('12:02'));
    expect(changed.actions[1]?.owner).toBe('childrens-services');
    expect(changed.corrections.at(-1)).toMatchObject({
      field: 'owner of action 2',
      to: 'childrens-services',
    });
  });

  it('is joined with another one and parted again; nothing happens to what was withdrawn', () => {
    const [one, other] = [openItem(1, police), openItem(2, 'barnardos')];
    const joined = mergeInto(other, one, by('09:20'));
    expect(isOutstanding(joined)).toBe(false);
    expect(unmerge(joined, by('09:21')).mergedInto).toBeUndefined();
    expect(() => mergeInto(one, one, by('09:20'))).toThrow('itself');
    const gone = withdrawItem(one, by('09:22'));
    expect(() => withdrawItem(gone, by('09:23'))).toThrow('Already withdrawn');
    expect(() => tellDsl(gone, true, by('09:24'))).toThrow('withdrawn');
    expect(carryOver(carryOver(other, 'DIB-261124'), 'DIB-261124').carriedTo).toEqual(['DIB-261124']);
  });
});
