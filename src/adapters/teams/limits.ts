/** Teams' limits, each with where it is stated (pages of learn.microsoft.com/microsoftteams/platform). */
export const LIMITS = {
  /**
   * Characters of one card's JSON. A message may have 100 KB counted as UTF-16, and stays deliverable under 80 KB
   * (bots/how-to/format-your-bot-messages, task-modules-and-cards/cards/cards-format).
   */
  cardCharacters: 38_000,
  /** Actions shown before the rest hides behind "…" (task-modules-and-cards/cards/cards-actions). */
  actions: 6,
  /** Not a limit of Teams: a longer text block is cut so that cards can be split between its parts. */
  textBlock: 6000,
} as const;
