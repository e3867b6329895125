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
  'slack-home-opened': { kind: 'home', answer: 'later', delivery: 'slack|T0FIXTURE01|Ev0FIX0010', sender: { tenant: 'T0FIXTURE01', user: 'U0FIXUSER1' } },
  'slack-home-messages-tab': undefined,
  'slack-uninstalled': { kind: 'presence', change: 'removed', everywhere: true, sender: { tenant: 'T0FIXTURE01' } },
  'slack-tokens-revoked': { kind: 'presence', change: 'removed', everywhere: true, sender: { tenant: 'T0FIXTURE01' } },
  'slack-tokens-revoked-of-a-person': undefined,
  'slack-shortcut-global': { kind: 'shortcut', shortcut: 'action.assign', answer: 'now', sender: { user: 'U0FIXUSER1', name: 'jory.whitmarsh' } },
  'slack-shortcut-message': { kind: 'shortcut', shortcut: 'action.from-message', spoken: [{ user: 'U0FIXUSER2' }, ' to send the minutes (https://a.example) & notes'], place: { conversation: 'C0FIXCHAN1', thread: '1766458026.240809' } },
  'slack-block-suggestion': { kind: 'search', list: 'members', typed: 'pri', answer: 'now', sender: { user: 'U0FIXUSER1' } },
  'teams-mention': { kind: 'command', door: 'mention', answer: 'later', spoken: ['action list'], place: { kind: 'channel', ...thread }, sender: { user: 'aaaaaaaa-0000-0000-0000-000000000001' } },
  'teams-message-in-thread': { kind: 'message', change: 'new', messageId: '1766459970384', spoken: ['Nothing to report'], place: thread },
  'teams-installed-in-team': { kind: 'presence', change: 'added', place: { kind: 'channel', name: 'Plymouth' } },
  'teams-bot-added': { kind: 'presence', change: 'added' },
  'teams-execute': { kind: 'press', ...pressed, inputs: { note: 'on it' }, answer: 'now', place: { kind: 'direct' } },
  'teams-task-fetch': { kind: 'press', ...pressed, answer: 'now' },
  'teams-task-submit': { kind: 'submit', form: 'action.assign', token: 'draft-1', inputs: { title: 'Send the minutes', origin: '', groups: ['neglect', 'csa'], urgent: 'true' } },
  'teams-submit-in-message': { kind: 'press', ...pressed, answer: 'later' },
  'teams-extend-message': { kind: 'shortcut', shortcut: 'action.from-message', answer: 'now', spoken: ['Ask ', { user: 'aaaaaaaa-0000-0000-0000-000000000001', name: 'Mona Reed' }, ' for the minutes'], place: thread },
  'teams-extend-compose': { kind: 'shortcut', shortcut: 'action.assign' },
  'teams-extended': { kind: 'submit', form: 'action.assign', token: 'draft-1', inputs: { title: 'Send the minutes', groups: 'neglect,csa', urgent: 'true' } },
  'teams-search': { kind: 'search', list: 'members', typed: 'pri' },
  'teams-uninstalled': { kind: 'presence', change: 'removed', place: { kind: 'direct' } },
  'teams-uninstalled-from-team': { kind: 'presence', change: 'removed', team: '19:8j-invented@thread.tacv2' },
  'teams-channel-renamed': undefined,
  'teams-channel-deleted': { kind: 'presence', change: 'removed', place: { conversation: thread.conversation } },
  'teams-people-left': { kind: 'presence', change: 'left', left: ['29:1xInventedBase64IdOfJoHart', 'aaaaaaaa-0000-0000-0000-000000000002'] },
  'teams-people-joined': { kind: 'presence', change: 'joined', people: [] },
}; // prettier-ignore

/** What must not be in it at all. */
const WITHOUT: Readonly<Record<string, readonly string[]>> = {
  'slack-shortcut-global': ['place', 'spoken'],
  'teams-extend-compose': ['place', 'spoken'],
  'teams-uninstalled': ['team', 'everywhere'],
  'teams-channel-deleted': ['team'],
};

function expectHeard(name: string, heard: readonly object[]): void {
  const expected = EXPECTED[name];
  if (expected) expect(heard).toMatchObject([expected]);
  else expect(heard).toEqual([]);
  for (const key of WITHOUT[name] ?? []) expect(heard[0]).not.toHaveProperty(key);
}

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
    expectHeard(name, slack.heard);
  });

  it.each(names.filter((name) => name.startsWith('teams-')))('%s is read', async (name) => {
    const { payload } = read(name);
    teams.seen.length = 0;
    teams.connector.respond = ({ method }) =>
      method === 'GET' ? { kind: 'json', status: 200, body: { members: [] } } : undefined;
    expect((await teams.say({ ...payload, serviceUrl: teams.connector.serviceUrl })).status).toBe(200);
    expectHeard(name, teams.seen);
  });
});
