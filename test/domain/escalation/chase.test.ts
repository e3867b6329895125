import { describe, expect, it } from 'vitest';
import { isNewBreach, toldOfBreach, wasTold, withBreach } from '../../../src/domain/escalation/breach.ts';
import { chaseOf, isChasedAgainToday, isLeftUnwritten } from '../../../src/domain/escalation/chase.ts';
import { chasedPeople } from '../../../src/domain/escalation/chased-people.ts';
import { coverAsked } from '../../../cards/escalation/view.ts';
import { touchesSchoolHolidays } from '../../../src/domain/escalation/cover.ts';
import { askedOn, askedPeople, isUnanswered } from '../../../src/domain/escalation/held.ts';
import { move } from '../../../src/domain/escalation/moves.ts';
import type { Escalation } from '../../../src/domain/escalation/record.ts';
import { ENGLAND } from '../../../src/domain/working-days.ts';
import { createDirectory } from '../../../src/partnership/directory.ts';
import { at, directory, plymouth, raised } from './build.ts';

const unit = { member: 'priya-nair', unit: true } as const;
const school = { member: 'bashir-gillard', side: 'raising' } as const;
const council = { member: 'siobhan-carrow', side: 'receiving' } as const;

function reach(stage: number, when: string, over: Parameters<typeof raised>[1] = {}): Escalation {
  const opened = raised(when, over);
  return stage === 1 ? opened : move(opened, 'move-up', unit, { stage, text: 'By phone.' }, at(when));
}

/** What is said of it each working morning, from its start on. */
function mornings(escalation: Escalation, ...days: string[]): string[] {
  return days.map((day) => {
    const chase = chaseOf(escalation, at(`${day}T09:00`));
    return chase?.kind === 'after' ? `after ${chase.over}` : (chase?.kind ?? '-');
  });
}

function people(escalation: Escalation, when: string): Record<string, string> {
  const moment = at(when);
  const chase = chaseOf(escalation, moment);
  return chase ? Object.fromEntries(chasedPeople(escalation, chase, moment, directory)) : {};
}

describe('when an escalation is chased', () => {
  it('the working day before, on the last day, and three working days after; then no more', () => {
    const escalation = reach(1, '2026-11-20T14:10');
    expect(
      mornings(
        escalation,
        '2026-11-21',
        '2026-11-23',
        '2026-11-24',
        '2026-11-25',
        '2026-11-26',
        '2026-11-27',
        '2026-11-30',
        '2026-12-01',
      ),
    ).toEqual(['-', 'before', 'today', 'after 1', 'after 2', 'after 3', '-', '-']);
  });

  it('not when its card has only just come, not while it is paused, not once it is closed', () => {
    const fresh = reach(2, '2026-11-20T08:30', { track: 'urgent', urgentWhy: 'Discharge.' });
    expect(mornings(fresh, '2026-11-20', '2026-11-23')).toEqual(['-', 'today']);
    const withdrawn = move(
      reach(1, '2026-11-20T14:10'),
      'withdraw',
      school,
      { text: 'Known now.' },
      at('2026-11-20T15:00'),
    );
    expect(mornings(withdrawn, '2026-11-24', '2026-11-25')).toEqual(['-', '-']);
  });

  it('an urgent one again in the course of its last day and of the first day after, a routine one not', () => {
    const again = (escalation: Escalation, when: string): boolean => {
      const chase = chaseOf(escalation, at(when));
      return chase !== undefined && isChasedAgainToday(escalation, chase);
    };
    const urgent = reach(2, '2026-11-20T15:00', { track: 'urgent', urgentWhy: 'Discharge.' });
    expect(
      ['2026-11-23T12:00', '2026-11-24T12:00', '2026-11-25T12:00'].map((when) => again(urgent, when)),
    ).toEqual([true, true, false]);
    expect(again(reach(1, '2026-11-20T14:10'), '2026-11-24T12:00')).toBe(false);
  });

  it('a settled one that nobody closes: twice to the raiser, then it shows as left', () => {
    const offered = move(
      reach(1, '2026-11-20T10:00'),
      'propose',
      council,
      { text: 'A letter.' },
      at('2026-11-20T11:00'),
    );
    const settled = move(offered, 'agree', school, {}, at('2026-11-20T12:00'));
    expect(mornings(settled, '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27')).toEqual([
      '-',
      'unwritten',
      '-',
      'unwritten',
      '-',
    ]);
    expect(people(settled, '2026-11-24T09:00')).toEqual({ 'bashir-gillard': 'raiser' });
    expect([
      isLeftUnwritten(settled, at('2026-11-26T09:00')),
      isLeftUnwritten(settled, at('2026-11-27T09:00')),
    ]).toEqual([false, true]);
  });
});

