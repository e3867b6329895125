import type { ActionData } from './wire.ts';

/**
 * Verb by which a card asks for itself as its viewer may see it. Teams' client sends it by itself for the people named on the
 * card, and anybody may press it. It changes nothing and writes nothing.
 */
export const REFRESH_VERB = 'card.refresh';

/** The most people a card may name for views of their own (Teams, universal actions). */
export const MOST_VIEWERS = 60;

/** What a card carries to ask for itself anew. */
export function refreshData(subject: string, view: string): ActionData {
  return { verb: REFRESH_VERB, subject, args: { view } };
}
