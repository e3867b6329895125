import type { CommandVerb } from '../src/bot/command.ts';
import type { ArgumentDefinition } from '../src/bot/grammar/types.ts';

export type AboutOne = (
  name: string,
  summary: string,
  access: CommandVerb['access'],
  run: CommandVerb['run'],
  aliases?: readonly string[],
) => CommandVerb;

/**
 * Verbs that take the reference of one record and nothing else.
 *
 * @param example `plan show DUT-2609-K4TR` without its verb: the command and a reference
 * @param more what else all of them have, such as what their words are about
 */
export function aboutOne(
  ref: ArgumentDefinition,
  [command, reference]: readonly [string, string],
  more: Pick<CommandVerb, 'about'> = {},
): AboutOne {
  return (name, summary, access, run, aliases = []) => ({
    name,
    ...(aliases.length > 0 ? { aliases } : {}),
    summary,
    access,
    ...more,
    arguments: { ref },
    examples: [`${command} ${name} ${reference}`],
    run,
  });
}
