import { App, HTTPReceiver } from '@slack/bolt';
import process from 'node:process';
import { openKeep } from './keep.ts';

// The least a Slack app can do: check the signature, acknowledge the command, do nothing; or keep it first.
const keep = await openKeep();
const receiver = new HTTPReceiver({ signingSecret: process.env['SLACK_SIGNING_SECRET'] ?? '' });
const app = new App({
  receiver,
  authorize: async () => ({ botToken: 'xoxb-bare', botId: 'B0BARE', botUserId: 'U0BARE' }),
});
app.command(/.*/, async ({ ack, command }) => {
  await keep(command);
  await ack();
});
const server = await app.start({ port: 0, host: '127.0.0.1' });
const address = server.address();
const port = address !== null && typeof address === 'object' ? address.port : 0;
process.send?.({ url: `http://127.0.0.1:${port}/slack/events` });
process.once('SIGTERM', () => process.exit());
