import type { AccessVerb } from '../src/bot/access.ts';
import type { PressHandler } from '../src/bot/command.ts';
import type { Context } from '../src/bot/context.ts';
import type { Reply } from '../src/bot/reply.ts';

/**
 * A press of its own for each thing that a form does, `review.do.move`: it opens the form, or says at once why it cannot be done.
 * The `id` among a press's arguments says which line, part or seat it is about.
 */
export function formPresses(
  prefix: string,
  access: AccessVerb,
  names: Iterable<string>,
  ask: (context: Context, subject: string | undefined, what: string, id: string) => Promise<Reply>,
): Readonly<Record<string, PressHandler>> {
  return Object.fromEntries(
    [...names].map((what): [string, PressHandler] => [
      `${prefix}.${what}`,
      { access, run: (context, press) => ask(context, press.subject, what, press.args['id'] ?? '') },
    ]),
  );
}
