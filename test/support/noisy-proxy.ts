import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface NoisyProxy {
  readonly url: string;
  /** Deliveries repeated so far. */
  readonly repeated: () => number;
  /** Delivers everything that was held back, in a shuffled order, and waits for its answers. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

interface Delivery {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/**
 * Stands between the platforms and the bot, and delivers everything more than once, byte by byte the same: at the same time as
 * the first copy, right after it, or held back and delivered between later ones, out of order. The platform sees the answer
 * to the first copy.
 *
 * @param random numbers from 0 to 1
 */
export async function startNoisyProxy(target: string, random: () => number): Promise<NoisyProxy> {
  const held: Delivery[] = [];
  let repeated = 0;

  const send = async ({ path, headers, body }: Delivery): Promise<Response> => {
    const kept = Object.entries(headers).filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && !['host', 'connection', 'content-length'].includes(entry[0]),
    );
    return fetch(`${target}${path}`, { method: 'POST', headers: Object.fromEntries(kept), body });
  };
  const again = async (delivery: Delivery): Promise<void> => {
    repeated += 1;
    const response = await send(delivery);
    await response.arrayBuffer();
  };
  const someHeld = (): Delivery[] => {
    const out: Delivery[] = [];
    while (held.length > 0 && random() < 0.4) out.push(...held.splice(Math.floor(random() * held.length), 1));
    return out;
  };

  const server = createServer((request, response) => {
    void (async () => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      const delivery: Delivery = { path: request.url ?? '/', headers: request.headers, body };
      for (const late of someHeld()) await again(late);
      const chance = random();
      const beside = chance < 0.3 ? again(delivery) : undefined;
      const answer = await send(delivery);
      const bytes = Buffer.from(await answer.arrayBuffer());
      await beside;
      if (chance >= 0.3 && chance < 0.6) await again(delivery);
      held.push(delivery);
      response.writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? 'text/plain',
      });
      response.end(bytes);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    repeated: () => repeated,
    async flush() {
      while (held.length > 0)
        for (const late of held.splice(Math.floor(random() * held.length), 1)) await again(late);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
