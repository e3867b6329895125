import { WebClient } from '@slack/web-api';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../simulator/index.ts';
import { onSlack, recorder, signedWell, simulator, TOKEN, world, type Recorder } from './support.ts';

let sim: Simulator;
let bot: Recorder;
let client: WebClient;
let clock = new Date('2026-11-22T09:00:00Z');
const jo = onSlack('Jo Smith');
const neglect = world.slack.channels.find((each) => each.name === 'neglect')?.id ?? '';
const plain = (text: string) => ({ type: 'plain_text' as const, text });

beforeAll(async () => {
  bot = await recorder();
  sim = await simulator({ now: () => clock });
  client = new WebClient(TOKEN, { slackApiUrl: sim.slackApiUrl, retryConfig: { retries: 0 } });
});
beforeEach(() => sim.connect(bot.url));
afterEach(() => void bot.received.splice(0));
afterAll(async () => {
  await sim.stop();
  await bot.stop();
});

const form = (title = 'Assign') => ({
  type: 'modal' as const,
  title: plain(title),
  submit: plain('Save'),
  notify_on_close: true,
  blocks: [
    {
      type: 'input' as const,
      block_id: 'what',
      label: plain('What'),
      element: { type: 'plain_text_input' as const, action_id: 'value', initial_value: 'Send' },
    },
    {
      type: 'input' as const,
      block_id: 'group',
      label: plain('Group'),
      optional: true,
      element: {
        type: 'static_select' as const,
        action_id: 'value',
        options: ['a', 'b'].map((value) => ({ text: plain(`Group ${value}`), value })),
      },
    },
    {
      type: 'input' as const,
      block_id: 'tags',
      label: plain('Tags'),
      optional: true,
      element: {
        type: 'checkboxes' as const,
        action_id: 'value',
        options: [{ text: plain('Urgent'), value: 'urgent' }],
      },
    },
  ],
});

async function openForm(): Promise<string> {
  const opened = await client.views.open({ trigger_id: sim.slack.newTrigger(jo), view: form() });
  return opened.view?.id ?? '';
}

describe('slash commands', () => {
  it('are signed, escaped as Slack escapes, and answered for this person only', async () => {
    bot.answer({ json: { text: 'Noted.' } });
    const outcome = await sim.slack.command(
      jo,
      '#neglect',
      '/action',
      'assign @Ann Lee-Brown "a < b & c" see jo@x.test',
    );
    expect(outcome).toMatchObject({ ok: true, status: 200, body: { text: 'Noted.' } });
    expect(signedWell(bot.last())).toBe(true);
    expect(bot.last()).toMatchObject({ path: '/slack/events' });
    expect(bot.last().json).toMatchObject({
      command: '/action',
      text: `assign <@${onSlack('Ann Lee-Brown')}|ann.lee.brown> "a &lt; b &amp; c" see <mailto:jo@x.test|jo@x.test>`,
      user_id: jo,
      user_name: 'jo.smith',
      channel_id: neglect,
      channel_name: 'neglect',
      team_id: sim.slack.identity.teamId,
    });
    expect(sim.slack.messages('neglect', jo).at(-1)).toMatchObject({ text: 'Noted.', onlyYou: true });
    expect(sim.slack.messages('neglect').some((each) => each.text === 'Noted.')).toBe(false);
  });

  it('say so when the app fails or answers nonsense', async () => {
    bot.answer({ status: 500 }, { json: { text: 'x', blocks: [{ type: 'nonsense' }] } });
    expect((await sim.slack.command(jo, 'neglect', '/action')).problem).toBe('dispatch_failed');
    expect((await sim.slack.command(jo, 'neglect', '/action')).problem).toBe('invalid_command_response');
    expect((await sim.slack.command(jo, 'neglect', '/action')).ok).toBe(true);
  });

  it('cannot be used in threads', async () => {
    await sim.slack.say(jo, 'neglect', 'a root');
    const root = sim.slack.messages('neglect').at(-1)?.id ?? '';
    expect((await sim.slack.say(jo, 'neglect', '/action', root)).ok).toBe(false);
  });
});

