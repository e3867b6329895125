import { describe, expect, it } from 'vitest';
import { meetingProblems, meetingReferences } from '../../src/partnership/meeting-references.ts';
import { Calendar, Meetings } from '../../src/partnership/meeting-schema.ts';
import type { Partnership } from '../../src/partnership/schema.ts';
import { plymouthFile } from '../support/plymouth.ts';

/** Plymouth's file with other meetings of its Board, or another calendar. */
function changed(meetings: unknown, calendar: unknown = {}): Partnership {
  const file = plymouthFile();
  return {
    ...file,
    calendar: Calendar.parse(calendar),
    groups: file.groups.map((group) =>
      group.id === 'board' ? { ...group, meetings: Meetings.parse(meetings) } : group,
    ),
  };
}

const says = (file: Partnership): string[] => meetingProblems(file).map((problem) => problem.says);

describe('what is wrong with meetings in a partnership file', () => {
  it('is nothing in Plymouth’s', () => {
    expect(meetingProblems(plymouthFile())).toEqual([]);
  });

  it('is a fortnight that begins on another day', () => {
    const file = changed({
      at: '17:00',
      rules: [{ on: 'Wednesday', every: 'fortnight', from: '2026-04-21' }],
    });
    expect(says(file)).toEqual(['holds 2026-04-21, a Tuesday. Put the first Wednesday there.']);
  });

  it('is a group that follows one that follows another', () => {
    const file = changed({ at: '10:00', rules: [{ with: 'board', workingDays: -10 }] });
    expect(says(file)[0]).toContain("follow another group's themselves");
  });

  it.each([
    [{ from: '2026-09-03', to: '2026-08-23' }, 'ends before it begins'],
    [{ from: '2026-07-20', to: '2026-10-23' }, 'begins before the term above it ends'],
  ])('is a term %j that %s', (term, wrong) => {
    const terms = [{ from: '2026-06-01', to: '2026-07-23' }, term];
    const file = changed({ at: '10:00' }, { schoolYears: [{ year: '2026-27', source: 'x', terms }] });
    expect(says(file)[0]).toContain(wrong);
  });

  it('is a name that nothing has', () => {
    const base = changed({ at: '10:00', rules: [{ with: 'bord' }], seats: [{ agency: 'nurserys' }] });
    const [duty] = base.duties;
    if (!duty) throw new Error('no duties');
    const file = { ...base, duties: [{ ...duty, rotates: ['neglekt'], fromEach: ['lsp-police', 'nobody'] }] };
    const found: string[] = [];
    meetingReferences(file, (path, id, known) => {
      if (id !== undefined && !known.has(id)) found.push(`${path.slice(2).join('.')} ${id}`);
    });
    expect(found).toEqual([
      'meetings.rules.0.with bord',
      'meetings.seats.0.agency nurserys',
      'rotates.0 neglekt',
      'fromEach.1 nobody',
    ]);
  });
});
