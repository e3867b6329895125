import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';
import { smallDisk } from '../storage/support/small-disk.ts';
import { showing } from '../support/screens.ts';
import { CHAIR_ON_SLACK, startTown, type Town, WORKER_ON_SLACK, WORKER_ON_TEAMS } from '../support/town.ts';

const BALLAST = 256 * 1024;
const line = (owner: string, what: string): string =>
  `/action assign @${owner} "${what}" by 12 Dec to neglect measure "Done"`;

describe('the disk is full', () => {
  const disk = smallDisk();
  let town: Town;
  beforeAll(async () => {
    const ballast = { bytes: BALLAST, afterMs: 0 };
    town = await startTown(undefined, undefined, ({ dataDir }) =>
      openEmbeddedStore(dataDir, { port: disk, ballast }),
    );
    await vi.waitUntil(() => disk.sizeOf('ballast') === BALLAST);
  });
  afterAll(async () => {
    await town.stop();
  });
  const titles = async (): Promise<string[]> =>
    (await town.store.read((view) => view.all('actions'))).map(({ title }) => title);

  const open = async (): Promise<string[]> =>
    (await town.store.read((view) => view.all('outbox')))
      .map(({ state }) => state)
      .filter((state) => state !== 'sent' && state !== 'superseded');

  it('what waited still leaves, changes are refused in words, looking up works, and it all comes back by itself', async () => {
    const { slack, teams } = town.simulator;
    teams.faults.next('sendActivity', { kind: 'rate-limit', retryAfter: 30 }, 20);
    await slack.say(CHAIR_ON_SLACK, '#neglect', line(WORKER_ON_TEAMS, 'Waits for Teams'));
    await town.settled();
    expect(await open()).toContain('pending');

    disk.capacity = disk.used;
    // Whoever writes first finds it full, and still gets through: this one, or the courier.
    await slack.say(CHAIR_ON_SLACK, '#neglect', line(WORKER_ON_SLACK, 'Maybe'));
    await slack.say(CHAIR_ON_SLACK, '#neglect', line(WORKER_ON_SLACK, 'Does not fit'));
    showing(slack.messages('#neglect', CHAIR_ON_SLACK), 'Nothing was saved');
    await slack.say(CHAIR_ON_SLACK, '#neglect', '/action list all for neglect');
    showing(slack.messages('#neglect', CHAIR_ON_SLACK), 'Waits for Teams');
    expect(await titles()).not.toContain('Does not fit');

    teams.faults.clear();
    town.now = new Date(town.now.getTime() + 600_000);
    town.bot.bot.courier.nudge();
    await town.settled();
    expect(await open()).toEqual([]);
    showing(teams.dmMessages(WORKER_ON_TEAMS), 'Waits for Teams');

    disk.capacity = Infinity;
    await slack.say(CHAIR_ON_SLACK, '#neglect', line(WORKER_ON_SLACK, 'Fits again'));
    await town.settled();
    expect(await titles()).toContain('Fits again');
    showing(slack.dmMessages(WORKER_ON_SLACK), 'Fits again');
  });
});
