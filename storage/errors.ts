import { BotError } from '../src/bot/errors.ts';

/** The id is taken. Inside a transaction: choose another, or read what is there. */
export class StoreConflict extends BotError {
  constructor(collection: string) {
    super('store-conflict', `Another record in ${collection} already has this id.`);
  }
}

/** The disk or database refused the write. Nothing of the transaction was kept. */
export class StoreUnavailable extends BotError {
  constructor(
    cause: unknown,
    message = 'Nothing was saved, because the records could not be written just now. Please try again in a minute.',
  ) {
    super('store-unavailable', message, { cause });
  }
}

/** There is no room on the disk. Reading goes on, and so does what is essential; the rest does once there is room. */
export class StoreFull extends StoreUnavailable {
  constructor(cause: unknown) {
    super(
      cause,
      'Nothing was saved, because the disk that holds the records is full. What is there can still be looked up. Please tell whoever runs the bot: it goes on by itself once there is room.',
    );
  }
}

/** Another process has the embedded store open. */
export class StoreInUse extends BotError {
  constructor(dataDir: string, holder: string) {
    super(
      'store-in-use',
      `The records in ${dataDir} are in use by ${holder}. Only one process can use them at a time: stop that one, then start this one again.`,
    );
  }
}

/** What is on disk is not what was written. `advice` says what somebody can do about it. */
export class StoreDamaged extends BotError {
  constructor(path: string, why: string, advice: string, cause?: unknown) {
    super(
      'store-damaged',
      `The records in ${path} cannot be read: ${why}. Nothing was changed. ${advice}`,
      cause === undefined ? undefined : { cause },
    );
  }
}

/** Written by a later version of the bot, which may have meant something this one cannot know. */
export class StoreTooNew extends BotError {
  constructor(path: string, what: string) {
    super(
      'store-too-new',
      `The records in ${path} were written by a newer version of the bot (${what}). Nothing was changed. Start the newer version again, or restore a backup from before it.`,
    );
  }
}

/**
 * The disk failed in a way after which nobody can say what it holds. The store takes no more calls: the process has to
 * end, and the next start finds out from the disk.
 */
export class StoreFailed extends BotError {
  constructor(cause: unknown) {
    super(
      'store-failed',
      'The disk reported an error while records were being saved, so it is not known whether the last changes were kept. The bot has to be restarted, and the disk looked at.',
      { cause },
    );
  }
}

export class StoreClosed extends BotError {
  constructor() {
    super('store-closed', 'The bot is stopping. Please try again in a minute.');
  }
}
