/** What the adapter itself says, when there is no card to show. */
export const WORDS = {
  working: 'Working on it…',
  failed:
    'Something went wrong and nothing was stored. Please try again in a minute. If it keeps happening, tell the business unit.',
  notServed:
    'This workspace is not part of the partnership that runs this bot, so nothing was done. Ask the business unit if you think it should be.',
  unreadable: 'That command could not be read, so nothing was done. Please type it again.',
  done: 'Done',
  ready: 'Your form is ready. What you typed so far is in it.',
  openForm: 'Open the form',
  stillWorking: 'This is taking longer than usual. What you typed is safe here; it will be saved once only.',
  /** For notifications and screen readers, when a card has no line of its own. */
  message: 'A message from the partnership bot',
} as const;
