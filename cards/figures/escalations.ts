import type { CardView } from '../../src/bot/reply.ts';
import {
  figureSections,
  type CollectedFigures,
  type Showing,
} from '../../src/domain/escalation/figures-shown.ts';
import { sayPeriod, type Period } from '../../src/domain/period.ts';
import type { Directory } from '../../src/partnership/model.ts';
import { figuresCard } from '../index.ts';
import { upperFirst } from '../../src/domain/upper-first.ts';

const NOTES: Readonly<Record<Showing, string>> = {
  raw: 'For the business unit only: small numbers can point at somebody. What you pass on: /report escalations.',
  hidden: 'Numbers below 5 are hidden, and with them what would give them away.',
};

/** Figures of case resolution in a period. `today` says whether it is over; `whom` is the group they are for. */
export function drawEscalationFigures(
  figures: CollectedFigures,
  period: Period,
  {
    directory,
    today,
    showing,
    whom,
  }: {
    readonly directory: Directory;
    readonly today: string;
    readonly showing: Showing;
    readonly whom?: string;
  },
): CardView {
  const nameOf = (agency: string): string => directory.agency(agency)?.name ?? agency;
  const sectorOf = (agency: string): string => capital(directory.agency(agency)?.sector ?? 'other');
  return {
    summary: 'Figures of case resolution',
    card: figuresCard.expand({
      heading: `Case resolution, ${sayPeriod(period)}`,
      intro: [
        whom ? `For ${whom}.` : '',
        period.to >= today ? 'So far; the period is not over.' : 'The whole period.',
      ]
        .filter((line) => line)
        .join(' '),
      sections: figureSections(figures, showing, nameOf, sectorOf).map(({ name, rows, isLong }) =>
        isLong
          ? {
              name: `${name}: ${figures.silent.length === 1 ? '1 agency' : `${figures.silent.length} agencies`}`,
              rows: [],
              lines: rows.map(({ label, shown }) => `${label}: ${shown}`),
            }
          : { name, rows },
      ),
      note: NOTES[showing],
    }),
  };
}

/** `local-authority` → `Local authority`. */
function capital(sector: string): string {
  return upperFirst(sector).replaceAll('-', ' ');
}
