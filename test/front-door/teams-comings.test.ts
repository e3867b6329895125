import { describe, expect, it } from 'vitest';
import { showing, wordsOf } from '../support/screens.ts';
import { CHAIR_ON_TEAMS, useTown, WORKER_ON_TEAMS } from '../support/town.ts';

const OUTSIDER = 'Ewan Tregear';

describe('rooms and people that come and go in Teams', () => {
  const town = useTown();
  const all = <C extends 'conversations' | 'postings' | 'actions' | 'outbox'>(name: C) =>
    town().store.read((view) => view.all(name));

  async function assigned(room: string, title: string): Promise<string> {
    const { simulator, settled } = town();
    await simulator.teams.say(
      CHAIR_ON_TEAMS,
      room,
      `/action assign @${WORKER_ON_TEAMS} "${title}" by 12 Dec to neglect measure "Done"`,
    );
    await settled();
    return (await all('actions')).find((action) => action.title === title)?.id ?? '?';
  }
  const roomOf = (name: string) =>
    town()
      .simulator.teams.screen(CHAIR_ON_TEAMS)
      .rooms.find((room) => room.name === name)?.id ?? '?';
  const copiesIn = async (conversation: string) =>
    (await all('postings')).filter(
      ({ to }) => to.kind === 'conversation' && to.conversation === conversation,
    );
  const waysTo = async (place: string) =>
    (await all('conversations')).filter(({ id }) => id.endsWith(`|${place}`));

  it('nothing is posted where a guest reads along: the card goes to people, and the room to nobody', async () => {
    const { simulator, settled } = town();
    const { teams } = simulator;
    const before = await assigned('Group chat', 'Before the guest');
    showing(teams.messages('Group chat'), before);
    teams.setGuest(OUTSIDER, true);
    await teams.event({ kind: 'memberAdded', user: OUTSIDER });
    const id = await assigned('Group chat', 'With a guest here');
    expect(teams.messages('Group chat').filter((each) => wordsOf(each).includes(id))).toEqual([]);
    showing(teams.dmMessages(WORKER_ON_TEAMS), id);
    showing(teams.dmMessages(CHAIR_ON_TEAMS), id);
    // What stood there before goes when it would change.
    await teams.dm(WORKER_ON_TEAMS, `action accept ${before}`);
    await settled();
    expect(teams.messages('Group chat').filter((each) => wordsOf(each).includes(before))).toEqual([]);
    expect(await copiesIn(roomOf('Group chat'))).toEqual([]);

    // A guest gets a kind answer and nothing else, whatever address Teams shows for them.
    await town().store.transact(async (tx) => {
      for (const { id: account } of await tx.find('accounts', 'member', 'ewan-tregear'))
        await tx.remove('accounts', account);
    });
    await teams.say(OUTSIDER, 'Group chat', '/mywork');
    await settled();
    const [last] = teams.messages('Group chat', OUTSIDER).slice(-1);
    expect(last && wordsOf(last)).toContain('I do not know this account yet');
    expect(last?.onlyYou).toBe(true);
    teams.setGuest(OUTSIDER, false);
    await teams.event({ kind: 'memberAdded', user: OUTSIDER });
  });

  it('a channel that is deleted is forgotten, with its copies and the way to it', async () => {
    const { simulator, settled } = town();
    const { teams } = simulator;
    const id = await assigned('Neglect', 'In a channel that goes');
    const room = roomOf('Neglect');
    expect(await copiesIn(room)).toHaveLength(1);
    expect(await waysTo(room)).toHaveLength(1);
    await teams.event({ kind: 'channelDeleted', room: 'Neglect' });
    expect(await copiesIn(room)).toEqual([]);
    expect(await waysTo(room)).toEqual([]);
    await teams.dm(WORKER_ON_TEAMS, `action accept ${id}`);
    await settled();
    expect((await all('outbox')).filter(({ state }) => state === 'dead' || state === 'pending')).toEqual([]);
  });

  it('a new name changes nothing, and an archived team is forgotten with all its channels', async () => {
    const { teams } = town().simulator;
    await assigned('General', 'In a team that rests');
    await assigned('Child Sexual Abuse', 'In another of its channels');
    const general = roomOf('General');
    const other = roomOf('Child Sexual Abuse');
    const chat = roomOf('Group chat');
    await teams.event({ kind: 'teamRenamed' });
    await teams.event({ kind: 'channelRenamed', room: 'General' });
    for (const room of [general, other]) expect(await copiesIn(room)).toHaveLength(1);
    await teams.event({ kind: 'teamArchived' });
    for (const room of [general, other]) expect(await copiesIn(room)).toEqual([]);
    const team = teams.identity.team.id;
    expect((await all('conversations')).filter(({ route }) => route['teamId'] === team)).toEqual([]);
    expect(await waysTo(chat)).toHaveLength(1);
    await teams.event({ kind: 'teamUnarchived' });
    const id = await assigned('General', 'In a team that works again');
    showing(teams.messages('General'), id);
  });

  it('somebody who leaves the team is reached anew, and one who takes the app out is forgotten', async () => {
    const { simulator } = town();
    const { teams } = simulator;
    await assigned('General', 'For one who leaves');
    const own = (await all('conversations')).filter(({ id }) => id.includes('|@'));
    await teams.event({ kind: 'memberRemoved', user: WORKER_ON_TEAMS });
    const left = (await all('conversations')).filter(({ id }) => id.includes('|@'));
    expect(left).toHaveLength(own.length - 1);
    await teams.event({ kind: 'memberAdded', user: WORKER_ON_TEAMS });
    const id = await assigned('General', 'For one who came back');
    showing(teams.dmMessages(WORKER_ON_TEAMS), id);

    const copies = async () => (await all('postings')).filter(({ to }) => to.kind === 'direct').length;
    const before = await copies();
    await teams.uninstall(WORKER_ON_TEAMS);
    expect(await copies()).toBeLessThan(before);
    await teams.install({ people: [WORKER_ON_TEAMS] });
    expect((await all('conversations')).some(({ id: way }) => way.includes('|@'))).toBe(true);
  });
});
