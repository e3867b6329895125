import { describe, expect, it } from 'vitest';
import { buttonsOf, showing, wordsOf } from '../support/screens.ts';
import {
  CHAIR_ON_SLACK,
  CHAIR_ON_TEAMS,
  useTown,
  WORKER_ON_SLACK,
  WORKER_ON_TEAMS,
} from '../support/town.ts';
import { until } from '../support/until.ts';

const UNIT_ON_SLACK = 'Zainab Cresswell';
const UNIT_ON_TEAMS = 'Priya Nair';

describe('open records without a next step', () => {
  const town = useTown();
  const actionTitled = async (title: string) => {
    const found = (await town().store.read((view) => view.all('actions'))).find(
      (each) => each.title === title,
    );
    if (!found) throw new Error(`"${title}" was not assigned`);
    return found;
  };
  const morningOf = async (at: string) => {
    town().now = new Date(at);
    await town().bot.schedules.tick();
    await town().settled();
  };
  const alertsOf = (person: string) =>
    town()
      .simulator.slack.dmMessages(person)
      .filter((message) => wordsOf(message).includes('Without a next step'));

  it('reach the business unit in the morning, with why, and are dealt with by one press', async () => {
    const { simulator, settled, amend } = town();
    const { slack, teams } = simulator;
    await town().bot.schedules.tick();
    const assign = async (owner: string, what: string, due: string) => {
      await slack.say(
        CHAIR_ON_SLACK,
        '#neglect',
        `/action assign @${owner} "${what}" by ${due} to neglect measure "Done"`,
      );
      await settled();
      return (await actionTitled(what)).id;
    };
    const orphan = await assign(WORKER_ON_TEAMS, 'Ask the schools', '12 Dec');
    const late = await assign(WORKER_ON_SLACK, 'Map the services', '24 Nov');
    const fine = await assign(WORKER_ON_SLACK, 'Write the briefing', '18 Dec');
    await amend(WORKER_ON_TEAMS, { left: true });

    await morningOf('2026-11-25T08:41:00Z');
    const [onSlack] = alertsOf(UNIT_ON_SLACK);
    const words = onSlack ? wordsOf(onSlack) : '';
    expect(words).toContain('2 open records to which nothing will happen by itself');
    expect(words).toContain(`${WORKER_ON_TEAMS} has left, so nobody does it.`);
    expect(words).toContain(orphan);
    expect(words).toContain('It was due Tue 24 November 2026, and nothing reminds anybody of it.');
    expect(words).toContain(late);
    expect(words).not.toContain(fine);
    expect(onSlack?.text).not.toContain('Ask the schools');
    expect(onSlack && buttonsOf(onSlack)).toEqual(expect.arrayContaining(['Assign to…', 'Open']));
    // Nobody else hears of it.
    expect(alertsOf(CHAIR_ON_SLACK)).toEqual([]);

    await slack.press(UNIT_ON_SLACK, 'direct', onSlack?.id ?? '', { label: 'Assign to…' });
    const modal = await until(simulator, () => slack.modals(UNIT_ON_SLACK)[0], 'the form');
    const offered = await slack.suggest(UNIT_ON_SLACK, modal.id, 'owner', CHAIR_ON_TEAMS);
    const [chosen] = offered.options;
    await slack.submit(UNIT_ON_SLACK, modal.id, {
      owner: { 'search.owners': { type: 'external_select', selected_option: chosen } },
    });
    await settled();
    const given = await actionTitled('Ask the schools');
    expect(given).toMatchObject({
      owner: { kind: 'member', member: 'dominic-oyelaran' },
      status: 'assigned',
      rev: 2,
    });
    expect(given.story.at(-1)?.text).toBe(`Handed over from ${WORKER_ON_TEAMS} to ${CHAIR_ON_TEAMS}.`);
    showing(teams.dmMessages(CHAIR_ON_TEAMS), 'Ask the schools', 'Handed over');
    const audit = await town().store.read((view) => view.find('audit', 'subject', `action:${orphan}`));
    expect(audit.map(({ verb }) => verb)).toEqual(['action.assign', 'action.reassign']);
  });

  it('are not told again the next morning, and are seen at any time on either platform', async () => {
    const { simulator, settled } = town();
    const { teams, slack } = simulator;
    const before = alertsOf(UNIT_ON_SLACK).length;
    await morningOf('2026-11-26T08:41:00Z');
    expect(alertsOf(UNIT_ON_SLACK)).toHaveLength(before);
    await teams.dm(UNIT_ON_TEAMS, 'partnership steps');
    await settled();
    const card = showing(
      teams.dmMessages(UNIT_ON_TEAMS),
      'One open record to which nothing will happen',
      'Map the services',
    );
    await teams.press(UNIT_ON_TEAMS, 'direct', card.id, 'Open');
    await slack.say(UNIT_ON_SLACK, '#neglect', '/partnership health');
    const health = showing(slack.messages('#neglect', UNIT_ON_SLACK), 'How the bot is doing');
    expect(wordsOf(health)).toContain('1: /partnership steps shows it');
    await slack.say(CHAIR_ON_SLACK, '#neglect', '/partnership steps');
    showing(slack.messages('#neglect', CHAIR_ON_SLACK), 'Your role does not include');
    // After a week it is told once more.
    await morningOf('2026-12-02T08:41:00Z');
    expect(alertsOf(UNIT_ON_SLACK)).toHaveLength(before + 1);
  });

  it('the signed head of the audit trail is posted to the business unit in the afternoon', async () => {
    await morningOf('2026-12-02T16:46:00Z');
    const { slack, teams } = town().simulator;
    for (const messages of [slack.dmMessages(UNIT_ON_SLACK), teams.dmMessages(UNIT_ON_TEAMS)])
      expect(wordsOf(showing(messages, 'The audit trail on Wed 2 December 2026'))).toMatch(
        /audit-head \d+ [0-9a-f]{64} 2026-12-02T16:46:00\.000Z key [0-9a-f]{16} [0-9a-f]{128}/,
      );
  });
});
