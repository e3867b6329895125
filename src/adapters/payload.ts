import { z } from 'zod';
import { BotError } from '../bot/errors.ts';

/** A payload from a chat platform that is not what this bot ever puts on a card. */
export class PayloadError extends BotError {
  override readonly name = 'PayloadError';

  constructor(options?: ErrorOptions) {
    super(
      'unreadable-payload',
      'What you pressed or sent could not be read, so nothing was changed. Open the card again from a fresh message and try once more.',
      options,
    );
  }
}

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** An object whose own keys are safe to copy. Names that reach into an object's prototype are refused. */
export const SafeRecord = z.custom<Readonly<Record<string, unknown>>>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).every((key) => !FORBIDDEN.has(key)),
  'must be an object without reserved keys',
);

/** Parses with a schema. @throws PayloadError when it does not fit. */
export function parsePayload<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new PayloadError({ cause: parsed.error });
  return parsed.data;
}
