import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { channel, CourierBench } from '../support/courier-bench.ts';

let bench: CourierBench;
beforeEach(async () => {
  bench = new CourierBench();
  await bench.open();
});
afterEach(() => bench.close());

const postings = () => bench.store.read((view) => view.all('postings'));

async function posted(...messages: string[]): Promise<void> {
  bench.slack.answers.push({ outcome: 'sent', messages, conversation: 'C1' });
  await bench.enqueue(channel('C1'));
  await bench.carry();
}

describe('a copy that somebody deleted by hand', () => {
  it('is forgotten at the next change, and is no message that reached nobody', async () => {
    await posted('m1');
    bench.slack.answers.push({ outcome: 'gone', reason: 'message_not_found' });
    await bench.change();
    await bench.carry();
    expect(await postings()).toEqual([]);
    expect(await bench.states()).toEqual(['sent', 'superseded']);
    await bench.change();
    await bench.carry();
    expect(bench.slack.asked).toHaveLength(2);
  });

  it('in part takes its other parts along, so that no half of a card keeps its buttons', async () => {
    await posted('m1', 'm2');
    bench.slack.answers.push({ outcome: 'gone', reason: 'message_not_found' });
    bench.slack.answers.push({ outcome: 'sent', messages: [], conversation: 'C1' });
    await bench.change();
    await bench.carry();
    expect(bench.slack.asked.map(({ op, messages }) => [op, messages])).toEqual([
      ['post', []],
      ['update', ['m1', 'm2']],
      ['delete', ['m1', 'm2']],
    ]);
    expect(await postings()).toEqual([]);
    expect(await bench.states()).toEqual(['sent', 'sent', 'superseded']);
  });

  it('in part, in a room that is closed by now, is forgotten all the same', async () => {
    await posted('m1', 'm2');
    bench.slack.answers.push({ outcome: 'gone', reason: 'is_archived' });
    bench.slack.answers.push({ outcome: 'gone', reason: 'is_archived' });
    await bench.change();
    await bench.carry();
    expect(await postings()).toEqual([]);
    expect(bench.slack.asked).toHaveLength(3);
  });
});
