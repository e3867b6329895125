import { useEffect, useState } from 'react';
import type { ScreenMessage, ScreenRoom } from '../protocol.ts';

/** Milliseconds of the newest message (or reply) by anybody else; 0 when there is none. */
function newestByOthers(messages: readonly ScreenMessage[], personId: string): number {
  let newest = 0;
  for (const message of messages) {
    if (message.from.id !== personId) newest = Math.max(newest, Date.parse(message.at) || 0);
    newest = Math.max(newest, newestByOthers(message.replies, personId));
  }
  return newest;
}

/** Which rooms hold something this person has not looked at since it arrived. The open room counts as looked at. */
export function useUnread(
  personId: string,
  rooms: readonly ScreenRoom[],
  openRoom: string | undefined,
): ReadonlySet<string> {
  const [seen, setSeen] = useState<Readonly<Record<string, number>>>({});
  const open = rooms.find((room) => room.id === openRoom);
  const newestHere = open ? newestByOthers(open.messages, personId) : 0;
  const openKey = `${personId}/${openRoom ?? ''}`;

  useEffect(() => {
    setSeen((before) =>
      (before[openKey] ?? 0) >= newestHere ? before : { ...before, [openKey]: newestHere },
    );
  }, [openKey, newestHere]);

  return new Set(
    rooms
      .filter((room) => room.id !== openRoom)
      .filter((room) => newestByOthers(room.messages, personId) > (seen[`${personId}/${room.id}`] ?? 0))
      .map((room) => room.id),
  );
}
