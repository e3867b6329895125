import { describe, expect, it } from 'vitest';
import { turnOf } from '../../../cards/escalation/words.ts';
import { currentStage } from '../../../src/domain/escalation/clock.ts';
import {
  IllegalMove,
  legalMoves,
  move,
  whyNot,
  type MoveKind,
} from '../../../src/domain/escalation/moves.ts';
import { decidesNow, ownersAt, sideOf } from '../../../src/domain/escalation/owners.ts';
import { raisedLateBy } from '../../../src/domain/escalation/open.ts';
import type { Escalation } from '../../../src/domain/escalation/record.ts';
import { ENGLAND, londonDate } from '../../../src/domain/working-days.ts';
import { at, directory, joint2019, raised } from './build.ts';

const school = { member: 'bashir-gillard', side: 'raising' } as const;
const council = { member: 'siobhan-carrow', side: 'receiving' } as const;
const unit = { member: 'priya-nair', unit: true } as const;
const panel = { member: 'oluwaseun-pascoe', decides: true } as const;
const MONDAY = at('2026-11-23T10:00');

const agreed = (): Escalation => {
  const offered = move(raised('2026-11-20T14:10'), 'propose', council, { text: 'Letter today.' }, MONDAY);
  return move(offered, 'agree', school, {}, MONDAY);
};
const OUTCOME = { kind: 'changed', learning: true, onBothFiles: true, impact: 'Support began.' } as const;

describe('a conversation', () => {
  it('whoever has answered has seen it', () => {
    const answered = move(
      raised('2026-11-20T14:10'),
      'give-view',
      council,
      { text: 'It was sent on Monday.' },
      MONDAY,
    );
    expect(whyNot(answered, 'acknowledge', council, MONDAY)).toContain('has seen this');
    expect(turnOf(answered, (id) => id)).toBe('Waiting for an answer from childrens-services.');
    expect(turnOf(raised('2026-11-20T14:10'), (id) => id)).toContain('to say that they have seen this');
  });

  it('is settled when the other side agrees, and closed with its outcome and a day to look again', () => {
    const closed = move(agreed(), 'close', school, { outcome: OUTCOME }, MONDAY);
    expect(closed).toMatchObject({
      state: 'closed',
      outcome: { kind: 'changed', stage: 1, onTime: true, learning: true },
      review: { due: '2026-12-23' },
    });
    expect(closed.timeline.map(({ kind, side }) => `${side ?? 'unit'} ${kind}`)).toEqual([
      'raising opened',
      'receiving proposed',
      'raising agreed',
      'raising closed',
    ]);
    expect(closed.stages.every(({ endedAt }) => endedAt !== undefined)).toBe(true);
  });

  it('was not on time when it was settled after the limit', () => {
    const late = at('2026-11-25T09:00');
    const offered = move(raised('2026-11-20T14:10'), 'propose', council, { text: 'Letter.' }, late);
    const settled = move(offered, 'agree', school, {}, late);
    expect(move(settled, 'close', unit, { outcome: OUTCOME }, late).outcome?.onTime).toBe(false);
  });

  it('starts again with a clock of its own, and remembers how it had ended', () => {
    const closed = move(agreed(), 'close', school, { outcome: OUTCOME }, MONDAY);
    const again = move(closed, 're-open', school, { text: 'The letter never came.' }, at('2026-12-01T09:00'));
    expect(again).toMatchObject({ state: 'open', formerOutcomes: [{ kind: 'changed' }] });
    expect(again.outcome).toBeUndefined();
    expect(again.settled).toBeUndefined();
    expect(londonDate(new Date(currentStage(again).due))).toBe('2026-12-03');
  });
});

describe('stages', () => {
  it('are skipped with a reason only, and the reason stays', () => {
    const open = raised('2026-11-20T14:10');
    expect(() => move(open, 'move-up', school, { stage: 3 }, MONDAY)).toThrow(/why the stages in between/);
    const up = move(open, 'move-up', school, { stage: 3, text: 'Immediate harm.' }, MONDAY);
    expect(currentStage(up)).toMatchObject({ stage: 3, skipped: { stages: [2], why: 'Immediate harm.' } });
    expect(londonDate(new Date(currentStage(up).due))).toBe('2026-11-30');
  });

  it('become urgent, and then are never due later than before', () => {
    const open = raised('2026-11-20T14:10');
    const late = at('2026-11-24T16:50');
    const urgent = move(open, 'make-urgent', school, { text: 'She has gone home.' }, late);
    expect(londonDate(new Date(currentStage(urgent).due))).toBe('2026-11-24');
    expect(urgent.stages).toHaveLength(2);
  });

  it('are decided by those who sit there, and by nobody else', () => {
    const up = move(raised('2026-11-20T14:10'), 'move-up', unit, { stage: 4, text: 'Stuck.' }, MONDAY);
    expect(whyNot(up, 'decide', school, MONDAY)).toMatch(/Only those who sit/);
    const settled = move(up, 'decide', panel, { text: 'A plan within a week.' }, MONDAY);
    expect(settled.settled).toMatchObject({ how: 'decided' });
    expect(whyNot(settled, 'dissent', school, MONDAY)).toBeUndefined();
    const last = move(
      move(settled, 'dissent', school, { text: 'Not enough.' }, MONDAY),
      'move-up',
      school,
      {},
      MONDAY,
    );
    const decided = move(last, 'decide', { member: 'lsp', decides: true }, { text: 'So be it.' }, MONDAY);
    expect(whyNot(decided, 'dissent', school, MONDAY)).toMatch(/last stage/);
  });

  it('in the joint arrangements of 2019 end with the Accountable Officer', () => {
    const up = move(
      raised('2026-11-20T14:10', {}, joint2019),
      'move-up',
      unit,
      { stage: 5, text: 'x' },
      MONDAY,
    );
    expect(whyNot(up, 'decide', panel, MONDAY)).toMatch(/agree between themselves/);
    const last = move(up, 'move-up', unit, {}, MONDAY);
    expect(last.policy.stages.at(-1)).toMatchObject({ agency: 'nhs-devon-ccg', decides: true });
    expect(whyNot(last, 'decide', panel, MONDAY)).toContain('Ask the other lead partners first');
    expect(whyNot(last, 'decide', { ...panel, asks: [] }, MONDAY)).toBeUndefined();
  });
});

