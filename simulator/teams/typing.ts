import type { JsonObject } from '../json.ts';
import type { TeamsRoom, TeamsState } from './state.ts';

export interface TypedText {
  /** `activity.text`: `&`, `<` and `>` escaped, mentions as `<at>…</at>`. */
  readonly text: string;
  /** One `mention` entity for each mention, in order. */
  readonly entities: readonly JsonObject[];
  readonly mentionsBot: boolean;
}

/**
 * What Teams' client makes of typed text. In a channel or group chat `@Full Name` of the bot or of somebody in the room
 * becomes a mention; in a one-to-one chat nobody can be mentioned. After the bot's mention stands a no-break space.
 */
export function asTyped(text: string, state: TeamsState, room: TeamsRoom): TypedText {
  const { botId, botName } = state.identity;
  const people = room.kind === 'direct' ? [] : [...room.members].flatMap((id) => state.people.get(id) ?? []);
  const names = [
    ...(room.kind === 'direct' ? [] : [{ id: botId, name: botName }]),
    ...people.map((person) => ({ id: person.mri, name: person.name })),
  ].sort((a, b) => b.name.length - a.name.length);

  const entities: JsonObject[] = [];
  let typed = '';
  let rest = text;
  while (rest !== '') {
    const at = rest.indexOf('@');
    if (at < 0) break;
    const after = rest.slice(at + 1);
    const named = /[\p{L}\p{N}]$/u.test(rest.slice(0, at))
      ? undefined
      : names.find((each) => startsWithName(after, each.name));
    typed += escaped(rest.slice(0, at));
    if (named === undefined) {
      typed += '@';
      rest = after;
      continue;
    }
    const mention = `<at>${escaped(named.name)}</at>`;
    entities.push({ type: 'mention', mentioned: { id: named.id, name: named.name }, text: mention });
    typed += mention;
    rest = after.slice(named.name.length);
    if (named.id === botId && rest.startsWith(' ')) {
      typed += '&nbsp;';
      rest = rest.slice(1);
    }
  }
  const mentionsBot = entities.some((entity) => JSON.stringify(entity).includes(JSON.stringify(botId)));
  return { text: typed + escaped(rest), entities, mentionsBot };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function startsWithName(text: string, name: string): boolean {
  if (text.slice(0, name.length).toLowerCase() !== name.toLowerCase()) return false;
  return !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
}
