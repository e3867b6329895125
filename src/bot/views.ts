import type { StoreView } from '../../storage/store.ts';
import type { Directory, Member } from '../partnership/model.ts';
import type { Partnership } from '../partnership/schema.ts';
import type { CardView } from './reply.ts';

/** What a record's view may look at. */
export interface Drawing {
  readonly store: StoreView;
  readonly directory: Directory;
  readonly partnership: Partnership;
  readonly now: Date;
  /** Who will see it, when that is one person; absent for a channel. */
  readonly viewer?: Member;
  /** Those whom it concerns see a view of their own instead, so this one is without buttons that only some may press. */
  readonly personal?: true;
}

export interface Drawn {
  /** Revision of the record the card shows. */
  readonly rev: number;
  /** It shows more than one record, so that its revision tells nothing: it is always drawn anew. */
  readonly always?: true;
  /** A prompt: true when it leaves, and not brought up to date afterwards. No posting is kept of it. */
  readonly once?: true;
  readonly view: CardView;
}

/** Draws the card of one kind of record. Undefined when the record is gone or this should no longer be shown. */
export interface RecordView {
  readonly name: string;
  draw(id: string, drawing: Drawing): Promise<Drawn | undefined>;
  /** Ids of the members who can do something with it, those it concerns most first: they see it in a view of their own. */
  concerned?(id: string, drawing: Drawing): Promise<readonly string[]>;
}
