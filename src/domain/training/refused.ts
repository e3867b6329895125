import { BotError } from '../../bot/errors.ts';

/** Something training does not allow (code `training-refused`). Its message says why, to the person who tried. */
export class TrainingRefused extends BotError {
  constructor(message: string) {
    super('training-refused', message);
  }
}
