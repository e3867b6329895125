import type { RetentionName } from '../src/domain/retention.ts';

/** Why something is held. Every collection has one. */
export const PURPOSES = {
  directory: 'Knowing who is who, what they may do, and how to reach them',
  work: 'Remembering who owes what to whom by when',
  escalation: 'Settling disagreements between agencies, with their times',
  briefing: 'Sharing what happened overnight, so that support starts the same day',
  delivery: 'Getting each message to the right place once, and no more than once',
  accountability: 'Showing what was done, by whom, and that the rules are kept',
  running: 'Running on time',
} as const;

/**
 * Which data-sharing agreement covers it. Tier 1 is the partnership's overarching agreement; Tier 2 would cover sharing about
 * children at the front door, and nothing here rests on it.
 */
export type SharingTier = 'Tier 1' | 'not shared';

export interface DataClass {
  readonly holds: string;
  readonly purpose: keyof typeof PURPOSES;
  readonly tier: SharingTier;
  /** The row of the retention table, or until when it is kept where it has no time of its own. */
  readonly retention: { readonly rule?: RetentionName; readonly until: string };
}

export const by = (rule: RetentionName, until = ''): DataClass['retention'] => ({ rule, until });
export const until = (text: string): DataClass['retention'] => ({ until: text });
