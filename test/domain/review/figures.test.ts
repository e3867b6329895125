import { expect, it } from 'vitest';
import { reviewFigures } from '../../../src/domain/review/figures.ts';
import { receiveReturn } from '../../../src/domain/review/returns.ts';
import { at, doing, opened, UNIT } from './build.ts';

it('agendas see how reviews stand, by reference and date, and not what they are about', () => {
  const rapid = doing(
    opened('rapid-review', '2026-12-16', { id: 'REV-2612-AAAA' }),
    '2026-12-16',
    'notification',
  );
  const audit = opened('audit', '2026-11-23', { id: 'REV-2611-BBBB' });
  const s11 = doing(
    opened('section-11', '2026-10-05', { id: 'REV-2610-CCCC', agencies: ['cafcass', 'probation-service'] }),
    '2026-10-05',
    'questions',
    'sent',
  );
  const some = receiveReturn(s11, 'cafcass', UNIT, {}, at('2026-11-02'));
  const view = { reviews: [rapid, audit, some], at: at('2026-12-18') };
  const asked = { group: 'mapqag', since: { from: '2026-11-10', to: '2026-12-18' } };
  const says = (key: keyof typeof reviewFigures, of?: string) =>
    reviewFigures[key]?.(view, { ...asked, ...(of ? { of } : {}) })?.says;
  expect(says('reviews-running')).toBe('REV-2612-AAAA: working day 2, report due Mon 11 Jan');
  expect(says('audit-stage')).toBe('REV-2611-BBBB: topic late by 19 working days');
  expect(says('audit-stage', 'repeats')).toBe('REV-2611-BBBB: repeat due Tue 23 November 2027');
  expect(says('safeguarding-audits')).toBe('REV-2610-CCCC: 1 of 2 returns settled, 1 late');
  expect(says('learning-plans')).toBeUndefined();
  expect(JSON.stringify(Object.values(reviewFigures).map((figure) => figure(view, asked)))).not.toContain(
    'Neglect',
  );
});
