import { drawEscalationFigures } from '../../cards/figures/escalations.ts';
import { notice } from '../../cards/words.ts';
import { may } from '../../src/bot/access.ts';
import type { CommandVerb, Values } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { collectFigures } from '../../src/bot/escalation-figures.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { periodNamed, PERIODS } from '../../src/domain/period.ts';
import { momentOf } from './record.ts';

/** `/escalate figures`: raw for the business unit, with small numbers hidden for everybody else who may see them. */
export const figuresVerb: CommandVerb = {
  name: 'figures',
  aliases: ['numbers', 'statistics'],
  summary: 'See how many were raised, by whom, about what, and what came of them',
  access: 'escalation.aggregates',
  arguments: {
    period: { kind: 'choice', label: 'which period', choices: PERIODS },
    from: { kind: 'date', label: 'the first day', leads: ['from', 'since'] },
    to: { kind: 'date', label: 'the last day', leads: ['to', 'until'] },
  },
  examples: [
    'escalate figures',
    'escalate figures last month',
    'escalate figures from 1 Sep 2026 to 30 Nov 2026',
  ],
  run: async (context, values) => ({ kind: 'notice', view: await drawFigures(context, values) }),
};

async function drawFigures(context: Context, values: Values): Promise<CardView> {
  const { member, tx, directory, today } = context;
  const isUnit = may(member, 'escalation.figures', new Set());
  const { from, to = today } = values;
  // Two periods that differ by a day would say what happened on that day.
  if (!isUnit && (from !== undefined || values['to'] !== undefined))
    return notice('Please choose a whole month, quarter or year', [
      'Days of your own choosing are for the business unit: small differences between periods could point at somebody.',
      'For example: /escalate figures last quarter',
    ]);
  if (from !== undefined && from > to)
    return notice('The first day comes after the last one', [
      'For example: /escalate figures from 1 Sep to 30 Nov',
    ]);
  const period = from === undefined ? periodNamed(values['period'], today) : { from, to };
  const figures = await collectFigures(tx, directory, period, await momentOf(context));
  return drawEscalationFigures(figures, period, { directory, today, showing: isUnit ? 'raw' : 'hidden' });
}
