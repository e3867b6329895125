import { describe, expect, it } from 'vitest';
import type { ScreenMessage } from '../../simulator/protocol.ts';
import { buttonsOf, showing, threadsIn, wordsOf } from '../support/screens.ts';
import { useTown, WORKER_ON_SLACK } from '../support/town.ts';

/** Somebody who may assign, on both platforms: so that every door can be tried by the same person. */
const ASSIGNER = 'Priya Nair';
const LINE = `action assign @${WORKER_ON_SLACK} "Send the minutes within ten days" by 12 Dec to neglect from meeting measure "90% on time"`;

describe('the same line through every door', () => {
  const town = useTown();

  /** Does something that assigns one action; gives its reference once everything has been sent. */
  async function assigned(act: () => Promise<{ readonly ok: boolean }>): Promise<string> {
    const { store, settled } = town();
    const before = new Set((await store.read((view) => view.all('actions'))).map(({ id }) => id));
    expect(await act()).toMatchObject({ ok: true });
    await settled();
    const after = await store.read((view) => view.all('actions'));
    const [action, another] = after.filter(({ id }) => !before.has(id));
    expect(another).toBeUndefined();
    const id = action?.id ?? '';
    expect(id).toMatch(/^ACT-2611-[A-Z0-9]{4}$/);
    expect(action).toMatchObject({
      id,
      rev: 1,
      title: 'Send the minutes within ten days',
      measure: '90% on time',
      due: '2026-12-12',
      group: 'neglect',
      origin: 'meeting',
      owner: { kind: 'member', member: 'jory-whitmarsh' },
      assignedBy: 'priya-nair',
      assignedAt: '2026-11-23T09:00:00.000Z',
      status: 'assigned',
      story: [{ kind: 'assigned', by: 'priya-nair' }],
    });
    const atOwner = showing(town().simulator.slack.dmMessages(WORKER_ON_SLACK), id);
    expect(buttonsOf(atOwner)).toEqual(['Accept', 'Say how it is going', 'Mark as done', 'More']);
    return id;
  }

  /** Splits what mentions the action in a room into what everybody sees and what this person alone sees. */
  function seenBy(messages: readonly ScreenMessage[], id: string) {
    const about = messages.filter((message) => message.from.bot && wordsOf(message).includes(id));
    return {
      byAll: about.filter((message) => !message.onlyYou),
      byOne: about.filter((message) => message.onlyYou),
    };
  }

  it('Slack slash command: the card for all, the word for the chair alone, in the same answer', async () => {
    const { slack } = town().simulator;
    const id = await assigned(() => slack.say(ASSIGNER, '#neglect', `/${LINE}`));
    const { byAll, byOne } = seenBy(slack.messages('#neglect', ASSIGNER), id);
    expect(byAll).toHaveLength(1);
    expect(byOne.map(wordsOf).join()).toContain(`${id} is assigned`);
    expect(seenBy(slack.messages('#neglect', WORKER_ON_SLACK), id).byOne).toEqual([]);
  });

  it('Slack mention in a thread: the card stays in the thread', async () => {
    const { slack } = town().simulator;
    await slack.say(WORKER_ON_SLACK, '#neglect', 'Shall we talk about the minutes?');
    const root = showing(slack.messages('#neglect'), 'talk about the minutes').id;
    const id = await assigned(() => slack.mention(ASSIGNER, '#neglect', LINE, root));
    const thread = threadsIn(slack.screen(WORKER_ON_SLACK), '#neglect').find((post) => post.id === root);
    expect(seenBy(thread?.replies ?? [], id).byAll).toHaveLength(1);
    expect(seenBy(threadsIn(slack.screen(WORKER_ON_SLACK), '#neglect'), id).byAll).toEqual([]);
    expect(seenBy(slack.messages('#neglect', ASSIGNER), id).byOne.map(wordsOf).join()).toContain(
      'is assigned',
    );
    expect(seenBy(slack.messages('#neglect', WORKER_ON_SLACK), id).byOne).toEqual([]);
  });

  it('Slack direct message: nothing in any channel, a copy to follow for whoever assigned it', async () => {
    const { slack, teams } = town().simulator;
    const id = await assigned(() => slack.dm(ASSIGNER, LINE));
    expect(wordsOf(showing(slack.dmMessages(ASSIGNER), `${id} is assigned`))).not.toContain('undefined');
    expect(seenBy(slack.messages('#neglect'), id).byAll).toEqual([]);
    // Their own copy goes to the platform they prefer.
    expect(buttonsOf(showing(teams.dmMessages(ASSIGNER), id))).toEqual([
      'Say how it is going',
      'Mark as done',
      'More',
    ]);
  });

  it('Teams slash in a channel: the card is a post of its own, the word for the chair alone', async () => {
    const { teams } = town().simulator;
    const id = await assigned(() => teams.say(ASSIGNER, 'General', `/${LINE}`));
    for (const who of [ASSIGNER, 'Tariq Lugg']) {
      const posts = threadsIn(teams.screen(who), 'General').filter(
        (post) => post.from.bot && !post.onlyYou && wordsOf(post).includes(id),
      );
      expect(posts).toHaveLength(1);
    }
    expect(seenBy(teams.messages('General', ASSIGNER), id).byOne.map(wordsOf).join()).toContain(
      'is assigned',
    );
    expect(seenBy(teams.messages('General', 'Tariq Lugg'), id).byOne).toEqual([]);
  });

  it('Teams mention: the card answers in the same thread', async () => {
    const { teams } = town().simulator;
    const id = await assigned(() => teams.say(ASSIGNER, 'General', `@Partnership ${LINE}`));
    const posts = threadsIn(teams.screen('Tariq Lugg'), 'General');
    const mine = posts.find((post) => post.text.includes('@Partnership'));
    expect(seenBy(mine?.replies ?? [], id).byAll).toHaveLength(1);
    expect(posts.filter((post) => post.from.bot && wordsOf(post).includes(id))).toEqual([]);
    // They spoke to the bot by a private message in this channel before, and are answered by one.
    expect(seenBy(teams.messages('General', ASSIGNER), id).byOne.map(wordsOf).join()).toContain(
      `${id} is assigned`,
    );
    expect(seenBy(teams.messages('General', 'Tariq Lugg'), id).byAll.map(wordsOf).join()).not.toContain(
      'is assigned',
    );
  });

  it('Teams mention in a reply: the card stays with the post that was replied to', async () => {
    const { teams } = town().simulator;
    await teams.say('Tariq Lugg', 'General', 'Minutes, anybody?');
    const root = showing(teams.messages('General'), 'Minutes, anybody?').id;
    const id = await assigned(() => teams.say(ASSIGNER, 'General', `@Partnership ${LINE}`, root));
    const thread = threadsIn(teams.screen('Tariq Lugg'), 'General').find((post) => post.id === root);
    expect(seenBy(thread?.replies ?? [], id).byAll).toHaveLength(1);
  });

  it('Teams group chat: the card for the group', async () => {
    const { teams } = town().simulator;
    const id = await assigned(() => teams.say(ASSIGNER, 'Group chat', `@Partnership ${LINE}`));
    expect(seenBy(teams.messages('Group chat'), id).byAll).toHaveLength(1);
  });

  it('Teams one to one: nothing in any channel', async () => {
    const { teams } = town().simulator;
    const id = await assigned(() => teams.dm(ASSIGNER, LINE));
    showing(teams.dmMessages(ASSIGNER), `${id} is assigned`);
    expect(buttonsOf(showing(teams.dmMessages(ASSIGNER), id, 'Waiting to be accepted'))).toEqual([
      'Say how it is going',
      'Mark as done',
      'More',
    ]);
    expect(seenBy(teams.messages('General'), id).byAll).toEqual([]);
  });
});
