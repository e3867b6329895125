import { describe, expect, it } from 'vitest';
import {
  closeBriefing,
  openBriefing,
  release,
  setOrder,
  tickHospital,
  toDraft,
  flagsOnNow,
} from '../../../src/domain/briefing/moves-briefing.ts';
import { nudged, onLeave, toNudge, withContribution } from '../../../src/domain/briefing/contributions.ts';
import {
  confirmUpdate,
  dropRaw,
  editUpdate,
  proposeUpdate,
  rawIsDue,
  refusedUpdate,
  withdrawUpdate,
} from '../../../src/domain/briefing/moves-update.ts';
import { nilReading } from '../../../src/domain/briefing/read/nil.ts';
import { readUpdate } from '../../../src/domain/briefing/read/read-update.ts';
import { Briefing, BriefingItem, Update } from '../../../src/domain/briefing/record.ts';
import { ENGLAND } from '../../../src/domain/working-days.ts';
import { contextOf, openItem, plymouthReader } from './corpus/judge.ts';
import { emptyBriefing, say } from './morning.ts';

const { settings } = plymouthReader();
const police = 'devon-cornwall-police';
const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const by = (time: string, member = 'ewan-tregear') => ({ member, at: at(time) });
const item = () => openItem(1, police);
const readingOf = (text: string) =>
  readUpdate(text, plymouthReader(), contextOf({ agency: police, open: 0, at: '23T08:40' }));
const propose = (text: string, time = '08:40') =>
  proposeUpdate(
    emptyBriefing(),
    { id: 'u1', author: 'ewan-tregear', agency: police, text, reading: readingOf(text), at: at(time) },
    settings,
  );

