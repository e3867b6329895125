import type { Button, KnownBlock } from '@slack/types';
import type { ActionExecute, ActionSubmit, CardAction } from '../../../cards/adaptive-card.ts';
import { plainText } from '../../../cards/user-text.ts';
import { envelopeOf } from '../envelope.ts';
import { LINK_ACTION } from './forms.ts';
import { LIMITS } from './limits.ts';
import { plain, warn, type Draft } from './render-draft.ts';

/** Buttons in rows short enough for a phone. What cannot be a button is reported; `Action.ShowCard` is not handled here. */
export function renderButtons(actions: readonly CardAction[], draft: Draft): KnownBlock[] {
  const buttons = actions.flatMap((action) => renderButton(action, draft) ?? []);
  const rows: KnownBlock[] = [];
  for (let at = 0; at < buttons.length; at += LIMITS.actionsForLooks) {
    rows.push({ type: 'actions', elements: buttons.slice(at, at + LIMITS.actionsForLooks) });
  }
  return rows;
}

/** One action as a button. Undefined (and reported) where Slack has none. */
export function renderButton(action: CardAction, draft: Draft): Button | undefined {
  if (action.isEnabled === false) {
    warn(draft, 'dropped', action, 'Slack has no disabled buttons');
    return undefined;
  }
  switch (action.type) {
    case 'Action.Execute':
    case 'Action.Submit':
      return pressButton(action, draft);
    case 'Action.OpenUrl':
      return linkButton(action.url, action, draft);
    case 'Action.ToggleVisibility':
      warn(draft, 'downgraded', action, 'what the button would reveal is shown from the start');
      return undefined;
    case 'Action.ShowCard':
      return undefined;
  }
}

function pressButton(action: ActionExecute | ActionSubmit, draft: Draft): Button | undefined {
  const data = envelopeOf(action);
  if (data === undefined) {
    warn(draft, 'dropped', action, 'its data is not an action envelope');
    return undefined;
  }
  const value = JSON.stringify(data);
  if (value.length > LIMITS.buttonValue) {
    warn(draft, 'dropped', action, `its data is longer than Slack's ${LIMITS.buttonValue} characters`);
    return undefined;
  }
  return { ...button(action, draft), action_id: draft.unique('action', data.verb), value };
}

function linkButton(url: string, action: CardAction, draft: Draft): Button | undefined {
  const address = plainText(url);
  if (!/^https?:\/\/\S+$/i.test(address) || address.length > LIMITS.url) {
    warn(draft, 'dropped', action, 'Slack opens only http and https addresses of up to 3000 characters');
    return undefined;
  }
  return { ...button(action, draft), action_id: draft.unique('action', LINK_ACTION), url: address };
}

function button(action: CardAction, draft: Draft): Button {
  const titled = plainText(action.title ?? '').trim() !== '';
  if (!titled) warn(draft, 'downgraded', action, 'it has no title, so its button says "Open"');
  const text = plain(draft, action, 'title', titled ? (action.title ?? '') : 'Open', LIMITS.buttonText);
  if (action.style === 'positive') return { type: 'button', text, style: 'primary' };
  if (action.style === 'destructive') return { type: 'button', text, style: 'danger' };
  return { type: 'button', text };
}
