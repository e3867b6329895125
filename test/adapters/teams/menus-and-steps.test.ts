import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CardView, Reply } from '../../../src/bot/reply.ts';
import { execute, form, MONA, startWorld, task, view, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
afterEach(() => {
  world.seen.length = 0;
  world.answer = async () => ({ kind: 'nothing' });
});

const invoke = (name: string, value: unknown, over: object = {}) =>
  execute(undefined, { name, value, ...over });
const answers = (reply: Reply) => {
  world.answer = async () => reply;
};

describe('a form of several screens', () => {
  const screen = (at: number): Reply => ({ kind: 'form', form: { ...form, step: { at, of: 3 } } });
  /** The data of the button that sends the shown screen off. */
  const dataIn = (body: unknown): Record<string, unknown> => {
    const [, data = '{}'] = /"data":(\{"form".*?\}\})/.exec(JSON.stringify(body)) ?? [];
    return JSON.parse(data) as Record<string, unknown>;
  };

  it.each([
    ['in a dialog', (data: object, id: string) => task('task/submit', data, { id })],
    [
      'in a menu’s dialog',
      (data: object, id: string) =>
        invoke('composeExtension/submitAction', { commandId: 'action.from-message', data }, { id }),
    ],
    ['in a message', (data: object, id: string) => execute(data, { id })],
  ])('%s: one screen after the other, each saying which it is', async (_, submit) => {
    answers(screen(1));
    const first = await world.say(submit({ form: form.name, token: 't', what: 'One', step: 0 }, 'f:1'));
    expect(world.seen).toMatchObject([{ kind: 'submit', step: 0, inputs: { what: 'One' } }]);
    const data = dataIn(first.body);
    expect(JSON.stringify(first.body)).toContain('"title":"Next"');
    expect(data).toMatchObject({ form: form.name, step: 1 });
    answers(screen(2));
    const second = await world.say(submit({ ...data, what: 'Two' }, 'f:2'));
    expect(world.seen[1]).toMatchObject({ kind: 'submit', step: 1, inputs: { what: 'Two' } });
    expect(dataIn(second.body)).toMatchObject({ step: 2 });
    expect(JSON.stringify(second.body)).not.toContain('"title":"Next"');
  });

  it('no step beside the ten there can be is taken', async () => {
    for (const step of [-1, 10, 1.5, '1']) {
      await world.say(task('task/submit', { form: 'f', token: 't', step }, { id: `f:step-${step}` }));
    }
    expect(world.seen).toEqual([]);
  });
});

describe('an entry of the app’s menus', () => {
  const message = {
    body: { contentType: 'html', content: '<p>Ask <at id="0">Mona Reed</at></p>' },
    mentions: [
      {
        id: 0,
        mentionText: 'Mona Reed',
        mentioned: { user: { id: MONA.aadObjectId, displayName: MONA.name } },
      },
    ],
    attachments: [{ content: 'never read' }],
  };

  it('on a message carries what its author wrote, and opens a dialog', async () => {
    answers({ kind: 'form', form });
    const { body } = await world.say(
      invoke('composeExtension/fetchTask', {
        commandId: 'action.from-message',
        commandContext: 'message',
        messagePayload: message,
      }),
    );
    expect(world.seen).toMatchObject([
      {
        kind: 'shortcut',
        shortcut: 'action.from-message',
        spoken: ['Ask ', { user: MONA.aadObjectId, name: 'Mona Reed' }],
        place: { kind: 'channel', thread: '1690000000000' },
        answer: 'now',
      },
    ]);
    expect(body).toMatchObject({ task: { type: 'continue', value: { title: form.title } } });
  });

  it('at the compose box of two people’s chat has no message, no place and no way to that chat', async () => {
    const conversation = { conversationType: 'personal', id: '19:mona_jo@unq.gbl.spaces' };
    const over = { conversation, channelData: { tenant: { id: world.adapter.tenants[0] } } };
    await world.say(
      invoke('composeExtension/fetchTask', { commandId: 'action.assign', commandContext: 'compose' }, over),
    );
    await world.say(
      invoke('application/search', { queryText: ' Jo ', dataset: 'members' }, { ...over, id: 'f:2' }),
    );
    const [chosen, searched] = world.seen;
    expect(chosen).toMatchObject({ kind: 'shortcut', shortcut: 'action.assign' });
    expect(searched).toMatchObject({ kind: 'search', list: 'members', typed: 'Jo' });
    for (const each of world.seen) {
      expect(each).not.toHaveProperty('place');
      expect(each).not.toHaveProperty('spoken');
      expect(Object.keys(each.route ?? {}).sort()).toEqual(['botId', 'serviceUrl', 'tenantId']);
    }
  });

  it.each([['no name'], ['../etc'], [''], ['x'.repeat(65)]])(
    'with the name %j is none of the bot’s',
    async (commandId) => {
      const { body } = await world.say(invoke('composeExtension/fetchTask', { commandId }));
      expect(body).toMatchObject({ task: { type: 'message' } });
      expect(world.seen).toEqual([]);
    },
  );
});

describe('a searched choice', () => {
  it('is answered with what was found, and with nothing when the bot has other words', async () => {
    const search = (id: string) => world.say(invoke('application/search', { dataset: 'members' }, { id }));
    const type = 'application/vnd.microsoft.search.searchResponse';
    answers({ kind: 'choices', choices: [{ title: 'Jo Hart', value: 'jo-hart' }] });
    expect((await search('f:1')).body).toEqual({
      statusCode: 200,
      type,
      value: { results: [{ title: 'Jo Hart', value: 'jo-hart' }] },
    });
    expect(world.seen).toMatchObject([{ typed: '' }]);
    answers({ kind: 'notice', view: view('Not here') });
    expect((await search('f:2')).body).toEqual({ statusCode: 200, type, value: { results: [] } });
  });
});

describe('a card in a room', () => {
  it('comes back to whoever pressed as their own, asking for itself in their name alone', async () => {
    const record = { subject: 'action:ACT-2611-K4TR', view: 'action' };
    const shown: CardView = view('Accepted');
    answers({ kind: 'card', view: shown, record });
    const { body } = await world.say(execute({ verb: 'action.accept', subject: record.subject, rev: 1 }));
    expect(body).toMatchObject({
      statusCode: 200,
      value: {
        refresh: {
          userIds: [MONA.id],
          action: {
            type: 'Action.Execute',
            verb: 'card.refresh',
            data: { subject: record.subject, args: { view: 'action' } },
          },
        },
      },
    });
    expect(JSON.stringify(body)).not.toContain('fallback');
  });

  it('without anybody pressing nothing but itself may be asked for', async () => {
    const automatic = (data: object, id: string) =>
      world.say(
        invoke(
          'adaptiveCard/action',
          { action: { type: 'Action.Execute', data }, trigger: 'automatic' },
          { id },
        ),
      );
    expect((await automatic({ verb: 'action.accept', subject: 'x', rev: 1 }, 'f:1')).body).toMatchObject({
      statusCode: 400,
    });
    expect((await automatic({ form: 'f', token: 't' }, 'f:2')).body).toMatchObject({ statusCode: 400 });
    expect(world.seen).toEqual([]);
    answers({ kind: 'notice', view: view('Not for you') });
    const { body } = await automatic(
      { verb: 'card.refresh', subject: 'action:X', args: { view: 'action' } },
      'f:3',
    );
    expect(body).toMatchObject({ statusCode: 403 });
    expect(JSON.stringify(body)).not.toContain('Not for you');
  });
});
