import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../simulator/index.ts';
import { APP_ID, onTeams, recorder, simulator, type Recorder } from './support.ts';

let sim: Simulator;
let bot: Recorder;
const ann = onTeams('Ann Lee');
const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';

beforeAll(async () => {
  bot = await recorder();
  sim = await simulator();
  sim.connect(bot.url);
});
beforeEach(() => void bot.received.splice(0));
afterEach(() => sim.teams.faults.clear());
afterAll(async () => {
  await sim.stop();
  await bot.stop();
});

const body = () => [
  { type: 'TextBlock', text: 'What?' },
  {
    type: 'Input.Text',
    id: 'what',
    value: 'Send',
    isRequired: true,
    errorMessage: 'Say what.',
    maxLength: 10,
  },
  { type: 'Input.Toggle', id: 'urgent', title: 'Urgent' },
  { type: 'Input.Number', id: 'days', min: 1, max: 5 },
];
const card = (...actions: object[]) => ({ type: 'AdaptiveCard', version: '1.5', body: body(), actions });
const execute = { type: 'Action.Execute', title: 'Done', verb: 'action.done', data: { ref: 'ACT-1' } };
const attachment = (content: object) => ({ contentType: ADAPTIVE, content });

/** Puts a card of the bot into a room. @returns its id. */
async function posted(content: object, room = sim.teams.identity.team.id): Promise<string> {
  const answer = await fetch(
    `${sim.teamsServiceUrl}v3/conversations/${encodeURIComponent(room)}/activities`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'message', attachments: [attachment(content)] }),
    },
  );
  return ((await answer.json()) as { id: string }).id;
}

describe('messages', () => {
  it('in a channel reach the bot when they mention it, with entities', async () => {
    expect(await sim.teams.say('Ann Lee', 'General', 'just talking')).toMatchObject({ ok: true, status: 0 });
    expect(bot.received).toHaveLength(0);
    const outcome = await sim.teams.say(
      'Ann Lee',
      'General',
      '@Partnership assign @Ann Lee-Brown "a < b & c"',
    );
    expect(outcome).toMatchObject({ ok: true, status: 200 });
    const { json, path } = bot.last();
    expect(path).toBe('/api/messages');
    const { team, botId, tenantId } = sim.teams.identity;
    expect(json).toMatchObject({
      type: 'message',
      channelId: 'msteams',
      serviceUrl: sim.teamsServiceUrl,
      text: '<at>Partnership</at>&nbsp;assign <at>Ann Lee-Brown</at> "a &lt; b &amp; c"',
      from: { id: ann.mri, name: 'Ann Lee', aadObjectId: ann.id },
      recipient: { id: botId },
      conversation: {
        conversationType: 'channel',
        isGroup: true,
        tenantId,
        id: `${team.id};messageid=${String(json['id'])}`,
      },
      channelData: { team: { id: team.id }, channel: { id: team.id }, tenant: { id: tenantId } },
      entities: [
        { type: 'mention', mentioned: { id: botId }, text: '<at>Partnership</at>' },
        { type: 'mention', mentioned: { id: onTeams('Ann Lee-Brown').mri }, text: '<at>Ann Lee-Brown</at>' },
        { type: 'clientInfo' },
      ],
    });
    expect(json['recipient']).not.toHaveProperty('isTargeted');
  });

  it('stay in their thread', async () => {
    await sim.teams.say('Ann Lee', 'General', 'a post');
    const root = sim.teams.messages('General').at(-1)?.id ?? '';
    await sim.teams.say('Priya Nair', 'General', '@Partnership here', root);
    expect(bot.last().json).toMatchObject({
      conversation: { id: `${sim.teams.identity.team.id};messageid=${root}` },
      replyToId: root,
    });
    const general = sim.teams.screen('Ann Lee').rooms.find((each) => each.name === 'General');
    expect(general?.messages.find((each) => each.id === root)?.replies).toHaveLength(1);
  });

  it('that start with a slash are targeted: the bot alone sees them', async () => {
    await sim.teams.say('Ann Lee', 'Group chat', '/action assign');
    expect(bot.last().json).toMatchObject({
      text: '/action assign',
      recipient: { isTargeted: true },
      conversation: { conversationType: 'groupChat' },
    });
    expect(sim.teams.messages('Group chat', 'Ann Lee')).toHaveLength(1);
    expect(sim.teams.messages('Group chat', 'Priya Nair')).toHaveLength(0);
    await sim.teams.dm('Ann Lee', '/action assign @Priya Nair');
    expect(bot.last().json).toMatchObject({
      text: '/action assign @Priya Nair',
      entities: [{ type: 'clientInfo' }],
      conversation: { conversationType: 'personal' },
    });
    expect(bot.last().json['recipient']).not.toHaveProperty('isTargeted');
  });

  it('can be edited and deleted, which the bot hears of when it heard the message', async () => {
    await sim.teams.dm('Ann Lee', 'first');
    const { id = '' } = sim.teams.dmMessages('Ann Lee').at(-1) ?? {};
    await sim.teams.editMessage('Ann Lee', 'direct', id, 'second');
    expect(bot.last().json).toMatchObject({
      type: 'messageUpdate',
      id,
      text: 'second',
      channelData: { eventType: 'editMessage' },
    });
    await sim.teams.deleteMessage('Ann Lee', 'direct', id);
    expect(bot.last().json).toMatchObject({
      type: 'messageDelete',
      id,
      channelData: { eventType: 'softDeleteMessage' },
    });
    expect(sim.teams.dmMessages('Ann Lee').some((each) => each.id === id)).toBe(false);
  });

  it('are signed the way jose can verify against the published keys', async () => {
    const signing = await simulator({ teams: { sign: true } });
    signing.connect(bot.url);
    await signing.teams.dm('Ann Lee', 'hello');
    const metadata = (await (await fetch(signing.openIdMetadataUrl)).json()) as { jwks_uri: string };
    const token = String(bot.last().headers.authorization).replace('Bearer ', '');
    const { payload, protectedHeader } = await jwtVerify(
      token,
      createRemoteJWKSet(new URL(metadata.jwks_uri)),
      {
        issuer: 'https://api.botframework.com',
        audience: APP_ID,
        algorithms: ['RS256'],
      },
    );
    expect(payload['serviceurl']).toBe(signing.teamsServiceUrl);
    const keys = (await (await fetch(metadata.jwks_uri)).json()) as { keys: object[] };
    expect(keys.keys[0]).toMatchObject({ kid: protectedHeader.kid, endorsements: ['msteams'] });
    await signing.stop();
  });
});

