import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Simulator } from '../../simulator/index.ts';
import { onSlack, recorder, simulator, TOKEN, world, type Recorder } from './support.ts';

let sim: Simulator;
let bot: Recorder;

beforeAll(async () => {
  bot = await recorder();
  sim = await simulator({});
  sim.connect(bot.url);
});
afterAll(async () => {
  await sim.stop();
  await bot.stop();
});

const card = (value: string) => ({
  text: 'card',
  blocks: [
    {
      type: 'actions' as const,
      elements: [
        {
          type: 'button' as const,
          action_id: 'finish',
          value,
          text: { type: 'plain_text' as const, text: 'Done' },
        },
      ],
    },
  ],
});

it('a button pressed on a screen that is one update behind is the button as it is now', async () => {
  const client = new WebClient(TOKEN, { slackApiUrl: sim.slackApiUrl, retryConfig: { retries: 0 } });
  const jo = onSlack('Jo Smith');
  const channel = world.slack.channels.find(({ name }) => name === 'neglect')?.id ?? '';
  const { ts = '' } = await client.chat.postMessage({ channel, ...card('1') });
  const [block] = sim.slack.messages('neglect').at(-1)?.blocks ?? [];
  const seen = typeof block === 'object' && block && 'block_id' in block ? String(block.block_id) : '';
  expect(seen).not.toBe('');
  await client.chat.update({ channel, ts, ...card('2') });

  await sim.slack.press(jo, 'neglect', ts, { blockId: seen, actionId: 'finish' });
  expect(bot.last().json).toMatchObject({ actions: [{ action_id: 'finish', value: '2' }] });
  await expect(sim.slack.press(jo, 'neglect', ts, { blockId: seen, actionId: 'accept' })).rejects.toThrow(
    'Nothing to press',
  );
});
