import { handleOf } from './shapes.ts';
import type { SlackState } from './state.ts';

/**
 * What Slack's own client makes of typed text before an app sees it: `&`, `<` and `>` escaped; `@Full Name` of somebody
 * in the workspace (or of the app) a mention, `#channel` a channel link, `@channel` and its kin a broadcast, and web and
 * e-mail addresses links. In a command (with "escape channels, users and links" on) mentions carry the handle too.
 */
export function asTyped(text: string, state: SlackState, inCommand: boolean): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const { botName, botUserId } = state.identity;
  const names = [
    { name: botName, mention: inCommand ? `<@${botUserId}|${botName.toLowerCase()}>` : `<@${botUserId}>` },
    ...[...state.people.values()].map((person) => ({
      name: person.name,
      mention: inCommand ? `<@${person.id}|${handleOf(person)}>` : `<@${person.id}>`,
    })),
  ].sort((a, b) => b.name.length - a.name.length);
  const channels = [...state.rooms.values()].filter((room) => room.kind === 'channel');

  return escaped
    .replace(/(^|\s)(https?:\/\/[^\s|]+)/g, '$1<$2>')
    .replace(/(^|\s)([\w.+-]+@[\w-]+(?:\.[\w-]+)+)/g, '$1<mailto:$2|$2>')
    .replace(/(^|[\s(])@([^]*?)(?=[\s(]@|$)/g, (whole, before: string, rest: string) => {
      const broadcast = /^(channel|here|everyone)\b/.exec(rest);
      if (broadcast !== null) return `${before}<!${String(broadcast[1])}>${rest.slice(broadcast[0].length)}`;
      const named = names.find((each) => startsWithName(rest, each.name));
      return named === undefined ? whole : `${before}${named.mention}${rest.slice(named.name.length)}`;
    })
    .replace(/(^|\s)#([a-z0-9_-]+)/g, (whole, before: string, name: string) => {
      const channel = channels.find((each) => each.name === name);
      return channel === undefined ? whole : `${before}<#${channel.id}|${channel.name}>`;
    });
}

function startsWithName(text: string, name: string): boolean {
  if (text.slice(0, name.length).toLowerCase() !== name.toLowerCase()) return false;
  return !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
}
