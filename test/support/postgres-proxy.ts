import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * What happens to the next commit on its way: it never arrives; it is done, and the answer lost; the same, and nobody
 * gets through after it; it arrives only after the client gave up and asks how it ended; the connection falls silent.
 */
export type Mishap = 'request lost' | 'answer lost' | 'everything lost' | 'request late' | 'silence';

export interface Proxy {
  /** The address given, through the proxy. */
  readonly url: string;
  /** What happens to the next commit, once. */
  befall(mishap: Mishap): void;
  /**
   * A black hole: nothing more gets through in either direction, not even the end of a connection, and nothing is refused.
   * What was connected or tries to connect meanwhile stays lost, also after the network is back.
   */
  swallow(everything: boolean): void;
}

const COMMIT = 'commit\0';
const ASKED = 'values ($1, false)';

/** Stands between the store and its database for the running test, and loses what it is told to lose. */
export async function startProxy(url: string): Promise<Proxy> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let mishap: Mishap | undefined;
  let late: (() => void) | undefined;
  let open = true;
  let isHole = false;
  const swallowed = new Set<Socket>();

  const server = createServer({ allowHalfOpen: true }, (client) => {
    sockets.add(client);
    client.on('error', () => undefined);
    if (isHole) {
      // Read, or nobody would ever learn that the other side gave up.
      client.resume();
      return;
    }
    if (!open) {
      client.destroy();
      return;
    }
    const database = connect(Number(target.port), target.hostname);
    let answers = true;
    const cut = (): void => {
      client.destroy();
      database.destroy();
    };
    let gone = cut;
    sockets.add(database);
    database.on('error', () => undefined);
    client.on('end', () => {
      if (!swallowed.has(client)) client.end();
    });
    client.on('close', () => gone());
    database.on('close', () => {
      if (!swallowed.has(client)) cut();
    });
    database.on('data', (data) => {
      if (swallowed.has(client)) return;
      if (answers) client.write(data);
      else cut();
    });
    client.on('data', (data) => {
      if (swallowed.has(client)) return;
      if (data.includes(ASKED)) late?.();
      const befalls = data.includes(COMMIT) ? mishap : undefined;
      if (!befalls) {
        database.write(data);
        return;
      }
      mishap = undefined;
      answers = false;
      open = befalls !== 'everything lost';
      if (befalls === 'request lost') cut();
      if (befalls === 'answer lost' || !open) database.write(data);
      if (befalls === 'request late') {
        gone = () => undefined;
        late = () => database.write(data);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const through = new URL(url);
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    befall(next) {
      mishap = next;
    },
    swallow(everything) {
      isHole = everything;
      if (everything) for (const socket of sockets) swallowed.add(socket);
    },
  };
}
