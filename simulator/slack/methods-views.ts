import { isObject, textOf } from '../json.ts';
import { missing, refused, type ApiMethod } from './api-answer.ts';
import { isRefusal, jsonArgument } from './content.ts';
import { viewProblems, viewTooLarge } from './view-rules.ts';
import type { ApiRefusal } from './api-answer.ts';
import type { JsonObject } from '../json.ts';

/** The view of a call, once Slack would take it. */
export function acceptedView(value: unknown, type: 'modal' | 'home'): JsonObject | ApiRefusal {
  const view = jsonArgument(value);
  if (!isObject(view)) return missing('view');
  if (viewTooLarge(view)) return refused('view_too_large');
  const problems = viewProblems(view, type);
  return problems.length > 0 ? refused('invalid_arguments', problems) : view;
}

function opening(how: 'open' | 'push'): ApiMethod {
  return (state, args) => {
    const triggerId = textOf(args['trigger_id']);
    if (triggerId === undefined) return missing('trigger_id');
    const view = acceptedView(args['view'], 'modal');
    if (isRefusal(view)) return view;
    const opened = state.views.open(triggerId, view, how);
    return typeof opened === 'string' ? refused(opened) : { ok: true, view: state.views.shown(opened) };
  };
}

const update: ApiMethod = (state, args) => {
  const view = acceptedView(args['view'], 'modal');
  if (isRefusal(view)) return view;
  const viewId = textOf(args['view_id']);
  const externalId = textOf(args['external_id']);
  if (viewId === undefined && externalId === undefined) return missing('view_id');
  const updated = state.views.update({ viewId, externalId, hash: textOf(args['hash']) }, view);
  return typeof updated === 'string' ? refused(updated) : { ok: true, view: state.views.shown(updated) };
};

const publish: ApiMethod = (state, args) => {
  const user = textOf(args['user_id']);
  if (user === undefined) return missing('user_id');
  if (!state.people.has(user)) return refused('invalid_arguments', ['[ERROR] invalid `user_id`']);
  const view = acceptedView(args['view'], 'home');
  if (isRefusal(view)) return view;
  const page = state.views.publish(state.homes.get(user), user, view, textOf(args['hash']));
  if (typeof page === 'string') return refused(page);
  state.homes.set(user, page);
  state.touch();
  return { ok: true, view: state.views.shown(page) };
};

export const viewMethods: Readonly<Record<string, ApiMethod>> = {
  'views.open': opening('open'),
  'views.push': opening('push'),
  'views.update': update,
  'views.publish': publish,
};
