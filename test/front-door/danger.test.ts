import { describe, expect, it } from 'vitest';
import { showing, wordsOf } from '../support/screens.ts';
import {
  CHAIR_ON_SLACK,
  CHAIR_ON_TEAMS,
  STRANGER,
  useTown,
  WORKER_ON_SLACK,
  WORKER_ON_TEAMS,
} from '../support/town.ts';
import { until } from '../support/until.ts';

const CALL = 'If somebody is in danger now, call 999';

describe('danger now, through the front door', () => {
  const town = useTown();
  const kept = () => town().records('deliveries', 'outbox', 'conversations', 'accounts');

  async function untouched(
    before: Awaited<ReturnType<typeof kept>>,
    ...words: readonly string[]
  ): Promise<void> {
    expect(await kept()).toEqual(before);
    const everything = JSON.stringify([await town().records(), town().logged]);
    for (const word of words) expect(everything).not.toContain(word);
  }

  it('F16 shows 999 and the contacts before anything else, from every door, and opens and keeps nothing', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    await slack.say(CHAIR_ON_SLACK, '#neglect', '/mywork');
    await teams.say(CHAIR_ON_TEAMS, 'General', '/mywork');
    await settled();
    const before = await kept();
    await slack.say(CHAIR_ON_SLACK, '#neglect', '/action assign she is not breathing quincejam');
    await slack.mention(CHAIR_ON_SLACK, '#neglect', 'hes got a knife now quincejam');
    await slack.dm(CHAIR_ON_SLACK, 'threatening to kill himself tonight quincejam');
    await teams.say(CHAIR_ON_TEAMS, 'General', '/action assign hes gonna hurt her tonight quincejam');
    await teams.say(
      CHAIR_ON_TEAMS,
      'Group chat',
      '@Partnership yp threatened overdose NOW at home quincejam',
    );
    await teams.dm(CHAIR_ON_TEAMS, 'baby unresponsive quincejam');
    await settled();
    const screens = [
      slack
        .messages('#neglect', CHAIR_ON_SLACK)
        .filter(({ from }) => from.bot)
        .slice(-2),
      slack.dmMessages(CHAIR_ON_SLACK).slice(-1),
      teams.messages('General', CHAIR_ON_TEAMS).slice(-1),
      // What is said in a group chat is answered one to one: nothing there can be for one person alone.
      teams
        .dmMessages(CHAIR_ON_TEAMS)
        .filter(({ from }) => from.bot)
        .slice(-2),
    ].flat();
    expect(screens).toHaveLength(6);
    for (const message of screens) {
      const words = wordsOf(showing([message], CALL));
      for (const each of [
        '01752 668000, option 1',
        'Out-of-hours duty service',
        'This is not a referral',
        'kept nothing',
      ])
        expect(words).toContain(each);
      expect(words.indexOf('999')).toBeLessThan(words.indexOf('01752'));
      expect(words).not.toContain('quincejam');
    }
    await untouched(before, 'quincejam');
  });

  it('also from a form, from talk among colleagues and from somebody nobody knows', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    await slack.say(CHAIR_ON_SLACK, '#neglect', `/action assign @${WORKER_ON_SLACK} by 12 Dec`);
    const modal = await until(simulator, () => slack.modals(CHAIR_ON_SLACK).at(-1), 'the form');
    await settled();
    const before = await kept();
    await slack.submit(CHAIR_ON_SLACK, modal.id, {
      title: 'He is strangling her right now damsonjam',
      measure: 'x',
    });
    const shown = await until(
      simulator,
      () => slack.modals(CHAIR_ON_SLACK).find(({ view }) => JSON.stringify(view).includes(CALL)),
      'whom to call',
    );
    await slack.close(CHAIR_ON_SLACK, shown.id, true);
    await slack.say(WORKER_ON_SLACK, '#neglect', 'lad stabbed outside school just now damsonjam');
    await slack.dm(STRANGER, 'she has taken an overdose now damsonjam');
    await teams.dm(STRANGER, 'she has taken an overdose now damsonjam');
    await settled();
    showing(
      slack.messages('#neglect', WORKER_ON_SLACK).filter(({ onlyYou }) => onlyYou),
      CALL,
    );
    expect(
      slack
        .messages('#neglect', CHAIR_ON_SLACK)
        .filter((each) => each.from.bot && !each.onlyYou && wordsOf(each).includes(CALL)),
    ).toEqual([]);
    showing(slack.dmMessages(STRANGER), CALL);
    showing(teams.dmMessages(STRANGER), CALL);
    await untouched(before, 'damsonjam');
  });

  it('a message that becomes one when it is edited is answered too', async () => {
    const { simulator, settled } = town();
    const { slack } = simulator;
    await slack.say(WORKER_ON_SLACK, '#neglect', 'all quiet');
    await settled();
    const seen = () => slack.messages('#neglect', WORKER_ON_SLACK).filter(({ onlyYou }) => onlyYou).length;
    const before = seen();
    const said = slack.messages('#neglect').findLast(({ text }) => text === 'all quiet');
    await slack.editMessage(
      WORKER_ON_SLACK,
      '#neglect',
      said?.id ?? '',
      'not quiet: he has a gun and is outside now',
    );
    await settled();
    expect(seen()).toBe(before + 1);
  });

  it('talk of danger in general or in the past goes on as always', async () => {
    const { simulator, settled } = town();
    const line = (what: string) => `action assign @${WORKER_ON_SLACK} "${what}" by 12 Dec measure "Done"`;
    for (const what of [
      'Book training on knife crime',
      '999 calls figures to the Board',
      'Overdose data for Q3',
    ])
      await simulator.slack.dm(CHAIR_ON_SLACK, line(what));
    await settled();
    expect((await town().store.read((view) => view.all('actions'))).map(({ title }) => title).sort()).toEqual(
      ['999 calls figures to the Board', 'Book training on knife crime', 'Overdose data for Q3'],
    );
  });

  it('F18 an allegation, whistleblowing and a complaint are sent where they go, and not kept; F17 nor is a referral', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    const before = await kept();
    const cases = [
      ['allegation against a coach at the club plumjam', 'LADO', 'managing-allegations'],
      ['I want to blow the whistle on my team plumjam', 'Speaking up', '0800 028 0285'],
      [
        'I want to make a complaint about the social worker plumjam',
        'A complaint has its own way',
        'pscp@plymouth.gov.uk',
      ],
      ['I want to refer a child plumjam', 'This is not a referral', '01752 668000'],
    ] as const;
    for (const [text, title, contact] of cases) {
      await slack.say(CHAIR_ON_SLACK, '#neglect', `/action assign ${text}`);
      await teams.dm(WORKER_ON_TEAMS, text);
      await settled();
      showing(slack.messages('#neglect', CHAIR_ON_SLACK).slice(-1), title, contact);
      showing(teams.dmMessages(WORKER_ON_TEAMS).slice(-1), title, contact);
    }
    await untouched(before, 'plumjam');
    const metrics = await (await fetch(`${town().bot.url}/metrics`)).text();
    expect(metrics).toContain('partnership_bot_noticed_total{what="redirect",kind="allegation"} 2');
    expect(metrics).toMatch(/noticed_total\{what="danger",kind="danger"\} \d+/);
  });
});
