import { describe, expect, it } from 'vitest';
import { drawEscalation } from '../../../cards/escalation/view.ts';
import { maySeeEscalation, moverOf, seesForOpinion } from '../../../src/bot/escalation-relations.ts';
import { emptySeats, opinionsToChase } from '../../../src/domain/escalation/advice.ts';
import { currentStage } from '../../../src/domain/escalation/clock.ts';
import { legalMoves, move, whyNot, type MoveKind } from '../../../src/domain/escalation/moves.ts';
import type { Escalation } from '../../../src/domain/escalation/record.ts';
import { createDirectory } from '../../../src/partnership/directory.ts';
import type { Member } from '../../../src/partnership/model.ts';
import { at, directory, joint2019, plymouth, raised } from './build.ts';

const MONDAY = at('2026-11-16T09:00');
const UNIT = { member: 'priya-nair', unit: true } as const;
const QUESTION = 'Was the threshold read as it was meant?';

function person(id: string, from = directory): Member {
  const member = from.member(id);
  if (!member) throw new Error(`no ${id}`);
  return member;
}
const as = (escalation: Escalation, id: string, from = directory) =>
  moverOf(escalation, person(id, from), from);

function atLastStage(): Escalation {
  return move(raised('2026-11-16T09:00'), 'move-up', UNIT, { stage: 5, text: 'Funding.' }, MONDAY);
}
function asked(by = 'rosalind-achebe'): Escalation {
  const last = atLastStage();
  return move(last, 'ask-opinion', as(last, by), { days: 3, text: QUESTION }, MONDAY);
}
function given(text = 'Both readings are possible.'): Escalation {
  return move(asked(), 'give-opinion', as(asked(), 'lowenna-achterberg'), { text }, at('2026-11-17T10:00'));
}
const words = (escalation: Escalation, reader: string) =>
  JSON.stringify(drawEscalation(escalation, person(reader), directory, at('2026-11-17T12:00')).card);

describe('the Independent Person at the last stage', () => {
  it('is asked by a lead partner, or by the business unit for them, once, by a day within the limit; not before that stage', () => {
    const last = atLastStage();
    for (const by of ['rosalind-achebe', 'priya-nair'])
      expect(whyNot(last, 'ask-opinion', as(last, by), MONDAY)).toBeUndefined();
    for (const by of ['bashir-gillard', 'siobhan-carrow', 'lowenna-achterberg', 'dominic-oyelaran'])
      expect(whyNot(last, 'ask-opinion', as(last, by), MONDAY)).toContain('Only those who sit at this stage');
    const first = raised('2026-11-16T09:00');
    expect(whyNot(first, 'ask-opinion', as(first, 'priya-nair'), MONDAY)).toContain('nobody else is asked');
    for (const days of [0, 11, 1.5, undefined])
      expect(() =>
        move(last, 'ask-opinion', UNIT, days === undefined ? {} : { days }, MONDAY),
      ).toThrowError();
    expect(currentStage(asked()).advice).toMatchObject({
      told: ['lowenna-achterberg'],
      days: 3,
      opinions: [],
    });
    expect(whyNot(asked(), 'ask-opinion', as(asked(), 'priya-nair'), MONDAY)).toContain('already');
  });

  it('sees nothing before, then what it is about and no name, and can do one thing', () => {
    const independent = person('lowenna-achterberg');
    expect(maySeeEscalation(atLastStage(), independent, directory)).toBe(false);
    const escalation = asked();
    expect(maySeeEscalation(escalation, independent, directory)).toBe(true);
    expect(seesForOpinion(escalation, independent, directory)).toBe(true);
    const moves: readonly MoveKind[] = ['give-opinion'];
    expect(legalMoves(escalation, as(escalation, independent.id), MONDAY)).toEqual(moves);
    const card = words(escalation, independent.id);
    for (const word of [QUESTION, 'We cannot plan support', 'by Thu 19 Nov 17:00', 'Give your opinion'])
      expect(card).toContain(word);
    expect(card).not.toMatch(/Gillard|Nair|Achebe|Raised by|Family knows/);
    expect(seesForOpinion(escalation, person('bashir-gillard'), directory)).toBe(false);
  });

  it('is read by those who decide and the business unit at once, by both sides once it is decided; said once', () => {
    const escalation = given();
    for (const reader of ['rosalind-achebe', 'fergus-abernathy', 'priya-nair', 'lowenna-achterberg'])
      expect(words(escalation, reader)).toContain('Both readings are possible.');
    for (const reader of ['bashir-gillard', 'siobhan-carrow']) {
      expect(words(escalation, reader)).not.toContain('Both readings');
      expect(words(escalation, reader)).toContain('Opinion given');
    }
    expect(whyNot(escalation, 'give-opinion', as(escalation, 'lowenna-achterberg'), MONDAY)).toContain(
      'already',
    );
    const decided = move(
      escalation,
      'decide',
      as(escalation, 'rosalind-achebe'),
      { text: 'A visit.' },
      at('2026-11-18T09:00'),
    );
    expect(words(decided, 'bashir-gillard')).toContain('Both readings are possible.');
  });

  it('is not waited for: those who sit there may decide without', () => {
    for (const escalation of [atLastStage(), asked()])
      expect(whyNot(escalation, 'decide', as(escalation, 'rosalind-achebe'), MONDAY)).toBeUndefined();
  });

  it('goes on being asked when it becomes urgent', () => {
    const urgent = move(asked(), 'make-urgent', UNIT, { text: 'Discharge today.' }, at('2026-11-17T09:00'));
    expect(urgent.stages.filter(({ advice }) => advice)).toHaveLength(1);
    expect(legalMoves(urgent, as(urgent, 'lowenna-achterberg'), MONDAY)).toEqual(['give-opinion']);
  });

  it('is prompted from the working day before until two after; whoever asked hears once that nothing came', () => {
    const on = (day: string, escalation = asked()) =>
      Object.fromEntries(opinionsToChase(escalation, at(`${day}T09:00`)));
    const adviser = { 'lowenna-achterberg': 'adviser' };
    expect(on('2026-11-17')).toEqual({});
    expect(on('2026-11-18')).toEqual(adviser);
    expect(on('2026-11-19')).toEqual(adviser);
    expect(on('2026-11-20')).toEqual({ ...adviser, 'rosalind-achebe': 'asker' });
    expect(on('2026-11-23')).toEqual(adviser);
    expect(on('2026-11-24')).toEqual({});
    expect(on('2026-11-19', given())).toEqual({});
  });

  it('is a gap that everybody sees while nobody holds the seat; somebody of either agency does not count', () => {
    const gap = 'The Independent Person cannot be asked for an opinion: nobody is on record.';
    const agencies = (agency?: string) =>
      createDirectory(
        plymouth,
        directory.members.flatMap((member) =>
          member.id === 'lowenna-achterberg' ? (agency ? [{ ...member, agency }] : []) : [member],
        ),
      );
    const last = atLastStage();
    expect(emptySeats(last, directory)).not.toContain(gap);
    for (const without of [agencies(), agencies('childrens-services')]) {
      expect(emptySeats(last, without)).toContain(gap);
      expect(whyNot(last, 'ask-opinion', as(last, 'priya-nair', without), MONDAY)).toBe(gap);
    }
    expect(emptySeats(raised('2026-11-16T09:00'), agencies())).not.toContain(gap);
  });

  it('a deputy gives the opinion for whoever was asked', () => {
    const withDeputy = createDirectory(
      plymouth,
      directory.members.map((member) =>
        member.id === 'lowenna-achterberg' ? { ...member, deputy: 'chidinma-rosewarne' } : member,
      ),
    );
    const escalation = asked();
    const deputy = person('chidinma-rosewarne', withDeputy);
    expect(maySeeEscalation(escalation, deputy, withDeputy)).toBe(true);
    const moved = move(
      escalation,
      'give-opinion',
      moverOf(escalation, deputy, withDeputy),
      { text: 'Yes.' },
      MONDAY,
    );
    expect(currentStage(moved).advice?.opinions).toMatchObject([
      { person: 'lowenna-achterberg', by: 'chidinma-rosewarne' },
    ]);
  });
});

