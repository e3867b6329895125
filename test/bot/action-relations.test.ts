import { describe, expect, it } from 'vitest';
import { isAssurer, relationsTo, assurersOf, whoOwns, whoseTurn } from '../../src/bot/relations.ts';
import { giveAssurance } from '../../src/domain/action/assurance.ts';
import type { Owner } from '../../src/domain/action/owner.ts';
import { owned } from '../../src/domain/action/owner.ts';
import type { Action } from '../../src/domain/action/record.ts';
import { acceptHop } from '../../src/domain/action/route.ts';
import { finishAction } from '../../src/domain/action/owners-steps.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import type { Member } from '../../src/partnership/model.ts';
import { momentAt, newAction } from '../support/actions.ts';
import { townsfolk } from '../support/people.ts';
import { plymouth } from '../support/schedules.ts';

const at = momentAt('2026-11-23T09:00:00Z');
const directoryOf = (change: (member: Member) => Member = (member) => member) =>
  createDirectory(plymouth.partnership, townsfolk().map(change), () => '2026-11-23');
const directory = directoryOf();
const member = (id: string, from = directory): Member => {
  const found = from.member(id);
  if (!found) throw new Error(`${id} is not there`);
  return found;
};

/** Done by `by`, and waiting for the quality group. */
function lookedAt(owner: Owner, by: string): Action {
  const sent = newAction({ owner, by: 'priya-nair', route: ['mapqag', 'neglect'] }, undefined, {
    speaksForFirst: true,
  });
  const taken = acceptHop(sent, { by: 'clementine-owusu', days: 5 }, false, at);
  return finishAction(taken, by, 'Shown', { group: 'mapqag', days: 20 }, at);
}

describe('who may say that the evidence is enough', () => {
  it('is the chair of the group that was asked, and who stands in for them', () => {
    const action = lookedAt(owned('jory-whitmarsh'), 'jory-whitmarsh');
    expect(assurersOf(action, directory).map(({ id }) => id)).toEqual(['dominic-oyelaran', 'siobhan-carrow']);
    expect(whoseTurn(action, directory).map(({ id }) => id)).toEqual(['dominic-oyelaran']);
    expect(relationsTo(action, member('dominic-oyelaran'), directory).has('assurer')).toBe(true);
    expect(relationsTo(action, member('clementine-owusu'), directory).has('assurer')).toBe(false);
  });

  it('is their deputy when the chair did the work, then another member, and never the chair of the group that did it', () => {
    const action = lookedAt(owned('dominic-oyelaran'), 'dominic-oyelaran');
    const able = assurersOf(action, directory).map(({ id }) => id);
    expect(able).not.toContain('dominic-oyelaran');
    // She sits in the quality group, too.
    expect(able).not.toContain('clementine-owusu');
    expect(able).toEqual(['siobhan-carrow']);
    const alone = directoryOf((each) => (each.id === 'siobhan-carrow' ? { ...each, left: true } : each));
    expect(assurersOf(action, alone).map(({ id }) => id)).toContain('zainab-cresswell');
    expect(isAssurer(action, member('dominic-oyelaran'), directory)).toBe(false);
    expect(() => giveAssurance(action, 'dominic-oyelaran', [0], undefined, at.now)).toThrow('somebody else');
  });

  it('is nobody when that group is gone, which shows', () => {
    const action = { ...lookedAt(owned('jory-whitmarsh'), 'jory-whitmarsh') };
    const gone = { ...action, assurance: action.assurance.map((round) => ({ ...round, group: 'gone' })) };
    expect(assurersOf(gone, directory)).toEqual([]);
  });
});

describe('a seat that owns an action', () => {
  const chair: Owner = { kind: 'chair', group: 'neglect' };
  const action = newAction({ owner: chair, by: 'priya-nair', route: ['neglect'] });

  it('is whoever holds it now', () => {
    expect(whoOwns(action, directory).members.map(({ id }) => id)).toEqual(['clementine-owusu']);
    expect(relationsTo(action, member('clementine-owusu'), directory).has('owner')).toBe(true);
    const after = directoryOf((each) =>
      each.id === 'clementine-owusu'
        ? { ...each, left: true }
        : each.id === 'jory-whitmarsh'
          ? { ...each, roles: [...each.roles, { role: 'chair', group: 'neglect' }] }
          : each,
    );
    expect(whoseTurn(action, after).map(({ id }) => id)).toEqual(['jory-whitmarsh']);
  });

  it('is a gap in words when nobody holds it', () => {
    const empty = directoryOf((each) => (each.id === 'clementine-owusu' ? { ...each, left: true } : each));
    expect(whoOwns(action, empty)).toEqual({ members: [], gap: 'Nobody is on record as chair of Neglect.' });
    expect(whoseTurn(action, empty)).toEqual([]);
  });
});
