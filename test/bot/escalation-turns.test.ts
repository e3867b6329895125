import { describe, expect, it } from 'vitest';
import { turnOf } from '../../cards/escalation/words.ts';
import { escalationWork } from '../../commands/escalate/work.ts';
import { move } from '../../src/domain/escalation/moves.ts';
import { isSeen } from '../../src/domain/escalation/moves-talk.ts';
import { sideOf } from '../../src/domain/escalation/owners.ts';
import type { Escalation } from '../../src/domain/escalation/record.ts';
import type { Member } from '../../src/partnership/model.ts';
import { at, directory, plymouth, raised } from '../domain/escalation/build.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { reach } from '../support/escalations.ts';

const MONDAY = '2026-11-16T09:00';
const RAISER = { member: 'bashir-gillard', side: 'raising' } as const;
const THERE = { member: 'siobhan-carrow', side: 'receiving' } as const;

function person(id: string): Member {
  const member = directory.member(id);
  if (!member) throw new Error(`no ${id}`);
  return member;
}

async function waitsFor(escalation: Escalation, who: string): Promise<number> {
  const store = new MemoryStore();
  await store.transact((tx) => tx.insert('escalations', escalation));
  return store.read(async (view) => {
    const reader = {
      store: view,
      member: person(who),
      directory,
      partnership: plymouth,
      now: at(MONDAY).now,
      today: '2026-11-16',
    };
    return (await escalationWork.owed(reader)).count;
  });
}

describe('whose turn it is in a case resolution', () => {
  it('somebody’s own list has a request for more time that is theirs to answer, and what they are to decide', async () => {
    const more = move(raised(MONDAY), 'ask-extension', THERE, { days: 1, text: 'Cover.' }, at(MONDAY));
    expect(await waitsFor(more, 'bashir-gillard')).toBe(1);
    expect(await waitsFor(more, 'siobhan-carrow')).toBe(0);
    const panel = reach(4, MONDAY);
    // Partners of the raising side's agencies and of the other: they decide together.
    for (const partner of ['rhiannon-keast', 'anjali-wedlake'])
      expect(await waitsFor(panel, partner)).toBe(1);
  });

  it('a partner who is asked for a side without one of its own acts for their own agency’s side all the same', () => {
    const panel = reach(4, MONDAY, { raising: 'action-for-children', openedBy: 'jory-whitmarsh' });
    expect(sideOf(panel, person('anjali-wedlake'), directory)).toBe('receiving');
    expect(sideOf(panel, person('gareth-penhallow'), directory)).toBe('raising');
  });

  it('at the next stage somebody else has it, who has not seen it because the first one had', () => {
    const seen = move(raised(MONDAY), 'acknowledge', THERE, {}, at(MONDAY));
    expect(isSeen(seen)).toBe(true);
    const up = move(seen, 'move-up', RAISER, {}, at('2026-11-17T09:00'));
    expect(turnOf(up, (id) => id)).toContain('to say that they have seen this');
    expect(isSeen(move(up, 'acknowledge', THERE, {}, at('2026-11-17T10:00')))).toBe(true);
  });
});
