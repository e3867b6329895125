import type { ActionExecute, ActionSubmit } from '../../cards/adaptive-card.ts';
import { plainText } from '../../cards/user-text.ts';
import { ActionData } from '../bot/wire.ts';

/** The envelope an action carries, wherever its verb is written. Undefined when it is not one of this bot's. */
export function envelopeOf(action: ActionExecute | ActionSubmit): ActionData | undefined {
  const data: unknown = action.data ?? {};
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const given: Readonly<Record<string, unknown>> = { ...data };
  const verb = given.verb ?? (action.type === 'Action.Execute' ? action.verb : undefined);
  const parsed = ActionData.safeParse({ ...given, verb });
  return parsed.success ? withoutMarks(parsed.data) : undefined;
}

function withoutMarks(data: ActionData): ActionData {
  return {
    ...data,
    ...(data.subject !== undefined && { subject: plainText(data.subject) }),
    ...(data.args !== undefined && {
      args: Object.fromEntries(Object.entries(data.args).map(([key, value]) => [key, plainText(value)])),
    }),
  };
}
