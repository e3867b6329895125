import { adapterContract } from './contract.ts';
import type { Answered, Call, Driver, Trouble } from './contract-driver.ts';
import { slackTexts } from '../support/fill-in.ts';
import type { FakeAnswer } from '../support/fake-slack.ts';
import { SlackBench } from '../support/slack-bench.ts';
import {
  actionPayload,
  button,
  commandFields,
  eventPayload,
  messageEvent,
  submissionPayload,
} from '../support/slack-payloads.ts';
import {
  signedCommand,
  signedEvent,
  signedInteraction,
  type SignedRequest,
} from '../support/slack-signer.ts';

const TROUBLE: Readonly<Record<Trouble, FakeAnswer>> = {
  gone: { body: { ok: false, error: 'message_not_found' } },
  wait: { status: 429, headers: { 'retry-after': '7' }, body: { ok: false, error: 'ratelimited' } },
  lost: 'reset',
  refused: { body: { ok: false, error: 'invalid_blocks' } },
};

const OPS: Readonly<Record<string, Call['op']>> = {
  'chat.postMessage': 'post',
  'chat.postEphemeral': 'post',
  'chat.update': 'update',
  'chat.delete': 'delete',
  respond: 'post',
  'views.open': 'post',
  'views.update': 'update',
};

adapterContract('Slack', async (): Promise<Driver> => {
  const bench = new SlackBench();
  let failing: FakeAnswer | undefined;
  let stamp = 200;
  for (const method of ['chat.postMessage', 'chat.postEphemeral', 'chat.update', 'chat.delete']) {
    bench.slack.answer(method, ({ ts, channel }) => {
      const own = ts ?? `1700000000.${String((stamp += 1)).padStart(6, '0')}`;
      return failing ?? { body: { ok: true, channel, ts: own, message_ts: own } };
    });
  }
  await bench.open();
  let count = 0;
  let last: SignedRequest = signedEvent({});
  const deliver = async (request: SignedRequest): Promise<Answered> => {
    last = request;
    const { status, json } = await bench.deliver(request);
    return { status, body: json };
  };
  const respond = () => `${bench.slack.url}/respond`;
  const fields = (text: string, changes: Record<string, string> = {}) =>
    commandFields(respond(), { text, trigger_id: `trigger-${(count += 1)}`, ...changes });
  const event = (changes: object, more: object = {}) =>
    deliver(signedEvent(eventPayload(messageEvent(changes), { event_id: `Ev${(count += 1)}`, ...more })));
  const room = { platform: 'slack', tenant: 'T1', conversation: 'C1' } as const;

  return {
    platform: 'slack',
    tenant: 'T1',
    user: 'U1',
    port: () => bench.adapter.port,
    heard: bench.heard,
    get answer() {
      return bench.reply;
    },
    set answer(answer) {
      bench.reply = answer;
    },
    command: (line) => deliver(signedCommand(fields(line.replace(/^action /, '')))),
    mention: (line, thread) =>
      event({ type: 'app_mention', text: `<@UBOT> ${line}`, ...(thread ? { thread_ts: thread } : {}) }),
    direct: (line) => event({ channel: 'D1', channel_type: 'im', text: line }),
    say: (text) => event({ text }),
    edit: (text) =>
      event({
        subtype: 'message_changed',
        text: undefined,
        user: undefined,
        message: { type: 'message', user: 'U1', text, ts: '1700000002.000001' },
        previous_message: { type: 'message', user: 'U1', text: 'nothing to report', ts: '1700000002.000001' },
      }),
    botSays: (text) => event({ user: 'UBOT', bot_id: 'BBOT', text }),
    press: (data, inputs = {}) =>
      deliver(
        signedInteraction(
          actionPayload(
            respond(),
            { ...button(data.verb, data), action_ts: `${(count += 1)}.1` },
            {
              state: { values: slackTexts(inputs) },
              trigger_id: `trigger-${count}`,
            },
          ),
        ),
      ),
    pressForged: () =>
      deliver(
        signedInteraction(actionPayload(respond(), { type: 'button', action_id: 'x', value: 'drop table' })),
      ),
    submit: (inputs) =>
      deliver(
        signedInteraction(
          submissionPayload(
            {},
            {
              id: `V${(count += 1)}`,
              blocks: Object.keys(inputs).map((id) => ({ type: 'input', block_id: id })),
              state: { values: slackTexts(inputs) },
            },
          ),
        ),
      ),
    shortcut: (on) =>
      deliver(
        signedInteraction({
          type: on === undefined ? 'shortcut' : 'message_action',
          team: { id: 'T1' },
          user: { id: 'U1', team_id: 'T1' },
          callback_id: 'action.from-message',
          trigger_id: `trigger-${(count += 1)}`,
          ...(on === undefined
            ? {}
            : {
                channel: { id: 'C1', name: 'neglect' },
                message: { ts: '1700000000.000100', text: on.replaceAll('&', '&amp;') },
                response_url: respond(),
              }),
        }),
      ),
    search: (typed) =>
      deliver(
        signedInteraction({
          type: 'block_suggestion',
          team: { id: 'T1' },
          user: { id: 'U1', team_id: 'T1' },
          action_id: 'search.members',
          block_id: 'owner',
          value: typed,
        }),
      ),
    uninstall: () =>
      deliver(signedEvent(eventPayload({ type: 'app_uninstalled' }, { event_id: `Ev${(count += 1)}` }))),
    repeat: () => deliver(last),
    unverified: () => deliver(signedCommand(fields('list'), { secret: 'somebody else' })),
    stranger: () => deliver(signedCommand(fields('list', { team_id: 'T9' }))),
    guest: () =>
      bench.slack.answer('users.info', {
        body: {
          ok: true,
          user: { id: 'guest', is_restricted: true, profile: { email: 'g@elsewhere.example' } },
        },
      }),
    places: {
      room: { ...room, kind: 'conversation' },
      thread: { ...room, kind: 'conversation', thread: '1700000000.000100' },
      direct: { platform: 'slack', tenant: 'T1', kind: 'direct', user: 'U1' },
      onlyYou: { ...room, kind: 'only-you', user: 'U1' },
      elsewhere: { ...room, kind: 'conversation', tenant: 'T9' },
    },
    trouble(kind) {
      failing = kind && TROUBLE[kind];
    },
    calls: () =>
      bench.slack.calls.flatMap(({ method, args }): Call[] => {
        const op = OPS[method];
        if (op === undefined) return [];
        const text = (name: string) => (typeof args[name] === 'string' ? args[name] : undefined);
        return [
          {
            op,
            notification: text('text') ?? '',
            thread: text('thread_ts'),
            onlyFor: method === 'chat.postEphemeral' ? text('user') : undefined,
            message: text('ts'),
            raw: args,
          },
        ];
      }),
    forget: () => void (bench.slack.calls.length = 0),
    close: () => bench.close(),
  };
});
