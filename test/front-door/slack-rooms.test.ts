import { describe, expect, it } from 'vitest';
import { showing, wordsOf } from '../support/screens.ts';
import { CHAIR_ON_SLACK, useTown, WORKER_ON_SLACK } from '../support/town.ts';

const LINE = `/action assign @${WORKER_ON_SLACK} "Ring the schools" by 12 Dec measure "All rung"`;

describe('rooms, people and the app itself come and go on Slack', () => {
  const town = useTown();
  const slack = () => town().simulator.slack;
  const roomId = (name: string): string =>
    slack()
      .screen(CHAIR_ON_SLACK)
      .rooms.find((room) => room.name === name)?.id ?? '';
  const kept = async () => {
    const { actions, drafts, postings } = await town().records();
    return { actions, drafts, postings };
  };
  const say = async (who: string, room: string, line = LINE): Promise<void> => {
    expect(await slack().say(who, room, line)).toMatchObject({ ok: true });
    await town().settled();
  };
  const last = (room: string): string => {
    const message = slack().messages(room, CHAIR_ON_SLACK).at(-1);
    return message ? wordsOf(message) : '';
  };
  const asked = (room: string) =>
    slack()
      .callsTo('conversations.info')
      .filter(({ args }) => args['channel'] === roomId(room)).length;

  it('who is in a room is asked once, however many commands and presses come from it', async () => {
    await say(CHAIR_ON_SLACK, '#neglect');
    await say(CHAIR_ON_SLACK, '#neglect', '/mywork');
    const card = showing(slack().messages('#neglect'), 'Ring the schools');
    await slack().press(CHAIR_ON_SLACK, '#neglect', card.id, { label: 'Say how it is going' });
    expect(asked('#neglect')).toBe(1);
    const [modal] = slack().modals(CHAIR_ON_SLACK);
    if (modal) await slack().close(CHAIR_ON_SLACK, modal.id);
    town().now = new Date(town().now.getTime() + 11 * 60_000);
    await say(CHAIR_ON_SLACK, '#neglect', '/mywork');
    expect(asked('#neglect')).toBe(2);
  });

  it('while Slack does not say, answers are for the person alone, and the card goes to them instead of the room', async () => {
    slack().faults.next('conversations.info', { kind: 'error', error: 'internal_error' });
    const before = slack().messages('#sawg').length;
    await say(CHAIR_ON_SLACK, '#sawg', LINE.replace('schools', 'colleges'));
    expect(
      slack()
        .messages('#sawg')
        .filter(({ onlyYou }) => !onlyYou),
    ).toHaveLength(before);
    expect(last('#sawg')).toContain('is assigned');
    showing(slack().dmMessages(CHAIR_ON_SLACK), 'Ring the colleges');
  });

  it('a room that was shared since is known at once: commands, buttons and forms from before do nothing there', async () => {
    await say(CHAIR_ON_SLACK, '#mapqag', LINE.replace('schools', 'museums'));
    const card = showing(slack().messages('#mapqag'), 'Ring the museums');
    const places = () => town().store.read((view) => view.all('places'));
    const named = (await places()).length;
    await slack().share('#mapqag');
    await town().settled();
    // F19: it is for nothing any more, and the business unit hears of it, once.
    expect(await places()).toHaveLength(named - 1);
    const word = () =>
      slack()
        .dmMessages('Zainab Cresswell')
        .filter((each) => wordsOf(each).includes('is shared with outsiders now'));
    expect(word()).toHaveLength(1);
    const before = await kept();
    await say(CHAIR_ON_SLACK, '#mapqag', LINE.replace('schools', 'theatres'));
    expect(last('#mapqag')).toContain('Please use another channel');
    await slack().press(CHAIR_ON_SLACK, '#mapqag', card.id, { label: 'Say how it is going' });
    expect(slack().modals(CHAIR_ON_SLACK)).toEqual([]);
    expect(await kept()).toEqual(before);
    expect(word()).toHaveLength(1);
    // What stands there is taken away at the next change, and the owner's own copy follows.
    const mine = showing(slack().dmMessages(WORKER_ON_SLACK), 'Ring the museums');
    await slack().press(WORKER_ON_SLACK, 'direct', mine.id, { label: 'Accept' });
    await town().settled();
    expect(wordsOf(showing(slack().dmMessages(WORKER_ON_SLACK), 'Ring the museums'))).toContain('Accepted');
    expect(slack().messages('#mapqag').map(wordsOf).join()).not.toContain('Ring the museums');
    expect(JSON.stringify((await kept()).postings)).not.toContain(roomId('#mapqag'));
  });

  it('a guest is nobody the bot knows, whatever their e-mail says', async () => {
    slack().setGuest('Kwame Luscombe');
    await slack().say('Kwame Luscombe', '#board', '/mywork');
    const word = slack().messages('#board', 'Kwame Luscombe').at(-1);
    expect(word && wordsOf(word)).toContain('I do not know this account yet');

    // And nothing is posted where they read along, once the bot has seen that there are guests.
    town().now = new Date(town().now.getTime() + 61 * 60_000);
    await say(CHAIR_ON_SLACK, '#board', LINE.replace('schools', 'observatories'));
    expect(last('#board')).toContain('is assigned');
    showing(slack().dmMessages(CHAIR_ON_SLACK), 'Ring the observatories');
    expect(slack().messages('#board').map(wordsOf).join()).not.toContain('observatories');
    slack().setGuest('Kwame Luscombe', false);
    town().now = new Date(town().now.getTime() + 61 * 60_000);
  });

  it('a room that is archived, and one the bot is taken out of, are forgotten with the copies in them', async () => {
    await say(CHAIR_ON_SLACK, '#board', LINE.replace('schools', 'libraries'));
    await say(CHAIR_ON_SLACK, '#csa', LINE.replace('schools', 'pools'));
    const there = JSON.stringify((await town().records())['postings']);
    for (const room of ['#board', '#csa']) expect(there).toContain(roomId(room));
    await slack().archive('#board');
    await slack().remove('#csa');
    await town().settled();
    const { postings = [], conversations = [] } = await town().records();
    for (const room of ['#board', '#csa'])
      expect(JSON.stringify([postings, conversations])).not.toContain(roomId(room));
    // The owner's own copy still follows.
    const mine = showing(slack().dmMessages(WORKER_ON_SLACK), 'Ring the libraries');
    await slack().press(WORKER_ON_SLACK, 'direct', mine.id, { label: 'Accept' });
    await town().settled();
    expect(wordsOf(showing(slack().dmMessages(WORKER_ON_SLACK), 'Ring the libraries'))).toContain('Accepted');
  });

  it('an app that is taken out of the workspace knows no way there any more, and comes back with the next word', async () => {
    await slack().openHome(CHAIR_ON_SLACK);
    await town().settled();
    expect(JSON.stringify(await kept())).toContain('"platform":"slack","tenant":"T0TESTTEAM"');
    await slack().uninstall();
    await town().settled();
    const { postings = [], conversations = [] } = await town().records();
    expect(JSON.stringify([postings, conversations])).not.toContain('slack');
    await slack().dm(CHAIR_ON_SLACK, 'mywork');
    await town().settled();
    showing(slack().dmMessages(CHAIR_ON_SLACK).slice(-1), 'My work');
  });
});
