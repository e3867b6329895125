import { z } from 'zod';
import { PLACE_PURPOSES } from '../src/domain/place-purposes.ts';
import { ROLES } from '../src/partnership/model.ts';

/** The shapes of what the store keeps for the running: what is about the partnership's own work is in `src/domain`. */

const instant = z.iso.datetime();
const platform = z.enum(['slack', 'teams']);
const route = z.record(z.string(), z.string());

const Place = z.strictObject({
  platform,
  tenant: z.string(),
  conversation: z.string(),
  thread: z.string().exactOptional(),
  kind: z.enum(['direct', 'group', 'channel']),
  name: z.string().exactOptional(),
  shared: z.boolean().exactOptional(),
  unsure: z.boolean().exactOptional(),
});

export const StoredMember = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  email: z.string().min(3),
  agency: z.string().min(1),
  post: z.string(),
  roles: z.array(z.strictObject({ role: z.enum(ROLES), group: z.string().exactOptional() })).readonly(),
  platforms: z.array(platform).readonly(),
  prefers: platform.exactOptional(),
  deputy: z.string().exactOptional(),
  left: z.boolean().exactOptional(),
  away: z.strictObject({ from: z.iso.date(), back: z.iso.date() }).exactOptional(),
});

/** A platform account joined to a member, by an e-mail the platform itself holds. Id: `platform|tenant|user`. */
export const Account = z.strictObject({
  id: z.string(),
  member: z.string(),
  platform,
  tenant: z.string(),
  user: z.string(),
  alias: z.string().exactOptional(),
  linkedAt: instant,
});

/** An address somebody may fetch a file at. Id: the hash of what is secret in it. Without `until` for a calendar they subscribe to. */
export const Link = z.strictObject({
  id: z.string(),
  member: z.string(),
  file: z.string(),
  params: z.record(z.string(), z.string()),
  at: instant,
  until: instant.exactOptional(),
});

/** A prompt somebody put off. Id: `member|subject`. `prompted` is the day it came again. */
export const Snooze = z.strictObject({
  id: z.string(),
  member: z.string(),
  subject: z.string(),
  until: z.iso.date(),
  prompted: z.iso.date().exactOptional(),
  at: instant,
});

/** How to reach a conversation again. Id: `platform|tenant|conversation`, `…|@user` for one to one, `…|*` for the tenant. */
export const Conversation = z.strictObject({ id: z.string(), route, seenAt: instant });

/** Where a message is meant to go. `member` is settled only when it is sent: platforms and accounts change. */
const Destination = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('member'), member: z.string() }),
  z.strictObject({
    kind: z.literal('conversation'),
    platform,
    tenant: z.string(),
    conversation: z.string(),
    thread: z.string().exactOptional(),
    /** The record below whose card it hangs: the thread is known when it leaves. */
    below: z.string().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('direct'), platform, tenant: z.string(), user: z.string() }),
  z.strictObject({
    kind: z.literal('only-you'),
    platform,
    tenant: z.string(),
    conversation: z.string(),
    thread: z.string().exactOptional(),
    user: z.string(),
  }),
  z.strictObject({ kind: z.literal('home'), platform, tenant: z.string(), user: z.string() }),
]);

/** What a message shows: a view of a record, drawn when it is sent, or a card drawn beforehand. */
const Content = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('record'), subject: z.string(), view: z.string() }),
  z.strictObject({
    kind: z.literal('card'),
    view: z.strictObject({ card: z.unknown(), summary: z.string() }),
  }),
  z.strictObject({ kind: z.literal('form'), form: z.record(z.string(), z.unknown()) }),
]);

