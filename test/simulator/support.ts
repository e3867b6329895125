import { isValidSlackRequest } from '@slack/bolt';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSimulator, worldFromMembers, type Simulator } from '../../simulator/index.ts';
import type { SimulatorOptions } from '../../simulator/index.ts';
import { objectOf, parsedJson, type JsonObject } from '../../simulator/json.ts';
import type { Member } from '../../src/partnership/model.ts';

const person = (name: string, platforms: Member['platforms'], group?: string): Member => {
  const id = name.toLowerCase().replaceAll(' ', '-');
  return {
    id,
    name,
    email: `${id}@agency.test`,
    agency: 'police',
    post: 'Officer',
    roles: group === undefined ? [{ role: 'practitioner' }] : [{ role: 'group-member', group }],
    platforms,
  };
};

export const world = worldFromMembers(
  [
    person('Jo Smith', ['slack'], 'neglect'),
    person('Priya Nair', ['slack', 'teams'], 'mapqag'),
    person('Ann Lee', ['teams']),
    person('Ann Lee-Brown', ['teams', 'slack']),
  ],
  {
    name: 'Plymouth',
    groups: [
      { id: 'neglect', name: 'Neglect' },
      { id: 'mapqag', name: 'Performance and Quality Assurance Group' },
      { id: 'empty', name: 'Nobody here' },
    ],
    agencies: [{ id: 'police', name: 'Devon and Cornwall Police' }],
  },
);

export const SECRET = 'signing-secret';
export const TOKEN = 'xoxb-simulator';
export const APP_ID = '11111111-2222-4333-8444-555555555555';

export async function simulator(
  options: {
    readonly slack?: Partial<SimulatorOptions['slack']>;
    readonly teams?: Partial<SimulatorOptions['teams']>;
    readonly now?: () => Date;
  } = {},
): Promise<Simulator> {
  return await startSimulator({
    world,
    slack: { signingSecret: SECRET, botToken: TOKEN, echo: false, ...options.slack },
    teams: { sign: false, appId: APP_ID, ...options.teams },
    ...(options.now === undefined ? {} : { now: options.now }),
  });
}

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The JSON body, or the JSON in the form field `payload`, or the form's fields. */
  readonly json: JsonObject;
}

export interface Recorder {
  readonly url: string;
  readonly received: Received[];
  /** The last request. */
  last(): Received;
  /** How the next requests are answered; afterwards 200 with nothing. `hang` never answers. */
  answer(...answers: ({ status?: number; json?: unknown; text?: string } | 'hang')[]): void;
  stop(): Promise<void>;
}

/** A bot that only writes down what it is sent. */
export async function recorder(): Promise<Recorder> {
  const received: Received[] = [];
  const answers: ({ status?: number; json?: unknown; text?: string } | 'hang')[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      received.push({ path: request.url ?? '', headers: request.headers, body, json: jsonOf(body) });
      const answer = answers.shift() ?? {};
      if (answer === 'hang') return;
      if (answer.json !== undefined) response.setHeader('content-type', 'application/json');
      response.statusCode = answer.status ?? 200;
      response.end(answer.text ?? (answer.json === undefined ? undefined : JSON.stringify(answer.json)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    last: () => {
      const last = received.at(-1);
      if (last === undefined) throw new Error('Nothing was received.');
      return last;
    },
    answer: (...next) => void answers.push(...next),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function jsonOf(body: string): JsonObject {
  if (body.startsWith('{')) return objectOf(parsedJson(body));
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  return payload === null ? Object.fromEntries(form) : objectOf(parsedJson(payload));
}

/** The person of this name on Slack. */
export function onSlack(name: string): string {
  const found = world.slack.people.find((each) => each.name === name);
  if (found === undefined) throw new Error(name);
  return found.id;
}

/** The person of this name on Teams. */
export function onTeams(name: string): { readonly id: string; readonly mri: string } {
  const found = world.teams.people.find((each) => each.name === name);
  if (found === undefined) throw new Error(name);
  return found;
}

/** Whether Bolt would take the request for one from Slack. */
export function signedWell({ headers, body }: Received): boolean {
  return isValidSlackRequest({
    signingSecret: SECRET,
    body,
    headers: {
      'x-slack-signature': String(headers['x-slack-signature']),
      'x-slack-request-timestamp': Number(headers['x-slack-request-timestamp']),
    },
  });
}
