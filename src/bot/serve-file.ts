import type { Store } from '../../storage/store.ts';
import { londonDate } from '../domain/working-days.ts';
import type { Directory } from '../partnership/model.ts';
import type { Partnership } from '../partnership/schema.ts';
import { writeAudit } from './audit.ts';
import { calendarOf } from './calendar.ts';
import { linkOf, type DrawnFile, type FileKind } from './files.ts';

export interface ServeFileDeps {
  readonly store: Store;
  readonly files: ReadonlyMap<string, FileKind>;
  readonly directory: () => Promise<Directory>;
  readonly partnership: Partnership;
  readonly now: () => Date;
}

export type ServeFile = (secret: string) => Promise<DrawnFile | undefined>;

/**
 * Draws the file behind a link, as its member may see it now, and writes down that it was fetched. Calendars are fetched by machines
 * many times a day and hold nothing sensitive: of those the trail has nothing. Undefined for everything that is not there.
 */
export function createServeFile({ store, files, directory, partnership, now }: ServeFileDeps): ServeFile {
  return async (secret) => {
    const who = await directory();
    const at = now();
    const drawn = await store.read(async (view) => {
      const found = await linkOf(view, secret, at);
      const member = found && who.member(found.owner);
      const kind = found && files.get(found.link.file);
      if (!member || member.left || !kind) return undefined;
      const file = await kind.draw(found.link.params, {
        store: view,
        member,
        directory: who,
        partnership,
        calendar: await calendarOf(view),
        now: at,
        today: londonDate(at),
      });
      return file && { file, member: member.id, link: found.link };
    });
    if (!drawn) return undefined;
    const { file, member, link } = drawn;
    if (link.until !== undefined)
      await store.transact((tx) =>
        writeAudit(tx, at, { who: member, verb: `file.${link.file}`, from: 'web', outcome: 'seen' }),
      );
    return file;
  };
}
