import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/bot/reply.ts';
import { cardView, formView, SlackBench, until } from '../../support/slack-bench.ts';
import { actionPayload, button } from '../../support/slack-payloads.ts';
import { signedInteraction } from '../../support/slack-signer.ts';

let bench: SlackBench;
beforeEach(async () => {
  bench = new SlackBench();
  await bench.open({ timeouts: { answer: 60, show: 5000 } });
});
afterEach(() => bench.close());

const accept = button('action.accept', {
  verb: 'action.accept',
  subject: 'action:ACT-1',
  rev: 3,
  args: { why: 'mine' },
});
const submit = button('form.submit', { form: 'action.assign', token: 'draft-1' });
const onlyMine = { container: { type: 'message', message_ts: '1.1', channel_id: 'C1', is_ephemeral: true } };

const press = (action: object, changes: object = {}) =>
  bench.deliver(signedInteraction(actionPayload(`${bench.slack.url}/respond`, action, changes)));

async function responses(count: number) {
  await until(() => expect(bench.slack.to('respond')).toHaveLength(count));
  return bench.slack.to('respond');
}

async function pressAndSee(reply: Reply, action = accept, changes: object = {}, count = 1) {
  bench.reply = async () => reply;
  expect(await press(action, changes)).toMatchObject({ status: 200, text: '' });
  return responses(count);
}

describe('a button on a card', () => {
  it('says what the card carried', async () => {
    await press(accept, { container: { type: 'message', channel_id: 'C1', thread_ts: '1.0' } });
    expect(bench.heard).toEqual([
      {
        kind: 'press',
        delivery: 'slack|T1|action|111.222.bbb|1700000001.000001',
        sender: { platform: 'slack', tenant: 'T1', user: 'U1', name: 'jo' },
        place: {
          platform: 'slack',
          tenant: 'T1',
          conversation: 'C1',
          kind: 'channel',
          name: 'neglect',
          shared: false,
          thread: '1.0',
        },
        answer: 'now',
        verb: 'action.accept',
        subject: 'action:ACT-1',
        rev: 3,
        args: { why: 'mine' },
        inputs: {},
      },
    ]);
  });

  it('brings along the inputs that stood on the same card', async () => {
    await press(button('action.update', { verb: 'action.update' }), {
      state: { values: { note: { input: { type: 'plain_text_input', value: 'Half done' } } } },
    });
    expect(bench.heard[0]).toMatchObject({ kind: 'press', args: {}, inputs: { note: 'Half done' } });
    expect(bench.heard[0]).not.toHaveProperty('subject');
  });

  it('is a form sent off when it is the button under a form', async () => {
    await press(submit, {
      state: { values: { what: { input: { type: 'plain_text_input', value: 'Send' } } } },
    });
    expect(bench.heard[0]).toMatchObject({
      kind: 'submit',
      form: 'action.assign',
      token: 'draft-1',
      inputs: { what: 'Send' },
    });
  });

  it('puts a place in a shared channel where the bot is, and a person where they come from', async () => {
    const wide = new SlackBench();
    await wide.open({ teamIds: ['T1', 'T2'] });
    const partner = { team: { id: 'T2' }, user: { id: 'U9', team_id: 'T2' } };
    await wide.deliver(signedInteraction(actionPayload(undefined, accept, partner)));
    expect(wide.heard[0]).toMatchObject({ sender: { tenant: 'T2' }, place: { tenant: 'T1' } });
    await wide.close();
  });

  it.each([
    ['a link', { type: 'button', action_id: 'link', url: 'https://example.org' }],
    [
      'a menu that was touched',
      { type: 'static_select', action_id: 'input', selected_option: { value: 'x' } },
    ],
  ])('does nothing but acknowledge %s', async (_what, action) => {
    expect((await press(action)).status).toBe(200);
    expect(bench.heard).toEqual([]);
    expect(bench.slack.to('respond')).toEqual([]);
  });

  it.each([
    ['an unknown button', { type: 'button', action_id: 'who.knows', value: 'secret words' }],
    ['a button with a strange verb', button('x', { verb: 'DROP TABLE' })],
    ['a button without a value', { type: 'button', action_id: 'x' }],
  ])('answers %s kindly', async (_what, action) => {
    expect((await press(action)).status).toBe(200);
    expect((await responses(1))[0]).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining('nothing was changed') as string,
    });
    expect(bench.heard).toEqual([]);
    expect(bench.logged.join()).not.toContain('secret words');
  });
});

