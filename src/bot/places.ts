import { notice } from '../../cards/words.ts';
import type { RecordOf } from '../../storage/collections.ts';
import type { StoreView } from '../../storage/store.ts';
import type { PlacePurpose } from '../domain/place-purposes.ts';
import type { AccessVerb } from './access.ts';
import { BotError } from './errors.ts';
import type { Place } from './interaction.ts';
import type { Destination } from './outbox.ts';
import type { CardView } from './reply.ts';

export type BoundPlace = RecordOf<'places'>;
type Room = Extract<Destination, { kind: 'conversation' }>;

/** One person and the bot; a room the business unit has said something about; a room nobody has; one with outsiders in it. */
export const PLACE_KINDS = ['direct', 'group', 'briefing', 'business-unit', 'unbound', 'outside'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** What something is about, as far as it matters who else is in the room. */
export type Matter = 'help' | 'own' | 'actions' | 'cases' | 'briefing' | 'running';

/** `full`: others in the room may see a card of it. `private`: the person alone gets an answer. `refused`: not here. */
export type Allowed = 'full' | 'private' | 'refused';

/** Which matter everything the bot can be asked belongs to. A new access verb has to be put here. */
const MATTERS: Readonly<Record<AccessVerb, Matter>> = {
  'help.see': 'help',
  'member.see': 'help',
  'work.see': 'own',
  'prompt.snooze': 'own',
  'absence.change': 'own',
  'action.assign': 'actions',
  'action.see': 'actions',
  'action.accept': 'actions',
  'action.update': 'actions',
  'action.finish': 'actions',
  'action.bulk': 'actions',
  'action.route': 'actions',
  'action.evidence': 'actions',
  'action.assure': 'actions',
  'action.sub': 'actions',
  'action.withdraw': 'actions',
  'action.board': 'actions',
  'action.board-answer': 'actions',
  'action.move-due': 'actions',
  'action.reassign': 'actions',
  'escalation.raise': 'cases',
  'escalation.see': 'cases',
  'escalation.move': 'cases',
  'escalation.figures': 'running',
  'escalation.aggregates': 'running',
  'escalation.hand-over': 'cases',
  'escalation.learn': 'cases',
  'review.open': 'cases',
  'review.see': 'cases',
  'review.drive': 'cases',
  'review.return': 'cases',
  'review.page': 'cases',
  'review.acknowledge': 'cases',
  'plan.see': 'running',
  'plan.run': 'running',
  'plan.sign': 'running',
  'plan.make': 'running',
  'plan.ask': 'running',
  'plan.answer': 'running',
  'impact.add': 'own',
  'impact.see': 'own',
  'impact.change': 'own',
  'impact.basket': 'running',
  'impact.figures': 'running',
  'evaluation.answer': 'own',
  'evaluation.figures': 'running',
  'meeting.see': 'actions',
  'meeting.item': 'actions',
  'meeting.run': 'actions',
  'meeting.attend': 'actions',
  'meeting.gaps': 'running',
  'licence.see': 'own',
  'licence.ask': 'own',
  'licence.own': 'own',
  'licence.agencies': 'running',
  'licence.lead': 'running',
  'licence.run': 'running',
  'cascade.answer': 'own',
  'cascade.see': 'running',
  'training.see': 'own',
  'training.book': 'own',
  'training.team': 'own',
  'training.run': 'running',
  'training.record': 'own',
  'training.figures': 'running',
  'metric.see': 'running',
  'metric.enter': 'running',
  'return.answer': 'own',
  'return.board': 'running',
  'needs.answer': 'own',
  'needs.see': 'running',
  'thanks.give': 'own',
  'briefing.post': 'briefing',
  'briefing.see': 'briefing',
  'briefing.correct': 'briefing',
  'briefing.progress': 'briefing',
  'briefing.run': 'briefing',
  'briefing.themes': 'running',
  'health.see': 'running',
  'message.again': 'running',
  'holiday.change': 'running',
  'deadline.replan': 'running',
  'place.change': 'running',
  'member.list': 'running',
  'member.add': 'running',
  'member.change': 'running',
  'member.leave': 'running',
  'member.return': 'running',
  'attestation.see': 'running',
  'attestation.answer': 'running',
  'retention.see': 'running',
  'retention.hold': 'running',
  'retention.release': 'running',
  'mydata.see': 'own',
};

/**
 * What each kind of place allows (F19). Answers are private everywhere; this says where a card for everybody may hang, and
 * where something is not done at all: what is about cases only in rooms that were named for it, and one to one.
 */
export const PLACES: Readonly<Record<PlaceKind, Readonly<Record<Matter, Allowed>>>> = {
  direct: { help: 'full', own: 'full', actions: 'full', cases: 'full', briefing: 'full', running: 'full' },
  'business-unit': {
    help: 'private',
    own: 'private',
    actions: 'full',
    cases: 'full',
    briefing: 'refused',
    running: 'private',
  },
  group: {
    help: 'private',
    own: 'private',
    actions: 'full',
    cases: 'private',
    briefing: 'refused',
    running: 'private',
  },
  briefing: {
    help: 'private',
    own: 'private',
    actions: 'full',
    cases: 'private',
    briefing: 'full',
    running: 'private',
  },
  unbound: {
    help: 'private',
    own: 'private',
    actions: 'private',
    cases: 'refused',
    briefing: 'refused',
    running: 'private',
  },
  outside: {
    help: 'refused',
    own: 'refused',
    actions: 'refused',
    cases: 'refused',
    briefing: 'refused',
    running: 'refused',
  },
};

export function allowedIn(kind: PlaceKind, verb: AccessVerb): Allowed {
  return PLACES[kind][MATTERS[verb]];
}

/** Why this place is not one to work in, or undefined when it is. Rooms shared with outsiders never are. */
export function placeRefusal(place: Place | undefined): CardView | undefined {
  if (!place?.shared) return undefined;
  return notice('Please use another channel', [
    "People from outside the partnership's own workspace are in this one, so I do not work here. Nothing was kept.",
    "Write to me directly, or use your group's own channel.",
  ]);
}

/** Not here. Says where instead. */
export class WrongPlace extends BotError {
  constructor(matter: Matter = 'cases') {
    super(
      'place',
      matter === 'briefing'
        ? 'The daily briefing is spoken of in its own channel only. Use that, or write to me directly. Nothing was kept.'
        : 'I do not talk about cases in this channel. Write to me directly, or use a channel that the business unit has named for your group. Nothing was kept.',
    );
  }
}

/** @throws WrongPlace where this may not be done at all. */
export async function requirePlace(
  view: StoreView,
  place: Place | undefined,
  verb: AccessVerb,
): Promise<void> {
  if (allowedIn(await kindOf(view, place), verb) === 'refused') throw new WrongPlace(MATTERS[verb]);
}

/** Where something happened, as one of the kinds. Without a place (a Slack modal, the Home tab) it is one person's own screen. */
export async function kindOf(view: StoreView, place: Place | undefined): Promise<PlaceKind> {
  if (!place || place.kind === 'direct') return 'direct';
  if (place.shared) return 'outside';
  return (await boundTo(view, place))?.purpose ?? 'unbound';
}

export function placeId({
  platform,
  tenant,
  conversation,
}: Pick<Place, 'platform' | 'tenant' | 'conversation'>): string {
  return `${platform}|${tenant}|${conversation}`;
}

export function boundTo(view: StoreView, place: Place): Promise<BoundPlace | undefined> {
  return view.get('places', placeId(place));
}

/**
 * Where everybody in a room reads a card about this. Undefined where nobody else is, where it is not known who else is, and where
 * the room is not for it.
 */
export async function roomFor(
  view: StoreView,
  place: Place | undefined,
  verb: AccessVerb,
): Promise<Room | undefined> {
  if (!place || place.kind === 'direct' || place.unsure) return undefined;
  if (allowedIn(await kindOf(view, place), verb) !== 'full') return undefined;
  const { platform, tenant, conversation, thread } = place;
  return { kind: 'conversation', platform, tenant, conversation, ...(thread ? { thread } : {}) };
}

/** The rooms of a group, on every platform. */
export async function roomsOfGroup(view: StoreView, group: string): Promise<readonly Room[]> {
  return (await view.find('places', 'group', group)).map(roomOf);
}

/** The rooms that are for something else than a group: the daily briefing, the business unit. */
export async function roomsFor(
  view: StoreView,
  purpose: Exclude<PlacePurpose, 'group'>,
): Promise<readonly Room[]> {
  return (await view.all('places')).filter((place) => place.purpose === purpose).map(roomOf);
}

function roomOf({ platform, tenant, conversation }: BoundPlace): Room {
  return { kind: 'conversation', platform, tenant, conversation };
}

/** Who is in a Slack channel whose name Slack says with a command: anybody of the workspace who looks for it. */
export function isOpenToAll(place: Place): boolean {
  return place.platform === 'slack' && place.kind === 'channel' && place.name !== undefined;
}
