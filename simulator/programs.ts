import express, { Router, type RequestHandler } from 'express';
import { z } from 'zod';
import { SimulatorError } from './errors.ts';
import type { Faults } from './faults.ts';
import type { SlackDriver } from './slack/driver.ts';
import type { TeamsDriver } from './teams/driver.ts';

const platform = z.enum(['slack', 'teams']);
const seconds = z.number().nonnegative();
const status = z.number().int().min(400).max(599);

const BODIES = {
  connect: z.strictObject({ bot: z.string() }),
  install: z.strictObject({ people: z.array(z.string()).optional() }),
  fault: z.strictObject({
    platform,
    method: z.string(),
    times: z.number().int().min(1).max(1_000_000).default(1),
    fault: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('error'), error: z.string(), status: status.exactOptional() }),
      z.strictObject({ kind: z.enum(['status', 'accept-then-status']), status }),
      z.strictObject({ kind: z.literal('rate-limit'), retryAfter: seconds.exactOptional() }),
      z.strictObject({ kind: z.enum(['reset', 'hang', 'accept-then-reset', 'accept-then-hang']) }),
    ]),
  }),
};

/** What the bot's settings have to be so that it talks to this simulator, by environment variable. */
export type BotSettings = Readonly<Record<string, string>>;

export interface ProgramDeps {
  readonly slack: SlackDriver;
  readonly teams: TeamsDriver;
  readonly settings: () => BotSettings;
  readonly connect: (botUrl: string) => void;
}

/**
 * What programs ask of the simulator beside what the page asks: `simulator/protocol.ts`, under `/sim`. Everything answers
 * JSON; what cannot be done answers 400 with `{ ok: false, problem }`.
 */
export function programApi({ slack, teams, settings, connect }: ProgramDeps): Router {
  const router = Router();
  router.use(express.json({ limit: '1mb' }));
  const sides = { slack, teams };

  router.get('/settings', (_request, response) => void response.json(settings()));
  router.get('/:platform/calls', (request, response) => {
    const side = platform.safeParse(request.params.platform);
    const method = z.string().optional().safeParse(request.query['method']);
    if (!side.success || !method.success) {
      response.status(400).json({ ok: false, problem: 'Ask /sim/slack/calls or /sim/teams/calls.' });
      return;
    }
    const { calls } = sides[side.data];
    response.json(method.data === undefined ? calls.all : calls.to(method.data));
  });
  router.post(
    '/connect',
    does(BODIES.connect, ({ bot }) => connect(loopbackUrl(bot))),
  );
  router.post(
    '/teams/install',
    does(BODIES.install, async ({ people }) => {
      const outcomes = await teams.install(people ? { team: true, groups: true, people } : undefined);
      const failed = outcomes.find(({ ok }) => !ok);
      if (failed) throw new SimulatorError(failed.problem ?? 'The bot did not take it.');
    }),
  );
  router.post(
    '/faults',
    does(BODIES.fault, (body) => {
      const faults: Faults = sides[body.platform].faults;
      faults.next(body.method, body.fault, body.times);
    }),
  );
  router.post(
    '/faults/clear',
    does(z.unknown(), () => {
      for (const side of Object.values(sides)) side.faults.clear();
    }),
  );
  return router;
}

function does<T>(shape: z.ZodType<T>, act: (body: T) => void | Promise<void>): RequestHandler {
  return async (request, response) => {
    try {
      await act(shape.parse(request.body ?? {}));
      response.json({ ok: true });
    } catch (error) {
      response.status(400).json({ ok: false, problem: wordsOf(error) });
    }
  };
}

function wordsOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}

/** @throws SimulatorError for any other address: what the simulator signs is for this machine. */
export function loopbackUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' && /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/.test(url.hostname)) return text;
  throw new SimulatorError(
    'The bot has to be on this machine: put an address such as http://127.0.0.1:3978.',
  );
}
