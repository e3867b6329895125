import { textOf } from '../json.ts';
import { missing, page, refused, type ApiMethod } from './api-answer.ts';
import { botUserShape, userShape } from './shapes.ts';

const authTest: ApiMethod = (state) => {
  const { teamId, teamName, botUserId, botId, botName } = state.identity;
  return {
    ok: true,
    url: `https://${teamId.toLowerCase()}.slack.test/`,
    team: teamName,
    user: botName.toLowerCase(),
    team_id: teamId,
    user_id: botUserId,
    bot_id: botId,
    is_enterprise_install: false,
  };
};

const info: ApiMethod = (state, args) => {
  const id = textOf(args['user']);
  if (id === undefined) return missing('user');
  if (id === state.identity.botUserId) return { ok: true, user: botUserShape(state) };
  const person = state.people.get(id);
  return person === undefined ? refused('user_not_found') : { ok: true, user: userShape(state, person) };
};

const lookupByEmail: ApiMethod = (state, args) => {
  const email = textOf(args['email'])?.toLowerCase();
  if (email === undefined) return missing('email');
  const person = [...state.people.values()].find((each) => each.email.toLowerCase() === email);
  return person === undefined ? refused('users_not_found') : { ok: true, user: userShape(state, person) };
};

const list: ApiMethod = (state, args) => {
  const { items, response_metadata } = page([...state.people.values()], args);
  const members = items.map((person) => userShape(state, person));
  return { ok: true, members: [...members, botUserShape(state)], response_metadata };
};

export const userMethods: Readonly<Record<string, ApiMethod>> = {
  'auth.test': authTest,
  'users.info': info,
  'users.lookupByEmail': lookupByEmail,
  'users.list': list,
};
