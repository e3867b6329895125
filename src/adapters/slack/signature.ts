import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';

/** Whether Slack has signed this body. A missing header is no signature. */
export type SignatureCheck = (
  body: string,
  signature: string | undefined,
  timestamp: string | undefined,
) => boolean;

const VERSION = 'v0';
/** Either way: docs.slack.dev, "Verifying requests from Slack". */
const MOST_SECONDS = 300;

/**
 * Slack's own check of a request, version 0: an HMAC over when it was sent and what it says. Bolt's does the same for what is too old, but
 * takes what is far in the future, and makes three HMACs of it before each acknowledgement.
 */
export function signatureCheck(signingSecret: string): SignatureCheck {
  const key = createSecretKey(Buffer.from(signingSecret, 'utf8'));
  return (body, signature, timestamp) => {
    // No secret is no door: with an empty key everybody could sign.
    if (signingSecret === '' || signature === undefined || timestamp === undefined) return false;
    const sent = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
    if (!(Math.abs(Date.now() / 1000 - sent) <= MOST_SECONDS)) return false;
    const digest = createHmac('sha256', key).update(`${VERSION}:${timestamp}:${body}`).digest('hex');
    const expected = Buffer.from(`${VERSION}=${digest}`, 'latin1');
    const given = Buffer.from(signature, 'utf8');
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
}
