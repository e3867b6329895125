import { describe, expect, it } from 'vitest';
import { giveAssurance, sendBack } from '../../../src/domain/action/assurance.ts';
import { boardCallOpen, callBoard, stuckBecause } from '../../../src/domain/action/board.ts';
import { gate } from '../../../src/domain/action/gate.ts';
import { assignAction, type NewAction } from '../../../src/domain/action/open.ts';
import { holdersOf } from '../../../src/domain/action/owner.ts';
import { alsoReportsTo, assurerOf, routeFor } from '../../../src/domain/action/plan.ts';
import { isOverdue, waitsForSignOff, type Action } from '../../../src/domain/action/record.ts';
import { acceptHop } from '../../../src/domain/action/route.ts';
import { addPart, partClosed } from '../../../src/domain/action/tree.ts';
import { acceptAction, finishAction } from '../../../src/domain/action/owners-steps.ts';
import { workingDaysBetween } from '../../../src/domain/working-days.ts';
import { momentAt } from '../../support/actions.ts';
import { plymouth } from '../../support/schedules.ts';
import { A, type Row } from './h3-rows.ts';
import { townDirectory } from '../../support/people.ts';

const { partnership } = plymouth;
const TODAY = '2026-11-23';
const at = momentAt('2026-11-23T09:00:00Z');
const answer = { by: 'dominic-oyelaran', days: partnership.actions.limits.hop };
const directory = townDirectory();

function raised({ owner, group, origin, raisedIn, ...texts }: Row, number: number): Action {
  const route = routeFor({ group, origin, raisedIn }, partnership);
  const fresh: NewAction = {
    ...texts,
    id: `ACT-2611-A${String(number).padStart(3, '0')}`,
    owner,
    assignedBy: 'priya-nair',
    route,
    reportsTo: [...alsoReportsTo({ group }, partnership)],
    ...(origin ? { origin } : {}),
  };
  return assignAction(fresh, at, { speaksForFirst: true, hopDays: answer.days });
}

const row = (number: keyof typeof A): Action => raised(A[number], number);

/** Every group on its route takes it. */
function arrived(action: Action): Action {
  let on = action;
  while (on.status === 'sent') on = acceptHop(on, answer, false, at);
  return on;
}

