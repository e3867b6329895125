import type { CardView } from '../../src/bot/reply.ts';
import type { EducationBrief, ThemeDigest } from '../../src/domain/briefing/digest.ts';
import { shownTrends, type Trends } from '../../src/domain/briefing/trends.ts';
import { sayPeriod, type Period } from '../../src/domain/period.ts';
import type { ShownCount } from '../../src/domain/small-numbers.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { BriefingSettings } from '../../src/partnership/briefing-schema.ts';
import type { Directory } from '../../src/partnership/model.ts';
import { figuresCard } from '../index.ts';
import { briefingTrendsCard } from './list.ts';

const HIDDEN =
  'Numbers below 5 are hidden or put together, and no place is nearer than a neighbourhood. It says nothing about one child.';

/** Themes of a time, fit to leave the briefing's room. */
export function drawThemes(digest: ThemeDigest, heading: string): CardView {
  return {
    summary: heading,
    card: figuresCard.expand({
      heading,
      intro: `${sayPeriod(digest.period)}, ${digest.days} ${digest.days === 1 ? 'briefing' : 'briefings'}.`,
      sections: themeSections(digest),
      note: HIDDEN,
    }),
  };
}

export function themeSections(digest: ThemeDigest): { name: string; rows: ShownCount[] }[] {
  const { missing, missingEarlier, talksInTime, strategyHeld, saferMe, goodNews } = digest;
  return [
    {
      name: '',
      rows: [
        { label: 'Missing episodes', shown: missing.episodes },
        { label: 'Of them again', shown: missing.repeats },
        ...missingEarlier.map(({ period, episodes }) => ({
          label: `Missing episodes, ${sayPeriod(period)}`,
          shown: episodes,
        })),
        { label: 'Return home conversations within their hours', shown: talksInTime },
        { label: 'Strategy meetings held', shown: strategyHeld },
        { label: 'New Safer Me assessments', shown: saferMe },
        { label: 'Good news', shown: goodNews },
      ],
    },
    { name: 'Themes', rows: [...digest.themes] },
    { name: 'Kinds of concern', rows: [...digest.kinds] },
    { name: 'Neighbourhoods', rows: [...digest.areas] },
    { name: 'Kinds of place', rows: [...digest.contexts] },
  ].filter(({ rows }) => rows.length > 0);
}

/** What schools hear once a term. */
export function drawEducationBrief(brief: EducationBrief): CardView {
  const heading = 'The daily briefing this term, for schools';
  return {
    summary: heading,
    card: figuresCard.expand({
      heading,
      intro: sayPeriod(brief.period),
      sections: [
        {
          name: '',
          rows: [
            { label: 'Not in school', shown: brief.notInSchool },
            { label: 'DSL told the same day', shown: brief.dslTold },
          ],
        },
        { name: 'Themes', rows: [...brief.themes] },
        { name: 'Kinds of place', rows: [...brief.contexts] },
      ].filter(({ rows }) => rows.length > 0),
      note: HIDDEN,
    }),
  };
}

const WIDEST = 20;

/** Trends as bars of characters, the same on both platforms, and read out as the line they are. */
export function drawTrends(
  trends: Trends,
  period: Period,
  { settings, directory }: { readonly settings: BriefingSettings; readonly directory: Directory },
): CardView {
  const shown = shownTrends(trends, settings);
  const weeks = shown.weeks.map(({ monday, missing }) => ({
    label: sayDate(monday, 'short'),
    shown: missing,
  }));
  const inTime = shown.weeks.map(({ monday, talksInTime }) => ({
    label: sayDate(monday, 'short'),
    shown: talksInTime,
  }));
  const agencies = shown.agencies.map(({ agency, posted, nil, late }) => ({
    label: directory.agency(agency)?.name ?? agency,
    shown: String(posted + nil + late),
  }));
  const heading = 'The daily briefing: trends';
  const charts = [
    { name: 'Missing episodes by week', rows: weeks },
    { name: 'Return home conversations within their hours', rows: inTime },
    { name: 'Neighbourhoods', rows: shown.areas },
    { name: 'Briefings an agency took part in', rows: agencies },
  ].filter(({ rows }) => rows.length > 0);
  return {
    summary: heading,
    card: briefingTrendsCard.expand({
      heading,
      intro: `${sayPeriod(period)}.`,
      charts: charts.map(({ name, rows }) => ({ name, says: '', bars: bars(rows) })),
      note: HIDDEN,
    }),
  };
}

/** `Mon 2 Nov   ██████ 6`; a number that is hidden has no length. */
function bars(rows: readonly ShownCount[]): { text: string }[] {
  const numbers = rows.map(({ shown }) => Number.parseInt(shown, 10) || 0);
  const most = Math.max(1, ...numbers);
  const widest = Math.max(...rows.map(({ label }) => label.length));
  return rows.map(({ label, shown }, index) => {
    const many = /^\d/.test(shown) ? (numbers[index] ?? 0) : 0;
    const bar = '█'.repeat(Math.round((many / Math.max(most, WIDEST)) * WIDEST));
    return { text: `${label.padEnd(widest)} ${bar}${bar === '' ? '' : ' '}${shown}` };
  });
}
