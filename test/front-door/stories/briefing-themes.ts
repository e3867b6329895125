import { expect, it } from 'vitest';
import { passTo, readBy, skipTo } from '../../support/escalations.ts';
import { CHAIR } from '../../support/h2-thread.ts';
import { wordsOf } from '../../support/screens.ts';
import type { Town } from '../../support/town.ts';

/** Where the themes of a day go, in the weeks after it. */
export function whatThemesBecome(town: () => Town): void {
  it('on Friday the themes of the week, at the end of term a brief for schools, a week before their meeting a digest', async () => {
    await passTo(town(), '2026-11-23T16:00:10Z');
    const day = await town().store.read((view) => view.get('briefingFigures', 'DIB-261123'));
    if (!day) throw new Error('no figures');
    const figures = { ...day, areas: { efford: 7, whitleigh: 1 }, contexts: { 'transport-hub': 5, park: 3 } };
    await town().store.transact(async (tx) => {
      await tx.put('briefingFigures', { ...figures, id: 'DIB-261124', date: '2026-11-24' });
      await tx.put('briefingFigures', { ...figures, id: 'DIB-261125', date: '2026-11-25' });
    });
    const only = (who: string, heading: string): string => {
      const [found, ...more] = readBy(town(), who, heading);
      if (!found || more.length > 0) throw new Error(`${who} was sent ${heading} ${more.length} times more`);
      expect(wordsOf(found)).not.toContain('Whitleigh');
      expect(wordsOf(found)).not.toMatch(/DIB-|\d\d:\d\d/);
      return wordsOf(found);
    };
    await skipTo(town(), '2026-11-27T14:59:10Z');
    expect(readBy(town(), CHAIR, 'Themes of the week')).toEqual([]);
    await passTo(town(), '2026-11-27T15:00:10Z');
    const week = only(CHAIR, 'Themes of the week');
    // What came up fewer than five times has no number, and gives none away by what is left.
    expect(week).toMatch(/Efford\s+5 or more\s+Others together\s+<5/);
    await skipTo(town(), '2026-12-18T10:00:10Z');
    const term = only('Winifred Tamang', 'The daily briefing this term, for schools');
    expect(term).not.toContain('Efford');
    await skipTo(town(), '2027-01-13T09:00:10Z');
    expect(readBy(town(), CHAIR, 'Themes for Safeguarding Adolescents')).toEqual([]);
    await skipTo(town(), '2027-01-14T09:00:10Z');
    expect(only(CHAIR, 'Themes for Safeguarding Adolescents')).toMatch(/Efford\s+5 or more/);
  });
}
