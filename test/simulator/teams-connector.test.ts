import {
  ActivityTypes,
  CardFactory,
  MessageFactory,
  TeamsInfo,
  TurnContext,
  type ConversationReference,
} from 'botbuilder';
import { ConnectorClient } from 'botframework-connector';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Simulator } from '../../simulator/index.ts';
import { echoBot, type EchoBot } from './echo-bot.ts';
import { APP_ID, onTeams, simulator } from './support.ts';

let sim: Simulator;
let bot: EchoBot;
const card = (text: string) =>
  CardFactory.adaptiveCard({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] });

beforeAll(async () => {
  sim = await simulator({ teams: { sign: true } });
  bot = await echoBot(sim);
  sim.connect(bot.url);
});
afterEach(() => {
  bot.logic = async () => undefined;
  sim.teams.faults.clear();
});
afterAll(async () => {
  await bot.stop();
  await sim.stop();
});

/** What the bot has to keep for reaching a place again. */
async function reference(room: string, text: string): Promise<Partial<ConversationReference>> {
  let kept: Partial<ConversationReference> = {};
  bot.logic = async (context) => {
    kept = TurnContext.getConversationReference(context.activity);
  };
  const outcome = await sim.teams.say('Ann Lee', room, text);
  expect(outcome).toMatchObject({ ok: true, status: 200 });
  return kept;
}

const proactively = async (
  to: Partial<ConversationReference>,
  work: (context: TurnContext) => Promise<void>,
) => await bot.adapter.continueConversationAsync(APP_ID, to, work);

