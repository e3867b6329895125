import { BotError } from '../src/bot/errors.ts';

/** Lengths in UTF-16 code units, each with where it is stated. */
export const SLACK_LIMITS = {
  /** The documentation of `Manifest` in @slack/web-api (dist/types/request/manifest.d.ts), as are all of these. */
  name: 35,
  description: 140,
  longDescription: 4000,
  botName: 80,
  commands: 50,
  command: 32,
  commandDescription: 2000,
  usageHint: 1000,
  shortcuts: 10,
  shortcutName: 24,
  shortcutDescription: 150,
  callbackId: 255,
} as const;

export const TEAMS_LIMITS = {
  /** The Teams app manifest's published schema, version 1.30, as are those without a note. */
  shortName: 30,
  shortDescription: 80,
  fullDescription: 4000,
  developerName: 32,
  /** 10 before version 1.24. */
  commands: 12,
  /** 128 since version 1.21; what is longer than this was refused before and does not fit on a phone. */
  commandTitle: 32,
  /** 4,000 since version 1.21; as for titles. */
  commandDescription: 128,
  menuEntries: 10,
  menuEntryId: 64,
  menuEntryTitle: 32,
  menuEntryDescription: 128,
} as const;

/**
 * Gives the text back when it fits. Nothing is ever cut: a text that is too long is for its author to shorten.
 *
 * @throws BotError `manifest-limit`, naming what is too long
 */
export function fit(text: string, limit: number, what: string): string {
  if (text.length <= limit) return text;
  throw new BotError(
    'manifest-limit',
    `${what} is ${text.length} characters long; at most ${limit} fit. Shorten it.`,
  );
}

/** @throws BotError `manifest-limit` when there are more than a list can hold */
export function fitAll<T>(items: readonly T[], limit: number, what: string): T[] {
  if (items.length <= limit) return [...items];
  throw new BotError('manifest-limit', `There are ${items.length} ${what}; at most ${limit} fit.`);
}
