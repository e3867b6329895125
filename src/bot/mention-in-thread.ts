import { isInThread } from './briefing-rooms.ts';
import { todaysBriefing } from './briefing-store.ts';
import { tokenise } from './grammar/tokens.ts';
import type { ParsedCall } from './grammar/types.ts';
import { verbAt } from './grammar/verb-at.ts';
import type { BotDeps } from './handle.ts';
import { hear, readMessage } from './hear.ts';
import { messageKey } from './hear-ways.ts';
import type { CommandInteraction, MessageInteraction, Spoken } from './interaction.ts';

/**
 * The bot mentioned below today's briefing, with words that name no command: its author meant them for the briefing, so they are
 * read as if nobody had been mentioned. A command stays one, also with something wrong in it or a letter wrong in its name.
 *
 * @returns whether that was it, and everything is said; else the line is answered as a command nobody knows
 */
export async function heardAsUpdate(
  deps: BotDeps,
  interaction: CommandInteraction,
  parsed: ParsedCall,
): Promise<boolean> {
  const { door, messageId, place, delivery, sender, route, spoken, files } = interaction;
  if (parsed.kind !== 'unknown' || parsed.command !== undefined || isMistyped(deps, parsed, spoken))
    return false;
  if (door !== 'mention' || messageId === undefined || place?.thread === undefined) return false;
  const isBelow = await deps.store.read(async (view) => {
    const briefing = await todaysBriefing(view, deps.now());
    return briefing !== undefined && (await isInThread(view, briefing, place));
  });
  if (!isBelow) return false;
  const message: MessageInteraction = {
    kind: 'message',
    // Not the mention's own: what is nothing for the briefing is still to be answered as a command.
    delivery: `${delivery}|heard`,
    sender,
    place,
    ...(route ? { route } : {}),
    answer: 'later',
    messageId,
    change: 'new',
    spoken,
    ...(files === undefined ? {} : { files }),
  };
  await hear(deps, message);
  const { findings, refused } = await readMessage(deps, message);
  if (refused || findings.some(({ severity }) => severity === 'confirm')) return true;
  const taken = await deps.store.read((view) => view.find('briefingUpdates', 'place', messageKey(message)));
  return taken.length > 0;
}

/** `acton list`: nearly a command's name, and then a verb of it or nothing more. An update goes on with other words. */
function isMistyped(
  { registry }: BotDeps,
  { didYouMean }: Extract<ParsedCall, { kind: 'unknown' }>,
  spoken: Spoken,
): boolean {
  const [, ...rest] = tokenise(spoken);
  return registry.definitions.some(
    (command) =>
      didYouMean.includes(command.name) && (rest.length === 0 || verbAt(command, rest) !== undefined),
  );
}
