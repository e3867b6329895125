import type { RecordOf } from '../../storage/collections.ts';
import type { ScreenMessage } from '../../simulator/protocol.ts';
import type { Platform } from '../../src/bot/interaction.ts';
import type { Update } from '../../src/domain/briefing/record.ts';
import { buttonsOf, wordsOf } from './screens.ts';
import { TEAM_ID, TENANT_ID, type Town } from './town.ts';

/** The rooms of the briefing in the stories: closed channels, as the business unit named them. */
export const SLACK_ROOM = '#sawg';
export const TEAMS_ROOM = 'Safeguarding Adolescents';

/** Names a room on each platform for the briefing. */
export async function nameRooms(town: Town): Promise<void> {
  const { simulator } = town;
  const rooms = [
    ['slack', TEAM_ID, roomId(simulator.slack.screen(personOn(town, 'slack')), SLACK_ROOM)],
    ['teams', TENANT_ID, roomId(simulator.teams.screen(personOn(town, 'teams')), TEAMS_ROOM)],
  ] as const;
  await town.store.transact(async (tx) => {
    for (const [platform, tenant, conversation] of rooms) {
      const place: RecordOf<'places'> = {
        id: `${platform}|${tenant}|${conversation}`,
        platform,
        tenant,
        conversation,
        purpose: 'briefing',
        by: 'priya-nair',
        at: town.now.toISOString(),
      };
      await tx.put('places', place);
    }
  });
}

/** Names a Slack channel for a group, as the business unit does. */
export async function nameGroupRoom(town: Town, room: string, group: string): Promise<void> {
  const conversation = roomId(town.simulator.slack.screen(personOn(town, 'slack')), room);
  await town.store.transact((tx) =>
    tx.put('places', {
      id: `slack|${TEAM_ID}|${conversation}`,
      platform: 'slack',
      tenant: TEAM_ID,
      conversation,
      purpose: 'group',
      group,
      by: 'priya-nair',
      at: town.now.toISOString(),
    }),
  );
}

function personOn(town: Town, platform: Platform): string {
  const member = town.members.find(({ platforms, left }) => !left && platforms[0] === platform);
  if (!member) throw new Error(`Nobody is on ${platform}`);
  return member.name;
}

function roomId(
  screen: { readonly rooms: readonly { readonly id: string; readonly name: string }[] },
  room: string,
): string {
  const name = room.replace(/^#/, '');
  const found = screen.rooms.find((each) => each.name.replace(/^#/, '') === name);
  if (!found) throw new Error(`There is no ${room}: ${screen.rooms.map((each) => each.name).join(', ')}`);
  return found.id;
}

/** The newest card of the day in a room. */
export function rootIn(town: Town, platform: Platform): ScreenMessage {
  const found = inRoom(town, platform).findLast(
    (message) => message.from.bot && /^(Daily briefing|Running order), \w{3} \d/m.test(wordsOf(message)),
  );
  if (!found) throw new Error(`There is no briefing on ${platform}`);
  return found;
}

export function inRoom(town: Town, platform: Platform): readonly ScreenMessage[] {
  const { slack, teams } = town.simulator;
  return platform === 'slack' ? slack.messages(SLACK_ROOM) : teams.messages(TEAMS_ROOM);
}

/** Everything the room on this platform reads. */
export function readIn(town: Town, platform: Platform): string {
  return inRoom(town, platform).map(wordsOf).join('\n');
}

export function platformOf(town: Town, who: string): Platform {
  const platform = town.members.find(({ name }) => name === who)?.platforms[0];
  if (!platform) throw new Error(`${who} is on no platform`);
  return platform;
}

/** Replies in the thread of the day, and returns the id of the message. */
export async function write(town: Town, who: string, text: string): Promise<string> {
  const platform = platformOf(town, who);
  const { slack, teams } = town.simulator;
  const root = rootIn(town, platform);
  if (platform === 'slack') await slack.say(who, SLACK_ROOM, text, root.id);
  else await teams.say(who, TEAMS_ROOM, text, root.id);
  await town.settled();
  const said = inRoom(town, platform).findLast(({ from }) => from.name === who);
  if (!said) throw new Error(`${who} wrote nothing`);
  return said.id;
}

/** The newest thing that this person alone was shown. */
export function privately(town: Town, who: string, words: string): ScreenMessage {
  const { slack, teams } = town.simulator;
  const own =
    platformOf(town, who) === 'slack'
      ? [...slack.messages(SLACK_ROOM, who).filter(({ onlyYou }) => onlyYou), ...slack.dmMessages(who)]
      : [...teams.dmMessages(who)];
  const found = own.findLast((message) => wordsOf(message).includes(words));
  if (found) return found;
  const last = own.at(-1);
  throw new Error(`${who} was not shown "${words}". Last: ${last ? wordsOf(last) : 'nothing'}`);
}

/** Presses a button of the newest thing this person alone was shown with these words. */
export async function press(town: Town, who: string, words: string, label: string): Promise<void> {
  const message = privately(town, who, words);
  const { slack, teams } = town.simulator;
  if (!buttonsOf(message).includes(label))
    throw new Error(`${buttonsOf(message).join(' · ')} has no "${label}"`);
  if (platformOf(town, who) === 'teams') await teams.press(who, 'direct', message.id, label);
  else await slack.press(who, message.onlyYou ? SLACK_ROOM : 'direct', message.id, { label });
  await town.settled();
}

/** The updates of one person, as they are kept. */
export async function updatesBy(town: Town, who: string): Promise<readonly Update[]> {
  const id = town.members.find(({ name }) => name === who)?.id ?? '';
  return town.store.read((view) => view.find('briefingUpdates', 'author', id));
}
