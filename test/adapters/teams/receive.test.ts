import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
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
  type World,
} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
afterEach(() => {
  world.seen.length = 0;
  world.connector.calls.length = 0;
  world.connector.respond = () => undefined;
});

const mona = { platform: 'teams', tenant: TENANT, user: MONA.aadObjectId, alias: MONA.id, name: MONA.name };

describe('a message', () => {
  it('in a one-to-one chat is a command', async () => {
    await world.say(direct());
    expect(world.seen).toEqual([
      {
        kind: 'command',
        door: 'direct',
        spoken: ['mywork'],
        delivery: `teams|${TENANT}|a:mona-and-bot|1700000000001`,
        sender: mona,
        place: { platform: 'teams', tenant: TENANT, conversation: 'a:mona-and-bot', kind: 'direct' },
        route: {
          serviceUrl: world.connector.serviceUrl,
          tenantId: TENANT,
          botId: BOT,
          conversationId: 'a:mona-and-bot',
          kind: 'direct',
          userId: MONA.aadObjectId,
          userAlias: MONA.id,
        },
        answer: 'later',
      },
    ]);
  });

  it('that mentions the bot in a channel is a command, in its thread', async () => {
    await world.say(inChannel());
    expect(world.seen[0]).toMatchObject({
      kind: 'command',
      door: 'mention',
      spoken: ['action list'],
      place: { conversation: CHANNEL, thread: '1690000000000', kind: 'channel', name: 'Neglect' },
      route: { conversationId: CHANNEL, kind: 'channel', teamId: '19:team@thread.tacv2' },
      delivery: `teams|${TENANT}|${CHANNEL}|1700000000001`,
    });
  });

  it('from the slash menu is a command only its sender sees', async () => {
    await world.say(
      inChannel({ text: '/action list', entities: [], recipient: { id: BOT, isTargeted: true } }),
    );
    expect(world.seen[0]).toMatchObject({
      kind: 'command',
      door: 'targeted',
      spoken: ['action list'],
      route: { targeted: 'true' },
    });
  });

  it('in a group chat without a mention is only a message', async () => {
    const conversation = {
      isGroup: true,
      conversationType: 'groupChat',
      tenantId: TENANT,
      id: '19:g@thread.v2',
    };
    await world.say(direct({ conversation, text: 'nil return' }));
    expect(world.seen[0]).toMatchObject({
      kind: 'message',
      change: 'new',
      messageId: '1700000000001',
      spoken: ['nil return'],
      place: { kind: 'group' },
    });
  });

  it('in a channel shared with other organisations says so', async () => {
    const channelData = {
      tenant: { id: TENANT },
      team: { id: 't' },
      channel: { id: CHANNEL, type: 'shared' },
    };
    await world.say(inChannel({ channelData }));
    expect(world.seen[0]?.place).toMatchObject({ shared: true });
  });

  it('of the bot itself is nobody acting', async () => {
    expect((await world.say(direct({ from: { id: BOT, name: 'Partnership' } }))).status).toBe(200);
    expect((await world.say(direct({ from: { id: '28:other', role: 'bot' } }))).status).toBe(200);
    expect(world.seen).toHaveLength(0);
  });

  it('with nothing but values is a pressed button, or a form', async () => {
    const value = { verb: 'action.accept', subject: 'action:ACT-2611-K4TR', rev: 3, args: { from: 'card' } };
    await world.say(direct({ text: undefined, value }));
    await world.say(
      direct({ text: '', value: { form: 'action.assign', token: 't1', what: 'Send minutes' } }),
    );
    expect(world.seen).toMatchObject([
      {
        kind: 'press',
        verb: 'action.accept',
        subject: 'action:ACT-2611-K4TR',
        rev: 3,
        args: { from: 'card' },
        answer: 'later',
      },
      { kind: 'submit', form: 'action.assign', token: 't1', inputs: { what: 'Send minutes' } },
    ]);
  });

  it('with values that no card of the bot sends is left alone', async () => {
    expect((await world.say(direct({ text: '', value: { verb: 'DROP TABLE' } }))).status).toBe(200);
    expect(
      (await world.say(direct({ text: '', value: { verb: 'a', __proto__x: 1, rev: 'three' } }))).status,
    ).toBe(200);
    expect(world.seen).toHaveLength(0);
  });

  it('whose sender has no Entra id is looked up, and else nobody acted', async () => {
    world.connector.respond = ({ path }) =>
      path.endsWith('/members/29:mona')
        ? { kind: 'json', status: 200, body: { id: '29:mona', objectId: MONA.aadObjectId, name: 'Mona' } }
        : undefined;
    await world.say(direct({ from: { id: '29:mona' } }));
    expect(world.seen[0]?.sender).toEqual({
      platform: 'teams',
      tenant: TENANT,
      user: MONA.aadObjectId,
      alias: '29:mona',
    });
    world.connector.respond = () => ({ kind: 'json', status: 404, body: { error: { code: 'NotFound' } } });
    expect((await world.say(direct({ id: '2', from: { id: '29:ghost' } }))).status).toBe(200);
    expect(world.seen).toHaveLength(1);
  });

  it('is sent again by Teams when it could not be kept', async () => {
    world.answer = async () => Promise.reject(new Error('disk full'));
    expect((await world.say(direct())).status).toBe(500);
    world.answer = async () => ({ kind: 'nothing' });
    expect((await world.say(direct())).status).toBe(200);
    expect(world.seen[0]?.delivery).toBe(world.seen[1]?.delivery);
  });
});

