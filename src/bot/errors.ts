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
