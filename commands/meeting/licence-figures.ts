import { poolsOf } from '../../src/bot/licence-store.ts';
import type { FigureProviders } from '../../src/domain/meeting/figures.ts';
import { poolFigures, sayPoolFigures } from '../../src/domain/training/licence-figures.ts';
import type { FiguresRead } from './figures.ts';

type Read = Pick<FiguresRead, 'licences' | 'partnership' | 'today'>;

/** How full the pools are, and how often the tools were used since the last meeting: of one course, or of all. */
export const licenceFigureProviders: FigureProviders<Read> = {
  'training-licences': ({ licences, partnership, today }, { of, since }) => {
    const pools = poolsOf(partnership).filter(({ course }) => of === undefined || course.id === of);
    if (pools.length === 0) return undefined;
    const lines = pools.map(({ course, terms }) => {
      const said = sayPoolFigures(poolFigures(licences, course.id, terms, since, today), terms);
      return pools.length === 1 ? said : `${course.name}: ${said}`;
    });
    return { says: lines.join(' ') };
  },
};
