import type { DriverOutcome } from '../deliver.ts';
import type { SlackClientParts } from './client.ts';
import type { SlackDriver } from './driver.ts';
import type { SlackRoom } from './state.ts';

/** What happens to channels, to accounts and to the app itself, as an administrator does it. */
export function comings(
  { state, events }: SlackClientParts,
  person: (who: string) => string,
  roomFor: (user: string | undefined, which: string) => SlackRoom,
): Pick<SlackDriver, 'setBotIn' | 'invite' | 'remove' | 'archive' | 'share' | 'uninstall' | 'setGuest'> {
  const { botUserId, teamId } = state.identity;
  /** Several events about one thing; the last answer counts. */
  const all = async (...sent: (() => Promise<DriverOutcome>)[]): Promise<DriverOutcome> => {
    const outcomes: DriverOutcome[] = [];
    for (const send of sent) outcomes.push(await send());
    return outcomes.find(({ ok }) => !ok) ?? outcomes[0] ?? { ok: true, status: 0, body: undefined, ms: 0 };
  };
  return {
    setBotIn: (where, inside) => {
      roomFor(undefined, where).botIn = inside;
    },
    invite: async (who, where) => {
      const room = roomFor(person(who), where);
      room.botIn = true;
      return await events.told('member_joined_channel', {
        user: botUserId,
        channel: room.id,
        channel_type: 'C',
        team: teamId,
        inviter: person(who),
      });
    },
    remove: async (where) => {
      const room = roomFor(undefined, where);
      room.botIn = false;
      const left = { user: botUserId, channel: room.id, channel_type: 'C', team: teamId };
      return await all(
        () => events.told('member_left_channel', left),
        () => events.told('channel_left', { channel: room.id }),
      );
    },
    archive: async (where) => {
      const room = roomFor(undefined, where);
      room.archived = true;
      return await events.told('channel_archive', { channel: room.id, user: botUserId });
    },
    share: async (where) => {
      const room = roomFor(undefined, where);
      room.shared = true;
      return await events.told('channel_shared', { channel: room.id, connected_team_id: 'T0OUTSIDE' });
    },
    uninstall: async () =>
      await all(
        () => events.told('tokens_revoked', { tokens: { oauth: [], bot: [botUserId] } }),
        () => events.told('app_uninstalled'),
      ),
    setGuest: (who, isGuest = true) => {
      if (isGuest) state.guests.add(person(who));
      else state.guests.delete(person(who));
    },
  };
}
