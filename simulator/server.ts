import { createServer, type Server } from 'node:http';
import { SimulatorError } from './errors.ts';
import express, { type ErrorRequestHandler, type Express, type Router } from 'express';
import { loopbackOnly } from './loopback.ts';

/** The routers of the simulator, by where they stand. */
export interface Doors {
  readonly slackApi: Router;
  readonly slackResponses: Router;
  readonly teams: Router;
  readonly control: Router;
  readonly programs: Router;
  /** Built files of the local page. */
  readonly pageDir?: string | undefined;
}

/** One web server for both platforms and the page. */
export function simulatorApp(doors: Doors): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(loopbackOnly);
  // Larger than either platform takes, so that their own limits answer and not ours.
  const bodies = [
    express.json({ limit: '4mb' }),
    express.urlencoded({ limit: '4mb', extended: false, parameterLimit: 1000 }),
  ];
  app.use('/slack/api', bodies, doors.slackApi);
  app.use('/slack/response', bodies, doors.slackResponses);
  app.use('/teams', bodies, doors.teams);
  app.use('/sim', doors.control, doors.programs);
  if (doors.pageDir !== undefined) app.use(express.static(doors.pageDir));
  app.use(failed);
  return app;
}

const failed: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = error instanceof Error && 'status' in error && error.status === 413 ? 413 : 400;
  response.status(status).json({ error: 'The request could not be read.' });
};

/**
 * Listens on the loopback interface only. @returns the server and its address.
 * @throws SimulatorError when the port is taken.
 */
export async function listen(
  app: Express,
  port: number,
): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      const free = 'is not free: set SIMULATOR_PORT to another number, or to 0 for any free one.';
      reject(new SimulatorError(`The simulator cannot start, port ${port} ${free}`, { cause }));
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new SimulatorError('The simulator has no port.');
  return { server, url: `http://127.0.0.1:${address.port}` };
}

/** Stops at once: open streams and calls left hanging on purpose are cut. */
export async function shut(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
