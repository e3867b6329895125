import { describe, expect, it } from 'vitest';
import {
  notificationDue,
  returnPrompt,
  stepPrompt,
  unacknowledged,
} from '../../../src/domain/review/chase.ts';
import { nextUp, owedBy } from '../../../src/domain/review/owed.ts';
import { approvePage, circulatePage, writePage } from '../../../src/domain/review/one-page.ts';
import { addReturns, receiveReturn } from '../../../src/domain/review/returns.ts';
import type { Review } from '../../../src/domain/review/record.ts';
import { addWorkingDays } from '../../../src/domain/working-days.ts';
import { at, directory, doing, opened, UNIT } from './build.ts';

const summaries = (): Review =>
  doing(
    opened('rapid-review', '2026-11-02', { agencies: ['devon-cornwall-police'] }),
    '2026-11-09',
    'notification',
    'templates',
  );

describe('chasing what agencies owe', () => {
  it('reminds on day 5, 8 and 10 of a rapid review, on the day before, and three times after; then it stops', () => {
    const review = summaries();
    const [owed] = review.returns;
    if (!owed) throw new Error('Nobody is asked');
    const said: Record<number, string> = {};
    for (let day = 0; day <= 25; day += 1) {
      const prompt = returnPrompt(review, owed, at(addWorkingDays('2026-11-09', day), '09:10'));
      if (prompt) said[day] = prompt.moment;
    }
    expect(said).toEqual({
      5: 'reminder',
      8: 'reminder',
      9: 'before',
      10: 'today',
      11: 'after',
      13: 'after',
      15: 'after',
    });
    const received = receiveReturn(review, owed.id, 'callum-rowsell', {}, at('2026-11-12'));
    expect(returnPrompt(received, received.returns[0] ?? owed, at('2026-11-16'))).toBeUndefined();
  });

  it('finds one person who owes it: who sits in the overseeing group, then the agency’s leads; or says that there is nobody', () => {
    const review = summaries();
    const ownerOf = (agency: string, group = 'cspr') =>
      owedBy({ group }, { agency }, directory).members.map(({ id }) => id);
    expect(ownerOf('devon-cornwall-police')).toEqual(['callum-rowsell']);
    expect(ownerOf('action-for-children', 'mapqag')).toEqual(['clementine-owusu']);
    expect(ownerOf('childrens-services')).toEqual(['dominic-oyelaran']);
    expect(ownerOf('primary-schools')).toEqual(['anne-marie-vosper']);
    expect(owedBy(review, { agency: 'british-transport-police' }, directory)).toEqual({
      members: [],
      gap: 'Nobody is on record who answers for British Transport Police.',
    });
    expect(nextUp(review, { agency: 'devon-cornwall-police' }, directory).map(({ id }) => id)).toEqual([
      'ngozi-trevanion',
    ]);
  });

  it('a setting is owed by its own lead, and by nobody else of its kind', () => {
    const s175 = doing(opened('s175', '2026-10-05'), '2026-10-12', 'questions');
    const settings = [
      {
        id: 'setting-oak',
        agency: 'primary-schools',
        setting: { name: 'Oak Mock Primary', lead: 'anne-marie-vosper' },
      },
      { id: 'setting-elm', agency: 'primary-schools', setting: { name: 'Elm Mock Primary' } },
    ];
    const asked = doing(addReturns(s175, settings, UNIT, at('2026-10-12')), '2026-10-13', 'opened');
    expect(asked.returns.map((each) => owedBy(asked, each, directory))).toEqual([
      { members: [directory.member('anne-marie-vosper')] },
      { members: [], gap: 'Nobody is on record for Elm Mock Primary.' },
    ]);
    const late = {
      ...settings[0],
      id: 'setting-ash',
      agency: 'primary-schools',
      setting: { name: 'Ash Mock Primary' },
    };
    expect(addReturns(asked, [late], UNIT, at('2026-11-02')).returns.at(-1)?.state).toBe('asked');
  });

  it('tells whoever runs it of its steps, of a repeat when it opens, and of a notification on its last day and after', () => {
    const review = opened('rapid-review', '2026-11-16');
    const step = review.steps.find(({ id }) => id === 'notification');
    if (!step) throw new Error('No notification');
    expect(notificationDue(review, at('2026-11-20'))).toBeUndefined();
    expect(notificationDue(review, at('2026-11-23'))?.id).toBe('notification');
    expect(notificationDue(review, at('2026-11-25'))?.id).toBe('notification');
    expect(stepPrompt(review, step, at('2026-11-20', '09:10'))?.moment).toBe('before');
    const audit = opened('audit', '2026-02-23');
    const repeat = audit.steps.find(({ id }) => id === 'repeat');
    expect(repeat && stepPrompt(audit, repeat, at('2026-11-23', '09:10'))?.moment).toBe('reminder');
    expect(repeat && stepPrompt(audit, repeat, at('2026-11-24', '09:10'))).toBeUndefined();
  });

  it('asks agencies twice to acknowledge the one page, and those that did not at all', () => {
    const words = { looked: 'a', well: 'b', better: 'c', now: 'd' };
    const page = approvePage(writePage(summaries(), UNIT, words, at('2026-11-10')), UNIT, at('2026-11-10'));
    const sent = circulatePage(page, UNIT, ['livewell-southwest'], at('2026-11-10'));
    expect(unacknowledged(sent, at('2026-11-17'))).toEqual(['livewell-southwest']);
    expect(unacknowledged(sent, at('2026-11-18'))).toEqual([]);
  });
});