describe('a change to a message', () => {
  it('is a message with a delivery of its own', async () => {
    const over = { entities: [botMention], text: '<at>Partnership</at> changed' };
    await world.say(inChannel());
    await world.say(inChannel({ ...over, type: 'messageUpdate', timestamp: '2026-11-22T09:05:00Z' }));
    await world.say(inChannel({ ...over, type: 'messageUpdate', timestamp: '2026-11-22T09:06:00Z' }));
    await world.say(inChannel({ type: 'messageDelete', text: undefined, entities: [] }));
    expect(world.seen.slice(1)).toMatchObject([
      { kind: 'message', change: 'edited', messageId: '1700000000001', spoken: [' changed'] },
      { kind: 'message', change: 'edited' },
      { kind: 'message', change: 'deleted', spoken: [] },
    ]);
    expect(new Set(world.seen.map(({ delivery }) => delivery)).size).toBe(4);
  });

  it('that Teams sends twice has one delivery', async () => {
    for (let time = 0; time < 2; time += 1) await world.say(inChannel({ type: 'messageUpdate' }));
    expect(world.seen[0]?.delivery).toBe(world.seen[1]?.delivery);
  });
});

describe('an invoke', () => {
  it('of a pressed button is a press, answered now', async () => {
    await world.say(
      execute({ verb: 'action.accept', subject: 'action:ACT-2611-K4TR', rev: 2, note: 'on it' }),
    );
    expect(world.seen[0]).toMatchObject({
      kind: 'press',
      verb: 'action.accept',
      rev: 2,
      inputs: { note: 'on it' },
      answer: 'now',
      place: { conversation: CHANNEL, thread: '1690000000000' },
    });
  });

  it('of a form is a submission, from a card and from a dialog', async () => {
    const data = { form: 'action.assign', token: 't1', what: 'Send minutes' };
    await world.say(execute(data));
    await world.say(task('task/submit', { ...data, msteams: { type: 'task/submit' } }));
    expect(world.seen).toMatchObject([
      { kind: 'submit', form: 'action.assign', inputs: { what: 'Send minutes' }, answer: 'now' },
      { kind: 'submit', form: 'action.assign', inputs: { what: 'Send minutes' }, answer: 'now' },
    ]);
  });

  it('of a button that opens a dialog is a press', async () => {
    await world.say(
      task('task/fetch', { verb: 'action.update', opens: 'form', msteams: { type: 'task/fetch' } }),
    );
    expect(world.seen[0]).toMatchObject({ kind: 'press', verb: 'action.update' });
  });

  it('without an id is named by what it says and when', async () => {
    const press = (timestamp: string): object =>
      execute({ verb: 'action.accept' }, { id: undefined, timestamp });
    await world.say(press('2026-11-22T09:00:00Z'));
    await world.say(press('2026-11-22T09:00:00Z'));
    await world.say(press('2026-11-22T09:00:30Z'));
    const [first, again, later] = world.seen.map(({ delivery }) => delivery);
    expect(first).toBe(again);
    expect(later).not.toBe(first);
  });
});
