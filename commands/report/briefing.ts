import { themeSections } from '../../cards/briefing/themes-view.ts';
import { allFigures } from '../../src/bot/briefing-figures.ts';
import { themeDigest } from '../../src/domain/briefing/digest.ts';
import type { ReportPart } from './part.ts';

/** The daily briefing: what came up and how it went, with small numbers hidden. */
export const briefingPart: ReportPart = {
  name: 'briefing',
  aliases: ['dib', 'daily briefing'],
  title: 'The daily intelligence briefing',
  summary: 'Get the themes of the daily briefing as text for a paper',
  access: 'briefing.themes',
  async write({ tx, partnership }, period) {
    const digest = themeDigest(await allFigures(tx), period, partnership.briefing);
    if (digest.days === 0) return ['There was no briefing in this period.'];
    return [
      `${digest.days} ${digest.days === 1 ? 'briefing was' : 'briefings were'} held.`,
      ...themeSections(digest).map(({ name, rows }) => {
        const line = rows
          .map(({ label, shown }) => `${label}: ${shown.replace('<5', 'fewer than 5')}`)
          .join('; ');
        return name === '' ? `${line}.` : `${name}. ${line}.`;
      }),
    ];
  },
};
