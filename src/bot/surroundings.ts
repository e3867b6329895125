import type { HolidayCalendar } from '../domain/working-days.ts';
import type { ChainHead } from '../domain/audit-chain.ts';
import type { Directory } from '../partnership/model.ts';
import type { Partnership } from '../partnership/schema.ts';
import type { Destination } from './outbox.ts';

/** How the audit trail's head leaves the store. */
export interface HeadKeeping {
  /** The head in one signed line; undefined when there is no key to sign with. */
  sign(head: ChainHead, at: Date): string | undefined;
  /** Conversations that get it; every member of the business unit when there are none. */
  readonly to: readonly Destination[];
}

/** What is known of the partnership beside its records: what rules and schedules are worked out with. */
export interface Surroundings {
  /** The partnership file: stages, routes, cadences, words. */
  readonly partnership: Partnership;
  readonly directory: Directory;
  /** Bank holidays as they are known now. */
  readonly calendar: HolidayCalendar;
  /** Absent where nothing is kept elsewhere. */
  readonly heads?: HeadKeeping;
}
