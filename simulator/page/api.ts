import type {
  Outcome,
  SlackPress,
  SlackSay,
  SlackShortcut,
  SlackSubmit,
  SlackSuggest,
  FoundChoice,
  TeamsDialogSubmit,
  TeamsExtend,
  TeamsPress,
  TeamsSay,
  TeamsSearch,
  World,
} from '../protocol.ts';

const UNREACHABLE = 'The local server cannot be reached. Check that it is still running.';

/** Sends what a person did. Never rejects: whatever goes wrong becomes an `Outcome` with a problem to show. */
async function send(path: string, body: unknown): Promise<Outcome> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const outcome = (await response.json().catch(() => undefined)) as Outcome | undefined;
    if (outcome && typeof outcome.ok === 'boolean' && (response.ok || outcome.problem)) return outcome;
    return { ok: false, problem: `The local server answered with an error (status ${response.status}).` };
  } catch {
    return { ok: false, problem: UNREACHABLE };
  }
}

export const slackSay = (body: SlackSay) => send('/sim/slack/say', body);
export const slackPress = (body: SlackPress) => send('/sim/slack/press', body);
export const slackSubmit = (body: SlackSubmit) => send('/sim/slack/submit', body);
export const slackClose = (body: { user: string; viewId: string }) => send('/sim/slack/close', body);
export const slackHome = (body: { user: string }) => send('/sim/slack/home', body);
export const slackShortcut = (body: SlackShortcut) => send('/sim/slack/shortcut', body);
export const teamsSay = (body: TeamsSay) => send('/sim/teams/say', body);
export const teamsPress = (body: TeamsPress) => send('/sim/teams/press', body);
export const teamsSubmit = (body: TeamsDialogSubmit) => send('/sim/teams/dialog', body);
export const teamsClose = (body: { user: string }) => send('/sim/teams/close', body);

export const teamsExtend = (body: TeamsExtend) => send('/sim/teams/extend', body);

/** What fits what somebody types; nothing when it cannot be had. */
export async function teamsSearch(body: TeamsSearch): Promise<readonly FoundChoice[]> {
  try {
    const response = await fetch('/sim/teams/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return ((await response.json()) as { choices: readonly FoundChoice[] }).choices;
  } catch {
    return [];
  }
}

/** What a searched menu offers for what was typed; nothing when it cannot be had. */
export async function slackSuggest(body: SlackSuggest): Promise<readonly unknown[]> {
  try {
    const response = await fetch('/sim/slack/suggest', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return ((await response.json()) as { options: readonly unknown[] }).options;
  } catch {
    return [];
  }
}

/** Reads a text resource of the simulator; rejects when it cannot be had. */
export async function readText(path: string): Promise<string> {
  const response = await fetch(path, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.text();
}

/** Who and what there is: people, rooms, names. */
export async function readWorld(): Promise<World> {
  return JSON.parse(await readText('/sim/world')) as World;
}
