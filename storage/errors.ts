import { BotError } from '../src/bot/errors.ts';

/** The id is taken. Inside a transaction: choose another, or read what is there. */
export class StoreConflict extends BotError {
  constructor(collection: string) {
    super('store-conflict', `Another record in ${collection} already has this id.`);
  }
}

/** The disk or database refused the write. Nothing of the transaction was kept. */
export class StoreUnavailable extends BotError {
  constructor(cause: unknown) {
    super(
      'store-unavailable',
      'Nothing was saved, because the records could not be written just now. Please try again in a minute.',
      {
        cause,
      },
    );
  }
}
