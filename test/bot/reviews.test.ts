import { describe, expect, it } from 'vitest';
import { drawReview } from '../../cards/review/view.ts';
import { calendarWith } from '../../src/bot/calendar.ts';
import { movesUnder } from '../../src/bot/deadlines.ts';
import { repeatPrompts, reviewPrompts } from '../../src/bot/review-chase.ts';
import { reviewDeadlines } from '../../src/bot/review-deadlines.ts';
import { reviewSweep } from '../../src/bot/review-retention.ts';
import { reviewSteps } from '../../src/bot/review-steps.ts';
import { closeReview } from '../../src/domain/review/findings.ts';
import { approvePage, circulatePage, writePage } from '../../src/domain/review/one-page.ts';
import { addReturns, extendReturn } from '../../src/domain/review/returns.ts';
import { Review } from '../../src/domain/review/record.ts';
import { moveStep } from '../../src/domain/review/steps.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import type { Member } from '../../src/partnership/model.ts';
import { at, directory, doing, opened, partnership, UNIT } from '../domain/review/build.ts';
import { MemoryStore } from '../support/memory-store.ts';

const AROUND = { directory, partnership };
const member = (id: string): Member => directory.member(id) ?? fail();
const running = (agencies: string[]) =>
  doing(opened('rapid-review', '2026-12-16', { agencies }), '2026-12-16', 'notification', 'templates');

async function storeWith(...reviews: Review[]): Promise<MemoryStore> {
  const store = new MemoryStore();
  await store.transact(async (tx) => {
    for (const review of reviews) await tx.put('reviews', Review.parse(review));
  });
  return store;
}

describe('who sees a review', () => {
  const review = running(['devon-cornwall-police', 'primary-schools']);
  const seenBy = (id: string, each = review): string => {
    const view = drawReview(each, member(id), directory, at('2026-12-17'));
    if (!view) return 'nothing';
    const words = JSON.stringify(view.card);
    if (words.includes('Overseen by')) return 'whole';
    return words.includes('What to do now') ? 'page' : 'return';
  };

  it('the overseeing group, whoever runs it, the business unit and the delegated partners see the whole', () => {
    for (const id of ['ngozi-trevanion', 'callum-rowsell', 'beatrix-olver', UNIT, 'oluwaseun-pascoe'])
      expect([id, seenBy(id)]).toEqual([id, 'whole']);
  });

  it('an agency that owes a return sees its own, and nothing of another’s; everybody else nothing at all', () => {
    expect(seenBy('anne-marie-vosper')).toBe('return');
    const words = JSON.stringify(
      drawReview(review, member('anne-marie-vosper'), directory, at('2026-12-17'))?.card,
    );
    expect(words).not.toMatch(/Police|Hamish|huddle|Timeline|templates/);
    for (const id of [
      'kwame-luscombe',
      'bashir-gillard',
      'rosalind-achebe',
      'augustine-fairweather',
      'saoirse-hext',
      'ewan-tregear',
      'clementine-owusu',
    ])
      expect([id, seenBy(id)]).toEqual([id, 'nothing']);
    const left = { ...member('anne-marie-vosper'), left: true };
    expect(drawReview(review, left, directory, at('2026-12-17'))).toBeUndefined();
  });

  it('a setting’s return is its own lead’s, and not that of another school of its kind', () => {
    const settings = [
      {
        id: 'setting-oak',
        agency: 'primary-schools',
        setting: { name: 'Oak Mock Primary', lead: 'linnet-chowdhury' },
      },
    ];
    const s175 = addReturns(
      doing(opened('s175', '2026-10-05'), '2026-10-05', 'questions'),
      settings,
      UNIT,
      at('2026-10-06'),
    );
    const asked = doing(s175, '2026-10-07', 'opened');
    expect(seenBy('linnet-chowdhury', asked)).toBe('return');
    expect(seenBy('anne-marie-vosper', asked)).toBe('nothing');
  });

  it('everybody of an agency the one page was sent to reads it, and nothing beside it', () => {
    const text = { looked: 'Sharing', well: 'Midwives ring', better: 'Chronologies', now: 'Use the tool' };
    const agreed = approvePage(writePage(review, UNIT, text, at('2026-12-17')), UNIT, at('2026-12-17'));
    expect(seenBy('ffion-demir', agreed)).toBe('nothing');
    const sent = circulatePage(agreed, UNIT, ['young-devon'], at('2026-12-17'));
    expect(seenBy('ffion-demir', sent)).toBe('page');
    expect(seenBy('kwame-luscombe', sent)).toBe('nothing');
  });
});