/** One message that has to leave. See `bot/outbox.ts` for what the states mean. */
export const OutboxMessage = z.strictObject({
  id: z.string(),
  /** Order within one conversation. */
  seq: z.string(),
  op: z.enum(['post', 'update', 'delete']),
  to: Destination,
  /** Tried in turn when the place before is gone. */
  fallback: z.array(Destination),
  content: Content.exactOptional(),
  /** Whom to tell, and what, when nobody could be reached with this message. */
  ifLost: z
    .strictObject({ tell: z.string(), view: z.strictObject({ card: z.unknown(), summary: z.string() }) })
    .exactOptional(),
  /** The posting to change, for `update` and `delete`. */
  posting: z.string().exactOptional(),
  state: z.enum(['pending', 'sending', 'sent', 'unknown', 'dead', 'superseded']),
  attempts: z.number().int().nonnegative(),
  nextAt: instant,
  /** Parts already posted by an attempt that stopped half way. */
  posted: z.array(z.string()),
  reason: z.string().exactOptional(),
  createdAt: instant,
  /** Who is sending it, or looking it up, and until when. Whoever comes later with another token has lost it. */
  lease: z.strictObject({ token: z.string(), until: instant }).exactOptional(),
  /** How long it waits from `nextAt` being written on: measured, since clocks of several machines differ. */
  pauseMs: z.number().nonnegative().exactOptional(),
  /** The first try whose outcome may have to be looked up, and how often it was. On an `unknown` message: it still will be. */
  tried: z
    .strictObject({ at: instant, to: Destination.exactOptional(), looks: z.number().int().exactOptional() })
    .exactOptional(),
  /** Sent once more, rather than not at all, when nobody can find out whether it arrived. */
  critical: z.boolean().exactOptional(),
  /** It is being sent once more for that reason, and says so. */
  mayRepeat: z.boolean().exactOptional(),
  /** It leaves only while this is true: the record is at that revision, the rule holds for it. See `bot/still.ts`. */
  still: z
    .strictObject({
      subject: z.string(),
      rev: z.number().int().exactOptional(),
      rule: z.string().exactOptional(),
    })
    .exactOptional(),
});

/** A workspace, a tenant, or one kind of request there that takes no messages for now. Id: `slack|T1`, `slack|T1|post`. */
export const Outage = z.strictObject({
  id: z.string(),
  platform,
  since: instant,
  at: instant,
  reason: z.string(),
});

/** One copy of a record's card in one conversation. */
export const Posting = z.strictObject({
  id: z.string(),
  subject: z.string(),
  view: z.string(),
  to: Destination,
  messages: z.array(z.string()),
  shownRev: z.number().int(),
});

/** A delivery that had its effect, with the answer it got, so that a repeat gets the same one. */
export const Delivery = z.strictObject({ id: z.string(), at: instant, reply: z.unknown() });

/** A form somebody has open: where it was opened and what was filled in so far. */
export const Draft = z.strictObject({
  id: z.string(),
  form: z.string(),
  member: z.string(),
  place: Place.exactOptional(),
  subject: z.string().exactOptional(),
  values: z.record(z.string(), z.string()),
  at: instant,
});

/** A day off declared since the published list, by its ISO date: a coronation, a funeral. */
export const OneOffHoliday = z.strictObject({
  id: z.iso.date(),
  name: z.string().min(1),
  by: z.string(),
  at: instant,
});

/** A message that went to who stands in for somebody away, so that they hear of it on their return. Id: the message's. */
export const StandIn = z.strictObject({
  id: z.string(),
  owner: z.string(),
  standIn: z.string(),
  subject: z.string().exactOptional(),
  at: instant,
});

/** What a room is for, as the business unit said. Id: `platform|tenant|conversation`. */
export const BoundPlace = z.strictObject({
  id: z.string(),
  platform,
  tenant: z.string(),
  conversation: z.string(),
  purpose: z.enum(PLACE_PURPOSES),
  /** For `group`: which one. */
  group: z.string().exactOptional(),
  name: z.string().exactOptional(),
  by: z.string(),
  at: instant,
});

/** Who answers for the list of an agency's members, where the business unit chose somebody. Id: the agency. */
export const Sponsor = z.strictObject({ id: z.string(), member: z.string(), by: z.string(), at: instant });

/** What the business unit was last told about open records without a next step: `subject|reason`. One record, id `last`. */
export const StepAlert = z.strictObject({ id: z.literal('last'), at: instant, told: z.array(z.string()) });
