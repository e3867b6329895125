import type { Interaction, Place, PresenceInteraction, Route, Sender } from '../../bot/interaction.ts';
import { parsePayload } from '../payload.ts';
import { readTeamsValue } from './forms.ts';
import { deliveryOf, placeOf, routeOf, senderOf } from './identify.ts';
import { ExecuteValue, TaskValue, type TeamsActivity } from './payloads.ts';
import type { People } from './people.ts';
import { mentionsBot, toCommandLine, toSpoken } from './spoken.ts';

/** The invokes this bot's cards can send. Each has its own shape of answer. */
export type InvokeKind = 'execute' | 'fetch' | 'submit';

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

const INVOKES: Readonly<Record<string, InvokeKind>> = {
  'adaptiveCard/action': 'execute',
  'task/fetch': 'fetch',
  'task/submit': 'submit',
};

/** Which kind of invoke this is; undefined for invokes that none of the bot's cards send. */
export function invokeKind({ name }: TeamsActivity): InvokeKind | undefined {
  return name !== undefined && Object.hasOwn(INVOKES, name) ? INVOKES[name] : undefined;
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
  const common = {
    delivery: deliveryOf(activity, place.tenant),
    sender,
    place,
    route: routeOf(activity, place, sender, reception.botId),
  };
  if (activity.type === 'invoke') {
    return { kind: 'interaction', interaction: fromCard(invokeData(activity), { ...common, answer: 'now' }) };
  }
  const later = { ...common, answer: 'later' } as const;
  if (activity.type === 'message') {
    if (isSubmit(activity)) return { kind: 'interaction', interaction: fromCard(activity.value, later) };
    const door = doorOf(activity, place, reception.botId);
    if (door) {
      const spoken = toCommandLine(activity, reception.botId);
      return { kind: 'interaction', interaction: { ...later, kind: 'command', door, spoken } };
    }
  }
  const change = CHANGES[activity.type];
  if (!change || activity.id === undefined) return { kind: 'ignored', why: 'no-id' };
  const spoken = toSpoken(activity, reception.botId);
  return {
    kind: 'interaction',
    interaction: { ...later, kind: 'message', messageId: activity.id, spoken, change },
  };
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

/** `Action.Submit` arrives as a message without text that carries the values. */
function isSubmit({ value, text }: TeamsActivity): boolean {
  return value !== undefined && value !== null && !text?.trim();
}

function invokeData(activity: TeamsActivity): unknown {
  return invokeKind(activity) === 'execute'
    ? parsePayload(ExecuteValue, activity.value).action.data
    : parsePayload(TaskValue, activity.value).data;
}

type Arrived = Pick<Interaction, 'delivery' | 'sender' | 'answer'> & {
  readonly place: Place;
  readonly route: Route;
};

function fromCard(value: unknown, arrived: Arrived): Interaction {
  const read = readTeamsValue(value);
  if (read.kind === 'submit') {
    const { form, token } = read.data;
    return { ...arrived, kind: 'submit', form, token, inputs: read.inputs };
  }
  const { verb, subject, rev, args } = read.data;
  return {
    ...arrived,
    kind: 'press',
    verb,
    args: args ?? {},
    inputs: read.inputs,
    ...(subject !== undefined && { subject }),
    ...(rev !== undefined && { rev }),
  };
}

async function present(activity: TeamsActivity, place: Place, reception: Reception): Promise<Received> {
  const change = presenceOf(activity, reception.botId);
  if (!change) return { kind: 'ignored', why: 'others' };
  const { id, aadObjectId, name } = activity.from;
  // Whoever installed the bot gains nothing by it, so here their `29:` id will do when Teams gives no other.
  const sender: Sender = {
    platform: 'teams',
    tenant: place.tenant,
    user: aadObjectId ?? id,
    alias: id,
    ...(name && { name }),
  };
  return {
    kind: 'interaction',
    interaction: {
      kind: 'presence',
      change,
      people: change === 'added' ? await peopleIn(activity, place, reception.people) : [],
      delivery: deliveryOf(activity, place.tenant),
      sender,
      place,
      route: routeOf(activity, place, sender, reception.botId),
      answer: 'later',
    },
  };
}

function presenceOf(activity: TeamsActivity, botId: string): 'added' | 'removed' | undefined {
  if (activity.type === 'installationUpdate') {
    if (activity.action?.startsWith('add')) return 'added';
    return activity.action?.startsWith('remove') ? 'removed' : undefined;
  }
  if (activity.membersAdded?.some(({ id }) => id === botId)) return 'added';
  return activity.membersRemoved?.some(({ id }) => id === botId) ? 'removed' : undefined;
}

async function peopleIn(
  activity: TeamsActivity,
  place: Place,
  people: People,
): Promise<PresenceInteraction['people']> {
  const room = activity.channelData?.team?.id ?? place.conversation;
  const roster = await people.roster(activity.serviceUrl, room);
  return roster.flatMap(({ id, user, name, email, tenantId }) =>
    // A guest from another tenant has another account here; only the tenant's own people are known by this id.
    user === undefined ||
    email === undefined ||
    (tenantId !== undefined && !sameTenant(tenantId, place.tenant))
      ? []
      : [{ user, alias: id, name: name ?? '', email }],
  );
}

function sameTenant(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function isOwn({ from, type }: TeamsActivity, botId: string): boolean {
  return (
    type !== 'conversationUpdate' &&
    type !== 'installationUpdate' &&
    (from.id === botId || from.role === 'bot')
  );
}
