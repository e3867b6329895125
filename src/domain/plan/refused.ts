import { BotError } from '../../bot/errors.ts';

/** Something the plan does not allow (code `plan-refused`). Its message says why, to the person who tried. */
export class PlanRefused extends BotError {
  constructor(message: string) {
    super('plan-refused', message);
  }
}
