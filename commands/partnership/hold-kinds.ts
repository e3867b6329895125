import { retentionNames, type RetentionName } from '../../src/domain/retention.ts';

/** What the bot needs to run. Nothing of it is a record that an inquiry could ask for. */
type Running =
  'drafts' | 'deliveries' | 'messages' | 'lostMessages' | 'occurrences' | 'links' | 'snoozes' | 'backups';

/** The words for each kind of record that can be held as a whole. A new kind with a retention rule does not compile without them. */
const WORDS: Readonly<Record<Exclude<RetentionName, Running>, readonly string[]>> = {
  escalations: ['escalations', 'all escalations'],
  reviews: ['reviews', 'all reviews'],
  meetings: ['meetings', 'all meetings'],
  duties: ['duties', 'all duties'],
  actions: ['actions', 'all actions'],
  briefings: ['briefings', 'all briefings', 'daily briefings'],
  training: ['training', 'sessions', 'bookings', 'all training'],
  licences: ['licences', 'all licences'],
  refreshers: ['refreshers', 'staff updates', 'training prompts'],
  needs: ['needs', 'needs analysis', 'training needs'],
  evaluations: ['evaluations', 'all evaluations'],
  evaluationAnswers: ['evaluation answers'],
  impacts: ['impacts', 'impact', 'impact entries', 'all impacts'],
  figures: ['figures', 'metrics', 'scorecard'],
  returns: ['returns', 'monthly numbers', 'all returns'],
  thanks: ['thanks', 'all thanks', 'thank-yous'],
  attestations: ['attestations'],
  accounts: ['accounts'],
  leavers: ['leavers'],
  standIns: ['stand-ins'],
  audit: ['audit', 'audit trail'],
};

/** Each kind of record that can be held as a whole, as choices of a command. */
export const HOLD_KINDS: readonly { readonly value: RetentionName; readonly words: readonly string[] }[] =
  retentionNames.flatMap((value) => (isHeld(value) ? [{ value, words: WORDS[value] }] : []));

function isHeld(name: RetentionName): name is keyof typeof WORDS {
  return Object.hasOwn(WORDS, name);
}
