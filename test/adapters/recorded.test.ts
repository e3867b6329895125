import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '../../src/root.ts';
import { SlackBench } from '../support/slack-bench.ts';
import { signedCommand, signedEvent, signedInteraction } from '../support/slack-signer.ts';
import { startWorld, type World } from './teams/world.ts';

const folder = join(root, 'test/adapters/fixtures');
const Fixture = z.strictObject({
  what: z.string().min(10),
  source: z.string().min(20),
  payload: z.record(z.string(), z.unknown()),
});
const read = (name: string) => Fixture.parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));
const names = readdirSync(folder).map((file) => file.replace('.json', ''));

const pressed = { verb: 'action.accept', subject: 'action:ACT-2611-K4TR', rev: 3 };
const thread = { conversation: '19:d441d38c655c47a085215b2726e76927@thread.tacv2', thread: '1766459963017' };

/** What each recorded delivery is to the bot; undefined: nothing. */
const EXPECTED: Readonly<Record<string, object | undefined>> = {
  'slack-slash-command': { kind: 'command', door: 'slash', answer: 'now', spoken: ['action list ', { user: 'U0FIXUSER2', name: 'tariq' }], place: { conversation: 'C0FIXCHAN1', kind: 'channel', name: 'neglect' }, sender: { tenant: 'T0FIXTURE01', user: 'U0FIXUSER1' } },
  'slack-app-mention': { kind: 'command', door: 'mention', answer: 'later', spoken: ['action list'], delivery: 'slack|T0FIXTURE01|Ev0FIX0001' },
  'slack-message-of-mention': undefined,
  'slack-message-in-thread': { kind: 'message', change: 'new', messageId: '1766458031.859009', spoken: ['Nothing to report & no visits'], place: { thread: '1766458026.240809' } },
  'slack-message-from-bot': undefined,
  'slack-message-changed': { kind: 'message', change: 'edited', messageId: '1766458031.859009', spoken: ['Two visits'], sender: { user: 'U0FIXUSER1' } },
  'slack-member-joined': { kind: 'presence', change: 'added', sender: { user: 'U0FIXUSER1' }, place: { conversation: 'C0FIXCHAN1', kind: 'channel' } },
  'slack-block-actions': { kind: 'press', ...pressed, answer: 'now', place: { conversation: 'C0FIXCHAN1', thread: '1769220155.940449' } },
  'slack-block-actions-ephemeral': { kind: 'press', ...pressed, place: { thread: '1769220155.940449' } },
  'slack-block-actions-select': undefined,
  'slack-view-submission': { kind: 'submit', form: 'action.assign', token: 'draft-1', inputs: { title: 'Send the minutes', origin: 'audit', owner: '' } },
  'teams-mention': { kind: 'command', door: 'mention', answer: 'later', spoken: ['action list'], place: { kind: 'channel', ...thread }, sender: { user: 'aaaaaaaa-0000-0000-0000-000000000001' } },
  'teams-message-in-thread': { kind: 'message', change: 'new', messageId: '1766459970384', spoken: ['Nothing to report'], place: thread },
  'teams-installed-in-team': { kind: 'presence', change: 'added', place: { kind: 'channel', name: 'Plymouth' } },
  'teams-bot-added': { kind: 'presence', change: 'added' },
  'teams-execute': { kind: 'press', ...pressed, inputs: { note: 'on it' }, answer: 'now', place: { kind: 'direct' } },
  'teams-task-fetch': { kind: 'press', ...pressed, answer: 'now' },
  'teams-task-submit': { kind: 'submit', form: 'action.assign', token: 'draft-1', inputs: { title: 'Send the minutes', origin: '', groups: ['neglect', 'csa'], urgent: 'true' } },
  'teams-submit-in-message': { kind: 'press', ...pressed, answer: 'later' },
}; // prettier-ignore

describe('recorded deliveries, anonymised', () => {
  let slack: SlackBench;
  let teams: World;
  beforeAll(async () => {
    slack = new SlackBench();
    slack.slack.answer('auth.test', {
      body: { ok: true, team_id: 'T0FIXTURE01', user_id: 'U0FIXBOT01', bot_id: 'B0FIXBOT01' },
    });
    await slack.open();
    teams = await startWorld();
  });
  afterAll(async () => {
    await slack.close();
    await teams.close();
  });

  it('all have a source and an expectation', () => {
    expect(names.sort()).toEqual(Object.keys(EXPECTED).sort());
    for (const name of names) expect(read(name).source).toMatch(/https:\/\//);
  });

  it.each(names.filter((name) => name.startsWith('slack-')))('%s is read', async (name) => {
    const { payload } = read(name);
    slack.heard.length = 0;
    // Answers go to the address in the payload, which is Slack's own; here it is the fake's.
    const own =
      'response_url' in payload ? { ...payload, response_url: `${slack.slack.url}/respond` } : payload;
    const request =
      name === 'slack-slash-command'
        ? signedCommand(z.record(z.string(), z.string()).parse(own))
        : payload['type'] === 'event_callback'
          ? signedEvent(own)
          : signedInteraction(own);
    expect((await slack.deliver(request)).status).toBe(200);
    const expected = EXPECTED[name];
    if (expected) expect(slack.heard).toMatchObject([expected]);
    else expect(slack.heard).toEqual([]);
  });

  it.each(names.filter((name) => name.startsWith('teams-')))('%s is read', async (name) => {
    const { payload } = read(name);
    teams.seen.length = 0;
    teams.connector.respond = ({ method }) =>
      method === 'GET' ? { kind: 'json', status: 200, body: { members: [] } } : undefined;
    expect((await teams.say({ ...payload, serviceUrl: teams.connector.serviceUrl })).status).toBe(200);
    const expected = EXPECTED[name];
    if (expected) expect(teams.seen).toMatchObject([expected]);
    else expect(teams.seen).toEqual([]);
  });
});
