import { BotError } from '../../bot/errors.ts';

/** Something an impact entry does not allow (code `impact-refused`). Its message says why, to the person who tried. */
export class ImpactRefused extends BotError {
  constructor(message: string) {
    super('impact-refused', message);
  }
}