describe('Action.Execute', () => {
  const invokeAnswer = (value: unknown, type = ADAPTIVE) => ({ json: { statusCode: 200, type, value } });

  it('shows the returned card to the person who pressed, until the message is edited', async () => {
    const id = await posted(card(execute));
    bot.answer(invokeAnswer({ ...card(), body: [{ type: 'TextBlock', text: 'Done by you' }] }));
    expect((await sim.teams.press('Ann Lee', 'General', id, 'Done', { what: 'Write' })).ok).toBe(true);
    expect(bot.last().json).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: id,
      value: {
        action: {
          type: 'Action.Execute',
          verb: 'action.done',
          data: { ref: 'ACT-1', what: 'Write', urgent: 'false' },
        },
      },
    });
    const seenBy = (who: string) =>
      JSON.stringify(sim.teams.messages('General', who).find((each) => each.id === id)?.cards);
    expect(seenBy('Ann Lee')).toContain('Done by you');
    expect(seenBy('Priya Nair')).not.toContain('Done by you');
    await fetch(
      `${sim.teamsServiceUrl}v3/conversations/${encodeURIComponent(sim.teams.identity.team.id)}/activities/${id}`,
      {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          type: 'message',
          attachments: [attachment({ ...card(), body: [{ type: 'TextBlock', text: 'Closed' }] })],
        }),
      },
    );
    expect(seenBy('Ann Lee')).toContain('Closed');
  });

  it('is sent twice under one id when the app does not answer well', async () => {
    const id = await posted(card(execute));
    bot.answer({ status: 500 }, {});
    const outcome = await sim.teams.press('Ann Lee', 'General', id, 'action.done');
    expect(outcome).toMatchObject({ ok: false, problem: 'Unable to reach app. Please try again.' });
    expect(bot.received).toHaveLength(2);
    expect(bot.received[0]?.json['id']).toBe(bot.received[1]?.json['id']);
    bot.answer({}, invokeAnswer('All done.', 'application/vnd.microsoft.activity.message'));
    expect((await sim.teams.press('Ann Lee', 'General', id, 'action.done')).ok).toBe(true);
    expect(sim.teams.note('Ann Lee', 'General', id)).toBe('All done.');
    bot.answer({
      json: {
        statusCode: 403,
        type: 'application/vnd.microsoft.error',
        value: { code: 'x', message: 'Not yours.' },
      },
    });
    expect((await sim.teams.press('Ann Lee', 'General', id, 'action.done')).problem).toBe('Not yours.');
  });

  it('is refused by the renderer while inputs are not right', async () => {
    const id = await posted(card(execute));
    const refused = await sim.teams.press('Ann Lee', 'General', id, 'Done', { what: '', days: '9' });
    expect(refused).toMatchObject({ ok: false, errors: { what: 'Say what.', days: 'Not valid.' } });
    expect(bot.received).toHaveLength(0);
    await expect(sim.teams.press('Ann Lee', 'General', id, 'No such')).rejects.toThrow('only: Done');
    await expect(sim.teams.press('Ann Lee', 'General', id, 'Done', { nope: 'x' })).rejects.toThrow(
      'no input "nope"',
    );
  });
});

