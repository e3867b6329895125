import { BotError } from '../src/bot/errors.ts';

/** Somebody asked the simulator for what is not there: no such person, room, button or port. */
export class SimulatorError extends BotError {
  override readonly name = 'SimulatorError';

  constructor(message: string, options?: ErrorOptions) {
    super('simulator', message, options);
  }
}
