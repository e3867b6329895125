import { createServer, type RequestListener, type Server } from 'node:http';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { BotError } from './bot/errors.ts';
import type { Log } from './bot/log.ts';
import type { Web } from './bot/platform.ts';
import type { Metrics } from './metrics.ts';

/** The web application without any platform: health, readiness and metrics. Adapters add their endpoint to it. */
export function createWebApp(metrics: Metrics, ready: () => boolean): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok\n');
  });
  app.get('/readyz', (_request, response) => {
    response
      .status(ready() ? 200 : 503)
      .type('text/plain')
      .send(ready() ? 'ready\n' : 'starting\n');
  });
  app.get('/metrics', async (_request, response) => {
    response.type('text/plain; version=0.0.4').send(await metrics.text());
  });
  // The platforms deliver again what was refused like this.
  app.use((_request, response, next) => {
    if (ready()) next();
    else response.status(503).type('text/plain').send('starting\n');
  });
  return app;
}

/** The web server as adapters see it, and what answers its requests. */
export interface Front extends Web {
  readonly listener: RequestListener;
}

/**
 * Paths with a platform waiting behind them are answered before the framework looks for a route, which takes longer than what has
 * to be done there. Spelled in any other way they are found by the framework.
 */
export function frontOf(app: Express, ready: () => boolean = () => true): Front {
  const posts = new Map<string, RequestListener>();
  return {
    app,
    post(path, receive) {
      posts.set(path, receive);
      app.post(path, receive);
    },
    listener(request, response) {
      const receive = request.method === 'POST' && ready() ? posts.get(request.url ?? '') : undefined;
      if (receive) receive(request, response);
      else app(request, response);
    },
  };
}

/** Whatever no route caught. The answer tells nothing about the inside. */
export function lastResort(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status >= 500)
      log.error({ kind: 'http', error: error instanceof Error ? error.name : 'unknown' }, 'request failed');
    response
      .status(status)
      .type('text/plain')
      .send(status >= 500 ? 'Something went wrong.\n' : 'That request cannot be read.\n');
  };
}

function statusOf(error: unknown): number {
  const status: unknown =
    error !== null && typeof error === 'object' && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

function inWords(error: Error, port: number): Error {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new BotError(
      'port-taken',
      `PORT: another program uses port ${port}, perhaps this bot itself; stop it, or put another number.`,
    );
  if (code === 'EACCES')
    return new BotError(
      'port-refused',
      `PORT: this user may not listen on port ${port}; put a number above 1023.`,
    );
  if (code === 'EADDRNOTAVAIL')
    return new BotError('host-wrong', 'HOST: this machine has no such address; put 127.0.0.1 or 0.0.0.0.');
  return error;
}

/** Starts listening. Resolves with the server and the address it answers on. */
export async function listen(
  listener: RequestListener,
  host: string,
  port: number,
): Promise<{ server: Server; url: string }> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(inWords(error, port)));
    server.listen(port, host, () => resolve());
  });
  const address = server.address();
  const actual = address !== null && typeof address === 'object' ? address.port : port;
  return { server, url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}` };
}
