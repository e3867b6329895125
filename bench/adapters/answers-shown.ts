import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';

/** Stands for Slack's `response_url`s: notes how long after its command each answer came. */
export interface AnswersShown {
  /** An address for the answer to a command that is sent now. */
  expect(): string;
  /** Milliseconds for each answer expected since the last time, once all are there. @throws Error when one stays away */
  all(): Promise<readonly number[]>;
  close(): Promise<void>;
}

const WORKING = 'Working on it';
const PATIENCE_MS = 60_000;

export async function startAnswersShown(): Promise<AnswersShown> {
  const waiting = new Map<string, number>();
  let took: number[] = [];
  let serial = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.once('end', () => {
      response.end('ok');
      const began = waiting.get(request.url ?? '');
      // That it takes longer is no answer.
      if (began === undefined || body.includes(WORKING)) return;
      waiting.delete(request.url ?? '');
      took.push(performance.now() - began);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    expect() {
      serial += 1;
      waiting.set(`/${serial}`, performance.now());
      return `http://127.0.0.1:${port}/${serial}`;
    },
    async all() {
      const latest = performance.now() + PATIENCE_MS;
      while (waiting.size > 0) {
        if (performance.now() > latest) throw new Error(`${waiting.size} commands were never answered`);
        await new Promise((done) => setTimeout(done, 5));
      }
      const all = took;
      took = [];
      return all;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