describe('the connector behind botbuilder’s CloudAdapter, with tokens both ways', () => {
  it('takes replies, updates and deletions', async () => {
    let replyId = '';
    bot.logic = async (context) => {
      replyId = (await context.sendActivity(MessageFactory.attachment(card('first'))))?.id ?? '';
    };
    expect((await sim.teams.dm('Ann Lee', 'hello')).ok).toBe(true);
    expect(sim.teams.dmMessages('Ann Lee').at(-1)).toMatchObject({
      id: replyId,
      from: { bot: true },
      cards: [{ body: [{ text: 'first' }] }],
    });
    bot.logic = async (context) => {
      await context.updateActivity({ ...MessageFactory.attachment(card('second')), id: replyId });
    };
    await sim.teams.dm('Ann Lee', 'change it');
    expect(sim.teams.dmMessages('Ann Lee').find((each) => each.id === replyId)).toMatchObject({
      edited: true,
      cards: [{ body: [{ text: 'second' }] }],
    });
    bot.logic = async (context) => await context.deleteActivity(replyId);
    await sim.teams.dm('Ann Lee', 'remove it');
    expect(sim.teams.dmMessages('Ann Lee').some((each) => each.id === replyId)).toBe(false);
  });

  it('keeps a reply in its thread by the conversation id, and starts one without it', async () => {
    const to = await reference('General', '@Partnership help');
    const conversation = to.conversation?.id ?? '';
    const [channel = '', root] = conversation.split(';messageid=');
    await proactively(to, async (context) => void (await context.sendActivity('in the thread')));
    const shown = () => sim.teams.screen('Ann Lee').rooms.find((each) => each.id === channel)?.messages ?? [];
    expect(
      shown()
        .find((each) => each.id === root)
        ?.replies.map((each) => each.text),
    ).toEqual(['in the thread']);
    const top = {
      ...to,
      conversation: { ...to.conversation, id: channel },
    } as Partial<ConversationReference>;
    await proactively(top, async (context) => void (await context.sendActivity('a new post')));
    expect(shown().at(-1)).toMatchObject({ text: 'a new post', replies: [] });
  });

  it('opens the same one-to-one chat every time, and new threads in channels', async () => {
    const { mri, id } = onTeams('Ann Lee-Brown');
    const made: string[] = [];
    const { tenantId, team, botId, botName } = sim.teams.identity;
    const create = async (more: object) =>
      await bot.adapter.createConversationAsync(
        APP_ID,
        'msteams',
        sim.teamsServiceUrl,
        'https://api.botframework.com',
        {
          isGroup: false,
          bot: { id: botId, name: botName },
          tenantId,
          channelData: { tenant: { id: tenantId } },
          ...more,
        },
        async (context) => {
          made.push(context.activity.conversation.id);
        },
      );
    await create({ members: [{ id: mri, name: '' }] });
    await create({ members: [{ id, name: '' }], activity: MessageFactory.text('hello') });
    expect(made[0]).toBe(made[1]);
    expect(sim.teams.dmMessages('Ann Lee-Brown').map((each) => each.text)).toEqual(['hello']);
    await create({
      isGroup: true,
      channelData: { channel: { id: team.id } },
      activity: MessageFactory.text('thread'),
    });
    expect(made[2]).toMatch(new RegExp(`^${team.id.replace('.', '\\.')};messageid=\\d+$`));
    await expect(create({ members: [{ id: '29:nobody', name: '' }] })).rejects.toMatchObject({
      statusCode: 400,
    });
    await expect(
      create({ members: [{ id: mri, name: '' }], tenantId: 'x', channelData: {} }),
    ).rejects.toMatchObject({ statusCode: 400 });
  });

  it('knows the roster and the team', async () => {
    const { mri, id } = onTeams('Ann Lee');
    const seen: unknown[] = [];
    bot.logic = async (context) => {
      seen.push(
        (await TeamsInfo.getMember(context, mri)).email,
        (await TeamsInfo.getMember(context, id)).aadObjectId,
        (await TeamsInfo.getPagedMembers(context)).members.length,
        (await TeamsInfo.getTeamDetails(context)).name,
        (await TeamsInfo.getTeamChannels(context)).length,
      );
    };
    expect((await sim.teams.say('Ann Lee', 'General', '@Partnership who is here')).ok).toBe(true);
    expect(seen).toEqual(['ann-lee@agency.test', id, 3, 'Plymouth', 2]);
  });

  it('refuses what is too big, unknown, or blocked', async () => {
    const to = await reference('direct', 'hello');
    const attempt = async (work: (context: TurnContext) => Promise<unknown>) => {
      let failure: unknown;
      await proactively(to, async (context) => {
        await work(context).catch((error: unknown) => {
          failure = error;
        });
      });
      return failure;
    };
    expect(await attempt((context) => context.sendActivity('x'.repeat(60_000)))).toMatchObject({
      statusCode: 413,
      code: 'MessageSizeTooBig',
    });
    expect(
      await attempt((context) => context.updateActivity({ type: ActivityTypes.Message, id: '1', text: 'x' })),
    ).toMatchObject({
      statusCode: 404,
      code: 'ActivityNotFoundInConversation',
    });
    sim.teams.block('Ann Lee');
    expect(await attempt((context) => context.sendActivity('x'))).toMatchObject({
      statusCode: 403,
      code: 'MessageWritesBlocked',
    });
    await sim.teams.install({ people: ['Ann Lee'] });
    expect(await attempt((context) => context.sendActivity('x'))).toBeUndefined();
    sim.teams.faults.next('sendActivity', { kind: 'rate-limit' });
    expect(await attempt((context) => context.sendActivity('x'))).toMatchObject({ statusCode: 429 });
  });

  it('sends targeted messages to one person in the room', async () => {
    const { team } = sim.teams.identity;
    const token = (
      (await (
        await fetch(sim.tokenUrl, {
          method: 'POST',
          body: new URLSearchParams({ grant_type: 'client_credentials', client_id: APP_ID }),
        })
      ).json()) as { access_token: string }
    ).access_token;
    const send = async (recipient: string, room = team.id) =>
      await fetch(
        `${sim.teamsServiceUrl}v3/conversations/${encodeURIComponent(room)}/activities?isTargetedActivity=true`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({
            type: 'message',
            text: 'psst',
            recipient: { id: recipient, isTargeted: true },
          }),
        },
      );
    expect((await send(onTeams('Ann Lee').mri)).status).toBe(201);
    expect(sim.teams.messages('General', 'Ann Lee').at(-1)).toMatchObject({ text: 'psst', onlyYou: true });
    expect(sim.teams.messages('General', 'Priya Nair').some((each) => each.text === 'psst')).toBe(false);
    expect((await send('29:nobody')).status).toBe(400);
  });

  it('lets nobody in without a token of its own', async () => {
    const client = new ConnectorClient(
      { signRequest: async (request) => request },
      { baseUri: sim.teamsServiceUrl },
    );
    await expect(
      client.conversations.getConversationMembers(sim.teams.identity.team.id),
    ).rejects.toMatchObject({ statusCode: 401 });
  });
});

describe('tokens that are not right', () => {
  it.each([
    ['none', null],
    ['garbage', 'garbage'],
    ['another app’s', { audience: '99999999-0000-4000-8000-000000000000' }],
    ['another issuer’s', { issuer: 'https://elsewhere.test' }],
    ['one that has expired', { expiresIn: -600 }],
    ['one for another service', { serviceUrl: 'https://elsewhere.test/' }],
    ['one signed with another key', { foreignKey: true }],
    ['one with an unknown key', { keyId: 'unknown' }],
  ] as const)('%s: refused by botbuilder', async (_name, token) => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    let turns = 0;
    bot.logic = async () => void (turns += 1);
    const activity = sim.teams.activityFor('Ann Lee', 'direct', 'hello');
    const outcome = await sim.teams.deliverRaw(activity, { token });
    expect(outcome.ok).toBe(false);
    expect([401, 500]).toContain(outcome.status);
    expect(turns).toBe(0);
    quiet.mockRestore();
  });
});
