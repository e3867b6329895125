import { describe, expect, it } from 'vitest';
import { bySector, gaps, representation } from '../../../src/domain/meeting/attendance.ts';
import { holdMeeting } from '../../../src/domain/meeting/moves.ts';
import { quorumOf } from '../../../src/domain/meeting/quorum.ts';
import type { Meeting } from '../../../src/domain/meeting/record.ts';
import { markByReplies, replyForSeat } from '../../../src/domain/meeting/seats.ts';
import type { Reply } from '../../../src/domain/meeting/words.ts';
import { by, meetingAt } from './build.ts';

const AGENCIES = [
  { id: 'devon-cornwall-police', name: 'Police', sector: 'police', standing: 'statutory' },
  { id: 'nhs-devon-icb', name: 'NHS Devon', sector: 'health', standing: 'statutory' },
  { id: 'plymouth-city-council', name: 'The council', sector: 'local-authority', standing: 'statutory' },
  {
    id: 'childrens-services',
    name: 'Children’s Services',
    sector: 'local-authority',
    standing: 'service',
    partOf: 'plymouth-city-council',
  },
  { id: 'livewell-southwest', name: 'Livewell', sector: 'health', standing: 'relevant' },
  {
    id: 'business-unit',
    name: 'Business Unit',
    sector: 'local-authority',
    standing: 'service',
    partOf: 'plymouth-city-council',
  },
];
const BEFORE = by('2026-06-01 09:00');

const withReplies = (replies: Record<string, Reply>, meeting = meetingAt('2026-12-15 10:00')): Meeting =>
  Object.entries(replies).reduce(
    (one, [seat, answer]) => replyForSeat(one, seat, { answer }, BEFORE),
    meeting,
  );

describe('quorum: the three partners', () => {
  it('is sure when each of them comes, by itself, by a service of it or by a deputy', () => {
    const meeting = withReplies({
      'gareth-penhallow': 'coming',
      'imogen-vance': 'deputy',
      'marcus-thorne': 'coming',
    });
    expect(quorumOf(meeting, { partners: 'agencies' }, AGENCIES)).toEqual({
      verdict: 'yes',
      coming: 3,
      silent: 0,
      away: 1,
      lacking: [],
      says: 'It can decide.',
    });
  });

  it('is likely while somebody has not answered, and says who is missing', () => {
    const meeting = withReplies({ 'gareth-penhallow': 'coming', 'marcus-thorne': 'coming' });
    expect(quorumOf(meeting, { partners: 'agencies' }, AGENCIES)).toMatchObject({
      verdict: 'likely',
      lacking: ['nhs-devon-icb'],
      says: 'It can decide if those who have not answered come: nobody yet from NHS Devon.',
    });
  });

  it('is out of reach once a partner sends apologies, and leaves it to the chair', () => {
    const meeting = withReplies({ 'imogen-vance': 'apology' });
    const quorum = quorumOf(meeting, { partners: 'agencies' }, AGENCIES);
    expect(quorum.verdict).toBe('no');
    expect(quorum.says).toContain('The chair may go on all the same.');
  });

  it('may be met by anybody of the sector, but never by the unit', () => {
    const seats = [
      { agency: 'devon-cornwall-police', member: 'a' },
      { agency: 'livewell-southwest', member: 'b' },
      { agency: 'business-unit', member: 'c' },
    ];
    const meeting = withReplies(
      { a: 'coming', b: 'coming', c: 'coming' },
      meetingAt('2026-12-15 10:00', { seats }),
    );
    expect(quorumOf(meeting, undefined, AGENCIES)).toMatchObject({
      verdict: 'no',
      lacking: ['plymouth-city-council'],
    });
    expect(quorumOf(meeting, { partners: 'agencies' }, AGENCIES).lacking).toEqual([
      'nhs-devon-icb',
      'plymouth-city-council',
    ]);
    expect(quorumOf(meeting, { partners: 'nobody', least: 4 }, AGENCIES)).toMatchObject({ verdict: 'no' });
    expect(quorumOf(meeting, { partners: 'nobody', least: 3 }, AGENCIES)).toMatchObject({ verdict: 'yes' });
  });
});

describe('who is at the table over time', () => {
  const meetings = ['2026-06-16', '2026-09-15', '2026-12-15'].map((date, index) => {
    const planned = withReplies(
      { 'gareth-penhallow': 'coming', 'marcus-thorne': index === 2 ? 'deputy' : 'coming' },
      meetingAt(`${date} 10:00`, { id: `MTG-2604-B00${index}` }),
    );
    return planned;
  });
  const attended = meetings.map((meeting, index) => {
    const after = by(`${['2026-06-16', '2026-09-15', '2026-12-15'][index] ?? ''} 12:30`);
    return holdMeeting(markByReplies(meeting, after), after);
  });
  const names = { group: () => 'Board', agency: (id: string) => id };

  it('counts each agency once a meeting', () => {
    const rows = representation(attended);
    expect(rows.find(({ agency }) => agency === 'childrens-services')).toMatchObject({
      meetings: 3,
      taken: 3,
      deputies: 1,
      emptyInARow: 0,
      lastSat: '2026-12-15',
    });
    expect(rows.find(({ agency }) => agency === 'nhs-devon-icb')).toMatchObject({
      taken: 0,
      empty: 3,
      emptyInARow: 3,
    });
    expect(representation(meetings)).toEqual([]);
  });

  it('names the seats that are empty, and why', () => {
    expect(gaps(representation(attended), names).map(({ says }) => says)).toEqual([
      'faith-groups in Board: nobody holds the seat.',
      'nhs-devon-icb in Board: nobody there at the last 3 meetings.',
    ]);
    expect(gaps(representation(attended.slice(0, 1)), names).map(({ agency }) => agency)).toEqual([
      'faith-groups',
    ]);
  });

  it('says it by sector too', () => {
    const sectorOf = (id: string) => AGENCIES.find((agency) => agency.id === id)?.sector ?? 'faith';
    expect(bySector(attended, sectorOf)).toContainEqual({
      group: 'board',
      sector: 'faith',
      meetings: 3,
      taken: 0,
    });
  });
});