describe('H3: the actions of the sources, each on its way', () => {
  it.each([
    [1, ['mapqag', 'sawg'], 'mapqag'],
    [2, ['mapqag', 'dac'], 'mapqag'],
    [3, ['mapqag', 'strategic-mash'], 'mapqag'],
    [5, ['mapqag', 'csa'], 'mapqag'],
    [6, ['cspr', 'mapqag', 'workforce'], 'mapqag'],
    [7, ['mapqag', 'neglect'], 'mapqag'],
    [9, ['mapqag'], undefined],
    [10, ['dac'], undefined],
    [11, ['serg', 'dac'], 'mapqag'],
    [12, ['board'], undefined],
    [13, ['workforce', 'csa'], 'mapqag'],
    [14, ['sawg'], undefined],
  ] as const)('A%i goes its way, and another group looks at it', (number, route, assurer) => {
    const action = arrived(row(number));
    expect(action.route).toEqual(route);
    expect(action.status).toBe('assigned');
    expect(assurerOf(action, partnership)?.group).toBe(assurer);
    expect(holdersOf(action.owner, directory).members.length).toBeGreaterThan(0);
  });

  it('A8 comes from the delegated partners straight to the group; what a review asked for goes to the quality group', () => {
    const action = arrived(row(8));
    expect(action.route).toEqual(['dsp-meeting', 'strategic-mash']);
    // The file gives what a review asked of that group to the quality group.
    expect(assurerOf(action, partnership)?.group).toBe('mapqag');
  });

  it('A1 and A3 are open, and not late on their last day', () => {
    for (const number of [1, 3] as const) {
      expect(isOverdue(row(number), TODAY)).toBe(false);
      expect(isOverdue(row(number), '2026-11-30')).toBe(false);
      expect(isOverdue(row(number), '2026-12-01')).toBe(true);
    }
  });

  it('A2 is at risk before it is late: it goes before the Board', () => {
    const action = callBoard(arrived(row(2)), 'board', 'delyth-okonjo', 'No way to reach nurseries', at.now);
    expect(boardCallOpen(action)?.to).toBe('board');
    expect(action.reportsTo).toEqual(['dasv-vawg']);
  });

  it('A4 is for every group: a part for each chair, and the whole comes back to its owner', () => {
    const whole = raised(
      {
        title: 'Minutes within ten working days',
        measure: '% on time',
        due: '2027-01-12',
        owner: { kind: 'chair', group: 'mapqag' },
        group: 'mapqag',
        raisedIn: 'mapqag',
      },
      4,
    );
    const groups = partnership.groups.filter(
      ({ chair, holds }) => chair && holds === 'everything' && chair.agency,
    );
    const parts = groups.map(({ id }, number) => ({
      id: `ACT-2611-B${String(number).padStart(3, '0')}`,
      owner: { kind: 'chair', group: id } as const,
    }));
    let parent = parts.reduce((on, { id }) => addPart(on, id, 'priya-nair', at.now), whole);
    expect(parent.parts.length).toBeGreaterThan(8);
    for (const { owner } of parts) expect(holdersOf(owner, directory).members.length).toBeGreaterThan(0);
    expect(() => finishAction(parent, 'dominic-oyelaran', 'All of them', undefined, at)).toThrow(
      'still open',
    );
    for (const { id } of parts) parent = partClosed(parent, id, 'priya-nair', at.now);
    expect(waitsForSignOff(parent)).toBe(true);
    expect(finishAction(parent, 'dominic-oyelaran', '92% on time', undefined, at).status).toBe('closed');
  });

  it('A5 and A13 are told to the violence-against-women board as well', () => {
    expect(row(5).reportsTo).toEqual(['dasv-vawg']);
    expect(row(13).reportsTo).toEqual(['dasv-vawg']);
  });

  it('A6 is seven working days overdue, and stuck', () => {
    const action = row(6);
    expect(isOverdue(action, TODAY)).toBe(true);
    expect(workingDaysBetween(action.due, TODAY)).toBe(7);
    expect(stuckBecause(action, at.now, TODAY)).toBe('it is overdue');
  });

  it('A7 is looked at by the quality group: sent back once, then enough', () => {
    const done = finishAction(
      acceptAction(arrived(row(7)), 'mairead', at.now),
      'mairead',
      '31 uses',
      assurerOf(arrived(row(7)), partnership),
      at,
    );
    expect(done.status).toBe('assurance');
    const back = sendBack(done, 'dominic-oyelaran', 'Of how many licences?', [0], at.now);
    expect(back.status).toBe('accepted');
    const again = finishAction(back, 'mairead', '31 uses of 460 licences', assurerOf(back, partnership), at);
    const closed = giveAssurance(again, 'dominic-oyelaran', [0, 1], undefined, at.now);
    expect(closed.closed).toMatchObject({ how: 'assured', by: 'dominic-oyelaran' });
    expect(closed.assurance.map(({ answer: said }) => said)).toEqual(['sent-back', 'given']);
  });

  it('A9 stays with the quality group and its post, whoever holds it', () => {
    expect(holdersOf(row(9).owner, directory).members.map(({ id }) => id)).toEqual(['hamish-oduya']);
    expect(isOverdue(row(9), '2027-02-26')).toBe(false);
  });

  it('A10 and A11 report to the violence-against-women board, whichever way they came', () => {
    expect(row(10).reportsTo).toEqual(['dasv-vawg']);
    expect(row(11).reportsTo).toEqual(['dasv-vawg']);
  });

  it('A12 is done by the Partnership Manager, and closes when the reply is sent', () => {
    const action = row(12);
    expect(holdersOf(action.owner, directory).members.map(({ id }) => id)).toEqual(['priya-nair']);
    expect(
      finishAction(action, 'priya-nair', 'Sent on 3 December', assurerOf(action, partnership), at).closed
        ?.how,
    ).toBe('done');
  });

  it('A14 comes from the briefing straight to the group', () => {
    expect(row(14).status).toBe('assigned');
    expect(row(14).hops).toHaveLength(1);
  });

  it('A15 "Monitor Families First" is refused: the gate asks for owner, due and measure', () => {
    const { missing, says, measure } = gate(
      { title: 'Monitor Families First' },
      partnership.actions.vagueWords,
    );
    expect(missing).toEqual(['owner', 'due', 'measure']);
    expect(says).toContain('who will do it, by when and how we will know');
    expect(measure).toContain('Families First');
  });
});
