import type { Interaction, Place, Sender } from '../../bot/interaction.ts';
import { deliveryOf, placeOf, routeOf, senderOf } from './identify.ts';
import { fromCard, fromInvoke, mayBeElsewhere, type Arrived } from './invokes.ts';
import type { TeamsActivity } from './payloads.ts';
import type { People } from './people.ts';
import { present } from './presence.ts';
import { mentionsBot, toCommandLine, toSpoken } from './spoken.ts';

export type Received =
  | { readonly kind: 'interaction'; readonly interaction: Interaction }
  /** Nothing for the bot: its own message, somebody else joining, a typing sign. */
  | { readonly kind: 'ignored'; readonly why: string }
  /** Teams does not say who acted, so nobody did. */
  | { readonly kind: 'stranger' };

export interface Reception {
  readonly tenant: string;
  readonly botId: string;
  readonly people: People;
}

/**
 * Turns a verified activity into what happened, in the partnership's words. Messages are answered later, through the
 * outbox: Teams takes nothing back from them. Pressed buttons and dialogs (invokes) are answered now.
 *
 * @throws PayloadError when a card sent something that is on none of the bot's cards.
 */
export async function receive(activity: TeamsActivity, reception: Reception): Promise<Received> {
  const place = placeOf(activity, reception.tenant);
  if (isOwn(activity, reception.botId)) return { kind: 'ignored', why: 'own' };
  switch (activity.type) {
    case 'message':
    case 'messageUpdate':
    case 'messageDelete':
    case 'invoke': {
      const sender = await senderOf(activity, place, reception.people);
      return sender ? acted(activity, { reception, place, sender }) : { kind: 'stranger' };
    }
    case 'installationUpdate':
    case 'conversationUpdate':
      return present(activity, place, reception);
    default:
      return { kind: 'ignored', why: 'type' };
  }
}

interface Scene {
  readonly reception: Reception;
  readonly place: Place;
  readonly sender: Sender;
}

function acted(activity: TeamsActivity, scene: Scene): Received {
  const { reception, place, sender } = scene;
  const route = routeOf(activity, place, sender, reception.botId);
  const common = { delivery: deliveryOf(activity, place.tenant), sender, place, route };
  if (activity.type === 'invoke') {
    const arrived: Arrived = { ...common, answer: 'now' };
    // People have chats of their own where the bot is not: those are no places to answer in, and no way to anybody.
    const elsewhere = place.kind === 'direct' && mayBeElsewhere(activity);
    const interaction = fromInvoke(activity, elsewhere ? withoutPlace(arrived) : arrived);
    return { kind: 'interaction', interaction };
  }
  const later = { ...common, answer: 'later' } as const;
  if (activity.type === 'message') {
    if (isSubmit(activity)) return { kind: 'interaction', interaction: fromCard(activity.value, later) };
    const door = doorOf(activity, place, reception.botId);
    if (door) {
      const spoken = toCommandLine(activity, reception.botId);
      const message = door === 'mention' && activity.id !== undefined ? { messageId: activity.id } : {};
      return {
        kind: 'interaction',
        interaction: { ...later, kind: 'command', door, ...message, spoken, ...filesOf(activity) },
      };
    }
  }
  const change = CHANGES[activity.type];
  if (!change || activity.id === undefined) return { kind: 'ignored', why: 'no-id' };
  const spoken = toSpoken(activity, reception.botId);
  return {
    kind: 'interaction',
    interaction: { ...later, kind: 'message', messageId: activity.id, spoken, change, ...filesOf(activity) },
  };
}

/**
 * Pictures and films by their own type, a file in a chat by its download, one in a channel by reference, voice notes and GIFs by
 * the card that plays them. The text itself, quoted messages and other cards hang on a message in the same list.
 */
const FILE =
  /^(?:image|audio|video)\/|^reference$|^application\/vnd\.microsoft\.(?:teams\.file\.|card\.(?:audio|video|animation)$)/i;

function filesOf({ attachments }: TeamsActivity): { readonly files?: number } {
  const files = attachments?.filter(({ contentType }) => FILE.test(contentType ?? '')).length ?? 0;
  return files > 0 ? { files } : {};
}

const CHANGES: Readonly<Record<string, 'new' | 'edited' | 'deleted'>> = {
  message: 'new',
  messageUpdate: 'edited',
  messageDelete: 'deleted',
};

/** How a message reached the bot as a command. In a channel or group only what mentions the bot, or is for it alone, is one. */
function doorOf(
  activity: TeamsActivity,
  place: Place,
  botId: string,
): 'targeted' | 'mention' | 'direct' | undefined {
  if (activity.recipient?.isTargeted) return 'targeted';
  if (place.kind === 'direct') return 'direct';
  return mentionsBot(activity, botId) ? 'mention' : undefined;
}

function withoutPlace({ delivery, sender, answer, route }: Arrived): Arrived {
  const { serviceUrl = '', tenantId = '', botId = '' } = route;
  return { delivery, sender, answer, route: { serviceUrl, tenantId, botId } };
}

/** `Action.Submit` arrives as a message without text that carries the values. */
function isSubmit({ value, text }: TeamsActivity): boolean {
  return value !== undefined && value !== null && !text?.trim();
}

function isOwn({ from, type }: TeamsActivity, botId: string): boolean {
  return (
    type !== 'conversationUpdate' &&
    type !== 'installationUpdate' &&
    (from.id === botId || from.role === 'bot')
  );
}
