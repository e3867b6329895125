import { beforeEach, describe, expect, it } from 'vitest';
import { Breaker } from '../../src/bot/breaker.ts';
import type { Lane } from '../../src/bot/pace.ts';
import type { SendResult } from '../../src/bot/platform.ts';

const lane = (conversation: string, change: Partial<Lane> = {}): Lane => ({
  platform: 'slack',
  tenant: 'T1',
  conversation,
  op: 'post',
  ...change,
});
const TOO_MANY: SendResult = { outcome: 'retry', reason: 'rate_limited', afterMs: 10_000 };
const AWAY: SendResult = { outcome: 'retry', reason: 'connection_refused' };
const LOST: SendResult = { outcome: 'unknown', reason: 'timeout' };
const SENT: SendResult = { outcome: 'sent', messages: ['1'], conversation: 'C1' };

describe('the breaker', () => {
  let now = 0;
  let breaker = new Breaker(() => now);
  beforeEach(() => {
    now = 0;
    breaker = new Breaker(() => now);
  });
  const refuse = (result: SendResult, ...rooms: string[]) =>
    rooms.flatMap((room) => {
      const taken = lane(room);
      breaker.take(taken);
      return breaker.note(taken, result);
    });

  it('leaves one refused conversation to itself, however often it is refused', () => {
    for (let times = 0; times < 10; times += 1) refuse(TOO_MANY, 'C1');
    expect(breaker.waitFor(lane('C2'))).toBe(0);
  });

  it('stops one kind of request after three conversations in a row, for as long as Slack says', () => {
    expect(refuse(TOO_MANY, 'C1', 'C2', 'C3')).toEqual([
      { id: 'slack|T1|post', platform: 'slack', now: 'stopped', reason: 'rate_limited' },
    ]);
    expect(breaker.waitFor(lane('C4'))).toBe(10_000);
    // Slack counts each method for itself.
    expect(breaker.waitFor(lane('C4', { op: 'update' }))).toBe(0);
    expect(breaker.waitFor(lane('C4', { tenant: 'T9' }))).toBe(0);
    now = 9_999;
    expect(breaker.waitFor(lane('C4'))).toBe(1);
  });

  it('an answer in between shows that it was not everybody', () => {
    refuse(TOO_MANY, 'C1', 'C2');
    refuse(SENT, 'C9');
    refuse(TOO_MANY, 'C3', 'C4');
    expect(breaker.waitFor(lane('C5'))).toBe(0);
  });

  it('stops everything in a tenant of Teams that counts all together, and in an outage on either', () => {
    for (const room of ['R1', 'R2', 'R3'])
      breaker.note(lane(room, { platform: 'teams' }), { ...TOO_MANY, reason: 'http-429' });
    expect(breaker.waitFor(lane('R4', { platform: 'teams', op: 'update' }))).toBe(10_000);
    refuse(AWAY, 'C1', 'C2');
    refuse(LOST, 'C3');
    expect(breaker.waitFor(lane('C4', { op: 'update' }))).toBeGreaterThan(0);
  });

  it('lets one at a time try, with growing pauses, until one gets through', () => {
    refuse(AWAY, 'C1', 'C2', 'C3');
    const pauses: number[] = [];
    for (let times = 0; times < 8; times += 1) {
      const probe = lane('C1');
      const pause = breaker.waitFor(probe);
      pauses.push(pause);
      now += pause;
      expect(breaker.waitFor(probe)).toBe(0);
      breaker.take(probe);
      expect(breaker.waitFor(lane('C2'))).toBe(Infinity);
      expect(breaker.note(probe, AWAY).map((news) => news.now)).toEqual(['still-stopped']);
    }
    expect(pauses[0]).toBeLessThan(2_000);
    expect(pauses[3]).toBeGreaterThan(5_000);
    for (const pause of pauses) expect(pause).toBeLessThanOrEqual(37_500);
    now += 60_000;
    const probe = lane('C1');
    breaker.take(probe);
    expect(breaker.note(probe, SENT)).toEqual([
      { id: 'slack|T1', platform: 'slack', now: 'well', reason: '' },
    ]);
    expect(breaker.waitFor(lane('C2'))).toBe(0);
  });

  it('a probe that did not leave, or never comes back, does not keep the next one out', () => {
    refuse(AWAY, 'C1', 'C2', 'C3');
    now += 2_000;
    const probe = lane('C1');
    breaker.take(probe);
    // Somebody else's message says nothing about this probe.
    breaker.giveBack(lane('C1'));
    expect(breaker.waitFor(lane('C2'))).toBe(Infinity);
    breaker.giveBack(probe);
    expect(breaker.waitFor(lane('C2'))).toBe(0);
    breaker.take(lane('C2'));
    now += 60_000;
    expect(breaker.waitFor(lane('C3'))).toBe(0);
  });

  it('a message that went to the other platform after all says nothing about this one', () => {
    refuse(AWAY, 'C1', 'C2', 'C3');
    now += 2_000;
    const probe = lane('C1');
    breaker.take(probe);
    breaker.note(probe, SENT, { platform: 'teams', tenant: 'T2' });
    expect(breaker.waitFor(lane('C2'))).toBe(0);
    breaker.take(lane('C2'));
    expect(breaker.waitFor(lane('C3'))).toBe(Infinity);
  });
});
