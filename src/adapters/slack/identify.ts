import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../../bot/log.ts';
import { BotError } from '../../bot/errors.ts';
import type { BotIdentity } from './origin.ts';
import { errorGist } from './sdk-log.ts';

/**
 * What Slack knows about an account. Only a `person` has an e-mail that proves who they are: a guest's account was made by
 * invitation from somebody else, a bot is nobody, and an address that was never confirmed may be anybody's.
 */
export type SlackPerson =
  | { readonly kind: 'person'; readonly user: string; readonly email: string }
  | { readonly kind: 'guest' | 'bot' | 'left' | 'unconfirmed' | 'no-email' }
  /** Slack knows no such account. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** Slack did not answer in time, or not the question. */
  | { readonly kind: 'unavailable'; readonly reason: string };

const NO_SUCH_ACCOUNT = new Set(['user_not_found', 'users_not_found', 'user_not_visible']);

const User = z.object({
  id: z.string(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_app_user: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  is_email_confirmed: z.boolean().optional(),
  profile: z.object({ email: z.string().optional() }).optional(),
});
const UserAnswer = z.object({ user: User });

/** Looks an account up by its id. Bounded by the client's timeout; never rejects. */
export function personById(client: WebClient, log: Log, user: string): Promise<SlackPerson> {
  return lookUp(log, 'users.info', () => client.users.info({ user }));
}

/** Looks an account up by its e-mail. Bounded by the client's timeout; never rejects. */
export function personByEmail(client: WebClient, log: Log, email: string): Promise<SlackPerson> {
  return lookUp(log, 'users.lookupByEmail', () => client.users.lookupByEmail({ email }));
}

async function lookUp(log: Log, method: string, call: () => Promise<unknown>): Promise<SlackPerson> {
  const person = await classify(call);
  if (person.kind !== 'person') {
    const reason = 'reason' in person ? person.reason : undefined;
    log.info({ kind: 'slack-identity', method, is: person.kind, reason }, 'no member behind this account');
  }
  return person;
}

async function classify(call: () => Promise<unknown>): Promise<SlackPerson> {
  let answer: unknown;
  try {
    answer = await call();
  } catch (error) {
    const reason = slackErrorCode(error) ?? errorGist(error);
    return { kind: NO_SUCH_ACCOUNT.has(reason) ? 'unknown' : 'unavailable', reason };
  }
  const parsed = UserAnswer.safeParse(answer);
  if (!parsed.success) return { kind: 'unavailable', reason: 'unreadable' };
  const { user } = parsed.data;
  if (user.deleted) return { kind: 'left' };
  if (user.is_bot || user.id === 'USLACKBOT') return { kind: 'bot' };
  if (user.is_restricted || user.is_ultra_restricted || user.is_stranger) return { kind: 'guest' };
  if (user.is_email_confirmed === false) return { kind: 'unconfirmed' };
  const email = user.profile?.email;
  return email ? { kind: 'person', user: user.id, email } : { kind: 'no-email' };
}

const AuthTest = z.object({ team_id: z.string(), user_id: z.string(), bot_id: z.string().optional() });

/**
 * Who the bot is in Slack.
 *
 * @throws BotError that says which setting to look at
 */
export async function whoAmI(client: WebClient): Promise<BotIdentity> {
  let answer: unknown;
  try {
    answer = await client.auth.test();
  } catch (cause) {
    const code = slackErrorCode(cause);
    throw code === undefined
      ? new BotError(
          'slack-unreachable',
          'Slack could not be reached, so the bot cannot check SLACK_BOT_TOKEN. Check that this machine may connect to slack.com, or that SLACK_API_URL is right, and start again.',
          { cause },
        )
      : new BotError(
          'slack-token',
          `Slack refused SLACK_BOT_TOKEN (${code}). Copy the "Bot User OAuth Token" (it starts with xoxb-) from "OAuth & Permissions" of the Slack app, after installing the app in the workspace.`,
          { cause },
        );
  }
  const parsed = AuthTest.safeParse(answer);
  if (!parsed.success) {
    throw new BotError(
      'slack-token',
      'SLACK_BOT_TOKEN does not belong to a bot in a workspace. Use the "Bot User OAuth Token", which starts with xoxb-.',
    );
  }
  const { team_id, user_id, bot_id } = parsed.data;
  return { team: team_id, user: user_id, ...(bot_id === undefined ? {} : { botId: bot_id }) };
}

/** Slack's own code for a refusal (`channel_not_found`); undefined when the refusal is not Slack's, whatever its words. */
export function slackErrorCode(error: unknown): string | undefined {
  if (!(error instanceof WebAPIPlatformError)) return undefined;
  const { error: code } = error.data;
  return typeof code === 'string' && /^[a-z][a-z0-9_]{0,79}$/.test(code) ? code : undefined;
}
