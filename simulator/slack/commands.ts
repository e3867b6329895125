import { accepted, outcomeOf, type Delivery, type DriverOutcome } from '../deliver.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { SlackClientParts } from './client.ts';
import { contentOf, isRefusal } from './content.ts';
import { commandFields } from './payloads.ts';
import { postFromUrl } from './response-url.ts';
import { problemOf } from './sender.ts';
import type { ResponseUrl, SlackRoom, SlackState } from './state.ts';
import { asTyped } from './typing.ts';

export interface SlashCommands {
  run(user: string, place: SlackRoom, command: string, text: string): Promise<DriverOutcome>;
  /** The last request once more. What a command is answered with goes where it went the first time. */
  repeat(): Promise<DriverOutcome>;
}

/**
 * Slash commands as their senders see them: what the bot answers, in its acknowledgement or afterwards through the `response_url`. Where it is
 * known when the bot is through (`answered`), the outcome is what was shown first; else it is the acknowledgement.
 */
export function slashCommands({ state, sender, responseBase, answered }: SlackClientParts): SlashCommands {
  let last: ResponseUrl | undefined;
  const shown = async (url: ResponseUrl, send: () => Promise<Delivery>): Promise<DriverOutcome> => {
    delete url.shown;
    const delivery = await send();
    const problem = problemOf(delivery) ?? showAnswer(state, url, delivery);
    await answered();
    const body = delivery.body ?? url.shown;
    return outcomeOf({ ...delivery, body }, problem);
  };
  return {
    async run(user, place, command, text) {
      const url = state.newResponseUrl({ user, channel: place.id });
      last = url;
      const typed = asTyped(text, state, true);
      const fields = commandFields(state, user, place, command, typed, responseBase() + url.id);
      return await shown(url, () => sender.form(fields));
    },
    async repeat() {
      if (last && sender.lastWasCommand) return await shown(last, () => sender.again());
      const delivery = await sender.again();
      return outcomeOf(delivery, problemOf(delivery));
    },
  };
}

/** Slack shows what a command was answered with: text or blocks, to the person alone unless it says `in_channel`. */
function showAnswer(state: SlackState, url: ResponseUrl, delivery: Delivery): string | undefined {
  if (delivery.body === undefined || !accepted(delivery)) return undefined;
  const body: JsonObject = isObject(delivery.body) ? delivery.body : { text: delivery.body };
  if (Object.keys(body).length === 0) return undefined;
  const content = contentOf(body);
  if (isRefusal(content)) return 'invalid_command_response';
  postFromUrl(state, url, body, content);
  return undefined;
}