describe('the thread of a morning', () => {
  it('becomes items with refs, closes what is found, and keeps no words', () => {
    const first = say(
      { briefing: emptyBriefing(), items: [] },
      {
        id: 'u1',
        agency: police,
        at: at('08:40'),
        text: 'morning all 4 misper ovrnight 3 back 1 still out since 2140ish, high, care plcmt, last seen city centre',
      },
    );
    expect(first.items.map(({ id, type, status }) => [id, type, status])).toEqual([
      ['DIB-261123-01', 'returned', 'closed'],
      ['DIB-261123-02', 'returned', 'closed'],
      ['DIB-261123-03', 'returned', 'closed'],
      ['DIB-261123-04', 'missing-now', 'open'],
    ]);
    expect(first.update.raw).toBeUndefined();
    expect(first.update.reading).toBeUndefined();
    const second = say(first, {
      id: 'u2',
      agency: police,
      at: at('08:50'),
      text: 'still out one = found 0840 safe, ppn done, strat pls b4 12',
    });
    const found = second.items[3];
    expect(found).toMatchObject({
      status: 'closed',
      closed: { outcome: 'found' },
      strategy: { state: 'requested', due: { date: '2026-11-23', time: '12:00' } },
      returnTalk: { due: '2026-11-26T08:40:00.000Z', state: 'pending' },
    });
    expect(second.items).toHaveLength(4);
    for (const each of second.items) expect(BriefingItem.safeParse(each).error).toBeUndefined();
    expect(Briefing.safeParse(second.briefing).error).toBeUndefined();
    expect(Update.safeParse(second.update).error).toBeUndefined();
  });

  it('numbers without an item are kept as numbers, and go with their update', () => {
    const flags = say(
      { briefing: emptyBriefing(), items: [] },
      {
        id: 'u3',
        agency: 'university-hospitals-plymouth',
        at: at('08:45'),
        text: 'flags on for 4, took 3 off, ok??',
      },
    );
    expect(flagsOnNow(flags.briefing)).toBe(1);
    const talks = say(flags, {
      id: 'u4',
      agency: 'childrens-services',
      at: at('08:46'),
      text: 'RHC done for 2 of fridays, 1 refused, 1 tbc - not 72h yet',
    });
    expect(talks.briefing.talks[0]).toMatchObject({ done: 2, declined: 1, pending: 1 });
    const gone = withdrawUpdate(talks.update, { briefing: talks.briefing, items: [], by: by('08:50') });
    expect(gone.briefing.talks).toEqual([]);
    expect(flagsOnNow(gone.briefing)).toBe(1);
    expect(() =>
      withdrawUpdate(gone.update, { briefing: gone.briefing, items: [], by: by('08:51') }),
    ).toThrow('Already withdrawn');
  });

  it('an edited message keeps its refs, corrects what changed and withdraws what is gone', () => {
    const first = say(
      { briefing: emptyBriefing(), items: [] },
      {
        id: 'u1',
        agency: police,
        at: at('08:40'),
        text: '2 arrested in Efford. 1 missing since 1900, medium',
      },
    );
    const refs = first.items.map(({ id, type }) => [id, type]);
    const text = '1 missing since 1900, high, Efford';
    const edited = editUpdate(
      first.update,
      first.briefing,
      { text, reading: readingOf(text), at: at('08:50') },
      settings,
    );
    expect(edited).toMatchObject({ state: 'proposed', edits: 1 });
    const again = confirmUpdate(edited, {
      briefing: first.briefing,
      items: first.items,
      settings,
      by: by('08:51'),
    });
    expect(again.created).toEqual([]);
    const missing = again.changed.find(({ type }) => type === 'missing-now');
    expect([missing?.id, missing?.risk, missing?.area]).toEqual([
      refs.find(([, type]) => type === 'missing-now')?.[0],
      'high',
      'efford',
    ]);
    expect(missing?.corrections.map(({ field, from, to }) => [field, from, to])).toContainEqual([
      'risk',
      'medium',
      'high',
    ]);
    expect(again.changed.find(({ type }) => type === 'custody')?.status).toBe('withdrawn');
    expect(again.briefing.nextItem).toBe(first.briefing.nextItem);
  });

  it('an edit that moves the return moves the conversation, and a booked meeting has its time', () => {
    const said = say(
      { briefing: emptyBriefing(), items: [] },
      {
        id: 'u1',
        agency: police,
        at: at('08:40'),
        text: '1 missing last night, back at 0700, strat booked 1400',
      },
    );
    expect(said.items[0]?.strategy).toMatchObject({ state: 'booked', bookedFor: '2026-11-23T14:00:00.000Z' });
    const reading = readingOf('1 missing last night, back at 0600, police to visit by Weds');
    const edited = editUpdate(said.update, said.briefing, { text: 'x', reading, at: at('08:50') }, settings);
    const { changed } = confirmUpdate(edited, {
      briefing: said.briefing,
      items: said.items,
      settings,
      by: by('08:51'),
    });
    expect(changed[0]).toMatchObject({
      id: 'DIB-261123-01',
      returnedAt: '2026-11-23T06:00:00.000Z',
      returnTalk: { due: '2026-11-26T06:00:00.000Z', state: 'pending' },
      strategy: { state: 'booked' },
      actions: [{ n: 1, kind: 'contact', owner: police, due: { date: '2026-11-25' } }],
    });
  });

  it('cannot be confirmed while something needed is not answered, or twice', () => {
    const update = propose('6 missing, 4 back');
    const briefing = emptyBriefing();
    expect(() => confirmUpdate(update, { briefing, items: [], settings, by: by('08:41') })).toThrow(
      'has to be answered first',
    );
    const sure = propose('2 missing, both back');
    const done = confirmUpdate(sure, { briefing, items: [], settings, by: by('08:41') });
    expect(() => confirmUpdate(done.update, { briefing, items: [], settings, by: by('08:42') })).toThrow(
      'Already confirmed',
    );
  });

  it('F24 its words are gone after fifteen minutes, and what was read can still be confirmed', () => {
    const update = propose('2 missing, both back');
    expect(update.raw?.dropAt).toBe('2026-11-23T08:55:00.000Z');
    expect([rawIsDue(update, at('08:54')), rawIsDue(update, at('08:55'))]).toEqual([false, true]);
    const dropped = dropRaw(update);
    expect(JSON.stringify(dropped)).not.toContain('both back');
    expect(
      confirmUpdate(dropped, { briefing: emptyBriefing(), items: [], settings, by: by('09:00') }).created,
    ).toHaveLength(2);
    expect(
      refusedUpdate(emptyBriefing(), { id: 'u', author: 'a', agency: police, at: at('08:40') }, [
        'name',
        'name',
      ]),
    ).toMatchObject({ state: 'refused', refusedFor: ['name'] });
  });
});

