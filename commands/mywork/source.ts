import type { StoreView } from '../../storage/store.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import type { Partnership } from '../../src/partnership/schema.ts';

/** What a list is drawn from. */
export interface Reader {
  readonly store: StoreView;
  readonly member: Member;
  readonly directory: Directory;
  readonly partnership: Partnership;
  readonly now: Date;
  /** ISO date in London. */
  readonly today: string;
}

/** One line of a list, with the button that opens it. */
export interface ListItem {
  readonly title: string;
  readonly line: string;
  readonly subject: string;
  readonly verb: string;
}

export interface ListSection {
  readonly name: string;
  readonly items: ListItem[];
  readonly more: string;
}

/** One kind of record as a part of somebody's own list. A kind joins the list in `sources.ts`. */
export interface WorkSource {
  /** What waits for this person, in the words of the first line: "one action", "two escalations"; and how much of it is late. */
  owed(reader: Reader): Promise<{ readonly words: string; readonly count: number; readonly late: number }>;
  /** The sections of the list, without empty ones. */
  sections(reader: Reader): Promise<readonly ListSection[]>;
}
