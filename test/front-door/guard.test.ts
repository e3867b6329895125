import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
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

const OWNER = `@${WORKER_ON_SLACK}`;
const USE = 'Use this instead';
const KEEP = 'Not a child’s detail: keep it';

describe('what identifies somebody, through the front door', () => {
  const town = useTown();
  const actions = () => town().store.read((view) => view.all('actions'));
  const codes = async () =>
    (await town().store.read((view) => view.all('audit'))).flatMap((entry) =>
      'code' in entry && entry.code !== undefined ? [`${entry.verb} ${entry.outcome} ${entry.code}`] : [],
    );
  const assign = (what: string) => `action assign ${OWNER} "${what}" by 12 Dec measure "All done"`;

  /** Everything the process wrote: every file of its directory, every record, its log and its metrics. */
  async function written(): Promise<string> {
    const { dataDir, bot, logged, records } = town();
    const files = (await readdir(dataDir, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    const bytes = await Promise.all(
      files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')),
    );
    const metrics = await (await fetch(`${bot.url}/metrics`)).text();
    expect(files.length).toBeGreaterThan(0);
    return [...bytes, JSON.stringify(await records()), ...logged, metrics].join('\n');
  }

  /** Everything anybody but these two people has on a screen. */
  function othersScreens(): string {
    const { simulator, members } = town();
    const authors = [CHAIR_ON_SLACK, CHAIR_ON_TEAMS];
    return JSON.stringify(
      members
        .filter(({ name }) => !authors.includes(name))
        .flatMap(({ name, platforms }) => [
          platforms.includes('slack') ? simulator.slack.screen(name) : [],
          platforms.includes('teams') && simulator.teams.knows(name) ? simulator.teams.screen(name) : [],
        ]),
    );
  }

  async function nowhere(...values: readonly string[]): Promise<void> {
    const everywhere = (await written()) + othersScreens();
    for (const value of values) expect(everywhere.toLowerCase()).not.toContain(value.toLowerCase());
  }

  it('F13 F14 refused text is kept nowhere and shown to nobody; its author alone is told which kind it was', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    const lines = ['999 012 3454', '07700 900123', 'PL0 9ZZ', 'Zephyrine', 'XX99 ZZZ'];
    const texts = [
      'Chase health about 999 012 3454',
      'Ring dad on 07700 900123',
      'Visit PL0 9ZZ',
      'Talk to a girl called Zephyrine',
      'Find reg XX99 ZZZ',
    ];
    for (const text of texts) {
      await slack.say(CHAIR_ON_SLACK, '#neglect', `/${assign(text)}`);
      await slack.dm(CHAIR_ON_SLACK, assign(text));
      await teams.say(CHAIR_ON_TEAMS, 'General', `/${assign(text)}`);
      await teams.dm(CHAIR_ON_TEAMS, assign(text));
    }
    await settled();
    expect(await actions()).toEqual([]);
    await nowhere(...lines);
    for (const messages of [
      slack.messages('#neglect', CHAIR_ON_SLACK),
      slack.dmMessages(CHAIR_ON_SLACK),
      teams.messages('General', CHAIR_ON_TEAMS),
      teams.dmMessages(CHAIR_ON_TEAMS),
    ]) {
      const word = showing(
        messages.filter(({ from }) => from.bot),
        'I cannot keep that',
        'vehicle registration',
      );
      for (const value of lines) expect(wordsOf(word)).not.toContain(value);
    }
    expect((await codes()).filter((code) => code.endsWith('text-refused')).length).toBe(20);
  });

  it('one press uses the neutral words instead, on both platforms, once', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    await slack.say(CHAIR_ON_SLACK, '#neglect', `/${assign('Chase the plan, child at PL0 9ZZ')}`);
    const word = showing(slack.messages('#neglect', CHAIR_ON_SLACK), 'I cannot keep that', 'PL0 area');
    expect(buttonsOf(word)).toEqual([USE]);
    await slack.press(CHAIR_ON_SLACK, '#neglect', word.id, { label: USE });
    await settled();
    expect(await actions()).toMatchObject([
      { title: 'Chase the plan, child at PL0 area', owner: { kind: 'member', member: 'jory-whitmarsh' } },
    ]);
    await slack.press(CHAIR_ON_SLACK, '#neglect', word.id, { label: USE });
    await settled();
    expect(await actions()).toHaveLength(1);

    await teams.dm(CHAIR_ON_TEAMS, assign('Ring mum on 07700 900 456 on Monday'));
    await settled();
    const told = showing(teams.dmMessages(CHAIR_ON_TEAMS), 'I cannot keep that', 'phone number removed');
    await teams.press(CHAIR_ON_TEAMS, 'direct', told.id, USE);
    await settled();
    expect((await actions()).map(({ title }) => title)).toContain(
      'Ring mum on [phone number removed] on Monday',
    );
    await nowhere('PL0 9ZZ', '07700 900 456');
  });

  it('what is missing is asked for in the form, with the neutral words in it', async () => {
    const { simulator } = town();
    const { slack } = simulator;
    await slack.say(CHAIR_ON_SLACK, '#neglect', `/action assign ${OWNER} "Ask about AB123456C"`);
    const word = showing(slack.messages('#neglect', CHAIR_ON_SLACK), 'National Insurance number removed');
    await slack.press(CHAIR_ON_SLACK, '#neglect', word.id, { label: USE });
    const modal = await until(simulator, () => slack.modals(CHAIR_ON_SLACK).at(-1), 'the form');
    expect(JSON.stringify(modal.view)).toContain('Ask about [National Insurance number removed]');
    await slack.close(CHAIR_ON_SLACK, modal.id, true);
    await nowhere('AB123456C');
  });

  it('F8 a name that may be a colleague’s waits in memory alone; one press keeps it, and that is audited by kind', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    await slack.dm(CHAIR_ON_SLACK, assign('Ask Harriet Polglaze for the slides'));
    await teams.dm(CHAIR_ON_TEAMS, assign('Ask Deborah Quillfeather for the slides'));
    await settled();
    await nowhere('Polglaze', 'Quillfeather for');
    const onSlack = showing(slack.dmMessages(CHAIR_ON_SLACK), 'Before I keep that');
    const onTeams = showing(teams.dmMessages(CHAIR_ON_TEAMS), 'Before I keep that');
    expect(buttonsOf(onSlack)).toEqual([USE, KEEP]);
    await slack.press(CHAIR_ON_SLACK, 'direct', onSlack.id, { label: KEEP });
    await teams.press(CHAIR_ON_TEAMS, 'direct', onTeams.id, KEEP);
    await settled();
    const titles = (await actions()).map(({ title }) => title);
    expect(titles).toContain('Ask Harriet Polglaze for the slides');
    expect(titles).toContain('Ask Deborah Quillfeather for the slides');
    expect((await codes()).filter((code) => code === 'guard.confirm done name')).toHaveLength(2);
    // Twice is once.
    await slack.press(CHAIR_ON_SLACK, 'direct', onSlack.id, { label: KEEP });
    await settled();
    expect((await actions()).filter(({ title }) => title.includes('Polglaze'))).toHaveLength(1);
  });

  it('a form says it beside the field, asks once, and takes the same words when they are sent again', async () => {
    const { simulator, settled } = town();
    const { slack } = simulator;
    await slack.say(CHAIR_ON_SLACK, '#neglect', `/action assign ${OWNER} by 12 Dec`);
    const modal = await until(simulator, () => slack.modals(CHAIR_ON_SLACK).at(-1), 'the form');
    const refused = await slack.submit(CHAIR_ON_SLACK, modal.id, {
      title: 'Chase 999 300 0175',
      measure: 'Done',
    });
    expect(refused.errors?.['title']).toContain('NHS number');
    const spread = await slack.submit(CHAIR_ON_SLACK, modal.id, {
      title: 'Chase 999 300',
      measure: '0175 answered',
    });
    expect(Object.keys(spread.errors ?? {}).sort()).toEqual(['measure', 'title']);
    const asked = await slack.submit(CHAIR_ON_SLACK, modal.id, {
      title: 'Ask Gwendoline Mocklebury',
      measure: 'Done',
    });
    expect(asked.errors?.['title']).toContain('send the form again as it is');
    await nowhere('999 300', 'Mocklebury');
    const other = await slack.submit(CHAIR_ON_SLACK, modal.id, {
      title: 'Ask Gwendoline Mockford',
      measure: 'Done',
    });
    expect(other.errors?.['title']).toContain('send the form again');
    expect(
      await slack.submit(CHAIR_ON_SLACK, modal.id, { title: 'Ask Gwendoline Mockford', measure: 'Done' }),
    ).toMatchObject({ ok: true });
    await settled();
    expect((await actions()).map(({ title }) => title)).toContain('Ask Gwendoline Mockford');
    expect((await codes()).filter((code) => code === 'guard.confirm done name')).toHaveLength(3);
  });

  it('advice stands beside the success', async () => {
    const { slack } = town().simulator;
    await slack.say(
      CHAIR_ON_SLACK,
      '#neglect',
      `/${assign('Rewrite the page on children who are hard to engage')}`,
    );
    const word = showing(slack.messages('#neglect', CHAIR_ON_SLACK), 'is assigned', 'sound like blame');
    expect(word.onlyYou).toBe(true);
    expect(othersScreens()).not.toContain('sound like blame');
  });

  it('F12 a corrected line is read again', async () => {
    const { simulator, settled } = town();
    const { slack } = simulator;
    await slack.dm(CHAIR_ON_SLACK, assign('Ask for dob 14/03/12'));
    await slack.dm(CHAIR_ON_SLACK, assign('Ask for dob 14/03/2012'));
    await settled();
    await nowhere('14/03/12', '14/03/2012');
  });

  it('the metrics count kinds and nothing else', async () => {
    const { bot } = town();
    const lines = (await (await fetch(`${bot.url}/metrics`)).text())
      .split('\n')
      .filter((line) => line.startsWith('partnership_bot_noticed_total'));
    expect(lines.some((line) => line.includes('what="refused",kind="nhs-number"'))).toBe(true);
    for (const line of lines)
      expect(line).toMatch(
        /^partnership_bot_noticed_total\{what="(?:refused|asked|danger|redirect)",kind="[a-z-]+"\} \d+$/,
      );
  });

  it.each([WORKER_ON_TEAMS])('ordinary work of %s is not touched', async (who) => {
    const { simulator, settled } = town();
    await simulator.teams.dm(who, 'mywork');
    await settled();
    showing(simulator.teams.dmMessages(who), 'My work');
  });
});
