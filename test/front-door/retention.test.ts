import { describe, expect, it } from 'vitest';
import { NOBODY } from '../../src/domain/retention-anonymise.ts';
import { showing, wordsOf } from '../support/screens.ts';
import {
  CHAIR_ON_SLACK,
  CHAIR_ON_TEAMS,
  useTown,
  WORKER_ON_SLACK,
  WORKER_ON_TEAMS,
} from '../support/town.ts';

const UNIT_ON_SLACK = 'Zainab Cresswell';
const UNIT_ON_TEAMS = 'Priya Nair';
const WORDS = 'Draw the map of quiet corners';

describe('what is kept how long', () => {
  const town = useTown();
  const assigned = async () => {
    const [action] = await town().store.read((view) => view.all('actions'));
    if (!action) throw new Error('Nothing was assigned');
    return action;
  };
  const nightOf = async (date: string) => {
    town().now = new Date(`${date}T02:56:00Z`);
    await town().bot.schedules.tick();
    await town().settled();
  };
  const everywhere = () => {
    const { slack, teams } = town().simulator;
    return [
      ...slack.messages('#neglect', CHAIR_ON_SLACK),
      ...slack.dmMessages(WORKER_ON_SLACK),
      ...teams.dmMessages(WORKER_ON_TEAMS),
    ]
      .map(wordsOf)
      .join('\n');
  };

  it('F25: the business unit holds a record with a reason, and nobody else can', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    await town().bot.schedules.tick();
    await slack.say(
      CHAIR_ON_SLACK,
      '#neglect',
      `/action assign @${WORKER_ON_TEAMS} "${WORDS}" by 12 Dec to neglect measure "Done"`,
    );
    await settled();
    const { id, assignedAt } = await assigned();
    expect(everywhere()).toContain(WORDS);
    // As if it had been done two years and more ago.
    await town().store.transact(async (tx) => {
      const action = await tx.get('actions', id);
      const at = '2024-10-01T09:00:00.000Z';
      if (action)
        await tx.put('actions', {
          ...action,
          status: 'closed',
          evidence: [{ by: action.assignedBy, at, text: 'The map' }],
          closed: { how: 'done', by: action.assignedBy, at },
          assignedAt,
        });
    });
    await slack.say(CHAIR_ON_SLACK, '#neglect', `/partnership hold ${id} because "I like it"`);
    showing(slack.messages('#neglect', CHAIR_ON_SLACK), 'Your role does not include');
    await slack.say(UNIT_ON_SLACK, '#neglect', `/partnership hold ${id}`);
    showing(slack.messages('#neglect', UNIT_ON_SLACK), 'Still needed: why it is kept');
    await slack.say(UNIT_ON_SLACK, '#neglect', '/partnership hold ACT-2401-ZZZZ because "a review"');
    showing(slack.messages('#neglect', UNIT_ON_SLACK), 'There is no ACT-2401-ZZZZ');
    await teams.dm(UNIT_ON_TEAMS, `partnership hold ${id} because the inquiry asks for it`);
    await settled();
    showing(teams.dmMessages(UNIT_ON_TEAMS), `${id} is held`);
    await nightOf('2026-11-24');
    expect((await assigned()).title).toBe(WORDS);
    await slack.say(UNIT_ON_SLACK, '#neglect', '/partnership retention');
    const words = wordsOf(showing(slack.messages('#neglect', UNIT_ON_SLACK), 'What is kept how long'));
    expect(words).toContain('anonymised 24 months after the action was done; 0 now, 1 held');
    expect(words).toContain('the inquiry asks for it (Priya Nair');
    const audit = await town().store.read((view) => view.find('audit', 'subject', `action:${id}`));
    expect(audit.at(-1)).toMatchObject({ verb: 'retention.hold', who: 'priya-nair', outcome: 'done' });
    expect(JSON.stringify(audit)).not.toContain('inquiry');
  });

  it('F24: once released it is anonymised the next night, and its cards are gone from both platforms', async () => {
    const { simulator, settled } = town();
    const { slack } = simulator;
    const { id } = await assigned();
    await slack.say(UNIT_ON_SLACK, '#neglect', `/partnership release ${id}`);
    await settled();
    showing(slack.messages('#neglect', UNIT_ON_SLACK), `${id} is not held any more`);
    await nightOf('2026-11-25');
    const after = await assigned();
    expect(after).toMatchObject({ owner: { member: NOBODY }, status: 'closed' });
    expect(after.id).not.toBe(id);
    expect(everywhere()).not.toContain(WORDS);
    expect(await town().store.read((view) => view.find('postings', 'subject', `action:${id}`))).toEqual([]);
    await slack.say(UNIT_ON_SLACK, '#neglect', '/partnership retention');
    const words = wordsOf(showing(slack.messages('#neglect', UNIT_ON_SLACK), 'Went in the last 30 days'));
    expect(words).toContain('Finished actions');
    const entries = await town().store.read((view) => view.all('audit'));
    expect(entries).toContainEqual(
      expect.objectContaining({
        who: 'schedule:retention',
        verb: 'retention.anonymise',
        subject: 'actions:1',
      }),
    );
  });

  it('F38: everybody sees what is held about them, and how to get a copy', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    await teams.dm(CHAIR_ON_TEAMS, 'partnership mydata');
    await settled();
    const card = wordsOf(showing(teams.dmMessages(CHAIR_ON_TEAMS), 'What is held about you'));
    expect(card).toContain(CHAIR_ON_TEAMS);
    expect(card).toContain('npm run member:export -- dominic-oyelaran');
    expect(card).toContain('Slack and Teams accounts of members');
    expect(card).toContain('deleted 30 days after they left');
    await slack.say(WORKER_ON_SLACK, '#neglect', '/partnership mydata');
    const own = wordsOf(showing(slack.messages('#neglect', WORKER_ON_SLACK), 'What is held about you'));
    expect(own).not.toContain(CHAIR_ON_TEAMS);
  });
});
