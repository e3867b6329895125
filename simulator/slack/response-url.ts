import { Router } from 'express';
import { objectOf, textOf, type JsonObject } from '../json.ts';
import { isTrue, refused, type ApiRefusal } from './api-answer.ts';
import { contentOf, isRefusal } from './content.ts';
import type { ResponseUrl, SlackState } from './state.ts';

/** A response_url may be used five times within thirty minutes. */
const MOST_USES = 5;
const LASTS_MS = 30 * 60_000;

/** `POST /slack/response/<id>`: what Slack does with the answers an app sends to a response_url. */
export function slackResponseUrls(state: SlackState): Router {
  const router = Router();
  router.post('/:id', (request, response) => {
    const refusal = respond(state, request.params.id, objectOf(request.body));
    if (refusal === undefined) response.type('text/plain').send('ok');
    else response.status(refusal.error.endsWith('_url') ? 404 : 400).json(refusal);
  });
  return router;
}

function respond(state: SlackState, id: string, body: JsonObject): ApiRefusal | undefined {
  const url = state.responseUrls.get(id);
  if (url === undefined) return refused('invalid_url');
  if (url.uses >= MOST_USES) return refused('used_url');
  if (state.now().getTime() - url.madeAt.getTime() > LASTS_MS) return refused('expired_url');

  const original = url.original === undefined ? undefined : state.message(url.channel, url.original);
  if (isTrue(body['delete_original'])) {
    url.uses += 1;
    if (original !== undefined) state.remove(original);
    return undefined;
  }
  const content = contentOf(body);
  if (isRefusal(content)) return content;
  url.uses += 1;
  url.shown ??= body;
  // Slack replaces the pressed message unless it is told not to.
  const replace = body['replace_original'] === undefined || isTrue(body['replace_original']);
  if (original !== undefined && replace) {
    original.text = content.text;
    if (content.blocks === undefined) delete original.blocks;
    else original.blocks = content.blocks;
    state.touch();
  } else postFromUrl(state, url, body, content);
  return undefined;
}

/** A new message: for the person who acted only, unless `response_type` says `in_channel`. */
export function postFromUrl(
  state: SlackState,
  url: Pick<ResponseUrl, 'channel' | 'user' | 'thread'>,
  body: JsonObject,
  content: { readonly text: string; readonly blocks?: readonly unknown[] },
): void {
  const thread = textOf(body['thread_ts']) ?? url.thread;
  state.add({
    channel: url.channel,
    user: state.identity.botUserId,
    ...content,
    ...(body['response_type'] === 'in_channel' ? {} : { onlyFor: url.user }),
    ...(thread === undefined ? {} : { threadTs: thread }),
  });
}
