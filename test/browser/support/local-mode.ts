import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Monday 23 November 2026, nine o'clock: the day on which the stories and pictures play. */
export const STORY_DAY = '2026-11-23T09:00:00Z';

/** A developer's own .env must not connect a test to a real workspace; what is empty counts as not set. */
const NOT_CONFIGURED = {
  SLACK_BOT_TOKEN: '',
  SLACK_SIGNING_SECRET: '',
  SLACK_APP_TOKEN: '',
  MICROSOFT_APP_ID: '',
  MICROSOFT_APP_PASSWORD: '',
  PARTNERSHIP_FILE: '',
  DATABASE_URL: '',
};

/** The program as a newcomer starts it, with nothing configured. */
export interface LocalMode {
  /** The page's address, as the program printed it. */
  readonly url: string;
  /** Ends the program the way Ctrl+C does. */
  stop(): Promise<void>;
}

/**
 * Starts the built program (`npm run build` first) in local mode, on free ports of this machine.
 * @param options.dataDir where it keeps its records
 * @param options.clockAt what time it is at the start, ISO
 */
export async function startLocalMode(options: {
  readonly dataDir: string;
  readonly clockAt?: string;
}): Promise<LocalMode> {
  const program = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
      SIMULATOR_PORT: String(await freePort()),
      DATA_DIR: options.dataDir,
      CLOCK_AT: options.clockAt ?? STORY_DAY,
      ...NOT_CONFIGURED,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(program, 'exit');
  const stop = async () => {
    program.kill('SIGTERM');
    await ended;
  };
  let said = '';
  const url = new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Open {2}(http:\/\/\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    };
    program.stdout.on('data', listen);
    program.stderr.on('data', listen);
    void ended.then(() => reject(new Error(`The program ended before it was ready. It said:\n${said}`)));
  });
  return { url: await url, stop };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
