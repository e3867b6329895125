import { createHmac } from 'node:crypto';

export interface SignedRequest {
  readonly method: 'POST';
  readonly headers: Record<string, string>;
  readonly body: string;
}

export const SIGNING_SECRET = 'not-a-real-signing-secret';

export interface Signing {
  readonly secret?: string;
  /** Seconds since 1970; now when left out. */
  readonly at?: number;
  /** Further headers, such as those of a repeated delivery. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** A request as Slack signs it. */
export function sign(
  body: string,
  contentType: string,
  { secret = SIGNING_SECRET, at = Math.floor(Date.now() / 1000), extra = {} }: Signing = {},
): SignedRequest {
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;
  return {
    method: 'POST',
    body,
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': signature,
      ...extra,
    },
  };
}

export const FORM = 'application/x-www-form-urlencoded';
export const JSON_TYPE = 'application/json';

/** Events: JSON. */
export function signedEvent(payload: object, signing?: Signing): SignedRequest {
  return sign(JSON.stringify(payload), JSON_TYPE, signing);
}

/** Slash commands: a form. */
export function signedCommand(fields: Record<string, string>, signing?: Signing): SignedRequest {
  return sign(new URLSearchParams(fields).toString(), FORM, signing);
}

/** Presses, modals and shortcuts: a form with JSON in it. */
export function signedInteraction(payload: object, signing?: Signing): SignedRequest {
  return sign(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), FORM, signing);
}
