import { drawGaps } from '../../cards/next-steps/view.ts';
import { calendarOf } from '../../src/bot/calendar.ts';
import type { CommandVerb } from '../../src/bot/command.ts';
import { requireAccess } from '../../src/bot/context.ts';
import { findGaps } from '../../src/bot/next-steps.ts';
import { stepKinds } from '../../src/bot/step-kinds.ts';

/** `/partnership steps`: open records to which nothing will happen, as they are now. */
export const stepsVerb: CommandVerb = {
  name: 'steps',
  aliases: ['gaps', 'stuck'],
  summary: 'See the open records to which nothing will happen by itself, and why (business unit)',
  access: 'health.see',
  arguments: {},
  examples: ['partnership steps'],
  async run(context) {
    requireAccess(context, 'health.see', new Set(), 'Only the business unit sees all open records.');
    const { tx, directory, partnership, today } = context;
    const around = { directory, partnership, today, calendar: await calendarOf(tx) };
    return { kind: 'notice', view: drawGaps(await findGaps(tx, around, stepKinds)) };
  },
};
