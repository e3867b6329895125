import { OriginPayload } from './payloads.ts';

/** Who the bot is in Slack, from `auth.test`. */
export interface BotIdentity {
  /** The workspace the bot token belongs to. */
  readonly team: string;
  readonly user: string;
  readonly botId?: string;
}

/** Every workspace a payload names as the sender's own or as the one the bot is installed in. */
export function teamsOf(body: unknown): readonly string[] | undefined {
  const parsed = OriginPayload.safeParse(body);
  if (!parsed.success) return undefined;
  const { team_id, authorizations, team, user, event } = parsed.data;
  const installed = authorizations?.[0]?.team_id ?? team_id ?? team?.id;
  // In a shared channel an event belongs to the bot's workspace, but its author to another one.
  const authors = [event, event?.message, event?.previous_message].flatMap(authorTeams);
  return [installed, user?.team_id, ...authors].filter((id) => typeof id === 'string');
}

function authorTeams(event: unknown): unknown[] {
  if (typeof event !== 'object' || event === null) return [];
  return ['user_team' in event ? event.user_team : undefined, 'team' in event ? event.team : undefined];
}

/**
 * Whether everybody and everything in this payload belongs to the workspaces the bot serves. Nothing named at all is
 * nothing allowed: Slack always names one.
 */
export function isServed(body: unknown, served: ReadonlySet<string>): boolean {
  const teams = teamsOf(body);
  return teams !== undefined && teams.length > 0 && teams.every((team) => served.has(team));
}
