import { describe, expect, it } from 'vitest';
import { alsoReportsTo, assurerOf, routeFor } from '../../../src/domain/action/plan.ts';
import { acceptHop, reRoute, returnHop } from '../../../src/domain/action/route.ts';
import { momentAt, newAction } from '../../support/actions.ts';
import { plymouth } from '../../support/schedules.ts';

const { partnership } = plymouth;
const at = momentAt('2026-11-23T09:00:00Z');
const by = { by: 'dominic', days: 5 };

describe('the way of an action through the groups', () => {
  it.each([
    ['a rapid review', { origin: 'rapid-review', group: 'neglect' }, ['cspr', 'mapqag', 'neglect']],
    ['an audit', { origin: 'audit', group: 'dac' }, ['mapqag', 'dac']],
    ['an audit that the quality group keeps', { origin: 'audit', group: 'mapqag' }, ['mapqag']],
    ['a meeting', { origin: 'meeting', group: 'neglect' }, ['neglect']],
    ['a group that passes it on', { raisedIn: 'workforce', group: 'csa' }, ['workforce', 'csa']],
    ['a group far above', { raisedIn: 'cspr', group: 'sawg' }, ['cspr', 'mapqag', 'sawg']],
    ['a group that passes nothing there', { raisedIn: 'neglect', group: 'csa' }, ['neglect', 'csa']],
    ['a group for itself', { raisedIn: 'sawg', group: 'sawg' }, ['sawg']],
    ['nobody in particular', {}, []],
  ] as const)('from %s', (_what, wish, route) => {
    expect(routeFor(wish, partnership)).toEqual(route);
  });

  it('is looked at by another group than the one that did the work, as the partnership file says', () => {
    const through = (...route: string[]) => newAction({ route });
    expect(assurerOf(through('cspr', 'mapqag', 'neglect'), partnership)?.group).toBe('mapqag');
    expect(assurerOf(through('workforce', 'csa'), partnership)?.group).toBe('mapqag');
    expect(assurerOf(through('dsp-meeting', 'strategic-mash'), partnership)?.group).toBe('dsp-meeting');
    expect(assurerOf(through('cspr', 'mapqag'), partnership)?.group).toBe('board');
    expect(assurerOf(through('neglect'), partnership)).toBeUndefined();
    const part = newAction({ route: ['board', 'neglect'], parent: { id: 'ACT-2611-AAAA', level: 1 } });
    expect(assurerOf(part, partnership)?.group).toBe('board');
  });

  it('is still looked at when it was passed on: what came through a group does not get round it', () => {
    const sent = newAction({ route: ['mapqag', 'neglect'] }, undefined, { speaksForFirst: true });
    const elsewhere = reRoute(sent, by, 'dac', 'Housing', at);
    expect(elsewhere).toMatchObject({ group: 'dac', route: ['mapqag', 'dac'] });
    expect(assurerOf(acceptHop(elsewhere, by, false, at), partnership)?.group).toBe('mapqag');
    const back = returnHop(returnHop(sent, by, 'No', at), by, 'Not ours either', at);
    expect(back.status).toBe('returned');
    const again = reRoute(back, by, 'dac', 'Then there', at);
    expect(assurerOf(acceptHop(again, by, false, at), partnership)?.group).toBe('mapqag');
  });

  it('P11: what is about sexual or domestic abuse is told to the violence-against-women board as well', () => {
    expect(alsoReportsTo({ group: 'csa' }, partnership)).toEqual(['dasv-vawg']);
    expect(alsoReportsTo({ group: 'dac' }, partnership)).toEqual(['dasv-vawg']);
    expect(alsoReportsTo({ group: 'workforce', priority: 'sexual-harm' }, partnership)).toEqual([
      'dasv-vawg',
    ]);
    expect(alsoReportsTo({ group: 'neglect', priority: 'neglect' }, partnership)).toEqual([]);
  });
});
