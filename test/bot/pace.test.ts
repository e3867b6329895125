import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SlidingPace, type Lane } from '../../src/bot/pace.ts';

const slack: Lane = { platform: 'slack', tenant: 'T1', conversation: 'C1', op: 'post' };
const teams: Lane = { platform: 'teams', tenant: 'T2', conversation: 'R1', op: 'post' };

/** What the platforms publish: so many requests in so many milliseconds. */
const PUBLISHED = {
  slack: [[10, 10_000]],
  teams: [
    [7, 1_000],
    [8, 2_000],
    [60, 30_000],
    [1_800, 3_600_000],
  ],
} as const;

/** Sends as fast as it may, and says when each request left. */
function sendAll(lane: Lane, count: number): number[] {
  let now = 0;
  const pace = new SlidingPace(() => now);
  return Array.from({ length: count }, () => {
    now += pace.waitFor(lane);
    expect(pace.waitFor(lane)).toBe(0);
    pace.take(lane);
    return now;
  });
}

const mostIn = (times: readonly number[], ms: number): number =>
  Math.max(
    ...times.map((from, index) => times.slice(index).filter((at) => at >= from && at < from + ms).length),
  );

describe('the pace at which messages leave', () => {
  it.each(['slack', 'teams'] as const)('stays within what %s publishes, in every window', (platform) => {
    const times = sendAll(platform === 'slack' ? slack : teams, 400);
    for (const [most, ms] of PUBLISHED[platform]) expect(mostIn(times, ms)).toBeLessThanOrEqual(most);
  });

  it('is about one a second in a Slack channel, and does not make three messages wait for each other', () => {
    const times = sendAll(slack, 61);
    expect(times.slice(0, 3)).toEqual([0, 0, 0]);
    expect(times.at(-1)).toBe(60_000);
  });

  it('keeps no more than 1,800 an hour in one Teams conversation', () => {
    expect(sendAll(teams, 1_801).at(-1)).toBeGreaterThanOrEqual(3_600_000);
  });

  it('keeps a Teams tenant below 30 a second, however many conversations there are, and something free for answers', () => {
    let now = 0;
    const pace = new SlidingPace(() => now);
    const sendWhatMay = (hasReply: boolean): number => {
      let sent = 0;
      for (let room = 0; room < 100; room += 1) {
        const lane = { ...teams, conversation: `${now}-${hasReply}-${room}`, hasReply };
        if (pace.waitFor(lane) > 0) continue;
        pace.take(lane);
        sent += 1;
      }
      return sent;
    };
    let unasked = 0;
    for (now = 0; now < 1_000; now += 10) unasked += sendWhatMay(false);
    expect(unasked).toBe(25);
    now = 999;
    expect(sendWhatMay(false)).toBe(0);
    expect(sendWhatMay(true)).toBe(4);
    expect(pace.waitFor({ ...teams, conversation: 'one more', hasReply: true })).toBeGreaterThan(0);
  });

  it('counts conversations and platforms apart, and only posts in Slack', () => {
    const pace = new SlidingPace(() => 0);
    for (let count = 0; count < 3; count += 1) pace.take(slack);
    expect(pace.waitFor(slack)).toBe(1_000);
    expect(pace.waitFor({ ...slack, op: 'update' })).toBe(0);
    expect(pace.waitFor({ ...slack, conversation: 'C2' })).toBe(0);
    expect(pace.waitFor(teams)).toBe(0);
  });

  it('forgets what was given back', () => {
    const pace = new SlidingPace(() => 0);
    for (let count = 0; count < 3; count += 1) pace.take(slack);
    pace.giveBack(slack);
    expect(pace.waitFor(slack)).toBe(0);
  });

  it('never sends more than it may, whatever the pauses in between', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 120 }), (pauses) => {
        let now = 0;
        const pace = new SlidingPace(() => now);
        const times: number[] = [];
        for (const pause of pauses) {
          now += pause;
          if (pace.waitFor(teams) > 0) continue;
          pace.take(teams);
          times.push(now);
        }
        for (const [most, ms] of PUBLISHED.teams)
          if (times.length > 0) expect(mostIn(times, ms)).toBeLessThanOrEqual(most);
      }),
      { numRuns: 50 },
    );
  });
});
