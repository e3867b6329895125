import express, { Router, type Response } from 'express';
import { z } from 'zod';
import type { Changes } from './stream.ts';
import type { Outcome, Room, World } from './protocol.ts';
import type { SlackDriver } from './slack/driver.ts';
import type { TeamsDriver } from './teams/driver.ts';
import type { WorldSeed } from './world.ts';

const text = z.string();
const inputs = z.record(text, text);
const state = z.record(text, z.record(text, z.unknown()));
const action = z.record(text, z.unknown());
const thread = z.string().optional();

const BODIES = {
  say: z.object({ user: text, room: text, thread, text }),
  slackPress: z.object({
    user: text,
    room: z.string().optional(),
    message: z.string().optional(),
    viewId: z.string().optional(),
    blockId: text,
    actionId: text,
    state,
  }),
  submit: z.object({ user: text, viewId: text, state }),
  close: z.object({ user: text, viewId: text }),
  home: z.object({ user: text }),
  shortcut: z.object({
    user: text,
    shortcut: text,
    room: z.string().optional(),
    message: z.string().optional(),
  }),
  suggest: z.object({
    user: text,
    viewId: z.string().optional(),
    room: z.string().optional(),
    message: z.string().optional(),
    blockId: text,
    typed: text,
  }),
  teamsPress: z.object({ user: text, room: text, message: text, action, inputs }),
  dialog: z.object({ user: text, action, inputs }),
  closeDialog: z.object({ user: text }),
  extend: z.object({ user: text, room: text, command: text, message: z.string().optional() }),
  search: z.object({ user: text, dataset: text, typed: text }),
};

/** The control API of the local page: `simulator/protocol.ts`, under `/sim`. */
export function controlApi(
  seed: WorldSeed,
  slack: SlackDriver,
  teams: TeamsDriver,
  changes: Changes,
  offers: Pick<World, 'commands' | 'shortcuts'> = {},
): Router {
  const router = Router();
  // Only JSON: a form on some other page cannot send that without asking first.
  router.use(express.json({ limit: '1mb' }));
  const world: World = { ...worldOf(seed), ...offers };

  router.get('/world', (_request, response) => void response.json(world));
  router.get('/stream', changes.stream);
  router.get('/slack/screen', (request, response) => {
    answer(response, () => slack.screen(text.parse(request.query['user'])));
  });
  router.get('/teams/screen', (request, response) => {
    answer(response, () => teams.screen(text.parse(request.query['user'])));
    // Whoever sees a screen has looked at it: what their own view of a card is arrives as one more change.
    const user = text.safeParse(request.query['user']);
    if (user.success && teams.knows(user.data)) void teams.lookAround(user.data);
  });

  const on = <T>(path: string, body: z.ZodType<T>, act: (body: T) => Promise<Outcome>) => {
    router.post(path, async (request, response) => {
      const parsed = body.safeParse(request.body);
      if (!parsed.success) {
        response.status(400).json({ ok: false, problem: z.prettifyError(parsed.error) });
        return;
      }
      try {
        response.json(shownTo(await act(parsed.data)));
      } catch (error) {
        response.status(400).json({ ok: false, problem: messageOf(error) });
      }
    });
  };

  on('/slack/say', BODIES.say, (b) => slack.say(b.user, b.room, b.text, b.thread));
  on('/slack/press', BODIES.slackPress, (b) => {
    const what = { blockId: b.blockId, actionId: b.actionId };
    if (b.viewId !== undefined) return slack.pressInModal(b.user, b.viewId, what, b.state);
    return slack.press(b.user, b.room ?? '', b.message ?? '', what, b.state);
  });
  on('/slack/submit', BODIES.submit, (b) => slack.submit(b.user, b.viewId, b.state));
  on('/slack/close', BODIES.close, (b) => slack.close(b.user, b.viewId));
  on('/slack/home', BODIES.home, (b) => slack.openHome(b.user));
  on('/slack/shortcut', BODIES.shortcut, (b) =>
    b.room === undefined || b.message === undefined
      ? slack.shortcut(b.user, b.shortcut)
      : slack.messageShortcut(b.user, b.room, b.message, b.shortcut),
  );
  router.post('/slack/suggest', async (request, response) => {
    try {
      const { user, viewId, room, message, blockId, typed } = BODIES.suggest.parse(request.body);
      const { options } =
        viewId === undefined
          ? await slack.suggestInMessage(user, room ?? '', message ?? '', blockId, typed)
          : await slack.suggest(user, viewId, blockId, typed);
      response.json({ options });
    } catch (error) {
      response.status(400).json({ options: [], problem: messageOf(error) });
    }
  });
  on('/teams/say', BODIES.say, (b) => teams.say(b.user, b.room, b.text, b.thread));
  on('/teams/press', BODIES.teamsPress, (b) =>
    teams.pressAction(b.user, b.room, b.message, b.action, b.inputs),
  );
  on('/teams/dialog', BODIES.dialog, (b) => teams.submitDialogAction(b.user, b.action, b.inputs));
  on('/teams/extend', BODIES.extend, (b) => teams.extend(b.user, b.command, b.room, b.message));
  router.post('/teams/search', async (request, response) => {
    const asked = BODIES.search.safeParse(request.body);
    const known = asked.success && teams.knows(asked.data.user) ? asked.data : undefined;
    const { choices } = known ? await teams.search(known.user, known.dataset, known.typed) : { choices: [] };
    response.json({ choices });
  });
  on('/teams/close', BODIES.closeDialog, async (b) => {
    teams.closeDialog(b.user);
    return { ok: true };
  });
  return router;
}

function worldOf(seed: WorldSeed): World {
  const rooms = (list: readonly { id: string; name: string }[], kind: Room['kind'], mark = ''): Room[] =>
    list.map(({ id, name }) => ({ id, name: mark + name, kind }));
  return {
    partnership: seed.partnership,
    botName: seed.botName,
    slack: {
      workspace: seed.slack.workspace,
      people: seed.slack.people,
      rooms: rooms(seed.slack.channels, 'channel', '#'),
    },
    teams: {
      tenant: seed.teams.tenant,
      people: seed.teams.people,
      rooms: [...rooms(seed.teams.team.channels, 'channel'), ...rooms(seed.teams.groupChats, 'group')],
    },
  };
}

/** The page needs to know how it ended, not what the bot answered. */
function shownTo(outcome: Outcome): Outcome {
  return outcome.problem === undefined ? { ok: outcome.ok } : { ok: outcome.ok, problem: outcome.problem };
}

function answer(response: Response, work: () => unknown): void {
  try {
    response.json(work());
  } catch (error) {
    response.status(404).json({ error: messageOf(error) });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
