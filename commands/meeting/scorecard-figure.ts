import { may } from '../../src/bot/access.ts';
import type { FigureAsked, FigureProviders } from '../../src/domain/meeting/figures.ts';
import { sayScorecard, type ScorecardRow } from '../../src/domain/metric/scorecard.ts';
import type { Member } from '../../src/partnership/model.ts';
import type { Partnership } from '../../src/partnership/schema.ts';

interface Read {
  readonly scorecard: readonly ScorecardRow[];
  readonly member: Member;
  readonly partnership: Partnership;
}

/** The scorecard on an agenda: of a group that leads on a priority its own figures, of the others all. */
export const scorecardFigures: FigureProviders<Read> = {
  scorecard: ({ scorecard, member, partnership }, { group }: FigureAsked) => {
    if (scorecard.length === 0 || !may(member, 'metric.see', new Set())) return undefined;
    const leads = new Set(partnership.priorities.filter(({ lead }) => lead === group).map(({ id }) => id));
    const own = scorecard.filter(
      ({ metric }) =>
        metric.supplier === group || (metric.priority !== undefined && leads.has(metric.priority)),
    );
    return { says: `${sayScorecard(own.length > 0 ? own : scorecard)} See /report scorecard.` };
  },
};
