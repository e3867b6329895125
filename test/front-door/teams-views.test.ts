import { describe, expect, it } from 'vitest';
import type { ScreenMessage } from '../../simulator/protocol.ts';
import { buttonsOf, showing, wordsOf } from '../support/screens.ts';
import { CHAIR_ON_TEAMS, useTown, WORKER_ON_TEAMS } from '../support/town.ts';

const ALL = ['Accept', 'Say how it is going', 'Mark as done', 'More'];
const OUTSIDER = 'Ewan Tregear';

describe('a card in a Teams channel, as each of those who read it sees it', () => {
  const town = useTown();

  async function assigned(title: string): Promise<ScreenMessage> {
    const { simulator, settled } = town();
    await simulator.teams.say(
      CHAIR_ON_TEAMS,
      'General',
      `/action assign @${WORKER_ON_TEAMS} "${title}" by 12 Dec to neglect measure "Done"`,
    );
    await settled();
    return showing(simulator.teams.messages('General'), title);
  }

  const seenBy = async (who: string, title: string) =>
    buttonsOf(showing(await town().simulator.teams.look(who, 'General'), title));

  it('the owner has the buttons, whoever assigned it can add a line, and nobody else has any', async () => {
    const post = await assigned('Seen three ways');
    expect(buttonsOf(post)).toEqual(['Show what I can do']);
    expect(await seenBy(WORKER_ON_TEAMS, 'Seen three ways')).toEqual(ALL);
    expect(await seenBy(CHAIR_ON_TEAMS, 'Seen three ways')).toEqual(['Say how it is going', 'More']);
    expect(await seenBy(OUTSIDER, 'Seen three ways')).toEqual(['Show what I can do']);
    // The message itself is for everybody.
    expect(buttonsOf(showing(town().simulator.teams.messages('General'), 'Seen three ways'))).toEqual([
      'Show what I can do',
    ]);
  });

  it('names those it concerns by the id Teams knows them by, the owner first', async () => {
    await assigned('Named on the card');
    const posts = town()
      .simulator.teams.callsTo('sendActivity')
      .map(({ args }) => JSON.stringify(args));
    const found = posts.findLast((post) => post.includes('Named on the card') && post.includes('userIds'));
    const ids = JSON.parse(/"userIds":(\[[^\]]*\])/.exec(found ?? '')?.[1] ?? '[]') as string[];
    const accounts = await town().store.read((view) => view.find('accounts', 'member', 'tariq-lugg'));
    expect(ids[0]).toBe(accounts.find(({ platform }) => platform === 'teams')?.alias);
    expect(ids.length).toBeLessThanOrEqual(60);
    for (const id of ids) expect(id).toMatch(/^29:/);
  });

  it('follows the record: accepted, it loses that button for its owner, and done it has none for anybody', async () => {
    const { simulator, settled } = town();
    const { id } = await assigned('Goes its way');
    await simulator.teams.press(WORKER_ON_TEAMS, 'General', id, 'Accept');
    await settled();
    expect(await seenBy(WORKER_ON_TEAMS, 'Goes its way')).toEqual(ALL.slice(1));
    expect(wordsOf(showing(simulator.teams.messages('General'), 'Goes its way'))).toContain('Accepted');
    await simulator.teams.press(WORKER_ON_TEAMS, 'General', id, 'Mark as done');
    await simulator.teams.submitDialog(WORKER_ON_TEAMS, 'Done', { evidence: 'It went' });
    await settled();
    for (const who of [WORKER_ON_TEAMS, CHAIR_ON_TEAMS, OUTSIDER])
      expect(await seenBy(who, 'Goes its way')).toEqual([]);
    simulator.teams.closeDialog(WORKER_ON_TEAMS);
  });

  it('is asked for again and again, and nothing is written', async () => {
    const { simulator, records } = town();
    await assigned('Looked at often');
    await simulator.teams.look(WORKER_ON_TEAMS, 'General');
    const before = await records();
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await simulator.teams.repeat()).toMatchObject({ ok: true, body: { statusCode: 200 } });
    }
    await simulator.teams.look(CHAIR_ON_TEAMS, 'General');
    expect(await records()).toEqual(before);
  });

  it('gives somebody who may not see it no view, asked for by their client or by hand', async () => {
    const { simulator, records } = town();
    const post = await assigned('Not for everybody');
    const subject = /action:ACT-\d{4}-[A-Z0-9]{4}/.exec(JSON.stringify(post.cards))?.[0] ?? '?';
    const before = await records('conversations', 'accounts');
    const activity = (id: string, trigger: string, data: object) => ({
      ...simulator.teams.activityFor(OUTSIDER, 'General', 'x'),
      type: 'invoke',
      name: 'adaptiveCard/action',
      id,
      text: undefined,
      value: { action: { type: 'Action.Execute', verb: 'card.refresh', data }, trigger },
    });
    const own = { verb: 'card.refresh', subject, args: { view: 'action' } };
    const automatic = await simulator.teams.deliverRaw(activity('f:r1', 'automatic', own));
    expect(automatic.body).toMatchObject({ statusCode: 403, type: 'application/vnd.microsoft.error' });
    const byHand = await simulator.teams.deliverRaw(activity('f:r2', 'manual', own));
    expect(JSON.stringify(byHand.body)).toContain('I cannot show you this one');
    // Another view of the record, or one that is nobody's own, is not to be had this way.
    for (const [at, view] of ['home', 'nonsense'].entries()) {
      const other = { verb: 'card.refresh', subject: 'member:tariq-lugg', args: { view } };
      const answer = await simulator.teams.deliverRaw(activity(`f:r3${at}`, 'manual', other));
      expect(JSON.stringify(answer.body)).toContain('I cannot show you this one');
    }
    // Nothing else happens without somebody pressing.
    const forced = { verb: 'action.accept', subject, rev: 0 };
    const refused = await simulator.teams.deliverRaw(activity('f:r4', 'automatic', forced));
    expect(refused.body).toMatchObject({ statusCode: 400 });
    expect(JSON.stringify([automatic.body, byHand.body, refused.body])).not.toContain('Not for everybody');
    expect(await records('conversations', 'accounts')).toEqual(before);
  });

  it('in one’s own chat has the buttons one may press, and no others', async () => {
    const { teams } = town().simulator;
    await teams.dm(
      CHAIR_ON_TEAMS,
      `action assign ${WORKER_ON_TEAMS} "In two chats" by 12 Dec measure "Done"`,
    );
    await town().settled();
    expect(buttonsOf(showing(teams.dmMessages(WORKER_ON_TEAMS), 'In two chats'))).toEqual(ALL);
    expect(buttonsOf(showing(teams.dmMessages(CHAIR_ON_TEAMS), 'In two chats'))).toEqual([
      'Say how it is going',
      'More',
    ]);
  });
});
