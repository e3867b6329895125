import { describe, expect, it } from 'vitest';
import { buttonsOf, showing, stepsOf, wordsOf } from '../support/screens.ts';
import {
  CHAIR_ON_SLACK,
  CHAIR_ON_TEAMS,
  STRANGER,
  useTown,
  WORKER_ON_SLACK,
  WORKER_ON_TEAMS,
} from '../support/town.ts';

const ON_BOTH_PREFERS_SLACK = 'Delyth Okonjo';
const ON_BOTH_PREFERS_TEAMS = 'Bronagh Whitlock';

describe('an action reaches whoever it is for', () => {
  const town = useTown();
  const actions = () => town().store.read((view) => view.all('actions'));

  async function assigned(what: string, act: () => Promise<unknown>): Promise<string> {
    await act();
    await town().settled();
    const found = (await actions()).filter(({ title }) => title === what);
    expect(found).toHaveLength(1);
    return found[0]?.id ?? '';
  }

  /** The platforms on which somebody has a card of this action in their own chat with the bot. */
  function reachedOn(who: string, id: string): string[] {
    const { slack, teams } = town().simulator;
    const has = (messages: readonly Parameters<typeof wordsOf>[0][]) =>
      messages.some((message) => wordsOf(message).includes(id) && buttonsOf(message).includes('Accept'));
    const on: string[] = [];
    for (const [platform, look] of [
      ['slack', slack],
      ['teams', teams],
    ] as const) {
      if (isHere(platform, who) && has(look.dmMessages(who))) on.push(platform);
    }
    return on;
  }

  function isHere(platform: 'slack' | 'teams', who: string): boolean {
    return town().members.some((member) => member.name === who && member.platforms.includes(platform));
  }

  it.each([
    { who: WORKER_ON_TEAMS, on: 'teams', why: 'only on Teams' },
    { who: WORKER_ON_SLACK, on: 'slack', why: 'only on Slack' },
    { who: ON_BOTH_PREFERS_SLACK, on: 'slack', why: 'on both, prefers Slack' },
    { who: ON_BOTH_PREFERS_TEAMS, on: 'teams', why: 'on both, prefers Teams' },
  ])('$who, $why, from either platform', async ({ who, on }) => {
    const { slack, teams } = town().simulator;
    const fromSlack = await assigned(`From Slack for ${who}`, () =>
      slack.say(
        CHAIR_ON_SLACK,
        '#neglect',
        `/action assign @${who} "From Slack for ${who}" by 12 Dec measure "Done"`,
      ),
    );
    const fromTeams = await assigned(`From Teams for ${who}`, () =>
      teams.say(
        CHAIR_ON_TEAMS,
        'General',
        `/action assign @${who} "From Teams for ${who}" by 12 Dec measure "Done"`,
      ),
    );
    expect([reachedOn(who, fromSlack), reachedOn(who, fromTeams)]).toEqual([[on], [on]]);
  });

  it('somebody whom their preferred platform cannot reach gets it on the other', async () => {
    const { teams, slack } = town().simulator;
    await teams.uninstall(ON_BOTH_PREFERS_TEAMS);
    const id = await assigned('Count the referrals', () =>
      slack.say(
        CHAIR_ON_SLACK,
        '#neglect',
        `/action assign @${ON_BOTH_PREFERS_TEAMS} "Count the referrals" by 12 Dec measure "Done"`,
      ),
    );
    expect(reachedOn(ON_BOTH_PREFERS_TEAMS, id)).toEqual(['slack']);
    await teams.install({ people: [ON_BOTH_PREFERS_TEAMS] });
  });

  it.each([
    ['a name and its group by name', `${WORKER_ON_TEAMS}`, 'Neglect'],
    ['an e-mail', 'tariq.lugg@council.example', 'neglect'],
    ['a first name that only one person has', 'Tariq', 'the neglect group'],
    ['a mention', `@${WORKER_ON_TEAMS}`, 'NEGLECT'],
  ])('named by %s, on both platforms', async (how, person, group) => {
    const { slack, teams } = town().simulator;
    const line = (what: string) => `/action assign ${person} "${what}" by 12 Dec to ${group} measure "Done"`;
    for (const [what, act] of [
      [`Slack: ${how}`, (text: string) => slack.say(CHAIR_ON_SLACK, '#neglect', text)],
      [`Teams: ${how}`, (text: string) => teams.say(CHAIR_ON_TEAMS, 'Neglect', text)],
    ] as const) {
      const id = await assigned(what, () => act(line(what)));
      const action = (await actions()).find((each) => each.id === id);
      expect(action).toMatchObject({ owner: { kind: 'member', member: 'tariq-lugg' }, group: 'neglect' });
    }
  });

  it('a group is known by each of its aliases', async () => {
    const { teams } = town().simulator;
    for (const [alias, group] of [
      ['MAPQA', 'mapqag'],
      ['quality assurance', 'mapqag'],
      ['sexual abuse', 'csa'],
      ['DSPs', 'dsp-meeting'],
    ] as const) {
      const what = `For ${alias}`;
      const id = await assigned(what, () =>
        teams.dm(
          CHAIR_ON_TEAMS,
          `action assign ${WORKER_ON_TEAMS} "${what}" by 12 Dec to ${alias} measure "Done"`,
        ),
      );
      expect((await actions()).find((each) => each.id === id)?.group).toBe(group);
    }
  });

  it('somebody the partnership does not know is nobody to assign to, mentioned or typed', async () => {
    const { slack, teams } = town().simulator;
    const before = await actions();
    await slack.say(
      CHAIR_ON_SLACK,
      '#neglect',
      `/action assign @${STRANGER} "Sweep the yard" by 12 Dec measure "Done"`,
    );
    showing(slack.messages('#neglect', CHAIR_ON_SLACK), 'I could not read all of that');
    await teams.say(
      CHAIR_ON_TEAMS,
      'General',
      `/action assign @${STRANGER} "Sweep the yard" by 12 Dec measure "Done"`,
    );
    await town().settled();
    showing(teams.messages('General', CHAIR_ON_TEAMS), 'I could not read all of that');
    expect(await actions()).toEqual(before);
  });

  it('copies in channels and chats of both platforms all follow one change, and closed ones have no buttons', async () => {
    const { simulator, settled, store } = town();
    const { slack, teams } = simulator;
    const inSlack = await assigned('Copy from Slack', () =>
      slack.say(
        'Priya Nair',
        '#neglect',
        `/action assign @${ON_BOTH_PREFERS_SLACK} "Copy from Slack" by 12 Dec measure "Done"`,
      ),
    );
    const inTeams = await assigned('Copy from Teams', () =>
      teams.say(
        'Priya Nair',
        'General',
        `@Partnership action assign ${WORKER_ON_SLACK} "Copy from Teams" by 12 Dec measure "Done"`,
      ),
    );
    const postings = await store.read((view) => view.all('postings'));
    expect(
      postings
        .filter(({ subject }) => subject === `action:${inTeams}`)
        .map(({ to }) => to.kind)
        .sort(),
    ).toEqual(['conversation', 'direct']);

    await slack.dm(ON_BOTH_PREFERS_SLACK, `action done ${inSlack} Copied and filed`);
    await slack.dm(WORKER_ON_SLACK, `action done ${inTeams} Copied and filed`);
    await settled();
    const copies = [
      showing(slack.messages('#neglect'), inSlack),
      slack.dmMessages(ON_BOTH_PREFERS_SLACK).find((message) => wordsOf(message).includes('Copy from Slack')),
      showing(teams.messages('General'), inTeams, 'Copy from Teams'),
      slack.dmMessages(WORKER_ON_SLACK).find((message) => wordsOf(message).includes('Copy from Teams')),
    ];
    for (const copy of copies) {
      expect(copy && wordsOf(copy)).toContain('Copied and filed');
      expect(copy && stepsOf(copy)).toEqual([]);
    }
  });

  it('an app removed from a channel stops nobody: the card still reaches its owner', async () => {
    const { slack } = town().simulator;
    slack.setBotIn('#csa', false);
    const id = await assigned('Outside the room', () =>
      slack.say(
        'Priya Nair',
        '#csa',
        `/action assign @${WORKER_ON_SLACK} "Outside the room" by 12 Dec measure "Done"`,
      ),
    );
    expect(reachedOn(WORKER_ON_SLACK, id)).toEqual(['slack']);
    // The copy for the channel went to whoever assigned it instead.
    showing(town().simulator.teams.dmMessages('Priya Nair'), id);
    slack.setBotIn('#csa', true);
  });
});