describe('Action.Submit and dialogs', () => {
  it('is a message with a value and no text', async () => {
    const id = await posted(card({ type: 'Action.Submit', title: 'Send', data: { verb: 'x' } }));
    await sim.teams.press('Ann Lee', 'General', id, 'Send', { days: '3' });
    expect(bot.last().json).toMatchObject({
      type: 'message',
      replyToId: id,
      value: { verb: 'x', what: 'Send', days: '3' },
      conversation: { id: `${sim.teams.identity.team.id};messageid=${id}` },
    });
    expect(bot.last().json).not.toHaveProperty('text');
  });

  it('can open a dialog, which goes on, says something or closes as the app answers', async () => {
    const open = {
      type: 'Action.Submit',
      title: 'Open',
      data: { form: 'f', msteams: { type: 'task/fetch' } },
    };
    const save = { type: 'Action.Submit', title: 'Save', data: { token: 't' } };
    const task = (title: string) => ({
      json: { task: { type: 'continue', value: { title, card: attachment(card(save)) } } },
    });
    const id = await posted(card(open));
    bot.answer(task('Form'), task('Form again'), { json: { task: { type: 'message', value: 'Saved.' } } });
    expect((await sim.teams.press('Ann Lee', 'General', id, 'Open')).ok).toBe(true);
    expect(bot.last().json).toMatchObject({ name: 'task/fetch', value: { data: { form: 'f' } } });
    expect(sim.teams.dialog('Ann Lee')).toMatchObject({ title: 'Form', card: { type: 'AdaptiveCard' } });
    expect(sim.teams.dialog('Priya Nair')).toBeUndefined();
    await sim.teams.submitDialog('Ann Lee', 'Save', { what: 'Write' });
    expect(bot.last().json).toMatchObject({
      name: 'task/submit',
      value: { data: { token: 't', what: 'Write' } },
    });
    expect(sim.teams.screen('Ann Lee').dialog?.title).toBe('Form again');
    await sim.teams.submitDialog('Ann Lee', 0);
    expect(sim.teams.dialog('Ann Lee')).toMatchObject({ message: 'Saved.' });
    sim.teams.closeDialog('Ann Lee');
    expect(sim.teams.dialog('Ann Lee')).toBeUndefined();

    bot.answer(task('Form'), {});
    await sim.teams.press('Ann Lee', 'General', id, 'Open');
    expect((await sim.teams.submitDialog('Ann Lee', 'Save')).ok).toBe(true);
    expect(sim.teams.dialog('Ann Lee')).toBeUndefined();
    bot.answer({ json: { task: { type: 'continue', value: { title: 'x', card: card(save) } } } }, {});
    expect((await sim.teams.press('Ann Lee', 'General', id, 'Open')).problem).toMatch(/Unable to reach/);
  });
});

describe('installing', () => {
  it('tells the bot what Teams tells it', async () => {
    await sim.teams.install();
    const seen = bot.received.map((each) => each.json);
    expect(seen.filter((each) => each['type'] === 'installationUpdate')).toHaveLength(5);
    const team = seen.filter((each) => JSON.stringify(each).includes('teamMemberAdded'));
    expect(team).toMatchObject([
      {
        type: 'conversationUpdate',
        membersAdded: [{ id: sim.teams.identity.botId }],
        channelData: { team: { name: 'Plymouth' } },
      },
    ]);
    const personal = seen.filter(
      (each) => each['type'] === 'conversationUpdate' && JSON.stringify(each).includes('"personal"'),
    );
    expect(personal).toHaveLength(3);
    expect(personal[0]?.['membersAdded']).toHaveLength(2);
    await sim.teams.uninstall('Ann Lee');
    expect(bot.received.at(-2)?.json).toMatchObject({ type: 'installationUpdate', action: 'remove' });
    await sim.teams.install({ people: ['Ann Lee'] });
  });
});
