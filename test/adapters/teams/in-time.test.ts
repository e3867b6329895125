import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../../src/bot/reply.ts';
import { Posted } from './fake-connector.ts';
import { direct, execute, form, startWorld, task, view, type World } from './world.ts';

const PRESSED = { verb: 'action.accept', subject: 'action:ACT-2611-K4TR', rev: 1 };
const OWN_CHAT = { conversation: { conversationType: 'personal', id: 'a:mona-and-bot' } };

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

/** A handler that waits at a gate for each of its calls. */
async function gated(patienceMs = 20): Promise<{
  world: World;
  open: (how: Reply | Error) => void;
}> {
  const waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void }[] = [];
  const made = await startWorld({}, { patienceMs, pause: async () => undefined });
  made.answer = () => new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  world = made;
  return {
    world: made,
    open: (how) => {
      for (const { resolve, reject } of waiting.splice(0))
        if (how instanceof Error) reject(how);
        else resolve(how);
    },
  };
}

const tenantOf = (at: World) => ({ channelData: { tenant: { id: at.adapter.tenants[0] } } });
const posted = (at: World) => at.connector.calls.filter(({ method }) => method === 'POST');
const words = (at: World) => posted(at).map(({ body }) => JSON.stringify(Posted.parse(body).attachments));

const EXTENSION = { commandId: 'action.from-message', commandContext: 'message' };
const invoke = (name: string, value: unknown, over: object = {}) =>
  execute(undefined, { name, value, ...over });

describe('an invoke whose handler is still at work', () => {
  it.each([
    [
      'a pressed button',
      execute(PRESSED),
      { statusCode: 200, type: 'application/vnd.microsoft.activity.message' },
    ],
    ['a dialog asked for', task('task/fetch', { ...PRESSED, opens: 'form' }), { task: { type: 'message' } }],
    ['a dialog sent off', task('task/submit', { form: 'f', token: 't' }), { task: { type: 'message' } }],
    ['a menu entry', invoke('composeExtension/fetchTask', EXTENSION), { task: { type: 'message' } }],
    [
      'its dialog sent off',
      invoke('composeExtension/submitAction', { ...EXTENSION, data: { form: 'f', token: 't' } }),
      { task: { type: 'message' } },
    ],
    [
      'typing in a long choice',
      invoke('application/search', { queryText: 'jo', dataset: 'members' }),
      { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results: [] } },
    ],
    [
      'a card that asks for itself',
      invoke('adaptiveCard/action', {
        action: {
          verb: 'card.refresh',
          data: { verb: 'card.refresh', subject: 'action:X', args: { view: 'action' } },
        },
        trigger: 'automatic',
      }),
      { statusCode: 500, type: 'application/vnd.microsoft.error' },
    ],
  ])('%s gets a well-formed answer all the same', async (_, activity, body) => {
    const { world: at, open } = await gated();
    expect(await at.say(activity)).toMatchObject({ status: 200, body });
    open({ kind: 'nothing' });
  });

  it('and the same again while it is: one handler, one late answer', async () => {
    const { world: at, open } = await gated();
    const press = execute(PRESSED, { ...OWN_CHAT, ...tenantOf(at) });
    const said = await Promise.all([at.say(press), at.say(press), at.say(press)]);
    for (const { status, body } of said)
      expect({ status, body }).toMatchObject({ status: 200, body: { statusCode: 200 } });
    expect(at.seen).toHaveLength(1);
    open({ kind: 'notice', view: view('It is accepted') });
    await at.adapter.stop();
    await vi.waitFor(() => expect(posted(at)).toHaveLength(1));
    expect(words(at)[0]).toContain('It is accepted');
  });

  it('two people at once are two handlers', async () => {
    const { world: at, open } = await gated();
    const other = { from: { id: '29:jo', aadObjectId: 'oid-jo' } };
    await Promise.all([at.say(execute(PRESSED)), at.say(execute(PRESSED, other))]);
    expect(at.seen).toHaveLength(2);
    open({ kind: 'nothing' });
  });

  it.each([
    ['a word that it is done', { kind: 'nothing' } as const, 'That is done'],
    ['the form', { kind: 'form', form } as const, '"what"'],
    ['that it failed, and nothing was changed', new Error('the store is gone'), 'nothing was changed'],
  ])('tells the person afterwards: %s', async (_, how, said) => {
    const { world: at, open } = await gated();
    await at.say(execute(PRESSED, { ...OWN_CHAT, ...tenantOf(at) }));
    open(how);
    await vi.waitFor(() => expect(words(at).join()).toContain(said));
    expect(posted(at)).toHaveLength(1);
  });

  it('tells it again while Teams says that nothing arrived, and no more than that', async () => {
    const { world: at, open } = await gated();
    let refusals = 2;
    at.connector.respond = () =>
      (refusals -= 1) >= 0
        ? { kind: 'json', status: 429, body: {}, headers: { 'retry-after': '1' } }
        : undefined;
    await at.say(execute(PRESSED, { ...OWN_CHAT, ...tenantOf(at) }));
    open({ kind: 'notice', view: view('It is accepted') });
    await vi.waitFor(() => expect(posted(at)).toHaveLength(3));
    await at.adapter.stop();
    expect(posted(at)).toHaveLength(3);
  });

  it('nobody is told what nobody waits for', async () => {
    const { world: at, open } = await gated();
    await at.say(
      invoke('application/search', { queryText: 'jo', dataset: 'members' }, { ...OWN_CHAT, ...tenantOf(at) }),
    );
    open({ kind: 'choices', choices: [{ title: 'Jo', value: 'jo' }] });
    await at.adapter.stop();
    expect(posted(at)).toEqual([]);
  });

  it('the time to find out who it was counts as well', async () => {
    const { world: at, open } = await gated(100);
    let answer: (value?: unknown) => void = () => undefined;
    const asked = new Promise((resolve) => (answer = resolve));
    at.connector.respond = ({ path }) => {
      if (path.includes('/members/')) {
        answer();
        return { kind: 'hang' };
      }
      return undefined;
    };
    const [said] = await Promise.all([at.say(execute(PRESSED, { from: { id: '29:nobody' } })), asked]);
    expect(said).toMatchObject({ status: 200, body: { statusCode: 200 } });
    expect(at.seen).toHaveLength(0);
    open({ kind: 'nothing' });
  });
});

describe('a message', () => {
  it('is not answered before it is taken in', async () => {
    const { world: at, open } = await gated();
    const said = at.say(direct());
    await vi.waitFor(() => expect(at.seen).toHaveLength(1));
    open({ kind: 'nothing' });
    expect(await said).toEqual({ status: 200, body: undefined });
  });
});
