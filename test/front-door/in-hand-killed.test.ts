import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { useBuilt } from '../support/built.ts';
import { showing, wordsOf } from '../support/screens.ts';
import {
  BOT_TOKEN,
  CHAIR_ON_SLACK,
  SIGNING_SECRET,
  TEAM_ID,
  useTown,
  WORKER_ON_SLACK,
} from '../support/town.ts';

const built = useBuilt('test/support/bot-to-kill.ts');
const line = (what: string): string =>
  `/action assign @${WORKER_ON_SLACK} "${what}" by 12 Dec measure "Done"`;

describe('kill -9 while commands are acknowledged and not done', { timeout: 60_000 }, () => {
  const town = useTown();
  const told = (name: string) =>
    town()
      .simulator.slack.dmMessages(name)
      .map(wordsOf)
      .filter((words) => words.includes('may not have been done'));
  const titles = async () =>
    (await town().store.read((view) => view.all('actions'))).map(({ title }) => title);
  const marks = async (): Promise<string> => {
    const { dataDir } = town();
    const names = (await readdir(dataDir)).filter((name) => name.startsWith('in-hand-'));
    const texts = await Promise.all(names.map((name) => readFile(join(dataDir, name), 'utf8')));
    return texts.join('');
  };

  it('each sender is told at the next start, once, and the command is not done behind their back', async () => {
    const { simulator, settled, restart, dataDir } = town();
    const { slack } = simulator;
    await restart(async () => {
      const bot = fork(built('test/support/bot-to-kill.ts'), {
        execArgv: [],
        env: {
          PATH: process.env['PATH'] ?? '',
          STARTED_AT: town().now.toISOString(),
          DATA_DIR: dataDir,
          HOST: '127.0.0.1',
          PORT: '0',
          SLACK_BOT_TOKEN: BOT_TOKEN,
          SLACK_SIGNING_SECRET: SIGNING_SECRET,
          SLACK_API_URL: simulator.slackApiUrl,
          SLACK_TEAM_IDS: TEAM_ID,
        },
      });
      try {
        const [url] = (await once(bot, 'message')) as [string];
        const inHand = async (): Promise<string | undefined> => {
          const figures = await (await fetch(`${url}/metrics`)).text();
          return /^partnership_bot_commands_in_hand (\d+)$/m.exec(figures)?.[1];
        };
        simulator.connect(url, () => expect.poll(inHand, { timeout: 5_000, interval: 5 }).toBe('0'));
        await slack.say(WORKER_ON_SLACK, '#neglect', '/mywork');
        await slack.say(CHAIR_ON_SLACK, '#neglect', line('Done before'));
        bot.send('no more');
        await once(bot, 'message');
        simulator.connect(url, async () => undefined);
        for (const what of ['Secret words', 'More of them'])
          expect(await slack.say(CHAIR_ON_SLACK, '#neglect', line(what))).toMatchObject({ status: 200 });
        expect(await slack.say(WORKER_ON_SLACK, '#neglect', line('Theirs'))).toMatchObject({ status: 200 });
      } finally {
        bot.kill('SIGKILL');
        await once(bot, 'exit');
      }
      expect((await marks()).match(/"command":"action"/g)).toHaveLength(3);
      expect(await marks()).not.toMatch(/Secret|words|More|Theirs|assign/);
    });
    await settled();
    expect(await titles()).toEqual(['Done before']);
    expect(told(CHAIR_ON_SLACK)).toHaveLength(2);
    showing(slack.dmMessages(CHAIR_ON_SLACK), 'Your command of 09:00 may not have been done', '/action');
    expect(told(WORKER_ON_SLACK)).toHaveLength(1);
    // What was told does not happen after all, should Slack deliver it once more.
    expect(await slack.repeat()).toMatchObject({ ok: true });
    await settled();
    await restart();
    await settled();
    expect(await titles()).toEqual(['Done before']);
    expect(told(CHAIR_ON_SLACK)).toHaveLength(2);
    expect(await marks()).not.toContain('delivery');
  });
});
