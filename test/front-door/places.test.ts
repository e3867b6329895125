import { describe, expect, it } from 'vitest';
import { showing, wordsOf } from '../support/screens.ts';
import { CHAIR_ON_SLACK, useTown, WORKER_ON_SLACK, WORKER_ON_TEAMS } from '../support/town.ts';
import { until } from '../support/until.ts';

const UNIT = 'Zainab Cresswell';
/** Business unit, on Teams. */
const UNIT_ON_TEAMS = 'Hamish Oduya';

describe('F19: what rooms are for', () => {
  const town = useTown();
  const slackRoom = '#neglect';

  async function tell(who: string, line: string): Promise<string> {
    const answered = await town().simulator.slack.say(who, slackRoom, line);
    await town().settled();
    return JSON.stringify(answered.body);
  }
  const inRoom = (): string => town().simulator.slack.messages(slackRoom).map(wordsOf).join('\n');
  const onTeams = (): string => town().simulator.teams.messages('Neglect').map(wordsOf).join('\n');
  const assign = (title: string, group = 'neglect') =>
    tell(
      CHAIR_ON_SLACK,
      `/action assign @${WORKER_ON_SLACK} "${title}" by 12 Dec to ${group} measure "Done"`,
    );

  it('in a room nobody has named people are answered for themselves alone, and told how to change that', async () => {
    await town().store.transact(async (tx) => {
      for (const { id } of await tx.all('places')) await tx.remove('places', id);
    });
    expect(await tell(WORKER_ON_SLACK, '/partnership place')).toContain(
      'Nobody has said what this channel is for',
    );
    const said = await assign('Only for two');
    expect(said).toContain('/partnership place');
    expect(inRoom()).not.toContain('Only for two');
    showing(town().simulator.slack.dmMessages(CHAIR_ON_SLACK), 'Only for two');
    showing(town().simulator.slack.dmMessages(WORKER_ON_SLACK), 'Only for two');
  });

  it('cases are not spoken of there, nor from its forms; one to one they are', async () => {
    const { simulator, settled } = town();
    for (const line of ['/escalate list', '/escalate show ESC-2611-T7KD']) {
      const said = await tell(WORKER_ON_SLACK, line);
      expect(said, line).toContain('I do not talk about cases in this channel');
      expect(said, line).toContain('Write to me directly');
    }
    expect(simulator.slack.modals(WORKER_ON_SLACK)).toEqual([]);
    await simulator.slack.dm(WORKER_ON_SLACK, 'escalate list');
    await settled();
    showing(simulator.slack.dmMessages(WORKER_ON_SLACK), 'There are none that you may see');
    const audit = await town().store.read((view) => view.all('audit'));
    expect(
      audit.some((entry) => 'code' in entry && entry.code === 'place' && entry.outcome === 'refused'),
    ).toBe(true);
  });

  it('who wants to challenge something there gets the form for themselves, and nothing is said in the room', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    const before = slack.messages(slackRoom, WORKER_ON_SLACK).length;
    const said = await tell(WORKER_ON_SLACK, '/escalate');
    expect(String(said)).not.toContain('I do not talk about cases');
    const modal = await until(simulator, () => slack.modals(WORKER_ON_SLACK)[0], 'the form');
    await slack.close(WORKER_ON_SLACK, modal.id, true);
    await tell(WORKER_ON_SLACK, '/escalate they closed it again, zebra');
    expect(slack.messages(slackRoom).map(wordsOf).join()).not.toContain('zebra');
    expect(
      slack.messages(slackRoom, WORKER_ON_SLACK).filter(({ onlyYou }) => !onlyYou).length,
    ).toBeLessThanOrEqual(before);
    expect(
      (await town().store.read((view) => view.all('drafts'))).every(({ place }) => place === undefined),
    ).toBe(true);

    const room = teams.messages('Neglect').length;
    await teams.say(WORKER_ON_TEAMS, 'Neglect', '/escalate');
    await settled();
    showing(teams.dmMessages(WORKER_ON_TEAMS), 'Which agency');
    expect(teams.messages('Neglect').filter(({ from }) => from.bot)).toEqual([]);
    expect(teams.messages('Neglect')).toHaveLength(room);
    expect(await town().store.read((view) => view.all('escalations'))).toEqual([]);
  });

  it('the business unit gives it to a group: its cards hang there and in its room on the other platform', async () => {
    const { simulator, settled } = town();
    expect(await tell(CHAIR_ON_SLACK, '/partnership place for neglect')).toContain('Only the business unit');
    expect(await tell(UNIT, '/partnership place for neglect')).toContain('This channel is for');
    await simulator.teams.say(UNIT_ON_TEAMS, 'Neglect', '/partnership place for neglect');
    await settled();
    expect(await town().store.read((view) => view.find('places', 'group', 'neglect'))).toHaveLength(2);
    await assign('For both rooms');
    expect(inRoom()).toContain('For both rooms');
    expect(onTeams()).toContain('For both rooms');
    // A change made on one side shows on both.
    const card = showing(simulator.slack.dmMessages(WORKER_ON_SLACK), 'For both rooms');
    await simulator.slack.press(WORKER_ON_SLACK, 'direct', card.id, { label: 'Accept' });
    await settled();
    showing(simulator.teams.messages('Neglect'), 'For both rooms', 'Accepted');
    // What is for another group does not hang in its room on the other platform.
    await assign('For another group', 'sawg');
    expect(onTeams()).not.toContain('For another group');
  });

  it('a group room takes no cases for everybody to read, and a public channel none at all', async () => {
    const open = await tell(UNIT, '/partnership place for business unit');
    expect(open).toContain('Anybody in the workspace can read along here');
    expect(await tell(UNIT, '/partnership place')).toContain('This channel is for');
    expect(await tell(UNIT, '/partnership place nothing')).toContain('for nothing now');
    expect(await tell(UNIT, '/partnership place list')).toContain('Teams');
  });

  it(
    'F20: scrutineers and participation workers get no single record from any command',
    {
      timeout: 60_000,
    },
    async () => {
      const { simulator, settled } = town();
      const actions = await town().store.read((view) => view.all('actions'));
      const [known] = actions;
      const { commands } = await import('../../commands/index.ts');
      const lines = commands.flatMap(({ verbs }) => verbs.flatMap(({ examples }) => examples));
      for (const who of ['Chidinma Rosewarne', 'Idris Colwill']) {
        await Promise.all(
          lines.map((line) =>
            simulator.slack.dm(who, line.replace(/ACT-\d{4}-[A-Z0-9]{4}/, known?.id ?? '')),
          ),
        );
        await simulator.slack.openHome(who);
        await settled();
        const read = simulator.slack.dmMessages(who).filter(({ from }) => from.bot);
        const words = [...read.map(wordsOf), JSON.stringify(simulator.slack.home(who) ?? {})].join('\n');
        for (const { id, title } of actions) {
          expect(words, `${who} reads ${title}`).not.toContain(title);
          expect(words.replaceAll(known?.id ?? '', ''), who).not.toContain(id === known?.id ? title : id);
        }
      }
      expect(await town().store.read((view) => view.all('actions'))).toEqual(actions);
    },
  );
});
