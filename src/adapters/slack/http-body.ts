export type SlackBody = Record<string, unknown>;

export type ReadBody =
  | { readonly kind: 'payload'; readonly body: SlackBody }
  | { readonly kind: 'challenge'; readonly challenge: string }
  | { readonly kind: 'ssl-check' }
  | { readonly kind: 'unreadable' };

/**
 * Reads the body of a request from Slack: JSON for events, a form for commands, and a form with JSON in `payload` for
 * presses and modals.
 */
export function readBody(text: string, contentType: string | undefined): ReadBody {
  if (!contentType?.toLowerCase().startsWith('application/x-www-form-urlencoded')) return fromJson(text);
  const fields = new URLSearchParams(text);
  if (fields.get('ssl_check') === '1') return { kind: 'ssl-check' };
  const payload = fields.get('payload');
  return payload === null ? { kind: 'payload', body: Object.fromEntries(fields) } : fromJson(payload);
}

function fromJson(text: string): ReadBody {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'unreadable' };
  }
  if (!isObject(value) || ('event' in value && !isObject(value.event))) return { kind: 'unreadable' };
  if (value.type === 'url_verification') {
    return typeof value.challenge === 'string'
      ? { kind: 'challenge', challenge: value.challenge }
      : { kind: 'unreadable' };
  }
  return { kind: 'payload', body: value };
}

function isObject(value: unknown): value is SlackBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
