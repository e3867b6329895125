import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SendResult } from '../../src/bot/platform.ts';
import { channel, CourierBench } from '../support/courier-bench.ts';

const MINUTE = 60_000;
const LOST: SendResult = { outcome: 'unknown', reason: 'connection_lost' };

describe('a part that an update added, whose answer was lost', () => {
  let bench: CourierBench;
  beforeEach(async () => {
    bench = new CourierBench();
    await bench.open();
  });
  afterEach(() => bench.close());

  const later = async (ms: number): Promise<void> => {
    bench.time += ms;
    await bench.carry();
  };

  /** A copy whose update adds a part, without anybody knowing whether that part arrived. */
  const unsure = async (): Promise<void> => {
    await bench.enqueue(channel('C1'));
    await bench.carry();
    await bench.change();
    bench.slack.answers.push({ ...LOST, messages: ['m1'] });
    await bench.carry();
    expect(bench.slack.asked.map(({ op }) => op)).toEqual(['post', 'update']);
  };

  it('is looked for behind the others, and not added again when it is there', async () => {
    await unsure();
    bench.slack.finds({ outcome: 'found', messages: ['m2'], conversation: 'C1' });
    await later(MINUTE);
    expect(bench.slack.lookedFor).toMatchObject([{ behind: ['m1'], to: { conversation: 'C1' } }]);
    expect(bench.slack.asked.at(-1)).toMatchObject({ op: 'update', messages: ['m1', 'm2'] });
  });

  it('is added when it is not', async () => {
    await unsure();
    bench.slack.finds({ outcome: 'absent' });
    await later(MINUTE);
    expect(bench.slack.asked.at(-1)).toMatchObject({ op: 'update', messages: ['m1'] });
  });

  it('keeps back further changes until it is known, and then shows the latest', async () => {
    await unsure();
    bench.slack.finds({ outcome: 'found', messages: ['m2'], conversation: 'C1' });
    await bench.change();
    await bench.carry();
    expect(bench.slack.asked).toHaveLength(2);
    await later(MINUTE);
    expect(bench.slack.asked.slice(2).map(({ op, view }) => [op, view?.summary])).toEqual([
      ['update', 'rev 3'],
    ]);
  });

  it('does not keep a copy out of date for ever where nobody can say', async () => {
    await unsure();
    await later(MINUTE);
    for (let minute = 0; minute < 20; minute += 1) await later(MINUTE);
    expect(bench.slack.asked.at(-1)).toMatchObject({ op: 'update', messages: ['m1'] });
    expect(bench.slack.asked).toHaveLength(3);
    expect(new Set(await bench.states())).toEqual(new Set(['sent']));
  });
});
