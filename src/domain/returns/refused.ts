import { BotError } from '../../bot/errors.ts';

/** An answer that cannot be, said so that whoever typed it can put it right. */
export class ReturnRefused extends BotError {
  /** The number it is about, by its id. */
  readonly number: string;
  constructor(number: string, message: string) {
    super('return-refused', `${message} Nothing was kept.`);
    this.number = number;
  }
}