describe('reviews beside the records of others', () => {
  it('a bank holiday that is declared moves what was counted, and not what somebody chose', async () => {
    const review = running(['devon-cornwall-police', 'livewell-southwest']);
    const chosen = moveStep(review, 'progress', UNIT, { on: '2026-12-30', why: 'Room' }, at('2026-12-17'));
    const given = extendReturn(
      chosen,
      'livewell-southwest',
      UNIT,
      { until: '2027-01-07', why: 'Illness', given: true },
      at('2026-12-17'),
    );
    const store = await storeWith(given);
    const calendar = calendarWith(['2026-12-21']);
    await store.transact(async (tx) => {
      const moves = await movesUnder(tx, [reviewDeadlines], calendar, AROUND);
      expect(moves.map(({ what, to }) => [what.slice(15), to.toISOString().slice(0, 10)])).toEqual([
        ['The statutory partners have met and agreed that the criteria are met', '2026-12-23'],
        ['Agency summaries in', '2027-01-05'],
        ['Executive huddle', '2027-01-11'],
        ['Report sent to the national panel', '2027-01-12'],
      ]);
      expect(moves[1]?.owners).toEqual([UNIT, 'callum-rowsell', 'philippa-dlamini']);
      for (const moved of moves) await reviewDeadlines.replan(tx, moved, moved.to, new Date());
    });
    const kept = await store.read((view) => view.get('reviews', given.id));
    expect(kept?.returns.map(({ dueAt }) => dueAt?.slice(0, 10))).toEqual(['2027-01-05', '2027-01-07']);
    expect(kept?.steps.find(({ id }) => id === 'progress')?.dueAt?.slice(0, 10)).toBe('2026-12-30');
  });

  it('stands among what has no next step when nobody owes a return, when whoever runs it has left, and when prompts are used up', async () => {
    const around = { ...AROUND, calendar: at('2027-01-20').calendar, today: '2027-01-20', lost: new Map() };
    const review = running(['british-transport-police', 'devon-cornwall-police']);
    const missing = reviewSteps.nextStep(review, around);
    expect('what' in missing ? [] : missing.map(({ reason }) => reason)).toEqual(['seat-empty', 'overdue']);
    const gone = createDirectory(
      partnership,
      directory.members.map((each) => (each.id === UNIT ? { ...each, left: true } : each)),
    );
    const early = reviewSteps.nextStep(running(['devon-cornwall-police']), {
      ...around,
      directory: gone,
      today: '2026-12-17',
    });
    expect('what' in early ? [] : early.map(({ reason }) => reason)).toEqual(['owner-left']);
    expect(
      reviewSteps.nextStep(running(['devon-cornwall-police']), { ...around, today: '2026-12-17' }),
    ).toMatchObject({ who: UNIT });
  });

  it('prompts are grouped by person; what nobody owes goes to whoever runs it', async () => {
    const one = running(['devon-cornwall-police', 'british-transport-police']);
    const two = { ...running(['devon-cornwall-police']), id: 'REV-2612-TWTW' };
    const store = await storeWith(one, two);
    const prompts = await store.read((view) => reviewPrompts(view, directory, at('2026-12-23', '09:10')));
    expect(prompts.get('callum-rowsell')?.map(({ review }) => review.id)).toEqual([one.id, two.id]);
    const unit = prompts.get(UNIT)?.filter(({ kind }) => kind === 'return');
    expect(unit?.map(({ as }) => as)).toEqual(['runs']);
  });

  it('an audit is said to be repeatable on its day and once a month from then, until its repeat is started', async () => {
    const audit = opened('audit', '2026-02-23');
    const days = ['2026-11-20', '2026-11-23', '2026-11-24', '2026-12-01', '2027-01-04', '2027-01-05'];
    const said = async (each: Review) => {
      const store = await storeWith(each);
      const on = [];
      for (const day of days) {
        const prompts = await store.read((view) => repeatPrompts(view, directory, at(day, '09:20')));
        if (prompts.has(UNIT)) on.push(day);
      }
      return on;
    };
    expect(await said(audit)).toEqual(['2026-11-23', '2026-12-01', '2027-01-04']);
    expect(await said({ ...audit, repeatedBy: 'REV-2611-ZZZZ' })).toEqual([]);
  });

  it('after its time nothing is left of it but what is counted, and another round still knows it', async () => {
    const words = { kind: 'stopped', text: 'Zebra crossing words' } as const;
    const first = closeReview(running(['devon-cornwall-police']), UNIT, words, at('2027-01-20'));
    const again = { ...opened('audit', '2027-10-04', { id: 'REV-2710-H7QD', repeats: first.id }) };
    const store = await storeWith({ ...first, topic: 'Zebra crossing words' }, again);
    await store.transact(async (tx) => {
      const due = await reviewSweep.due(tx, '2033-02-01T00:00:00.000Z', 10);
      expect(due.map(({ id }) => id)).toEqual([first.id]);
      await reviewSweep.purge(tx, due[0] ?? fail(), new Date('2033-02-01T00:00:00Z'));
    });
    const kept = await store.read((view) => view.find('reviews', 'state', 'closed'));
    expect(kept).toHaveLength(1);
    const [bare] = kept.map((each) => Review.parse(each));
    expect(JSON.stringify(bare)).not.toMatch(/Zebra|hamish|Minuted|REV-2611-K4TR/);
    expect(bare).toMatchObject({ kind: 'rapid-review', returns: [{ agency: 'devon-cornwall-police' }] });
    const other = await store.read((view) => view.get('reviews', again.id));
    expect(other?.repeats).toBe(bare?.id);
    await store.transact(async (tx) => {
      expect(await reviewSweep.due(tx, '2033-02-01T00:00:00.000Z', 10)).toEqual([]);
    });
  });
});

function fail(): never {
  throw new Error('It is not there');
}
