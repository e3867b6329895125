import type { Place, PresenceInteraction, Sender } from '../../bot/interaction.ts';
import { deliveryOf, isOutsider, routeOf } from './identify.ts';
import type { RosterMember, TeamsActivity } from './payloads.ts';
import type { Received, Reception } from './receive.ts';

/** What Teams says in `channelData.eventType` when a team, or one of its channels, is closed or opened again. */
const CLOSED: ReadonlySet<string> = new Set(['teamDeleted', 'teamHardDeleted', 'teamArchived']);
const OPENED: ReadonlySet<string> = new Set(['teamUnarchived', 'teamRestored']);

type Coming = Pick<PresenceInteraction, 'change' | 'installed' | 'team' | 'left'> & { readonly place: Place };

/**
 * Who and what came or went: the bot, a team, a channel, or people in them. A name that changed is nothing: ways and copies
 * go by id.
 */
export async function present(
  activity: TeamsActivity,
  place: Place,
  { botId, people }: Reception,
): Promise<Received> {
  const coming = comingOf(activity, place, botId);
  if (!coming) return { kind: 'ignored', why: 'others' };
  const { id, aadObjectId, name } = activity.from;
  // Whoever installed the bot gains nothing by it, so here their `29:` id will do when Teams gives no other.
  const sender: Sender = {
    platform: 'teams',
    tenant: place.tenant,
    user: aadObjectId ?? id,
    alias: id,
    ...(name && { name }),
  };
  const room = activity.channelData?.team?.id ?? place.conversation;
  const roster =
    coming.change === 'added' || coming.change === 'joined'
      ? await people.roster(activity.serviceUrl, room)
      : [];
  return {
    kind: 'interaction',
    interaction: {
      kind: 'presence',
      ...coming,
      people: named(coming.change === 'joined' ? joined(activity, roster) : roster, place.tenant),
      delivery: deliveryOf(activity, place.tenant),
      sender,
      route: routeOf(activity, coming.place, sender, botId),
      answer: 'later',
    },
  };
}

function comingOf(activity: TeamsActivity, place: Place, botId: string): Coming | undefined {
  const { type, action, membersAdded, membersRemoved, channelData } = activity;
  const team = channelData?.team?.id;
  const closed: Coming = {
    change: 'removed',
    place,
    // Taken out of the team as a whole, which Teams says in the team's first channel.
    ...(team !== undefined && place.conversation === team && { team }),
  };
  if (type === 'installationUpdate') {
    if (action?.startsWith('add')) return { change: 'added', place, installed: true };
    return action?.startsWith('remove') ? closed : undefined;
  }
  const { eventType = '', channel } = channelData ?? {};
  if (team !== undefined && CLOSED.has(eventType)) return { change: 'removed', place, team };
  if (team !== undefined && OPENED.has(eventType)) return { change: 'added', place };
  if (eventType === 'channelDeleted' && channel?.id !== undefined)
    return { change: 'removed', place: { ...place, conversation: channel.id, kind: 'channel' } };
  if (membersAdded?.some(({ id }) => id === botId)) return { change: 'added', place, installed: true };
  if (membersRemoved?.some(({ id }) => id === botId)) return closed;
  if (place.kind === 'direct') return undefined;
  if (membersAdded?.length) return { change: 'joined', place };
  const left = (membersRemoved ?? []).flatMap(({ id, aadObjectId }) => [
    id,
    ...(aadObjectId ? [aadObjectId] : []),
  ]);
  return left.length > 0 ? { change: 'left', place, left } : undefined;
}

function joined({ membersAdded }: TeamsActivity, roster: readonly RosterMember[]): readonly RosterMember[] {
  const ids = new Set(membersAdded?.map(({ id }) => id));
  return roster.filter(({ id }) => ids.has(id));
}

/** Guests and people of other tenants have accounts here that prove nothing about them. */
function named(roster: readonly RosterMember[], tenant: string): PresenceInteraction['people'] {
  return roster.flatMap((member) => {
    const { id, user, name, email } = member;
    if (user === undefined || email === undefined || isOutsider(member, tenant)) return [];
    return [{ user, alias: id, name: name ?? '', email }];
  });
}
