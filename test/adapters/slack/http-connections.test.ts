import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SlackBench, until } from '../../support/slack-bench.ts';
import { commandFields } from '../../support/slack-payloads.ts';
import { signedCommand } from '../../support/slack-signer.ts';

const bench = new SlackBench();
beforeAll(() => bench.open());
afterAll(() => bench.close());

it('answers everything on one connection in turn, whatever way it is sent, and outlives who breaks off', async () => {
  const signed = () => signedCommand(commandFields(`${bench.slack.url}/respond`));
  const { body, headers } = signed();
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const post = (length: string, sent: string): string =>
    ['POST /slack/events HTTP/1.1', 'host: bot', ...lines, length, '', sent].join('\r\n');
  const whole = post(`content-length: ${body.length}`, body);
  const inPieces = post('transfer-encoding: chunked', `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`);
  const { port } = new URL(bench.url);
  const socket = connect(Number(port), '127.0.0.1');
  let answers = '';
  socket.on('data', (bytes: Buffer) => (answers += bytes.toString()));
  socket.write(`${whole}${inPieces}${whole}${post('content-length: 999', 'half')}`);
  await until(() => expect(answers.match(/HTTP\/1.1 200/g)).toHaveLength(3));
  socket.destroy();
  await until(() => expect(bench.logged.join()).toContain('a request could not be read'));
  expect((await bench.deliver(signed())).status).toBe(200);
  expect(bench.heard).toHaveLength(4);
}); // prettier-ignore
