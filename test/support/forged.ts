import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { DriverOutcome } from '../../simulator/index.ts';
import { stableId } from '../../simulator/ids.ts';
import type { Town } from './town.ts';

export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** What the bot said to a `response_url` of ours: Slack's own client would have shown it. */
export interface Answers {
  readonly url: string;
  /** Everything said so far as one text, once something was; it comes after the press was acknowledged. */
  said(): Promise<string>;
}

/** A `response_url` that keeps what it is told, for presses that Slack's client would never make. */
export async function collectAnswers(): Promise<Answers> {
  const said: string[] = [];
  let first: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (first = resolve));
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      said.push(body);
      first();
      response.end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    said: () => begun.then(() => said.join('\n')),
  };
}

/** The Slack id of somebody of the membership. */
export function slackIdOf(town: Town, name: string): string {
  const member = town.members.find((each) => each.name === name);
  if (!member) throw new Error(`Nobody is called ${name}`);
  return stableId('U', member.email);
}

export function slackRoomOf(town: Town, user: string, room: string): string {
  const found = town.simulator.slack.screen(user).rooms.find(({ name }) => name === room);
  if (!found) throw new Error(`There is no ${room}`);
  return found.id;
}

/** The fields of a slash command as Slack signs them. */
export function commandFields(town: Town, user: string, room: string, line: string): Record<string, string> {
  const [command = '', ...words] = line.split(' ');
  const { slack } = town.simulator;
  return {
    team_id: slack.identity.teamId,
    team_domain: 'test',
    channel_id: slackRoomOf(town, user, room),
    channel_name: room.replace('#', ''),
    user_id: slackIdOf(town, user),
    user_name: 'somebody',
    command,
    text: words.join(' '),
    api_app_id: slack.identity.appId,
    response_url: `${town.simulator.url}/slack/response/none`,
    trigger_id: slack.newTrigger(user),
  };
}

/** A signed press of a button that carries whatever it is told to, whether or not it is on any card. */
export async function pressOnSlack(
  town: Town,
  user: string,
  button: { readonly action_id: string; readonly value?: string },
  answers: Answers,
  room = '#neglect',
): Promise<DriverOutcome> {
  const { slack } = town.simulator;
  const channel = slackRoomOf(town, user, room);
  return slack.deliverRaw(
    asForm({
      type: 'block_actions',
      team: { id: slack.identity.teamId, domain: 'test' },
      user: { id: slackIdOf(town, user), username: 'somebody', team_id: slack.identity.teamId },
      api_app_id: slack.identity.appId,
      trigger_id: slack.newTrigger(user),
      container: { type: 'message', message_ts: '1.000001', channel_id: channel, is_ephemeral: false },
      channel: { id: channel, name: room.replace('#', '') },
      state: { values: {} },
      response_url: answers.url,
      actions: [
        {
          type: 'button',
          block_id: 'forged',
          action_ts: '1.000002',
          text: { type: 'plain_text', text: 'Press' },
          ...button,
        },
      ],
    }),
    {},
    FORM_TYPE,
  );
}

/** A signed modal submission with these answers, for whatever form and token. */
export async function submitOnSlack(
  town: Town,
  user: string,
  form: { readonly form: string; readonly token: string },
  values: Readonly<Record<string, string>>,
): Promise<DriverOutcome> {
  const { slack } = town.simulator;
  const state = Object.fromEntries(
    Object.entries(values).map(([id, value]) => [id, { input: { type: 'plain_text_input', value } }]),
  );
  return slack.deliverRaw(
    asForm({
      type: 'view_submission',
      team: { id: slack.identity.teamId, domain: 'test' },
      user: { id: slackIdOf(town, user), username: 'somebody', team_id: slack.identity.teamId },
      api_app_id: slack.identity.appId,
      trigger_id: slack.newTrigger(user),
      view: {
        id: 'VFORGED',
        type: 'modal',
        callback_id: form.form,
        hash: String(Math.random()),
        title: { type: 'plain_text', text: 'Forged' },
        private_metadata: JSON.stringify(form),
        blocks: Object.keys(values).map((id) => ({ type: 'input', block_id: id })),
        state: { values: state },
      },
    }),
    {},
    FORM_TYPE,
  );
}

/** A Teams invoke with a good token that carries whatever it is told to. */
export async function invokeOnTeams(
  town: Town,
  user: string,
  name: 'adaptiveCard/action' | 'task/fetch' | 'task/submit',
  data: unknown,
): Promise<DriverOutcome> {
  const { teams } = town.simulator;
  const said = { ...teams.activityFor(user, 'direct', ''), text: undefined, attachments: undefined };
  const value =
    name === 'adaptiveCard/action'
      ? { action: { type: 'Action.Execute', data }, trigger: 'manual' }
      : { data };
  return teams.deliverRaw({ ...said, type: 'invoke', name, id: `f:${Math.random()}`, value, replyToId: '1' });
}

function asForm(payload: object): string {
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}
