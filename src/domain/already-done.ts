import { BotError } from '../bot/errors.ts';

/** Something that can no longer be done because it already was. Carries who and when, for "already done by … at …". */
export class AlreadyDone extends BotError {
  readonly by: string;
  readonly at: string;

  constructor(what: string, by: string, at: string) {
    super('already-done', `Already ${what}.`);
    this.by = by;
    this.at = at;
  }
}
