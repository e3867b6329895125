import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import WebSocket from 'ws';

export interface SocketAnswer {
  readonly envelope_id: string;
  readonly payload?: unknown;
}

/** Slack's end of Socket Mode: greets who connects, hands them envelopes, and keeps what they answer. */
export class FakeSocket {
  readonly answers: SocketAnswer[] = [];
  connections = 0;
  #server: WebSocket.Server | undefined;
  #live: WebSocket | undefined;

  async start(): Promise<void> {
    const server = new WebSocket.Server({ host: '127.0.0.1', port: 0 });
    this.#server = server;
    server.on('connection', (socket) => {
      this.connections += 1;
      this.#live = socket;
      socket.on('message', (data: Buffer) =>
        this.answers.push(JSON.parse(data.toString('utf8')) as SocketAnswer),
      );
      socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
    });
    await once(server, 'listening');
  }

  get url(): string {
    const { port } = this.#server?.address() as AddressInfo;
    return `ws://127.0.0.1:${port}/`;
  }

  /** Hands over one delivery, as Slack wraps it. */
  deliver(type: 'slash_commands' | 'interactive' | 'events_api', payload: object, envelope_id: string): void {
    const envelope = { envelope_id, type, accepts_response_payload: type !== 'events_api', payload };
    this.#live?.send(JSON.stringify(envelope));
  }

  /** Ends the connection, as Slack does every few hours. */
  hangUp(): void {
    this.#live?.close();
  }

  async stop(): Promise<void> {
    for (const client of this.#server?.clients ?? []) client.terminate();
    await new Promise<void>((resolve) => (this.#server ? this.#server.close(() => resolve()) : resolve()));
  }
}