describe('the joint arrangements of 2019', () => {
  const members = directory.members.map((member): Member => {
    const agency = { 'nhs-devon-icb': 'nhs-devon-ccg', 'ted-wragg-trust': 'torbay-council' }[member.agency];
    return agency ? { ...member, agency } : member;
  });
  const there = createDirectory(joint2019, members);
  const last = move(
    raised('2026-11-16T09:00', { receiving: 'devon-cornwall-police' }, joint2019),
    'move-up',
    UNIT,
    { stage: 6, text: 'Not settled by the partners.' },
    MONDAY,
  );
  const officer = as(last, 'catrin-sandhu', there);

  it('the Accountable Officer decides only after the others were asked, and answered or had their time', () => {
    expect(whyNot(last, 'decide', officer, MONDAY)).toBe(
      'Here it is decided after consulting. Ask the other lead partners first.',
    );
    const consulted = move(last, 'ask-opinion', officer, { days: 2 }, MONDAY);
    const { told = [] } = currentStage(consulted).advice ?? {};
    expect([...told].sort()).toEqual(['fergus-abernathy', 'marguerite-asante', 'rosalind-achebe']);
    expect(whyNot(consulted, 'decide', officer, MONDAY)).toContain('They have until Wed 18 Nov');
    expect(whyNot(consulted, 'decide', officer, at('2026-11-18T17:30'))).toBeUndefined();
    let heard = consulted;
    for (const id of told)
      heard = move(heard, 'give-opinion', as(heard, id, there), { text: 'Share it equally.' }, MONDAY);
    const decided = move(heard, 'decide', officer, { text: 'Shared equally.' }, MONDAY);
    expect(decided.settled?.how).toBe('decided');
    expect(decided.timeline.map(({ kind }) => kind).slice(2)).toEqual([
      'opinion-asked',
      ...told.map(() => 'opinion-given'),
      'decided',
    ]);
  });

  it('nobody else decides there, and with nobody to ask it does not stand still', () => {
    for (const id of ['fergus-abernathy', 'rosalind-achebe', 'priya-nair'])
      expect(whyNot(last, 'decide', as(last, id, there), MONDAY)).toContain('Only those who sit');
    const alone = createDirectory(
      joint2019,
      members.filter(({ id, roles }) => id === 'catrin-sandhu' || !roles.some(({ role }) => role === 'lsp')),
    );
    expect(whyNot(last, 'decide', as(last, 'catrin-sandhu', alone), MONDAY)).toBeUndefined();
  });
});
