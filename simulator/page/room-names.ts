import type { Room } from '../protocol.ts';
import { exampleGroup } from './examples.ts';

/** A room's name without the mark that stands beside it on the screen (Slack's names start with it). */
export const bareName = (room: Room): string =>
  room.kind === 'channel' ? room.name.replace(/^#/, '') : room.name;

/** The room to start in: the one the examples speak of, else the first channel, else any. */
export function firstRoom<R extends Room>(rooms: readonly R[]): R | undefined {
  return (
    rooms.find((room) => bareName(room).toLowerCase() === exampleGroup) ??
    rooms.find((room) => room.kind === 'channel') ??
    rooms[0]
  );
}