describe('more time', () => {
  const asked = (): Escalation =>
    move(raised('2026-11-20T14:10'), 'ask-extension', council, { days: 2, text: 'Leave.' }, MONDAY);

  it('is given by the other side, once a stage, before the limit', () => {
    expect(whyNot(asked(), 'agree-extension', council, MONDAY)).toMatch(/other side/);
    const longer = move(asked(), 'agree-extension', school, {}, MONDAY);
    expect(londonDate(new Date(currentStage(longer).due))).toBe('2026-11-26');
    expect(whyNot(longer, 'ask-extension', school, MONDAY)).toMatch(/already/);
    const over = at('2026-11-24T17:01');
    expect(whyNot(raised('2026-11-20T14:10'), 'ask-extension', school, over)).toMatch(/is over/);
  });

  it('changes nothing when it is declined or too much', () => {
    const declined = move(asked(), 'decline-extension', school, {}, MONDAY);
    expect(currentStage(declined).due).toBe(currentStage(asked()).due);
    expect(() =>
      move(raised('2026-11-20T14:10'), 'ask-extension', school, { days: 9, text: 'x' }, MONDAY),
    ).toThrow(/Between 1 and 2/);
  });

  it('is no pause: here the clock never stops unless the partnership says so', () => {
    expect(whyNot(raised('2026-11-20T14:10'), 'pause', school, MONDAY)).toMatch(/never paused/);
    const open = raised('2026-11-20T14:10');
    const allowing = {
      ...open,
      policy: { ...open.policy, pauses: [{ id: 'legal', name: 'Legal advice' }] },
    };
    const paused = move(allowing, 'pause', council, { text: 'legal' }, MONDAY);
    const going = move(paused, 'resume', council, {}, at('2026-11-26T10:00'));
    expect(londonDate(new Date(currentStage(going).due))).toBe('2026-11-27');
  });
});

describe('owners', () => {
  const seats = (stage: number) =>
    (['raising', 'receiving'] as const).map((side) => {
      const escalation = raised('2026-11-20T14:10');
      const policy = escalation.policy.stages.find((each) => each.stage === stage);
      if (!policy) throw new Error('no such stage');
      const { members, gap } = ownersAt(escalation, side, policy, directory);
      return gap ?? members.map(({ id }) => id).join(' ');
    });

  it('are found on each side at each stage, and an empty seat is said aloud', () => {
    expect([1, 2, 3, 4, 5].map(seats)).toEqual([
      ['bashir-gillard', 'siobhan-carrow tariq-lugg'],
      ['bashir-gillard', 'siobhan-carrow tariq-lugg'],
      [expect.stringMatching(/^Nobody is on record as senior lead of /), 'dominic-oyelaran'],
      ['gareth-penhallow oluwaseun-pascoe anjali-wedlake rhiannon-keast', 'anjali-wedlake'],
      [expect.stringContaining('rosalind-achebe'), 'fergus-abernathy'],
    ]);
  });

  it('take the side of their agency as soon as their stage is reached, and a third agency has none', () => {
    const open = raised('2026-11-20T14:10');
    const who = (id: string, escalation = open) => {
      const member = directory.member(id);
      if (!member) throw new Error(`no ${id}`);
      return sideOf(escalation, member, directory);
    };
    expect([
      who('bashir-gillard'),
      who('tariq-lugg'),
      who('dominic-oyelaran'),
      who('callum-rowsell'),
    ]).toEqual(['raising', 'receiving', undefined, undefined]);
    const up = move(open, 'move-up', unit, { stage: 3, text: 'Stuck.' }, MONDAY);
    expect(who('dominic-oyelaran', up)).toBe('receiving');
    expect(who('callum-rowsell', up)).toBeUndefined();
    const dsp = directory.member('oluwaseun-pascoe');
    const last = move(up, 'move-up', unit, {}, MONDAY);
    expect(dsp && [decidesNow(up, dsp, directory), decidesNow(last, dsp, directory)]).toEqual([false, true]);
  });
});

it('an illegal move says why and changes nothing', () => {
  const open = raised('2026-11-20T14:10');
  const before = structuredClone(open);
  const tries: [MoveKind, object][] = [
    ['agree', school],
    ['close', school],
    ['withdraw', council],
    ['move-down', school],
    ['resume', school],
    ['review', school],
    ['propose', { member: 'callum-rowsell' }],
  ];
  for (const [kind, mover] of tries) {
    const who = { member: 'x', ...mover };
    expect(() => move(open, kind, who, { text: 'x' }, MONDAY)).toThrow(IllegalMove);
    expect(whyNot(open, kind, who, MONDAY)).toMatch(/\.$/);
    expect(legalMoves(open, who, MONDAY)).not.toContain(kind);
  }
  expect(open).toEqual(before);
});

it('knows by how much a challenge came later than the protocol asks', () => {
  const late = raised('2026-11-20T14:10', { decidedOn: '2026-11-12' });
  expect([
    raisedLateBy(late, 2, { calendar: ENGLAND }),
    raisedLateBy(raised('2026-11-20T14:10'), 2, { calendar: ENGLAND }),
  ]).toEqual([4, 0]);
});
