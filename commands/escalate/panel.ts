import { drawPanel, onPanelList } from '../../cards/items/panel.ts';
import { notice } from '../../cards/words.ts';
import type { CommandVerb, PressHandler } from '../../src/bot/command.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import { makeMove, refusal } from './moves.ts';
import { findEscalation, noteLooked } from './record.ts';

/** `/escalate panel`: the list for the informal panel, at any time. */
export const panelVerb: CommandVerb = {
  name: 'panel',
  summary: 'See what is on the list for the informal panel (business unit)',
  access: 'escalation.figures',
  arguments: {},
  examples: ['escalate panel'],
  async run(context) {
    const { tx, directory } = context;
    for (const escalation of await onPanelList(tx)) await noteLooked(context, escalation);
    return { kind: 'notice', view: await drawPanel(tx, directory) };
  },
};

/** Writes down that the panel took it. A word and not the card, which would take the place of the list. */
export const panelTakenPress: PressHandler = {
  access: 'escalation.move',
  async run(context, press) {
    const escalation = await findEscalation(context, press.subject);
    const refused = await refusal(context, escalation, 'take-to-panel');
    if (refused) return refused;
    await makeMove(context, escalation, 'take-to-panel', {});
    return {
      kind: 'notice',
      view: notice(`${escalation.id}: taken by the panel`, [
        `Both sides can see that the panel took it on ${sayDate(context.today)}. Its clock goes on until it is settled.`,
      ]),
    };
  },
};
