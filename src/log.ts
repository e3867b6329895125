import { pino } from 'pino';
import type { Log } from './bot/log.ts';

/** Structured lines on standard output. Callers give ids, kinds and durations; anything that looks like a secret is cut all the same. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'token',
        'secret',
        'password',
        'authorization',
        'text',
        '*.token',
        '*.secret',
        '*.password',
        '*.authorization',
        '*.text',
      ],
      censor: '[cut]',
    },
  });
}
