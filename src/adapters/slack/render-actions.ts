import type { Button, KnownBlock } from '@slack/types';
import type { ActionExecute, ActionSubmit, CardAction } from '../../../cards/adaptive-card.ts';
import { safeLink } from '../../../cards/rich-text.ts';
import { plainText } from '../../../cards/user-text.ts';
import { envelopeOf } from '../envelope.ts';
import { LINK_ACTION } from './forms.ts';
import { LIMITS } from './limits.ts';
import { plainOrSpill, shorten, warn, type Draft } from './render-draft.ts';
import { warnOfLooks } from './render-looks.ts';
import { renderLines } from './render-text.ts';

/** Buttons in rows short enough for a phone. What cannot be a button is reported; `Action.ShowCard` is not handled here. */
export function renderButtons(actions: readonly CardAction[], draft: Draft): KnownBlock[] {
  const rows: KnownBlock[] = actions.flatMap((action) => renderMailLink(action, draft));
  const buttons = actions.flatMap((action) => (isMail(action) ? [] : (renderButton(action, draft) ?? [])));
  for (let at = 0; at < buttons.length; at += LIMITS.actionsForLooks) {
    rows.push({ type: 'actions', elements: buttons.slice(at, at + LIMITS.actionsForLooks) });
  }
  return rows;
}

type OpenUrl = Extract<CardAction, { type: 'Action.OpenUrl' }>;

function isMail(action: CardAction): action is OpenUrl {
  return action.type === 'Action.OpenUrl' && /^mailto:/i.test(action.url);
}

/** Buttons open web pages only; an address to write to is a link in a line of its own. */
function renderMailLink(action: CardAction, draft: Draft): KnownBlock[] {
  if (!isMail(action)) return [];
  const link = safeLink(plainText(action.url));
  if (link === undefined || link.length > LIMITS.url) {
    warn(draft, 'dropped', action, 'its address cannot be opened');
    return [];
  }
  warn(draft, 'downgraded', action, 'it is a link instead of a button');
  const title = plainText(action.title ?? '').trim();
  const text = title === '' ? link.replace(/^mailto:/i, '') : title;
  return renderLines(action, [{ kind: 'text', spans: [{ text, link }] }], draft);
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
  if (action.associatedInputs?.toLowerCase() === 'none') {
    warn(draft, 'downgraded', action, 'Slack sends what stands in the inputs along all the same');
  }
  return { ...button(action, draft), action_id: draft.unique('action', data.verb), value };
}

function linkButton(url: string, action: CardAction, draft: Draft): Button | undefined {
  const address = plainText(url);
  if (!/^https?:\/\/\S+$/i.test(address) || !URL.canParse(address) || address.length > LIMITS.url) {
    warn(draft, 'dropped', action, 'Slack opens only http and https addresses of up to 3000 characters');
    return undefined;
  }
  return { ...button(action, draft), action_id: draft.unique('action', LINK_ACTION), url: address };
}

function button(action: CardAction, draft: Draft): Button {
  const titled = plainText(action.title ?? '').trim() !== '';
  if (!titled) warn(draft, 'downgraded', action, 'it has no title, so its button says "Open"');
  warnOfLooks(draft, action, 'Action');
  const text = plainOrSpill(
    draft,
    action,
    'title',
    titled ? (action.title ?? '') : 'Open',
    LIMITS.buttonText,
  );
  const style = STYLES[action.style?.toLowerCase() ?? ''];
  return { type: 'button', text, ...(style && { style }), ...spokenLabel(action, text.text, draft) };
}

const STYLES: Readonly<Record<string, 'primary' | 'danger'>> = { positive: 'primary', destructive: 'danger' };

/** Slack shows no tooltips; screen readers read this in place of the title, so it says both. */
function spokenLabel(action: CardAction, title: string, draft: Draft): Pick<Button, 'accessibility_label'> {
  const tooltip = plainText(action.tooltip ?? '').trim();
  if (tooltip === '' || tooltip === title) return {};
  const whole = `${title}: ${tooltip}`;
  const fits = whole.length <= LIMITS.accessibilityLabel;
  warn(
    draft,
    'downgraded',
    action,
    fits ? 'its tooltip is only read out' : 'its tooltip is only read out, and cut',
  );
  return { accessibility_label: shorten(whole, LIMITS.accessibilityLabel) };
}
