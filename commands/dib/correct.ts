import type { CommandVerb } from '../../src/bot/command.ts';
import { subjectNamed } from '../../src/bot/outbox.ts';
import { findItem } from './find.ts';
import { itemReply } from './item.ts';

/** `/dib correct DIB-261123-03`: one item, with what can be done about it. */
export const correctVerb: CommandVerb = {
  name: 'correct',
  aliases: ['item', 'open', 'change', 'withdraw'],
  summary: 'Open one item to put it right, withdraw it, or say what happened since',
  access: 'briefing.see',
  arguments: { ref: { kind: 'reference', label: 'which item', prefixes: ['DIB'], required: true } },
  examples: ['dib correct DIB-261123-03'],
  run: async (context, { ref = '' }) =>
    itemReply(context, await findItem(context, subjectNamed(ref), 'briefing.see')),
};
