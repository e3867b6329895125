import { drawThemes, drawTrends } from '../../cards/briefing/themes-view.ts';
import { allFigures } from '../../src/bot/briefing-figures.ts';
import type { CommandVerb } from '../../src/bot/command.ts';
import { themeDigest } from '../../src/domain/briefing/digest.ts';
import { trends } from '../../src/domain/briefing/trends.ts';
import { periodNamed, PERIODS } from '../../src/domain/period.ts';

const period = { kind: 'choice', label: 'which period', choices: PERIODS } as const;

/** `/dib themes`: what came up, with small numbers hidden, for whoever may see figures. */
export const themesVerb: CommandVerb = {
  name: 'themes',
  aliases: ['digest'],
  summary: 'See the themes of a period, with small numbers hidden',
  access: 'briefing.themes',
  arguments: { period },
  examples: ['dib themes', 'dib themes last month'],
  async run({ tx, today, partnership }, values) {
    const chosen = periodNamed(values['period'] ?? 'this-month', today);
    const digest = themeDigest(await allFigures(tx), chosen, partnership.briefing);
    return { kind: 'notice', view: drawThemes(digest, 'Themes of the daily briefing') };
  },
};

/** `/dib trends`: weeks side by side as bars. */
export const trendsVerb: CommandVerb = {
  name: 'trends',
  aliases: ['chart', 'charts'],
  summary: 'See missing episodes, conversations, places and who takes part, as bars',
  access: 'briefing.themes',
  arguments: { period },
  examples: ['dib trends', 'dib trends last quarter'],
  async run({ tx, today, partnership, directory }, values) {
    const chosen = periodNamed(values['period'] ?? 'quarter', today);
    const whole = { from: chosen.from, to: chosen.to > today ? today : chosen.to };
    return {
      kind: 'notice',
      view: drawTrends(trends(await allFigures(tx), whole), whole, {
        settings: partnership.briefing,
        directory,
      }),
    };
  },
};
