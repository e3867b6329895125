import { helpCard } from '../../cards/index.ts';
import { helpFor } from './grammar/help.ts';
import type { CommandDefinition } from './grammar/types.ts';
import type { CardView } from './reply.ts';

const HOW =
  'Any order will do, and dates such as "Friday" or "12 Dec". Leave something out and I open a form with the rest filled in.';
const MORE = 'For more about one of them, type help after it: /action help.';
const NEVER =
  'Never name or describe a child here: I am not a case record and not a referral. If a child is in danger now, call 999.';

/** What can be typed: everything, one command, or one verb with its parts. Made from the commands themselves. */
export function helpView(commands: readonly CommandDefinition[], command?: string, verb?: string): CardView {
  const help = helpFor(commands, command, verb);
  const parts = help.arguments.map(
    ({ usage, label, required }) => `${usage}: ${label}${required ? '' : ' (may be left out)'}`,
  );
  return {
    card: helpCard.expand({
      title: help.title,
      intro: parts.length > 0 ? parts.join('\n\n') : command ? HOW : `${HOW} ${MORE}`,
      entries: help.lines.map(({ usage, summary, examples }) => ({
        usage,
        summary,
        // What can be typed as it stands needs no example.
        example: examples.find((example) => example !== usage) ?? '',
      })),
      footer: NEVER,
    }),
    summary: 'Help with the partnership bot',
  };
}
