import type { HolidayCalendar } from '../domain/working-days.ts';
import type { Directory } from '../partnership/model.ts';
import type { Partnership } from '../partnership/schema.ts';

/** What is known of the partnership beside its records: what rules and schedules are worked out with. */
export interface Surroundings {
  /** The partnership file: stages, routes, cadences, words. */
  readonly partnership: Partnership;
  readonly directory: Directory;
  /** Bank holidays as they are known now. */
  readonly calendar: HolidayCalendar;
}
