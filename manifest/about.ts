/** What both platforms say about the app, in their app directories and on its profile. */
export const ABOUT = {
  name: 'Partnership',
  /** At most 80 characters: Teams has no room for more. */
  short: 'Who owes what to whom, by when, across a safeguarding partnership',
  /** At least 175 characters: Slack wants no fewer. */
  long: [
    "Partnership runs the operations of a children's safeguarding partnership in the chat tools its agencies already",
    'use: who owes what to whom, by when, and how everybody will know. People on Microsoft Teams and people on Slack',
    "act on the same record. It holds no child's identity: it is neither a case record nor a referral route.",
    'If a child is in danger, call 999.',
  ].join(' '),
  /** The colour behind the app's mark. */
  colour: '#0b5d66',
} as const;
