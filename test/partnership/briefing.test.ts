import { join } from 'node:path';
import { chairingGroup } from '../../src/bot/briefing-relations.ts';
import { describe, expect, it } from 'vitest';
import { briefingProblems } from '../../src/partnership/briefing-references.ts';
import { BriefingSettings } from '../../src/partnership/briefing-schema.ts';
import { loadPartnership } from '../../src/partnership/load.ts';
import { root } from '../../src/root.ts';

const plymouth = loadPartnership(join(root, 'partnerships/plymouth.yaml'));

describe('what a partnership file says of its briefing', () => {
  it('nothing at all is a briefing with the proposed times, and nobody expected', () => {
    const settings = BriefingSettings.parse({});
    expect(settings).toMatchObject({
      timetable: { opens: '08:30', closes: '16:00' },
      rawTextMinutes: 15,
      returnTalkHours: 72,
    });
    expect(settings.expected).toEqual([]);
  });

  it('times that go back are refused, by the one that does', () => {
    const { error } = BriefingSettings.safeParse({ timetable: { cutOff: '09:00' } });
    expect(error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['timetable.cutOff', 'a time after "nudge" (09:05)'],
    ]);
    expect(BriefingSettings.safeParse({ timetable: { opens: '8:30' } }).success).toBe(false);
  });

  it('Plymouth’s fits together: who leads, who confirms the list, and areas that the text guard lets pass', () => {
    expect(briefingProblems(plymouth)).toEqual([]);
    const { expected, areas } = plymouth.briefing;
    expect(expected.filter(({ leads }) => leads).map(({ agency }) => agency)).toEqual([
      'devon-cornwall-police',
    ]);
    expect(expected.filter(({ hospital }) => hospital).map(({ agency }) => agency)).toEqual([
      'university-hospitals-plymouth',
    ]);
    const places = new Set(plymouth.guard?.places);
    expect(areas.filter(({ name, postcodes }) => postcodes.length === 0 && !places.has(name))).toEqual([]);
  });

  it('references to nothing, and things said twice, are named', () => {
    const [first] = plymouth.briefing.expected;
    if (!first) throw new Error('nobody is expected');
    const broken = {
      ...plymouth,
      briefing: {
        ...plymouth.briefing,
        expected: [first, first, { ...first, agency: 'polise' }],
        landmarks: [{ words: ['x'] }, { words: ['y'], area: 'effort' }],
        chair: { group: 'sergg' },
        digest: { ...plymouth.briefing.digest, group: 'sawgg' },
      },
    };
    expect(briefingProblems(broken).map(({ path, says }) => `${path.join('.')} ${says}`)).toEqual([
      'briefing.expected.1.agency is expected twice. Keep one of them.',
      'briefing.expected.2.agency holds "polise", and there is no agency with that id. Add it, or put the id of one that is there.',
      'briefing.landmarks.0 needs an "area", a "context" or both.',
      'briefing.landmarks.1.area holds "effort", and there is no area with that id. Did you mean "efford"?',
      'briefing.chair.group holds "sergg", and there is no group with that id. Did you mean "serg"?',
      'briefing.digest.group holds "sawgg", and there is no group with that id. Did you mean "sawg"?',
    ]);
  });

  it('names the group whose chair chairs it; without one it is the group that gets the themes', () => {
    const { briefing } = plymouth;
    expect(chairingGroup({ ...briefing, chair: { group: 'serg' } })).toBe('serg');
    expect(chairingGroup({ ...briefing, chair: {} })).toBe(briefing.digest.group);
    expect(chairingGroup({ ...briefing, chair: {}, digest: { daysBefore: 7 } })).toBeUndefined();
  });
});
