import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValidSlackRequest } from '@slack/bolt';
import { signatureCheck } from '../../../src/adapters/slack/signature.ts';
import '../../support/fixed-seed.ts';

const SECRET = 'invented-signing-secret';
const seconds = (): number => Math.floor(Date.now() / 1000);
const signed = (body: string, at: number | string, secret = SECRET): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;

describe("Slack's signature", () => {
  const isSigned = signatureCheck(SECRET);

  it('is accepted for whatever body it was made for, as by Slack’s own package, and for no other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (body, more) => {
        const at = seconds();
        const signature = signed(body, at);
        const bolts = isValidSlackRequest({
          signingSecret: SECRET,
          body,
          headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': at },
        });
        expect(bolts).toBe(true);
        expect(isSigned(body, signature, String(at))).toBe(true);
        if (more !== '') expect(isSigned(body + more, signature, String(at))).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['five minutes ago', -295, true],
    ['too long ago', -305, false],
    ['in five minutes', 295, true],
    ['too far in the future', 305, false],
  ])('made %s', (_when, after, isTaken) => {
    const at = seconds() + after;
    expect(isSigned('{}', signed('{}', at), String(at))).toBe(isTaken);
  });

  it.each([
    ['is missing', undefined],
    ['is empty', ''],
    ['is of another version', signed('{}', seconds()).replace('v0', 'v1')],
    ['lacks its version', signed('{}', seconds()).slice(3)],
    ['is cut', signed('{}', seconds()).slice(0, -1)],
    ['goes on', `${signed('{}', seconds())}0`],
    ['is of as many letters and more bytes', signed('{}', seconds()).replace(/.$/, 'é')],
  ])('that %s is none', (_what, signature) => {
    expect(isSigned('{}', signature, String(seconds()))).toBe(false);
  });

  it.each(['', ' ', 'soon', 'Infinity', '1e9', `${seconds()}.5`, `+${seconds()}`, '9'.repeat(400)])(
    'with the time "%s" is none, whoever made it',
    (at) => {
      expect(isSigned('{}', signed('{}', at), at)).toBe(false);
    },
  );

  it('is never accepted without a secret to check it by', () => {
    const at = seconds();
    expect(signatureCheck('')('{}', signed('{}', at, ''), String(at))).toBe(false);
  });
});
