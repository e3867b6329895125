import { describe, expect, it } from 'vitest';
import { filledIn, showing, wordsOf } from '../support/screens.ts';
import { CHAIR_ON_TEAMS, STRANGER, useTown, WORKER_ON_SLACK, WORKER_ON_TEAMS } from '../support/town.ts';

describe("the app's own menus in Teams", () => {
  const town = useTown();
  const actions = () => town().store.read((view) => view.all('actions'));
  const dialog = (who: string) => town().simulator.teams.dialog(who);

  async function said(who: string, room: string, text: string): Promise<string> {
    const { teams } = town().simulator;
    await teams.say(who, room, text);
    return showing(teams.messages(room), text).id;
  }

  it('a message becomes an action: the form with its words, its owner found by typing, its card where the message is', async () => {
    const { simulator, settled } = town();
    const { teams } = simulator;
    const id = await said(
      WORKER_ON_TEAMS,
      'Neglect',
      `Somebody has to count R&D's <referrals>, @${CHAIR_ON_TEAMS}`,
    );
    const opened = await teams.extend(CHAIR_ON_TEAMS, 'action.from-message', 'Neglect', id);
    expect(opened).toMatchObject({ ok: true });
    expect(filledIn(dialog(CHAIR_ON_TEAMS))).toMatchObject({
      title: `Somebody has to count R&D's <referrals>, ${CHAIR_ON_TEAMS}`,
    });

    // Somebody who only uses Slack is found as well.
    const { choices } = await teams.search(CHAIR_ON_TEAMS, 'members', 'jory whit');
    expect(choices).toEqual([{ title: `${WORKER_ON_SLACK} – Action for Children`, value: 'jory-whitmarsh' }]);

    const filled = { owner: 'jory-whitmarsh', due: '2026-12-12', measure: 'Counted' };
    const wrong = await teams.submitDialog(CHAIR_ON_TEAMS, 'Assign', { ...filled, due: '2026-11-01' });
    expect(wrong).toMatchObject({ ok: true });
    const again = dialog(CHAIR_ON_TEAMS);
    expect(JSON.stringify(again)).toContain('That day has already passed');
    expect(filledIn(again)).toMatchObject({ owner: 'jory-whitmarsh', measure: 'Counted' });

    await teams.submitDialog(CHAIR_ON_TEAMS, 'Assign', filled);
    await settled();
    expect(JSON.stringify(dialog(CHAIR_ON_TEAMS))).toContain('is assigned');
    const [action] = await actions();
    expect(action).toMatchObject({
      owner: { kind: 'member', member: 'jory-whitmarsh' },
      due: '2026-12-12',
      measure: 'Counted',
    });
    const posted = teams.messages('Neglect').filter((each) => wordsOf(each).includes(action?.id ?? '?'));
    expect(posted).toHaveLength(1);
    // In the thread of the message it was made from.
    const thread = teams.screen(CHAIR_ON_TEAMS).rooms.find(({ name }) => name === 'Neglect')?.messages;
    expect(thread?.find((post) => post.id === id)?.replies.map((each) => each.id)).toEqual([posted[0]?.id]);
    teams.closeDialog(CHAIR_ON_TEAMS);
  });

  it('sent off twice, it is one action', async () => {
    const { simulator, settled } = town();
    const { teams } = simulator;
    const before = (await actions()).length;
    await teams.extend(CHAIR_ON_TEAMS, 'action.assign', 'General');
    await teams.submitDialog(CHAIR_ON_TEAMS, 'Assign', {
      title: 'Once is enough',
      owner: 'tariq-lugg',
      due: '2026-12-12',
      measure: 'Once',
    });
    await Promise.all([teams.repeat(), teams.repeat()]);
    await settled();
    expect((await actions()).length).toBe(before + 1);
    teams.closeDialog(CHAIR_ON_TEAMS);
  });

  it('whoever may not, and whoever is not known, is told so, and finds nobody', async () => {
    const { teams } = town().simulator;
    const id = await said(CHAIR_ON_TEAMS, 'General', 'Let us meet on Monday');
    await teams.extend(WORKER_ON_TEAMS, 'action.from-message', 'General', id);
    expect(JSON.stringify(dialog(WORKER_ON_TEAMS))).toContain('Your role does not include this');
    expect((await teams.search(WORKER_ON_TEAMS, 'members', 'jory')).choices).toEqual([]);
    await teams.extend(STRANGER, 'action.from-message', 'General', id);
    expect(JSON.stringify(dialog(STRANGER))).toContain('I do not know this account yet');
    const before = await town().store.read((view) => view.all('audit'));
    expect((await teams.search(STRANGER, 'members', 'jory')).choices).toEqual([]);
    expect(await town().store.read((view) => view.all('audit'))).toEqual(before);
    for (const who of [WORKER_ON_TEAMS, STRANGER]) teams.closeDialog(who);
  });

  it('a message that could identify a child is refused before any form, and is kept nowhere', async () => {
    const { teams } = town().simulator;
    const number = '999 000 0018';
    const id = await said(WORKER_ON_TEAMS, 'General', `Please look at ${number}`);
    await teams.extend(CHAIR_ON_TEAMS, 'action.from-message', 'General', id);
    const shown = JSON.stringify(dialog(CHAIR_ON_TEAMS));
    expect(shown).toContain('NHS number');
    expect(shown).not.toContain(number);
    await town().settled();
    const everything = JSON.stringify([await town().records(), town().logged]);
    expect(everything).not.toContain(number);
    teams.closeDialog(CHAIR_ON_TEAMS);
  });

  it('in a chat of two people, where the bot is not, it opens and nothing is posted or remembered there', async () => {
    const { simulator, settled, store } = town();
    const { teams } = simulator;
    const own = teams.activityFor(CHAIR_ON_TEAMS, 'direct', 'x');
    const elsewhere = '19:two_people@unq.gbl.spaces';
    const activity = (name: string, value: object, id: string) => ({
      ...own,
      type: 'invoke',
      name,
      id,
      value,
      text: undefined,
      conversation: { ...(own['conversation'] as object), id: elsewhere },
    });
    const routes = () => store.read((view) => view.all('conversations'));
    const before = await routes();
    const message = { body: { contentType: 'html', content: '<p>Ring the school</p>' }, mentions: [] };
    const opened = await teams.deliverRaw(
      activity(
        'composeExtension/fetchTask',
        { commandId: 'action.from-message', commandContext: 'message', messagePayload: message },
        'f:elsewhere-1',
      ),
    );
    const token = /"token":"([^"]+)"/.exec(JSON.stringify(opened.body))?.[1];
    expect(JSON.stringify(opened.body)).toContain('Ring the school');
    const values = { title: 'Ring the school', owner: 'tariq-lugg', due: '2026-12-12', measure: 'Rung' };
    const data = { form: 'action.assign', token, ...values };
    const sent = await teams.deliverRaw(
      activity('composeExtension/submitAction', { commandId: 'action.from-message', data }, 'f:elsewhere-2'),
    );
    expect(JSON.stringify(sent.body)).toContain('is assigned');
    await settled();
    const [action] = (await actions()).filter(({ title }) => title === 'Ring the school');
    showing(teams.dmMessages(WORKER_ON_TEAMS), action?.id ?? '?');
    showing(teams.dmMessages(CHAIR_ON_TEAMS), action?.id ?? '?');
    expect(JSON.stringify(await routes())).not.toContain(elsewhere);
    expect((await routes()).length).toBeGreaterThanOrEqual(before.length);
  });
});
