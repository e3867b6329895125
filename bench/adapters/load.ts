import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

export interface Shot {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Took {
  /** Milliseconds by the clock. */
  readonly ms: number;
  /** Milliseconds of them in which the process that answers worked: what is left when nobody else wants its processor. */
  readonly workedMs: number;
}

/**
 * Sends requests over kept connections and waits for each whole answer.
 *
 * @param lanes how many are under way at once
 * @param everyMs one is started this often, whether or not those before it were answered; without it, as fast as answers come
 * @param worked says for how many milliseconds the process that answers has worked so far
 * @returns what each request took, in no particular order
 * @throws Error for any answer but 2xx: a benchmark of refusals is none
 */
export async function fire(
  next: () => Shot,
  count: number,
  { lanes = 1, everyMs }: { readonly lanes?: number; readonly everyMs?: number } = {},
  worked: () => number = () => Number.NaN,
): Promise<readonly Took[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: Math.max(lanes, 64) });
  try {
    if (everyMs !== undefined) return await evenly(next, count, everyMs, agent, worked);
    const took: Took[] = [];
    let left = count;
    const lane = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        took.push(await one(next(), agent, worked));
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return took;
  } finally {
    agent.destroy();
  }
}

async function evenly(
  next: () => Shot,
  count: number,
  everyMs: number,
  agent: Agent,
  worked: () => number,
): Promise<readonly Took[]> {
  const began = performance.now();
  const underWay: Promise<Took>[] = [];
  for (let index = 0; index < count; index += 1) {
    const wait = began + index * everyMs - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    underWay.push(one(next(), agent, worked));
  }
  return Promise.all(underWay);
}

function one({ url, headers, body }: Shot, agent: Agent, worked: () => number): Promise<Took> {
  return new Promise((resolve, reject) => {
    const length = String(Buffer.byteLength(body));
    const before = worked();
    const began = performance.now();
    const sent = request(
      url,
      { method: 'POST', agent, headers: { ...headers, 'content-length': length } },
      (answer) => {
        answer.resume();
        answer.once('error', reject);
        answer.once('end', () => {
          const status = answer.statusCode ?? 0;
          if (status >= 200 && status < 300) {
            const ms = performance.now() - began;
            resolve({ ms, workedMs: worked() - before });
          } else reject(new Error(`${url} answered ${status}`));
        });
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
