import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the fake answers one call. `reset` and `hang` take the request and give no answer. */
export type FakeAnswer =
  | 'reset'
  | 'hang'
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown };

export interface FakeCall {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** A stand-in for Slack's Web API and `response_url`s that records what it was asked. Just enough for the adapter's tests. */
export class FakeSlack {
  readonly calls: FakeCall[] = [];
  readonly #server: Server;
  readonly #answers = new Map<string, (args: FakeCall['args']) => FakeAnswer>();
  #stamp = 0;

  constructor() {
    this.#server = createServer((request, response) => void this.#receive(request, response));
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  get apiUrl(): string {
    return `${this.url}/api/`;
  }

  /** Decides how a method is answered from now on. */
  answer(method: string, answer: FakeAnswer | ((args: FakeCall['args']) => FakeAnswer)): void {
    this.#answers.set(method, typeof answer === 'function' ? answer : () => answer);
  }

  to(method: string): FakeCall['args'][] {
    return this.calls.filter((call) => call.method === method).map((call) => call.args);
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
    const text = Buffer.concat(chunks).toString('utf8');
    const method = (request.url ?? '').replace(/^\/(api\/)?/, '');
    const args = readArgs(text, request.headers['content-type'] ?? '');
    this.calls.push({ method, args });
    const given = this.#answers.get(method)?.(args) ?? { body: this.#usual(method, args) };
    if (given === 'hang') return;
    if (given === 'reset') return void request.socket.destroy();
    const body = typeof given.body === 'string' ? given.body : JSON.stringify(given.body ?? { ok: true });
    response
      .writeHead(given.status ?? 200, { 'content-type': 'application/json', ...given.headers })
      .end(body);
  }

  #usual(method: string, args: FakeCall['args']): unknown {
    // Asked in the background, at no moment a test could count on.
    if (method === 'users.list') return { ok: true, members: [] };
    if (method === 'conversations.info')
      return { ok: true, channel: { id: args['channel'], is_ext_shared: false } };
    this.#stamp += 1;
    const ts = `1700000000.${String(this.#stamp).padStart(6, '0')}`;
    switch (method) {
      case 'auth.test':
        return { ok: true, team_id: 'T1', user_id: 'UBOT', bot_id: 'BBOT' };
      case 'views.publish':
        return { ok: true, view: { id: `VHOME${String(args['user_id'])}`, hash: ts } };
      case 'conversations.open':
        return { ok: true, channel: { id: `D${String(args['users'])}` } };
      case 'chat.postEphemeral':
        return { ok: true, message_ts: ts };
      case 'chat.postMessage':
        return { ok: true, channel: args['channel'], ts };
      default:
        return { ok: true };
    }
  }
}

/** Arguments of a Web API call (a form whose objects are JSON) or the JSON sent to a `response_url`. */
function readArgs(text: string, contentType: string): Record<string, unknown> {
  if (contentType.startsWith('application/json')) return JSON.parse(text) as Record<string, unknown>;
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([key, value]) => [
      key,
      /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value,
    ]),
  );
}
