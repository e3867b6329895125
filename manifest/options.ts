import { z } from 'zod';
import packageJson from '../package.json' with { type: 'json' };
import { BotError } from '../src/bot/errors.ts';
import { TEAMS_LIMITS } from './limits.ts';

/** Stands in the committed manifests where every installation has its own. */
export const PLACEHOLDERS = {
  url: 'https://your.host',
  appId: '00000000-0000-0000-0000-000000000000',
} as const;

const page = (hint: string) => z.url({ protocol: /^https$/, error: hint });
const withoutEnd = (address: string): string => {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
};

/** What differs from one installation to the next. Only `url` and `app-id` matter to the bot itself. */
const Options = z
  .strictObject({
    /** Where the bot is reached, without a slash at the end. */
    url: page('--url: put the https address of the bot, for example https://bot.example.org')
      .transform(withoutEnd)
      .default(PLACEHOLDERS.url),
    /** The bot's application id at Microsoft. */
    'app-id': z
      .guid('--app-id: put the application (client) id of the bot registration, a GUID')
      .toLowerCase()
      .default(PLACEHOLDERS.appId),
    /** Teams takes a changed app only with a higher version than the one it has. */
    'app-version': z
      .string()
      .regex(/^\d+\.\d+\.\d+$/, '--app-version: put three numbers with points between, for example 1.0.1')
      .default(packageJson.version),
    'socket-mode': z.boolean().default(false),
    /** Who runs the bot, and where they say more. Teams shows these to everybody. */
    organisation: z
      .string()
      .min(1)
      .max(
        TEAMS_LIMITS.developerName,
        `--organisation: at most ${TEAMS_LIMITS.developerName} characters fit; put a shorter name`,
      )
      .default('Your organisation'),
    website: page("--website: put the https address of your organisation's page about the bot").optional(),
    'privacy-notice': page('--privacy-notice: put the https address of your privacy notice').optional(),
    terms: page('--terms: put the https address of your terms of use').optional(),
  })
  .transform((given) => {
    const website = given.website ?? given.url;
    return {
      url: given.url,
      appId: given['app-id'],
      appVersion: given['app-version'],
      socketMode: given['socket-mode'],
      organisation: given.organisation,
      website,
      privacyNotice: given['privacy-notice'] ?? website,
      terms: given.terms ?? website,
    };
  });
export type ManifestOptions = Readonly<z.output<typeof Options>>;

/**
 * Reads what was given on the command line; what was not given is the placeholder that the committed manifests have.
 *
 * @throws BotError `manifest-options` with a line for each option that is wrong
 */
export function readManifestOptions(given: unknown = {}): ManifestOptions {
  const parsed = Options.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new BotError('manifest-options', parsed.error.issues.map(({ message }) => message).join('\n'));
}