describe('the reply to a press', () => {
  it('is a word to that person alone, beside the card', async () => {
    const [said] = await pressAndSee({ kind: 'notice', view: cardView('Already done') });
    expect(said).toMatchObject({ text: 'Already done', response_type: 'ephemeral', replace_original: false });
  });

  it('puts the card as it is now in place of the old one, with a word beside it', async () => {
    const [now, said] = await pressAndSee(
      { kind: 'card', view: cardView('ACT-1'), notice: cardView('Accepted') },
      accept,
      {},
      2,
    );
    expect(now).toMatchObject({ text: 'ACT-1', replace_original: true, unfurl_links: false });
    expect(said).toMatchObject({ text: 'Accepted', replace_original: false });
  });

  it('opens a form', async () => {
    bench.reply = async () => ({ kind: 'form', form: formView() });
    await press(accept);
    await until(() => expect(bench.slack.to('views.open')).toHaveLength(1));
    expect(bench.slack.to('views.open')[0]).toMatchObject({ trigger_id: '111.222.bbb' });
    expect(bench.slack.to('respond')).toEqual([]);
  });

  it('shows the form to that person as a message when the modal cannot be opened', async () => {
    bench.slack.answer('views.open', 'reset');
    const [shown] = await pressAndSee({ kind: 'form', form: formView() });
    expect(shown).toMatchObject({ response_type: 'ephemeral', replace_original: false });
  });

  it('never puts a private confirmation in the place of a card that others read', async () => {
    const [shared] = await pressAndSee({ kind: 'finish', view: cardView('Done') });
    expect(shared).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    const [, own] = await pressAndSee({ kind: 'finish', view: cardView('Done') }, accept, onlyMine, 2);
    expect(own).toMatchObject({ replace_original: true });
  });

  it('acknowledges a slow press in time and shows what it came to later', async () => {
    let finish = (): void => undefined;
    bench.reply = () =>
      new Promise((resolve) => (finish = () => resolve({ kind: 'card', view: cardView('ACT-1') })));
    expect((await press(accept)).status).toBe(200);
    expect(bench.slack.to('respond')).toEqual([]);
    finish();
    expect((await responses(1))[0]).toMatchObject({ text: 'ACT-1', replace_original: true });
  });

  it('says that nothing was stored when the store failed', async () => {
    bench.reply = () => Promise.reject(new Error('disk full'));
    expect((await press(accept)).status).toBe(200);
    expect((await responses(1))[0]).toMatchObject({
      text: expect.stringContaining('nothing was stored') as string,
    });
  });
});

describe('the reply to a form in a message', () => {
  it('shows the form again in its place, with what is wrong', async () => {
    const [shown] = await pressAndSee(
      { kind: 'form', form: formView({ what: 'Say what.' }) },
      submit,
      onlyMine,
    );
    expect(shown).toMatchObject({ replace_original: true, text: 'Assign an action' });
    expect(bench.slack.to('views.open')).toEqual([]);
  });

  it('puts the confirmation in its place', async () => {
    const [shown] = await pressAndSee({ kind: 'finish', view: cardView('ACT-1 assigned') }, submit, onlyMine);
    expect(shown).toMatchObject({ replace_original: true, text: 'ACT-1 assigned' });
  });
});

describe('a button inside a modal', () => {
  const inModal = {
    container: { type: 'view', view_id: 'V1' },
    channel: undefined,
    message: undefined,
    view: {
      id: 'V1',
      title: { type: 'plain_text', text: 'Actions' },
      blocks: [],
      state: { values: { note: { input: { type: 'plain_text_input', value: 'typed' } } } },
    },
  };
  const pressInModal = (reply: Reply) => {
    bench.reply = async () => reply;
    return bench.deliver(signedInteraction(actionPayload(undefined, accept, inModal)));
  };

  it('reads the inputs of the modal and knows no place', async () => {
    await pressInModal({ kind: 'nothing' });
    expect(bench.heard[0]).toMatchObject({ kind: 'press', inputs: { note: 'typed' } });
    expect(bench.heard[0]).not.toHaveProperty('place');
  });

  it('puts a word on top, and anything else in its place', async () => {
    await pressInModal({ kind: 'notice', view: cardView('Not now') });
    await until(() => expect(bench.slack.to('views.push')).toHaveLength(1));
    await pressInModal({ kind: 'form', form: formView() });
    await until(() => expect(bench.slack.to('views.update')).toHaveLength(1));
    expect(bench.slack.to('views.update')[0]).toMatchObject({
      view_id: 'V1',
      view: { callback_id: 'action.assign' },
    });
  });
});
