/**
 * Every error the bot raises on purpose. `message` is written for the person who meets it: what was wrong and what to
 * do. `code` is stable, for logs and tests; it never carries what somebody typed.
 */
export class BotError extends Error {
  override readonly name: string = 'BotError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A platform did not say who somebody is. Nobody is taken for a stranger because of that: they are asked to try again. */
export class PlatformUnavailable extends BotError {
  constructor(platform: 'Slack' | 'Teams') {
    super(
      'platform-unavailable',
      `${platform} could not tell me who you are just now. Nothing was kept. Please try again in a minute.`,
    );
  }
}

/** What went wrong, for the log: a code or a class, never a message. */
export function gist(error: unknown): string {
  if (error instanceof BotError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