describe('response URLs', () => {
  async function urlOfCommand(): Promise<string> {
    await sim.slack.command(jo, 'neglect', '/action');
    return String(bot.last().json['response_url']);
  }
  const send = async (url: string, body: object) =>
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('work five times', async () => {
    const url = await urlOfCommand();
    const statuses = [];
    for (let use = 0; use < 6; use += 1) statuses.push((await send(url, { text: `use ${use}` })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect(sim.slack.messages('neglect', jo).filter((each) => each.text.startsWith('use'))).toHaveLength(5);
  });

  it('work for thirty minutes', async () => {
    const url = await urlOfCommand();
    clock = new Date(clock.getTime() + 30 * 60_000 + 1);
    expect(await (await send(url, { text: 'late' })).json()).toMatchObject({ error: 'expired_url' });
  });

  it('can answer everybody, and replace or delete what was pressed, even when only one person sees it', async () => {
    const button = { type: 'button', text: plain('Go'), action_id: 'go', value: 'v' };
    const blocks = [{ type: 'actions', elements: [button] }];
    bot.answer({ json: { text: 'card', blocks } });
    await sim.slack.command(jo, 'neglect', '/action');
    await send(String(bot.last().json['response_url']), { text: 'for all', response_type: 'in_channel' });
    expect(sim.slack.messages('neglect').at(-1)?.text).toBe('for all');

    const card = sim.slack.messages('neglect', jo).findLast((each) => each.text === 'card')?.id ?? '';
    await sim.slack.press(jo, 'neglect', card, { label: 'Go' });
    const { json } = bot.last();
    expect(json).toMatchObject({ container: { is_ephemeral: true, message_ts: card } });
    expect(json).not.toHaveProperty('message');
    const url = String(json['response_url']);
    await send(url, { text: 'new card', replace_original: true });
    expect(sim.slack.messages('neglect', jo).find((each) => each.id === card)?.text).toBe('new card');
    await send(url, { delete_original: true });
    expect(sim.slack.messages('neglect', jo).some((each) => each.id === card)).toBe(false);
    expect((await send(url, { text: 'x', blocks: [{ type: 'nonsense' }] })).status).toBe(400);
  });
});

describe('buttons and inputs in messages', () => {
  it('send the values of all inputs, with what the person set', async () => {
    const blocks = [
      ...form().blocks,
      {
        type: 'actions' as const,
        block_id: 'do',
        elements: [
          {
            type: 'button' as const,
            text: plain('Go'),
            action_id: 'go',
            value: 'ref',
            style: 'primary' as const,
          },
        ],
      },
    ];
    const posted = await client.chat.postMessage({ channel: neglect, text: 'card', blocks });
    const ts = posted.ts ?? '';
    await sim.slack.press(
      jo,
      'neglect',
      ts,
      { actionId: 'go' },
      { what: 'Write', group: 'Group b', tags: ['urgent'] },
    );
    expect(signedWell(bot.last())).toBe(true);
    expect(bot.last().json).toMatchObject({
      type: 'block_actions',
      user: { id: jo, team_id: sim.slack.identity.teamId },
      channel: { id: neglect, name: 'neglect' },
      message: { ts, text: 'card' },
      actions: [{ type: 'button', action_id: 'go', block_id: 'do', value: 'ref', style: 'primary' }],
      state: {
        values: {
          what: { value: { type: 'plain_text_input', value: 'Write' } },
          group: { value: { type: 'static_select', selected_option: { value: 'b' } } },
          tags: { value: { type: 'checkboxes', selected_options: [{ value: 'urgent' }] } },
        },
      },
    });
    await sim.slack.press(jo, 'neglect', ts, { actionId: 'go' });
    expect(bot.last().json['state']).toEqual({
      values: {
        what: { value: { type: 'plain_text_input', value: 'Send' } },
        group: { value: { type: 'static_select', selected_option: null } },
        tags: { value: { type: 'checkboxes', selected_options: [] } },
      },
    });
    await expect(sim.slack.press(jo, 'neglect', ts, { label: 'No such' })).rejects.toThrow(
      'Nothing to press',
    );
  });
});

describe('modals', () => {
  it('are not sent while a required field is empty', async () => {
    const id = await openForm();
    const before = bot.received.length;
    expect(await sim.slack.submit(jo, id, { what: '' })).toMatchObject({
      ok: false,
      errors: { what: 'Please complete this required field.' },
    });
    expect(bot.received).toHaveLength(before);
    expect(sim.slack.screen(jo).modals.at(-1)?.errors).toHaveProperty('what');
  });

  it('show the app’s errors by field, keep what was typed, and close when accepted', async () => {
    const id = await openForm();
    bot.answer({ json: { response_action: 'errors', errors: { what: 'Too short.' } } });
    expect(await sim.slack.submit(jo, id, { what: 'x', group: 'a' })).toMatchObject({
      ok: false,
      errors: { what: 'Too short.' },
    });
    expect(sim.slack.modals(jo).at(-1)?.errors).toEqual({ what: 'Too short.' });
    expect(await sim.slack.submit(jo, id)).toMatchObject({ ok: true });
    expect(bot.last().json).toMatchObject({
      type: 'view_submission',
      view: {
        id,
        state: {
          values: { what: { value: { value: 'x' } }, group: { value: { selected_option: { value: 'a' } } } },
        },
      },
    });
    expect(sim.slack.modals(jo)).toHaveLength(0);
  });

  it('stay open with a complaint when the app fails or names a field that is none', async () => {
    const id = await openForm();
    bot.answer({ json: { response_action: 'errors', errors: { nowhere: 'x' } } }, { status: 500 });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect((await sim.slack.submit(jo, id)).problem).toMatch(/trouble connecting/);
    }
    expect(sim.slack.modals(jo)).toHaveLength(1);
  });

  it('are replaced, stacked and cleared as the app says', async () => {
    const id = await openForm();
    bot.answer(
      { json: { response_action: 'update', view: form('Again') } },
      { json: { response_action: 'push', view: form('Next') } },
      { json: { response_action: 'update', view: { ...form(), title: plain('x'.repeat(25)) } } },
      { json: { response_action: 'clear' } },
    );
    await sim.slack.submit(jo, id);
    expect(sim.slack.modals(jo)[0]?.view).toMatchObject({ id, title: { text: 'Again' } });
    await sim.slack.submit(jo, id);
    const top = sim.slack.modals(jo).at(-1);
    expect(top?.view).toMatchObject({ title: { text: 'Next' }, previous_view_id: id, root_view_id: id });
    expect((await sim.slack.submit(jo, top?.id ?? '')).ok).toBe(false);
    await sim.slack.submit(jo, top?.id ?? '');
    expect(sim.slack.modals(jo)).toHaveLength(0);
  });

  it('keep what was typed when they are updated, where the same element is still there', async () => {
    const id = await openForm();
    bot.answer({ json: { response_action: 'errors', errors: { what: 'x' } } });
    await sim.slack.submit(jo, id, { what: 'typed', group: 'b' });
    const [what, group, tags] = form().blocks;
    const renamed = { ...group, block_id: 'group-2' };
    await client.apiCall('views.update', { view_id: id, view: { ...form(), blocks: [what, renamed, tags] } });
    await sim.slack.submit(jo, id);
    expect(bot.last().json).toMatchObject({
      view: {
        state: {
          values: { what: { value: { value: 'typed' } }, 'group-2': { value: { selected_option: null } } },
        },
      },
    });
  });

  it('tell the app when they are closed, if it asked', async () => {
    const id = await openForm();
    await sim.slack.close(jo, id);
    expect(bot.last().json).toMatchObject({ type: 'view_closed', is_cleared: false, view: { id } });
    expect(sim.slack.modals(jo)).toHaveLength(0);
  });
});
