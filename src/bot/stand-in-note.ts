import type { StoreView } from '../../storage/store.ts';
import { asUserText } from '../../cards/user-text.ts';
import { sayDate } from '../domain/working-days.ts';
import type { Directory, Member } from '../partnership/model.ts';
import { standsInFor } from './absences.ts';

/** For whom somebody has a card who stands in, in words. Undefined for a member who is not away. */
export function standInNote(owner: Member): string | undefined {
  return owner.away && asUserText(`For ${owner.name}, who is away until ${sayDate(owner.away.back)}.`);
}

/**
 * The same for a card that somebody has already and that changes: it keeps saying for whom it came, until that person is back. Undefined where it
 * came for the reader.
 */
export async function standInNoteFor(
  view: StoreView,
  directory: Directory,
  reader: string,
  subject: string,
): Promise<string | undefined> {
  for (const owner of standsInFor(directory, reader)) {
    const went = await view.find('standIns', 'owner', owner.id);
    if (went.some((each) => each.subject === subject && each.standIn === reader)) return standInNote(owner);
  }
  return undefined;
}