describe('who is chased', () => {
  it('002, over by one working day: the side whose turn it is, the next one up there, and those who wait', () => {
    const escalation = reach(2, '2026-11-17T10:00', {
      raising: 'family-hubs',
      openedBy: 'mairead-o-sullivan-bright',
    });
    expect(people(escalation, '2026-11-23T09:00')).toEqual({
      'mairead-osullivan-bright': 'unanswered',
      'siobhan-carrow': 'answers',
      'tariq-lugg': 'answers',
      'dominic-oyelaran': 'next-up',
    });
    // Whoever waits hears of it once: what they can do about it does not change.
    expect(people(escalation, '2026-11-24T09:00')).not.toHaveProperty('mairead-osullivan-bright');
  });

  it('a suggestion turns it round: then the raising side is chased, and nobody up before the limit', () => {
    const offered = move(
      reach(1, '2026-11-20T14:10'),
      'propose',
      council,
      { text: 'A call.' },
      at('2026-11-20T15:00'),
    );
    expect(people(offered, '2026-11-24T09:00')).toEqual({ 'bashir-gillard': 'answers' });
  });

  it('who is asked for more time answers that first', () => {
    const asked = move(
      reach(2, '2026-11-17T10:00'),
      'ask-extension',
      council,
      { days: 1, text: 'Leave.' },
      at('2026-11-18T10:00'),
    );
    expect(Object.keys(people(asked, '2026-11-20T09:00'))).toEqual(['bashir-gillard']);
  });
});

describe('who hears that a stage is over its limit', () => {
  const noted = (escalation: Escalation, when: string): readonly string[] =>
    isNewBreach(escalation, at(when).now)
      ? toldOfBreach(escalation, directory).map(({ id }) => id)
      : ['nobody yet'];

  it('005, over by two working days at the panel: the chair of the delegated partners', () => {
    const escalation = reach(4, '2026-11-12T11:00', {
      raising: 'devon-cornwall-police',
      openedBy: 'callum-rowsell',
    });
    expect(noted(escalation, '2026-11-19T16:00')).toEqual(['nobody yet']);
    expect(noted(escalation, '2026-11-23T09:00')).toEqual(['anjali-wedlake']);
  });

  it('by stage: nobody more, the safeguarding lead, the delegated partners, their chair, the lead partners’ chair', () => {
    expect([1, 2, 3, 5].map((stage) => noted(reach(stage, '2026-10-01T10:00'), '2026-11-23T09:00'))).toEqual([
      [],
      ['dominic-oyelaran'],
      ['gareth-penhallow', 'oluwaseun-pascoe', 'anjali-wedlake', 'rhiannon-keast'],
      ['rosalind-achebe'],
    ]);
  });

  it('once, and they may see it from then on', () => {
    const escalation = reach(3, '2026-10-01T10:00');
    const told = withBreach(escalation, toldOfBreach(escalation, directory), at('2026-11-23T09:00').now);
    expect(isNewBreach(told, at('2026-11-24T09:00').now)).toBe(false);
    expect([
      wasTold(escalation, 'oluwaseun-pascoe'),
      wasTold(told, 'oluwaseun-pascoe'),
      told.rev - escalation.rev,
    ]).toEqual([false, true, 1]);
  });
});

describe('did it hold?', () => {
  const offered = move(
    raised('2026-11-02T10:00'),
    'propose',
    council,
    { text: 'A call.' },
    at('2026-11-02T11:00'),
  );
  const settled = move(offered, 'agree', school, {}, at('2026-11-03T12:00'));
  const closed = move(
    settled,
    'close',
    unit,
    { outcome: { kind: 'changed', learning: true, onBothFiles: true } },
    at('2026-11-05T12:00'),
  );

  it('is asked on a working day 30 days after closing, and once more a week later, until somebody says', () => {
    // 5 December is a Saturday.
    expect(askedOn(closed, { calendar: ENGLAND })).toEqual(['2026-12-07', '2026-12-14']);
    expect([
      isUnanswered(closed, at('2026-12-14T09:00')),
      isUnanswered(closed, at('2026-12-15T09:00')),
    ]).toEqual([false, true]);
    const said = move(closed, 'review', school, { held: 'no' }, at('2026-12-07T10:00'));
    expect(askedOn(said, { calendar: ENGLAND })).toEqual([]);
    expect(askedOn(settled, { calendar: ENGLAND })).toEqual([]);
  });

  it('is asked of who raised it and those on the other side; of who answers there now when the raiser has left', () => {
    expect([...askedPeople(closed, directory)]).toEqual(['bashir-gillard', 'siobhan-carrow', 'tariq-lugg']);
    const without = createDirectory(
      plymouth,
      directory.members.map((member) =>
        member.id === 'bashir-gillard' ? { ...member, left: true } : member,
      ),
    );
    expect([...askedPeople(closed, without)]).toEqual(['siobhan-carrow', 'tariq-lugg']);
  });
});

describe('schools that will be closed', () => {
  it.each([
    ['2026-12-15', '2026-12-18', false],
    ['2026-12-18', '2026-12-22', true],
    ['2027-01-02', '2027-01-08', true],
    ['2027-03-18', '2027-03-19', false],
    ['2027-04-05', '2027-04-06', true],
    ['2027-07-19', '2027-07-23', true],
    ['2027-09-02', '2027-09-06', false],
  ])('%s to %s: %s', (from, to, expected) => {
    expect(touchesSchoolHolidays(from, to, ENGLAND)).toBe(expected);
  });

  it('008, raised on the last day of term: the card asks for cover; one without a school does not', () => {
    const when = at('2026-12-18T10:00');
    expect(
      coverAsked(raised('2026-12-18T10:00', { raising: 'primary-schools' }), directory, when),
    ).toHaveLength(1);
    expect(coverAsked(raised('2026-12-18T10:00', { raising: 'family-hubs' }), directory, when)).toEqual([]);
    expect(
      coverAsked(
        raised('2026-11-20T10:00', { raising: 'primary-schools' }),
        directory,
        at('2026-11-20T10:00'),
      ),
    ).toEqual([]);
  });
});
