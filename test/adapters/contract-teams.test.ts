import { adapterContract } from './contract.ts';
import type { Answered, Call, Driver, Trouble } from './contract-driver.ts';
import { Posted, type Behaviour } from './teams/fake-connector.ts';
import {
  BOT,
  botMention,
  CHANNEL,
  direct,
  execute,
  inChannel,
  MONA,
  startWorld,
  task,
  TENANT,
} from './teams/world.ts';
import type { TokenParts } from '../support/teams-signer.ts';

const json = (status: number, code: string, headers: Record<string, string> = {}): Behaviour => ({
  kind: 'json',
  status,
  headers,
  body: { error: { code, message: 'invented' } },
});
const TROUBLE: Readonly<Record<Trouble, Behaviour>> = {
  gone: json(404, 'ActivityNotFoundInConversation'),
  wait: json(429, 'ConversationThrottled', { 'retry-after': '7' }),
  lost: { kind: 'reset' },
  refused: json(400, 'BadSyntax'),
};

adapterContract('Teams', async (): Promise<Driver> => {
  const world = await startWorld();
  let count = 0;
  let last: object = {};
  const say = async (activity: object, token?: TokenParts | null): Promise<Answered> => {
    last = activity;
    return world.say(activity, token);
  };
  const next = () => ({ id: `17000000${String((count += 1)).padStart(5, '0')}` });
  const room = { platform: 'teams', tenant: TENANT, conversation: CHANNEL } as const;
  const at = (thread: string) => ({
    conversation: {
      isGroup: true,
      conversationType: 'channel',
      tenantId: TENANT,
      id: `${CHANNEL};messageid=${thread}`,
    },
  });
  let failing: Behaviour | undefined;
  let isGuest = false;
  world.connector.respond = (call) => {
    if (isGuest && call.method === 'GET') {
      const name = 'g_elsewhere.example#EXT#@plymouth.example';
      return {
        kind: 'json',
        status: 200,
        body: { id: '29:guest', aadObjectId: 'guest', userPrincipalName: name },
      };
    }
    return failing;
  };
  // Where people and rooms are is learned from what they send.
  await say(inChannel(next()));
  await say(direct(next()));

  return {
    platform: 'teams',
    tenant: TENANT,
    user: MONA.aadObjectId,
    port: () => world.adapter.port,
    heard: world.seen,
    get answer() {
      return world.answer;
    },
    set answer(answer) {
      world.answer = answer;
    },
    command: (line) =>
      say(inChannel({ ...next(), text: `/${line}`, entities: [], recipient: { id: BOT, isTargeted: true } })),
    mention: (line, thread) =>
      say(
        inChannel({
          ...next(),
          text: `<at>Partnership</at>&nbsp;${line}`,
          entities: [botMention],
          ...(thread ? at(thread) : {}),
        }),
      ),
    direct: (line) => say(direct({ ...next(), text: line })),
    say: (text) => say(inChannel({ id: '1700000099999', text, entities: [] })),
    edit: (text) =>
      say(
        inChannel({
          id: '1700000099999',
          type: 'messageUpdate',
          timestamp: '2026-11-22T09:05:00Z',
          text,
          entities: [],
        }),
      ),
    botSays: (text) => say(inChannel({ ...next(), text, from: { id: BOT, name: 'Partnership' } })),
    press: (data, inputs = {}) => say(execute({ ...data, ...inputs }, next())),
    pressForged: () => say(execute({ drop: 'table' }, next())),
    submit: (inputs) => {
      const answers = Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== ''));
      const fields = Object.fromEntries(Object.keys(inputs).map((id) => [id, 'one']));
      return say(
        task('task/submit', { form: 'action.assign', token: 'draft-1', fields, ...answers }, next()),
      );
    },
    shortcut: (on) => {
      const chosen = {
        name: 'composeExtension/fetchTask',
        value: {
          commandId: 'action.from-message',
          commandContext: on === undefined ? 'compose' : 'message',
          ...(on === undefined
            ? {}
            : {
                messagePayload: {
                  id: '1700000000000',
                  body: { contentType: 'html', content: `<div>${on.replaceAll('&', '&amp;')}</div>` },
                },
              }),
        },
      };
      const elsewhere = {
        conversation: { conversationType: 'personal', id: '19:mona_jo@unq.gbl.spaces' },
        channelData: { tenant: { id: TENANT } },
      };
      return say(execute(undefined, { ...next(), ...chosen, ...(on === undefined ? elsewhere : {}) }));
    },
    search: (typed) =>
      say(
        execute(undefined, {
          ...next(),
          name: 'application/search',
          value: { queryText: typed, queryOptions: { skip: 0, top: 15 }, dataset: 'members' },
        }),
      ),
    uninstall: () =>
      say(direct({ ...next(), type: 'installationUpdate', action: 'remove', text: undefined, entities: [] })),
    repeat: () => say(last),
    unverified: () => say(inChannel(next()), { wrongKey: true }),
    stranger: () => {
      const tenant = '77777777-2222-3333-4444-555555555555';
      return say(
        direct({
          ...next(),
          conversation: { conversationType: 'personal', tenantId: tenant, id: 'a:x' },
          channelData: { tenant: { id: tenant } },
        }),
      );
    },
    guest: () => void (isGuest = true),
    places: {
      room: { ...room, kind: 'conversation' },
      thread: { ...room, kind: 'conversation', thread: '1700000000.000100' },
      direct: { platform: 'teams', tenant: TENANT, kind: 'direct', user: MONA.aadObjectId },
      onlyYou: { ...room, kind: 'only-you', user: MONA.aadObjectId },
      elsewhere: { ...room, kind: 'conversation', tenant: '77777777-2222-3333-4444-555555555555' },
    },
    spokeBy: { conversationId: CHANNEL, kind: 'channel', targeted: 'true' },
    trouble(kind) {
      isGuest = false;
      failing = kind && TROUBLE[kind];
    },
    calls: () =>
      world.connector.calls.flatMap(({ method, path, query, body }): Call[] => {
        const [, conversation = '', message] =
          /^\/v3\/conversations\/([^/]+)\/activities(?:\/(.+))?$/.exec(path) ?? [];
        if (conversation === '') return [];
        const posted = Posted.safeParse(body);
        const targeted = query.get('isTargetedActivity') === 'true';
        return [
          {
            op: method === 'PUT' ? 'update' : method === 'DELETE' ? 'delete' : 'post',
            notification: posted.data?.summary ?? '',
            thread: conversation.split(';messageid=')[1],
            onlyFor: targeted ? posted.data?.recipient?.id : undefined,
            message,
            raw: body,
          },
        ];
      }),
    forget: () => void (world.connector.calls.length = 0),
    close: () => world.close(),
  };
});
