import { describe, expect, it } from 'vitest';
import {
  closeMeeting,
  decideMinutes,
  draftMinutes,
  lackingToClose,
  setMinuteTaker,
  setNext,
} from '../../../src/domain/meeting/closing.ts';
import {
  addDecision,
  addPaper,
  captureAction,
  dropCaptured,
  routeCaptured,
} from '../../../src/domain/meeting/in-meeting.ts';
import {
  callMeeting,
  cancelMeeting,
  holdMeeting,
  legalMeetingMoves,
  moveMeeting,
  papersOut,
  planMeeting,
  postponeMeeting,
} from '../../../src/domain/meeting/moves.ts';
import { Meeting } from '../../../src/domain/meeting/record.ts';
import {
  markByReplies,
  markSeat,
  refreshSeats,
  replyForSeat,
  seatsOfGroup,
} from '../../../src/domain/meeting/seats.ts';
import { at, by, meetingAt } from './build.ts';

const START = '2026-12-15 10:00';
const BEFORE = by('2026-12-01 09:00');
const AFTER = by('2026-12-15 12:30');

const held = (): Meeting => holdMeeting(papersOut(meetingAt(START), BEFORE), AFTER);

describe('the life of a meeting', () => {
  it('goes from its date to its minutes, and fits its schema all the way', () => {
    const planned = meetingAt(START);
    const called = callMeeting(planned, by('2026-11-24 10:15'));
    const out = papersOut(
      addPaper(called, { id: 'p1', title: 'Scorecard', link: 'https://pscp.example/scorecard' }, BEFORE),
      BEFORE,
    );
    const marked = markByReplies(replyForSeat(out, 'imogen-vance', { answer: 'coming' }, BEFORE), AFTER);
    const wasHeld = holdMeeting(marked, AFTER);
    const decided = addDecision(wasHeld, { id: 'd1', text: 'The audit goes ahead' }, AFTER);
    const captured = captureAction(
      decided,
      { id: 'c1', text: 'Share the briefing', due: '2027-01-15' },
      AFTER,
    );
    const routed = routeCaptured(captured, 'c1', 'ACT-2612-K4TR');
    const drafted = draftMinutes(
      setMinuteTaker(routed, 'priya-nair'),
      'https://pscp.example/draft',
      by('2026-12-22 09:00'),
    );
    const minuted = decideMinutes(
      drafted,
      { kind: 'out', link: 'https://pscp.example/minutes' },
      by('2026-12-31 09:00'),
    );
    const dated = setNext(minuted, { kind: 'date', starts: at('2027-03-16 10:00') }, by('2026-12-31 09:05'));
    const closed = closeMeeting(dated, by('2027-01-04 09:00'));
    const all = [planned, called, out, marked, wasHeld, captured, drafted, minuted, closed];
    expect(all.map(({ state }) => state)).toEqual([
      'planned',
      'called',
      'papers-out',
      'papers-out',
      'held',
      'held',
      'minutes-draft',
      'minutes-out',
      'closed',
    ]);
    for (const one of all) expect(Meeting.parse(one)).toEqual(one);
    expect(legalMeetingMoves(closed, at('2027-02-01 09:00'))).toEqual([]);
  });

  it('cannot be closed without a next date and the fate of its minutes', () => {
    const meeting = held();
    expect(
      lackingToClose(meeting)
        .filter(({ may }) => !may)
        .map(({ what }) => what),
    ).toEqual(['next-date', 'minutes']);
    expect(() => closeMeeting(meeting, AFTER)).toThrow(/next date is missing.*became of the minutes/);
    const dated = setNext(meeting, { kind: 'no-more', why: 'The task is done' }, AFTER);
    expect(() => closeMeeting(dated, AFTER)).toThrow(/^What became of the minutes/);
    const minuted = decideMinutes(dated, { kind: 'none', why: 'An informal talk' }, AFTER);
    expect(closeMeeting(minuted, AFTER).state).toBe('closed');
    const onlyMinutes = decideMinutes(meeting, { kind: 'actions-only', why: 'Agreed by the group' }, AFTER);
    expect(() => closeMeeting(onlyMinutes, AFTER)).toThrow(/^The next date is missing/);
  });

  it('says in words what it does not allow', () => {
    const meeting = meetingAt(START);
    expect(() => holdMeeting(meeting, BEFORE)).toThrow('It has not begun yet.');
    expect(() => draftMinutes(meeting, undefined, BEFORE)).toThrow('It has not been held yet.');
    expect(() => closeMeeting(meeting, BEFORE)).toThrow('It has not been held yet.');
    expect(() => cancelMeeting(held(), 'x', AFTER)).toThrow('It has been held.');
    expect(() => callMeeting(callMeeting(meeting, BEFORE), BEFORE)).toThrow('called already');
    expect(() => setNext(held(), { kind: 'date', starts: at('2026-12-15 11:00') }, AFTER)).toThrow(
      'after this one',
    );
    expect(() => setNext(held(), { kind: 'no-more', why: ' ' }, AFTER)).toThrow('Say in a line');
    expect(() => planMeeting({ ...base(), ends: at('2026-12-15 09:00') }, BEFORE)).toThrow(
      'end before it begins',
    );
    expect(() => planMeeting({ ...base(), ends: at('2026-12-16 10:00') }, BEFORE)).toThrow(
      '12 hours at most',
    );
  });

  it('moves: keeps its reference, loses its replies, and its calendar entry is newer', () => {
    const replied = replyForSeat(
      callMeeting(meetingAt(START), BEFORE),
      'imogen-vance',
      { answer: 'apology' },
      BEFORE,
    );
    const to = { starts: at('2027-01-12 14:00'), ends: at('2027-01-12 16:00'), why: 'Leave' };
    const moved = moveMeeting(replied, to, BEFORE);
    expect(moved).toMatchObject({
      id: replied.id,
      state: 'called',
      sequence: 1,
      moves: [{ why: 'Leave', from: replied.starts }],
    });
    expect(moved.seats.every(({ reply }) => reply === undefined)).toBe(true);
    expect(() => moveMeeting(moved, to, BEFORE)).toThrow('the time it has already');
    const gone = { starts: at('2026-11-30 14:00'), ends: at('2026-11-30 16:00'), why: 'Leave' };
    expect(() => moveMeeting(moved, gone, BEFORE)).toThrow('has passed');
    const waits = postponeMeeting(moved, 'Strike', BEFORE);
    expect(waits).toMatchObject({ state: 'moved', sequence: 2 });
    expect(() => replyForSeat(waits, 'imogen-vance', { answer: 'coming' }, BEFORE)).toThrow(
      'waits for a new date',
    );
    expect(moveMeeting(waits, to, BEFORE)).toMatchObject({ state: 'called', sequence: 3 });
  });
});