describe('who contributes', () => {
  const opening = {
    settings,
    calendar: ENGLAND,
    now: at('08:30'),
    carriedIn: [],
    onLeave: ['housing-providers'],
  };
  const stateOf = (briefing: Briefing | undefined, agency: string) =>
    briefing?.contributions.find((row) => row.agency === agency)?.state;

  it('nil, late, on leave and silent are told apart, and a withdrawal goes back', () => {
    let briefing = openBriefing(opening);
    if (!briefing) throw new Error('no briefing');
    expect(stateOf(briefing, police)).toBe('expected');
    expect(toNudge(briefing)).not.toContain('housing-providers');
    expect(toNudge(briefing)).not.toContain('barnardos');
    const nil = proposeUpdate(
      briefing,
      { id: 'n', author: 'a', agency: 'youth-justice-service', reading: nilReading(), at: at('08:50') },
      settings,
    );
    briefing = withContribution(briefing, 'youth-justice-service', [nil], settings);
    const late = proposeUpdate(
      briefing,
      {
        id: 'l',
        author: 'b',
        agency: 'childrens-services',
        text: 'x',
        reading: readingOf('2 missing, both back'),
        at: at('09:16'),
      },
      settings,
    );
    briefing = withContribution(briefing, 'childrens-services', [late], settings);
    const posted = proposeUpdate(
      briefing,
      {
        id: 'p',
        author: 'c',
        agency: police,
        text: 'x',
        reading: readingOf('2 missing, both back'),
        at: at('08:40'),
      },
      settings,
    );
    briefing = withContribution(briefing, police, [posted], settings);
    briefing = nudged(briefing, toNudge(briefing), at('09:05'));
    expect(toNudge(briefing)).toEqual([]);
    briefing = onLeave(briefing, 'livewell-southwest', at('09:10'));
    const closed = closeBriefing(briefing, [], { at: at('16:00') });
    expect(
      [
        'youth-justice-service',
        'childrens-services',
        police,
        'livewell-southwest',
        'housing-providers',
        'university-hospitals-plymouth',
        'barnardos',
      ].map((agency) => stateOf(closed, agency)),
    ).toEqual(['nil', 'late', 'posted', 'on-leave', 'on-leave', 'silent', 'optional']);
    expect(late.late).toBe(true);
    const gone = withContribution(briefing, police, [{ ...posted, state: 'withdrawn' }], settings);
    expect(stateOf(gone, police)).toBe('expected');
    expect(withContribution(briefing, police, [posted, nil], settings)).toBe(briefing);
  });

  it('opens once, late within its day, never the next; closes once', () => {
    expect(openBriefing({ ...opening, now: at('13:00') })).toMatchObject({
      openedLate: true,
      id: 'DIB-261123',
    });
    expect(openBriefing({ ...opening, now: at('16:00') })).toBeUndefined();
    const draft = toDraft(emptyBriefing(), at('09:15'));
    expect(toDraft(draft, at('09:16'))).toBe(draft);
    const released = release(setOrder(draft, ['DIB-261123-01'], by('09:25')), by('09:28'));
    expect(() => release(released, by('09:29'))).toThrow('Already released');
    const closed = closeBriefing(released, [item()], { at: at('16:00') });
    expect(closed.closed?.carriedOut).toEqual(['DIB-261123-01']);
    expect(closeBriefing(closed, [], { at: at('16:01') })).toBe(closed);
    expect(() => setOrder(closed, [], by('16:02'))).toThrow('closed');
    expect(() =>
      proposeUpdate(
        closed,
        { id: 'u', author: 'a', agency: police, reading: nilReading(), at: at('16:05') },
        settings,
      ),
    ).toThrow('closed');
    expect(flagsOnNow(tickHospital(closed, { listed: 2, flagsOn: 2 }, by('16:03')))).toBe(2);
  });
});
