import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { stableId } from '../../simulator/ids.ts';
import { FORM_TYPE, slackIdOf } from '../support/forged.ts';
import { showing } from '../support/screens.ts';
import {
  CHAIR_ON_SLACK,
  CHAIR_ON_TEAMS,
  STRANGER,
  useTown,
  WORKER_ON_SLACK,
  WORKER_ON_TEAMS,
} from '../support/town.ts';
import { until } from '../support/until.ts';

describe('people are found while somebody types', () => {
  const town = useTown();
  const titles = (options: readonly unknown[]): string[] =>
    options.map((option) => (option as { text: { text: string } }).text.text);
  const openForm = async (): Promise<string> => {
    const { simulator } = town();
    for (const { id } of simulator.slack.modals(CHAIR_ON_SLACK).slice(-1))
      await simulator.slack.close(CHAIR_ON_SLACK, id, true);
    await simulator.slack.say(CHAIR_ON_SLACK, '#neglect', '/action assign');
    return (await until(simulator, () => simulator.slack.modals(CHAIR_ON_SLACK)[0], 'the form')).id;
  };
  const find = async (typed: string): Promise<string[]> => {
    const id = await openForm();
    return titles((await town().simulator.slack.suggest(CHAIR_ON_SLACK, id, 'owner', typed)).options);
  };

  it('by beginnings of their names or their agency, with those that begin with it first', async () => {
    expect((await find('jory'))[0]).toMatch(/^Jory Whitmarsh – /);
    expect((await find('WHITM jor'))[0]).toMatch(/^Jory Whitmarsh – /);
    expect(await find('nobody-of-this-name')).toEqual([]);
    const all = await find('');
    expect(all).toHaveLength(town().members.filter(({ left }) => !left).length);
    expect(all).toEqual([...all].sort((a, b) => a.localeCompare(b, 'en-GB')));
    const police = await find('police');
    expect(police.length).toBeGreaterThan(0);
    for (const each of police) expect(each.toLowerCase()).toContain('police');
  });

  it('what is chosen is shown by its name when the form opens with it, and is what is stored', async () => {
    const { simulator, settled } = town();
    const { slack } = simulator;
    const id = await openForm();
    await slack.suggest(CHAIR_ON_SLACK, id, 'owner', 'jory');
    await slack.submit(CHAIR_ON_SLACK, id, {
      title: 'Ring round',
      owner: 'jory-whitmarsh',
      due: '2026-12-12',
      measure: 'All rung',
    });
    await settled();
    const actions = await town().store.read((view) => view.all('actions'));
    expect(actions).toMatchObject([{ owner: { kind: 'member', member: 'jory-whitmarsh' } }]);

    await slack.say(CHAIR_ON_SLACK, '#neglect', `/action assign @${WORKER_ON_SLACK} "Ring again"`);
    const filled = await until(simulator, () => slack.modals(CHAIR_ON_SLACK)[0], 'the form');
    expect(JSON.stringify(filled.view)).toMatch(/"initial_option":\{"text":\{[^}]*"text":"Jory Whitmarsh – /);
  });

  it('on Teams, too, whoever is named already is shown by their name', async () => {
    const { simulator, settled } = town();
    const { teams } = simulator;
    await teams.say(CHAIR_ON_TEAMS, 'Neglect', `/action assign @${WORKER_ON_TEAMS} "Ring a third time"`);
    await settled();
    const form = showing(teams.messages('Neglect', CHAIR_ON_TEAMS), 'Ring a third time');
    const owner = /\{[^{]*"id":"owner".*?\]/.exec(JSON.stringify(form.cards))?.[0] ?? '';
    expect(owner).toContain('"value":"tariq-lugg"');
    // The others are found by typing; Teams would show them below what it finds.
    expect(owner).toContain(
      `"choices":[{"title":"${WORKER_ON_TEAMS} – Children's Services","value":"tariq-lugg"}]`,
    );
    const given = { due: '2026-12-12', measure: 'All rung' };
    expect(await teams.press(CHAIR_ON_TEAMS, 'Neglect', form.id, 'Assign', given)).toMatchObject({
      ok: true,
    });
    await settled();
    const actions = await town().store.read((view) => view.all('actions'));
    expect(actions).toContainEqual(
      expect.objectContaining({
        title: 'Ring a third time',
        owner: { kind: 'member', member: 'tariq-lugg' },
      }),
    );
  });

  it('an error about a searched field is shown, although Slack shows none beside it', async () => {
    const { slack } = town().simulator;
    const id = await openForm();
    await slack.suggest(CHAIR_ON_SLACK, id, 'owner', 'jory');
    await town().amend(WORKER_ON_SLACK, { left: true });
    const answer = await slack.submit(CHAIR_ON_SLACK, id, {
      title: 'Ring round once more',
      owner: 'jory-whitmarsh',
      due: '2026-12-12',
      measure: 'All rung',
    });
    await town().amend(WORKER_ON_SLACK, { left: false });
    expect(answer).toMatchObject({ ok: true, body: { response_action: 'update' } });
    const again = JSON.stringify(slack.modals(CHAIR_ON_SLACK)[0]?.view);
    expect(again).toContain('Choose who will do it.');
    expect(again).toContain('Ring round once more');
  });

  it('nobody finds anything who may not assign, and nothing is written down about it', async () => {
    const { slack } = town().simulator;
    const { teamId } = slack.identity;
    const stranger = stableId('U', 'barnaby.quillfeather@elsewhere.example');
    const before = await town().records('accounts');
    for (const who of [WORKER_ON_SLACK, STRANGER, CHAIR_ON_SLACK]) {
      const lists = who === CHAIR_ON_SLACK ? ['search.no-such-list', 'input'] : ['search.members'];
      for (const action_id of lists) {
        const payload = {
          type: 'block_suggestion',
          team: { id: teamId },
          user: { id: who === STRANGER ? stranger : slackIdOf(town(), who), team_id: teamId },
          action_id,
          block_id: 'owner',
          value: '',
        };
        const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
        expect(await slack.deliverRaw(body, {}, FORM_TYPE)).toMatchObject({
          status: 200,
          body: { options: [] },
        });
      }
    }
    expect(await town().records('accounts')).toEqual(before);
  });

  it('a very long line finds nobody and harms nothing', async () => {
    const { slack } = town().simulator;
    const answer = await slack.suggest(CHAIR_ON_SLACK, await openForm(), 'owner', 'x'.repeat(900));
    expect(answer).toMatchObject({ ok: true, options: [] });
  });

  it('every list that a card names has a command that searches it', () => {
    expect(commands.flatMap(({ searches = {} }) => Object.keys(searches))).toContain('members');
  });
});