function base() {
  return {
    id: 'MTG-2612-K4TR',
    group: 'board',
    kind: 'regular' as const,
    cycle: 'board' as const,
    starts: at(START),
    ends: at('2026-12-15 12:00'),
    seats: [],
  };
}

describe('seats', () => {
  it('are the group’s members, and the agencies that should sit there and have nobody', () => {
    const members = [
      { id: 'a', agency: 'childrens-services' },
      { id: 'b', agency: 'nhs-devon-icb' },
    ];
    const partOf = (agency: string) =>
      agency === 'childrens-services' ? 'plymouth-city-council' : undefined;
    expect(seatsOfGroup(members, ['plymouth-city-council', 'faith-groups'], partOf)).toEqual([
      { agency: 'childrens-services', member: 'a' },
      { agency: 'nhs-devon-icb', member: 'b' },
      { agency: 'faith-groups' },
    ]);
  });

  it('follow the group until the meeting, and keep what was answered', () => {
    const meeting = replyForSeat(
      meetingAt(START),
      'imogen-vance',
      { answer: 'deputy', deputy: 'bronagh-whitlock' },
      BEFORE,
    );
    const now = [
      { agency: 'devon-cornwall-police', member: 'gareth-penhallow' },
      { agency: 'faith-groups', member: 'new-one' },
    ];
    const fresh = refreshSeats(meeting, now);
    expect(fresh.seats.map(({ id }) => id)).toEqual(['gareth-penhallow', 'new-one', 'imogen-vance']);
    expect(refreshSeats(fresh, now)).toBe(fresh);
    expect(refreshSeats(held(), now).seats).toHaveLength(4);
  });

  it('are marked as they answered, silent ones absent, and can be corrected', () => {
    const replied = replyForSeat(
      replyForSeat(
        meetingAt(START),
        'imogen-vance',
        { answer: 'deputy', deputy: 'bronagh-whitlock' },
        BEFORE,
      ),
      'gareth-penhallow',
      { answer: 'apology' },
      BEFORE,
    );
    const marked = markByReplies(markSeat(replied, 'gareth-penhallow', { as: 'present' }, AFTER), AFTER);
    expect(marked.seats.map(({ id, mark }) => [id, mark?.as, mark?.deputy])).toEqual([
      ['gareth-penhallow', 'present', undefined],
      ['imogen-vance', 'deputy', 'bronagh-whitlock'],
      ['marcus-thorne', 'absent', undefined],
      ['agency:faith-groups', 'absent', undefined],
    ]);
    expect(() => markSeat(replied, 'gareth-penhallow', { as: 'present' }, BEFORE)).toThrow('not been held');
    expect(() => replyForSeat(replied, 'nobody', { answer: 'coming' }, BEFORE)).toThrow('no such seat');
    expect(() => replyForSeat(replied, 'imogen-vance', { answer: 'coming' }, AFTER)).toThrow('over');
  });
});

describe('what is said in a meeting', () => {
  it('takes links only, https only', () => {
    for (const link of [
      'http://pscp.example/a',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'scorecard.docx',
    ])
      expect(() => addPaper(meetingAt(START), { id: 'p', title: 'Scorecard', link }, BEFORE)).toThrow(
        'https://',
      );
  });

  it('routes a line once, and lets it be dropped with a reason', () => {
    const captured = captureAction(held(), { id: 'c1', text: 'Share the briefing' }, AFTER);
    expect(lackingToClose(captured).find(({ what }) => what === 'captured')).toMatchObject({ may: true });
    const routed = routeCaptured(captured, 'c1', 'ACT-2612-K4TR');
    expect(() => routeCaptured(routed, 'c1', 'ACT-2612-Z9ZZ')).toThrow('has become ACT-2612-K4TR');
    expect(dropCaptured(captured, 'c1', 'Said twice').captured[0]?.dropped).toBe('Said twice');
  });
});
