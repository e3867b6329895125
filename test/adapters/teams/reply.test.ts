import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../../src/bot/reply.ts';
import type { CardElement } from '../../../cards/adaptive-card.ts';
import { Posted } from './fake-connector.ts';
import { direct, execute, form, MONA, startWorld, task, view, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
afterEach(() => {
  world.seen.length = 0;
  world.connector.calls.length = 0;
  world.answer = async () => ({ kind: 'nothing' });
});

const pressed = { verb: 'action.accept', subject: 'action:ACT-2611-K4TR', rev: 1 };
const press = async (reply: Reply): Promise<unknown> => {
  world.answer = async () => reply;
  const { status, body } = await world.say(execute(pressed));
  expect(status).toBe(200);
  return body;
};
const dialog = async (name: 'task/fetch' | 'task/submit', reply: Reply): Promise<unknown> => {
  world.answer = async () => reply;
  const { status, body } = await world.say(
    task(name, name === 'task/fetch' ? pressed : { form: 'f', token: 't' }),
  );
  expect(status).toBe(200);
  return body;
};
const CARD = 'application/vnd.microsoft.card.adaptive';
const WORDS = 'application/vnd.microsoft.activity.message';

describe('the answer to a pressed button', () => {
  it('is the card as it is now', async () => {
    const body = await press({ kind: 'card', view: view('Accepted') });
    expect(body).toMatchObject({ statusCode: 200, type: CARD, value: { type: 'AdaptiveCard' } });
    expect(JSON.stringify(body)).toContain('Accepted');
  });

  it('is the finished card in place of a form', async () => {
    expect(await press({ kind: 'finish', view: view() })).toMatchObject({ statusCode: 200, type: CARD });
  });

  it('is a form with its inputs', async () => {
    const body = await press({ kind: 'form', form });
    expect(body).toMatchObject({ statusCode: 200, type: CARD });
    expect(JSON.stringify(body)).toContain('Input.Text');
  });

  it('is words for a notice, so that the card stays', async () => {
    const body = await press({ kind: 'notice', view: view('Already done by Jo Hart at 14:05') });
    expect(body).toEqual({ statusCode: 200, type: WORDS, value: 'Already done by Jo Hart at 14:05' });
  });

  it('is the first words for a notice that says more, and the rest goes to the person alone', async () => {
    const more: CardElement[] = [
      { type: 'TextBlock', text: '**Not accepted**' },
      { type: 'FactSet', facts: [{ title: 'Due', value: '12 December' }] },
    ];
    const body = await press({
      kind: 'notice',
      view: { summary: 'A word', card: { type: 'AdaptiveCard', version: '1.5', body: more } },
    });
    expect(body).toMatchObject({ type: WORDS, value: 'Not accepted (More in your chat with me.)' });
    await vi.waitFor(() => expect(world.connector.calls).toHaveLength(2));
    expect(world.connector.calls[0]).toMatchObject({
      path: '/v3/conversations',
      body: { members: [{ id: MONA.id }], isGroup: false },
    });
    expect(world.connector.calls[1]?.path).toBe('/v3/conversations/1:sent-1/activities');
  });

  it('is never empty', async () => {
    expect(await press({ kind: 'nothing' })).toEqual({ statusCode: 200, type: WORDS, value: 'Done.' });
  });

  it('gives the card, and the private word beside it', async () => {
    expect(await press({ kind: 'card', view: view(), notice: view('Thank you') })).toMatchObject({
      type: CARD,
    });
    await vi.waitFor(() => expect(world.connector.calls).toHaveLength(2));
    expect(JSON.stringify(world.connector.calls[1]?.body)).toContain('Thank you');
  });
});

describe('an answer too long for the one card that Teams takes', () => {
  const long: CardElement[] = Array.from({ length: 60 }, (_, at) => ({ type: 'TextBlock', text: `${at} ${'word '.repeat(200)}` }));
  const view = { summary: 'A word', card: { type: 'AdaptiveCard' as const, version: '1.5' as const, body: long } };
  const follows = async (): Promise<void> => {
    await vi.waitFor(() => expect(world.connector.calls.length).toBeGreaterThan(2));
    expect(JSON.stringify(world.connector.calls.map(({ body }) => body))).toContain('59 word');
  };

  it.each(['card', 'finish'] as const)('to a press (%s) is words, and follows in as many messages as it takes', async (kind) => {
    expect(await press({ kind, view })).toMatchObject({ type: WORDS, value: expect.stringContaining('too long') as string });
    await follows();
  });

  it.each(['task/fetch', 'task/submit'] as const)('to %s too', async (name) => {
    expect(await dialog(name, { kind: 'notice', view })).toMatchObject({ task: { type: 'message', value: expect.stringContaining('too long') as string } });
    await follows();
  });
}); // prettier-ignore

describe('the answer to a dialog', () => {
  it.each(['task/fetch', 'task/submit'] as const)('%s shows a form', async (name) => {
    expect(await dialog(name, { kind: 'form', form })).toMatchObject({
      task: { type: 'continue', value: { title: 'Assign an action', card: { contentType: CARD } } },
    });
  });

  it('confirms a finished form', async () => {
    expect(await dialog('task/submit', { kind: 'finish', view: view() })).toMatchObject({
      task: { type: 'continue', value: { title: 'Done', card: { contentType: CARD } } },
    });
  });

  it.each(['task/fetch', 'task/submit'] as const)('%s shows a notice', async (name) => {
    expect(await dialog(name, { kind: 'notice', view: view('No') })).toMatchObject({
      task: { type: 'continue', value: { title: 'Please note' } },
    });
  });

  it('closes a submitted dialog when there is nothing to show, and says so in one just opened', async () => {
    expect(await dialog('task/submit', { kind: 'nothing' })).toEqual({});
    expect(await dialog('task/fetch', { kind: 'nothing' })).toEqual({
      task: { type: 'message', value: 'There is nothing to show.' },
    });
  });
});

describe('when it goes wrong', () => {
  it('a button that failed says so, in a form Teams understands', async () => {
    world.answer = async () => Promise.reject(new Error('disk full'));
    expect(await world.say(execute(pressed))).toMatchObject({
      status: 200,
      body: { statusCode: 500, type: 'application/vnd.microsoft.error', value: { code: '500' } },
    });
    expect(await world.say(task('task/submit', { form: 'f', token: 't' }))).toMatchObject({
      status: 200,
      body: { task: { type: 'message' } },
    });
  });

  it('a card that is not the bot’s own changes nothing', async () => {
    expect(await world.say(execute({ verb: 'x', rev: -1 }))).toMatchObject({ body: { statusCode: 400 } });
    expect(await world.say(execute('text'))).toMatchObject({ body: { statusCode: 400 } });
    expect(await world.say(task('task/submit', undefined))).toMatchObject({
      body: { task: { type: 'message' } },
    });
    expect(world.seen).toHaveLength(0);
  });

  it('somebody Teams does not name changes nothing', async () => {
    world.connector.respond = () => ({ kind: 'json', status: 404, body: {} });
    expect(await world.say(execute(pressed, { from: { id: '29:ghost' } }))).toMatchObject({
      body: { statusCode: 403 },
    });
    world.connector.respond = () => undefined;
    expect(world.seen).toHaveLength(0);
  });

  it.each(['composeExtension/query', 'signin/verifyState', '__proto__'])(
    'the invoke %s is answered as one this bot does not take',
    async (name) => {
      expect(await world.say(execute(pressed, { name }))).toMatchObject({
        status: 501,
        body: { error: { code: 'NotImplemented' } },
      });
      expect(world.seen).toHaveLength(0);
    },
  );
});

describe('a slow answer', () => {
  it('says that work goes on, and sends the result to the person', async () => {
    const slow = await startWorld({}, { patienceMs: 20 });
    try {
      let finish: (reply: Reply) => void = () => undefined;
      slow.answer = () => new Promise((resolve) => (finish = resolve));
      const conversation = { conversationType: 'personal', id: 'a:mona-and-bot' };
      const said = await slow.say(
        execute(pressed, { conversation, channelData: { tenant: { id: slow.adapter.tenants[0] } } }),
      );
      expect(said).toMatchObject({ status: 200, body: { statusCode: 200, type: WORDS } });
      finish({ kind: 'form', form });
      await vi.waitFor(() => expect(slow.connector.calls).toHaveLength(1));
      expect(slow.connector.calls[0]?.path).toBe('/v3/conversations/a:mona-and-bot/activities');
      expect(Posted.parse(slow.connector.calls[0]?.body).attachments).toHaveLength(1);

      const submit = task('task/submit', { form: 'f', token: 't' }, { id: '2' });
      expect(await slow.say(submit)).toMatchObject({ body: { task: { type: 'message' } } });
      finish({ kind: 'nothing' });
    } finally {
      await slow.close();
    }
  });
});

it('a message gets no body back: its answer goes through the outbox', async () => {
  world.answer = async () => ({ kind: 'notice', view: view() });
  expect(await world.say(direct())).toEqual({ status: 200, body: undefined });
  expect(world.connector.calls).toHaveLength(0);
});
