/** What the adapter itself says, when there is no card to show. */
export const WORDS = {
  working: 'Working on it…',
  failed:
    'Something went wrong and nothing was stored. Please try again in a minute. If it keeps happening, tell the business unit.',
  notServed:
    'This workspace is not part of the partnership that runs this bot, so nothing was done. Ask the business unit if you think it should be.',
  unreadable: 'That command could not be read, so nothing was done. Please type it again.',
  done: 'Done',
  /** For notifications and screen readers, when a card has no line of its own. */
  message: 'A message from the partnership bot',
} as const;
