import { z } from 'zod';

/**
 * The parts of a Teams activity that the bot reads, and nothing else of it. Teams sends many more fields and adds new
 * ones, so unknown ones pass; what is read is checked. Shapes: learn.microsoft.com, "Bot Framework activity schema", and
 * recorded traffic.
 */
const Id = z.string().min(1).max(1000);
const Name = z.string().max(500);
const Short = z.string().max(200);
/** Teams writes null where there is nothing. */
const maybe = <T extends z.ZodType>(type: T) =>
  type
    .nullish()
    .transform((value) => value ?? undefined)
    .optional();

const Account = z.object({
  id: Id,
  name: maybe(Name),
  aadObjectId: maybe(Id),
  role: maybe(Short),
  tenantId: maybe(Id),
  /** `user`, `guest` or `anonymous`, where Teams says it. */
  userRole: maybe(Short),
  /** Set on the recipient of a slash command: a message that only its sender and the bot see. */
  isTargeted: maybe(z.boolean()),
});

const ChannelData = z.object({
  tenant: maybe(z.object({ id: maybe(Id) })),
  team: maybe(z.object({ id: maybe(Id) })),
  channel: maybe(z.object({ id: maybe(Id), name: maybe(Name), type: maybe(Short) })),
  eventType: maybe(Short),
});

export const TeamsActivity = z.object({
  type: z.string().min(1).max(60),
  id: maybe(Id),
  name: maybe(Short),
  action: maybe(Short),
  channelId: Short,
  serviceUrl: z.url().max(1000),
  timestamp: maybe(Short),
  from: Account,
  recipient: maybe(Account),
  conversation: z.object({
    id: Id,
    conversationType: maybe(Short),
    tenantId: maybe(Id),
    isGroup: maybe(z.boolean()),
    name: maybe(Name),
  }),
  text: maybe(z.string()),
  value: z.unknown().optional(),
  entities: maybe(z.array(z.unknown())),
  /** Only what kind of thing hangs on a message is read. */
  attachments: maybe(z.array(z.object({ contentType: maybe(Short) })).max(1000)),
  membersAdded: maybe(z.array(z.object({ id: Id, aadObjectId: maybe(Id) }))),
  membersRemoved: maybe(z.array(z.object({ id: Id, aadObjectId: maybe(Id) }))),
  channelData: maybe(ChannelData),
});
export type TeamsActivity = z.infer<typeof TeamsActivity>;

/** An entity by which Teams says who an `<at>…</at>` in the text is. */
export const MentionEntity = z.object({
  type: z.literal('mention'),
  text: z.string().min(1).max(1000),
  mentioned: z.object({ id: Id, name: maybe(Name), aadObjectId: maybe(Id), type: maybe(Short) }),
});
export type MentionEntity = z.infer<typeof MentionEntity>;

/** `value` of the invoke that a pressed `Action.Execute` sends. */
export const ExecuteValue = z.object({
  action: z.object({ type: maybe(Short), verb: maybe(Short), data: z.unknown() }),
  trigger: maybe(Short),
});

/** `value` of `task/fetch` and `task/submit`. */
export const TaskValue = z.object({ data: z.unknown() });

/** `value` of `application/search`: what somebody typed so far in a choice that asks the bot for its entries. */
export const SearchValue = z.object({ queryText: maybe(z.string().max(2000)), dataset: Short });

/** Somebody named in a message that an action was chosen on, by the number its `<at id="…">` carries. */
export const PayloadMention = z.object({
  id: z.union([z.number(), z.string()]).transform(String),
  mentionText: maybe(Name),
  mentioned: z.object({ user: maybe(z.object({ id: maybe(Id), displayName: maybe(Name) })) }),
});
export type PayloadMention = z.infer<typeof PayloadMention>;

/** The message that an action was chosen on. Its attachments are not read. */
export const MessagePayload = z.object({
  deleted: maybe(z.boolean()),
  body: maybe(z.object({ contentType: maybe(Short), content: maybe(z.string()) })),
  mentions: maybe(z.array(z.unknown())),
});
export type MessagePayload = z.infer<typeof MessagePayload>;

/** `value` of `composeExtension/fetchTask` and `composeExtension/submitAction`. */
export const ExtensionValue = z.object({
  commandId: z.string().regex(/^[a-z][a-z.-]{0,63}$/),
  data: z.unknown().optional(),
  messagePayload: maybe(MessagePayload),
});

/** A person as the roster lists them. Teams calls the Entra id `objectId` in some answers and `aadObjectId` in others. */
export const RosterMember = z
  .object({
    id: Id,
    name: maybe(Name),
    objectId: maybe(Id),
    aadObjectId: maybe(Id),
    email: maybe(Name),
    userPrincipalName: maybe(Name),
    tenantId: maybe(Id),
    userRole: maybe(Short),
  })
  .transform(({ id, name, objectId, aadObjectId, email, userPrincipalName, tenantId, userRole }) => ({
    id,
    name,
    user: aadObjectId ?? objectId,
    email: email ?? signInAddress(userPrincipalName),
    tenantId,
    /** A guest keeps that account when they leave their own organisation, and in a meeting anybody may sit. */
    guest: (userRole !== undefined && userRole !== 'user') || /#ext#/i.test(userPrincipalName ?? ''),
  }));
export type RosterMember = z.infer<typeof RosterMember>;

export const RosterPage = z.object({ members: z.array(z.unknown()), continuationToken: maybe(z.string()) });

/** A guest's sign-in name (`jo_trust.org#EXT#@…`) is made up by the host tenant and is nobody's address. */
function signInAddress(name: string | undefined): string | undefined {
  return name && name.includes('@') && !/#ext#/i.test(name) ? name : undefined;
}
