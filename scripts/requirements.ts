/** One requirement of information governance, and how it is met where no test carries its number. */
export interface Requirement {
  readonly id: string;
  readonly says: string;
  /** Why it is met otherwise, or does not arise in this version; beside tests, what they leave open. */
  readonly otherwise?: string;
  /** Tests that show it without its number in their name: files of the project. */
  readonly shownIn?: readonly string[];
}

const need = (id: string, says: string, otherwise?: string, ...shownIn: readonly string[]): Requirement => ({
  id,
  says,
  ...(otherwise ? { otherwise } : {}),
  ...(shownIn.length > 0 ? { shownIn } : {}),
});

/** The requirements F1 to F45 that the project was given. */
export const requirements: readonly Requirement[] = [
  need('F1', 'A valid NHS number is refused, explained and not stored'),
  need('F2', 'Ten figures that fail the check are not refused for that alone'),
  need('F3', 'A pupil number is refused'),
  need('F4', 'A National Insurance number is refused'),
  need('F5', 'A full date of birth is refused; a due date is not'),
  need('F6', 'A full postcode is refused; its first half is not'),
  need('F7', "A family's phone or e-mail is refused; agencies' own are not"),
  need('F8', "A child's or parent's name is refused or asked about"),
  need('F9', 'Details that identify together are refused'),
  need('F10', 'Vehicle registrations and case, crime and log references are refused'),
  need('F11', 'Pictures, files and voice notes are not taken in, and their author is told'),
  need('F12', 'A changed message is read again'),
  need('F13', 'The author alone is told, with the kind, never the value, and a rewrite'),
  need('F14', 'Refused text is not kept, and its author is told how to delete it; counts hold kind only'),
  need('F15', 'Special categories are asked about: is it needed?'),
  need('F16', 'Danger is answered with whom to call before anything else'),
  need('F17', 'A referral or disclosure is never taken as made'),
  need('F18', 'Allegations, whistleblowing and complaints are sent on, and not kept'),
  need('F19', 'Cases only in rooms named for it; no guests'),
  need('F20', 'Access by role and relation, denied unless allowed'),
  need('F21', 'No accounts for people under 18'),
  need('F22', 'Leavers are out at once; lists are confirmed each quarter'),
  need('F23', 'Every change and every look at a restricted record is written down, in a chain'),
  need('F24', 'Each kind of record has its time, then goes or is anonymised'),
  need('F25', 'A hold stops it, and is written down'),
  need('F26', 'Exports by period, with others taken out'),
  need('F27', 'Small numbers are hidden, and what would give them away'),
  need(
    'F28',
    'Data stays in the region; secrets outside the repository; encrypted at rest',
    "Region and encryption are the machine's, the database's and the two platforms': the bot cannot see them, so both are on the list before going live.",
    'test/settings.test.ts',
  ),
  need('F29', 'No words go to anybody else, in particular to no artificial intelligence'),
  need('F30', 'Purpose, lawful basis and agreement for every class of data'),
  need('F31', 'Everything works with references alone', undefined, 'test/front-door/long-story.test.ts'),
  need('F32', 'References are random, and come from no identifier'),
  need('F33', 'Exports carry the marking; nothing is e-mailed'),
  need(
    'F34',
    'Digests in shared rooms hold counts, not cases',
    "In a room shared with outsiders nothing is posted at all. In the partnership's own rooms an escalation is its reference, its stage and a date.",
    'test/front-door/places.test.ts',
  ),
  need('F35', 'What shows on a lock screen holds no words of a case'),
  need('F36', 'If the guard breaks, intake closes and prompts go on'),
  need('F37', 'A detail found later is taken out, people are told, and 72 hours run'),
  need('F38', 'Staff see and get what is held about them'),
  need(
    'F39',
    'Figures are compared only where their wording is the same',
    "Of a review that is repeated, the answers to a question are set beside each other only while every question reads as it did; otherwise nothing is compared, and why is said. All other figures are counted from the bot's own records each time, under words that stand once in the code.",
    'test/domain/escalation/figures-shown.test.ts',
  ),
  need(
    'F40',
    'Changes in per cent are worked out from the raw numbers',
    'No change in per cent is stored or taken over. Shares are worked out from the counts each time; between two rounds of a review the difference is worked out from the two answers, in points.',
    'test/domain/escalation/figures-shown.test.ts',
  ),
  need('F41', 'What goes into the yearly report has no gaps, no names, and a yes from whom it is about'),
  need('F42', "The clock is London's, with summer time"),
  need('F43', 'Hints on wording are advice and stop nothing'),
  need('F44', 'Cards can be read by a screen reader, in plain English'),
  need('F45', "The guard's recall and false refusals are measured"),
];
