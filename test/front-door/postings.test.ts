import { describe, expect, it } from 'vitest';
import { buttonsOf, showing, stepsOf, wordsOf } from '../support/screens.ts';
import {
  CHAIR_ON_SLACK,
  CHAIR_ON_TEAMS,
  useTown,
  WORKER_ON_SLACK,
  WORKER_ON_TEAMS,
} from '../support/town.ts';
import type { RecordOf } from '../../storage/collections.ts';

const BUTTONS = ['Accept', 'Say how it is going', 'Mark as done', 'More'];

/** One action, everywhere it is shown: rooms, threads and people's own chats of both platforms. */
describe('the copies of one action', () => {
  const town = useTown();

  const postings = async (id: string): Promise<RecordOf<'postings'>[]> => {
    const all = await town().store.read((view) => view.all('postings'));
    return all.filter(({ subject }) => subject === `action:${id}`);
  };
  const action = (id: string) => town().store.read((view) => view.get('actions', id));
  const dead = async () =>
    (await town().store.read((view) => view.all('outbox'))).filter(({ state }) => state === 'dead').length;

  /** Assigns from a Slack channel to a worker on Teams: a card in the room, and one in their own chat. */
  async function assignFromSlack(title: string, room = '#neglect', thread?: string): Promise<string> {
    const { simulator, settled, store } = town();
    const line = `action assign @${WORKER_ON_TEAMS} "${title}" by 12 Dec measure "Done"`;
    const said =
      thread === undefined
        ? await simulator.slack.say(CHAIR_ON_SLACK, room, `/${line}`)
        : await simulator.slack.mention(CHAIR_ON_SLACK, room, line, thread);
    expect(said).toMatchObject({ ok: true });
    await settled();
    const actions = await store.read((view) => view.all('actions'));
    return actions.find((each) => each.title === title)?.id ?? '';
  }
  const inRoom = (id: string, room = '#neglect') =>
    town()
      .simulator.slack.messages(room)
      .filter((message) => !message.onlyYou && message.blocks !== undefined && wordsOf(message).includes(id));
  const inChat = (id: string) =>
    town()
      .simulator.teams.dmMessages(WORKER_ON_TEAMS)
      .filter((message) => message.cards !== undefined && wordsOf(message).includes(id));

  it('follow the record on both platforms within one round, and lose their buttons when it is done', async () => {
    const { simulator, settled } = town();
    const id = await assignFromSlack('Count the minutes');
    expect((await postings(id)).map(({ to }) => to.kind).sort()).toEqual(['conversation', 'direct']);
    expect(inRoom(id).map(buttonsOf)).toEqual([BUTTONS]);

    const before = simulator.slack.callsTo('chat.update').length;
    await simulator.teams.press(WORKER_ON_TEAMS, 'direct', inChat(id)[0]?.id ?? '', 'Accept');
    await settled();
    expect(simulator.slack.callsTo('chat.update')).toHaveLength(before + 1);
    for (const copy of [inRoom(id)[0], inChat(id)[0]]) expect(copy && wordsOf(copy)).toContain('Accepted');
    const [first] = await postings(id);
    for (const { shownRev } of await postings(id)) expect(shownRev).toBe(first?.shownRev);

    await simulator.teams.dm(WORKER_ON_TEAMS, `action done ${id} All of them are counted`);
    await settled();
    for (const copy of [inRoom(id)[0], inChat(id)[0]]) {
      expect(copy && wordsOf(copy)).toContain('All of them are counted');
      expect(copy && stepsOf(copy)).toEqual([]);
    }
  });

  it('change in step however many there are, and once each when much happens at once', async () => {
    const { simulator, settled } = town();
    const id = await assignFromSlack('Copy the list');
    // Everybody who asks in their own chat has a copy that stays.
    await simulator.slack.dm(CHAIR_ON_SLACK, `action show ${id}`);
    await settled();
    await simulator.teams.dm(WORKER_ON_TEAMS, `action update ${id} First half`);
    await simulator.teams.dm(WORKER_ON_TEAMS, `action update ${id} Second half`);
    await settled();
    const rev = (await action(id))?.rev;
    expect((await postings(id)).every(({ shownRev }) => shownRev === rev)).toBe(true);
    expect(inRoom(id).map((message) => wordsOf(message).includes('Second half'))).toEqual([true]);
  });

  it('is forgotten when somebody deletes it on Slack; the record and the other copies go on, and nothing is posted anew', async () => {
    const { simulator, settled } = town();
    const id = await assignFromSlack('Sort the folders');
    const lost = await dead();
    await simulator.slack.deleteMessage(CHAIR_ON_SLACK, '#neglect', inRoom(id)[0]?.id ?? '');
    await simulator.teams.press(WORKER_ON_TEAMS, 'direct', inChat(id)[0]?.id ?? '', 'Accept');
    await settled();
    expect((await postings(id)).map(({ to }) => to.kind)).toEqual(['direct']);
    expect(await action(id)).toMatchObject({ status: 'accepted' });
    expect(wordsOf(inChat(id)[0] ?? showing([], id))).toContain('Accepted');
    expect(inRoom(id)).toEqual([]);
    // A copy that was deleted is no message that reached nobody.
    expect(await dead()).toBe(lost);

    await simulator.teams.dm(WORKER_ON_TEAMS, `action update ${id} Half of them`);
    await settled();
    expect(inRoom(id)).toEqual([]);
  });

  it("is forgotten when it is deleted in somebody's own chat on Teams, and comes back when they ask", async () => {
    const { simulator, settled } = town();
    const id = await assignFromSlack('Ring the bell');
    await simulator.teams.deleteMessage(WORKER_ON_TEAMS, 'direct', inChat(id)[0]?.id ?? '');
    await simulator.slack.dm(CHAIR_ON_SLACK, `action update ${id} Still silent`);
    await settled();
    expect(wordsOf(inRoom(id)[0] ?? showing([], id))).toContain('Still silent');
    const chats = async () =>
      (await postings(id)).filter(({ to }) => to.kind === 'direct' && to.platform === 'teams');
    expect(await chats()).toEqual([]);
    expect(inChat(id)).toEqual([]);

    await simulator.teams.dm(WORKER_ON_TEAMS, `action show ${id}`);
    await settled();
    expect(await chats()).toHaveLength(1);
    expect(inChat(id).map(buttonsOf)).toEqual([BUTTONS]);
  });

  it('in an archived channel is forgotten', async () => {
    const { simulator, settled } = town();
    const id = await assignFromSlack('Close the room', '#csa');
    const lost = await dead();
    await simulator.slack.archive('#csa');
    await simulator.teams.press(WORKER_ON_TEAMS, 'direct', inChat(id)[0]?.id ?? '', 'Accept');
    await settled();
    expect((await postings(id)).map(({ to }) => to.kind)).toEqual(['direct']);
    expect(await action(id)).toMatchObject({ status: 'accepted' });
    expect(await dead()).toBe(lost);
  });

  it('in a channel on Teams that the bot was taken out of is forgotten', async () => {
    const { simulator, settled, store } = town();
    const { teams, slack } = simulator;
    await teams.say(
      CHAIR_ON_TEAMS,
      'Neglect',
      `@Partnership action assign ${WORKER_ON_SLACK} "Lock up" by 12 Dec measure "Locked"`,
    );
    await settled();
    const id =
      (await store.read((view) => view.all('actions'))).find(({ title }) => title === 'Lock up')?.id ?? '';
    const kinds = async () =>
      (await postings(id)).map(({ to }) => `${to.kind === 'member' ? '' : to.platform} ${to.kind}`);
    expect((await kinds()).sort()).toEqual(['slack direct', 'teams conversation']);
    teams.setBotIn('Neglect', false);
    const card = showing(slack.dmMessages(WORKER_ON_SLACK), id, 'Lock up');
    await slack.press(WORKER_ON_SLACK, 'direct', card.id, { label: 'Accept' });
    await settled();
    expect(await kinds()).toEqual(['slack direct']);
    expect(await action(id)).toMatchObject({ status: 'accepted' });
    teams.setBotIn('Neglect', true);
  });

  it('posted in a thread stay in their thread', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    await slack.say(CHAIR_ON_SLACK, '#neglect', 'What shall we do about the doors?');
    const root = slack.messages('#neglect').findLast((message) => message.text.includes('the doors'));
    const id = await assignFromSlack('Paint the doors', '#neglect', root?.id);
    const posts = slack.callsTo('chat.postMessage').filter(({ args }) => JSON.stringify(args).includes(id));
    expect(posts.map(({ args }) => args['thread_ts'])).toEqual([root?.id]);
    const [posting] = (await postings(id)).filter(({ to }) => to.kind === 'conversation');
    expect(posting?.to).toMatchObject({ thread: root?.id });

    await teams.dm(WORKER_ON_TEAMS, `action accept ${id}`);
    await settled();
    const still = slack.callsTo('chat.postMessage').filter(({ args }) => JSON.stringify(args).includes(id));
    expect(still).toHaveLength(1);
  });
});
