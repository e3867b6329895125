import { z } from 'zod';

/**
 * The parts of Microsoft's published manifest schema (version 1.30) that the app uses, closed: a property that is not here is
 * refused. Microsoft ships no schema in a package, and its own is not ours to copy, so this says the same in our words,
 * with what the schema itself lets through (plain http, the same id twice).
 */
const guid = z.guid();
const https = z.url({ protocol: /^https$/ }).max(2048);
const words = (most: number) => z.string().min(1).max(most);
const unique = <T>(list: readonly T[], of: (item: T) => unknown): boolean =>
  new Set(list.map(of)).size === list.length;

const scope = z.enum(['team', 'personal', 'groupChat', 'copilot']);

const CommandList = z.strictObject({
  scopes: z.array(scope).min(1).max(4),
  triggers: z
    .array(z.enum(['mention', 'slash']))
    .min(1)
    .max(2),
  commands: z
    .array(z.strictObject({ title: words(128), description: words(4000) }))
    .min(1)
    .max(12)
    .refine((list) => unique(list, ({ title }) => title), 'the same command twice'),
});

const Bot = z.strictObject({
  botId: guid,
  scopes: z.array(scope).min(1).max(4),
  isNotificationOnly: z.boolean(),
  supportsCalling: z.boolean(),
  supportsVideo: z.boolean(),
  supportsFiles: z.boolean(),
  supportsTargetedMessages: z.boolean(),
  commandLists: z
    .array(CommandList)
    .max(3)
    .refine(
      (lists) =>
        unique(
          lists.flatMap(({ scopes }) => scopes),
          (one) => one,
        ),
      'a scope in two lists',
    ),
});

const MenuEntry = z.strictObject({
  id: words(64),
  type: z.literal('action'),
  title: words(32),
  description: words(128),
  fetchTask: z.literal(true),
  context: z
    .array(z.enum(['compose', 'commandBox', 'message']))
    .min(1)
    .max(3),
  triggers: z.array(z.literal('slash')).max(1).optional(),
});

const Manifest = z.strictObject({
  $schema: z.literal('https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json'),
  manifestVersion: z.literal('1.30'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  id: guid,
  developer: z.strictObject({
    name: words(32),
    websiteUrl: https,
    privacyUrl: https,
    termsOfUseUrl: https,
  }),
  name: z.strictObject({ short: words(30) }),
  description: z.strictObject({ short: words(80), full: words(4000) }),
  icons: z.strictObject({ color: z.string().endsWith('.png'), outline: z.string().endsWith('.png') }),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/i),
  defaultInstallScope: z.enum(['personal', 'team', 'groupChat', 'meetings', 'copilot']),
  defaultGroupCapability: z.strictObject({ team: z.literal('bot'), groupchat: z.literal('bot') }),
  bots: z.array(Bot).length(1),
  composeExtensions: z
    .array(
      z.strictObject({
        botId: guid,
        commands: z
          .array(MenuEntry)
          .min(1)
          .max(10)
          .refine((list) => unique(list, ({ id }) => id), 'the same menu entry twice'),
      }),
    )
    .max(1)
    .optional(),
  webApplicationInfo: z.strictObject({ id: guid, resource: https }),
  authorization: z.strictObject({
    permissions: z.strictObject({
      resourceSpecific: z
        .array(z.strictObject({ name: words(128), type: z.enum(['Application', 'Delegated']) }))
        .max(16),
    }),
  }),
  permissions: z.array(z.enum(['identity', 'messageTeamMembers'])),
  validDomains: z.array(z.string().regex(/^[a-z0-9.-]+(:\d+)?$/)).max(0),
});

/** What is wrong with a Teams manifest, each with its place; empty when nothing is. */
export function teamsManifestProblems(manifest: unknown): string[] {
  const parsed = Manifest.safeParse(manifest);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const { id, bots, composeExtensions, webApplicationInfo } = parsed.data;
  const ids = [...bots, ...(composeExtensions ?? [])].map(({ botId }) => botId);
  return [...ids, webApplicationInfo.id].every((one) => one === id) ? [] : ['not all of one application'];
}
