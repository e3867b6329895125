import { useCallback, useState } from 'react';
import type { Person, ScreenRoom } from '../protocol.ts';
import { useScreen } from './live.ts';
import { firstRoom } from './room-names.ts';
import { recall, remember } from './remember.ts';
import { useActions, type Actions } from './use-actions.ts';
import { useUnread } from './use-unread.ts';

export type PlatformName = 'teams' | 'slack';

export interface Pane<Screen> {
  readonly platform: PlatformName;
  readonly person: Person;
  readonly choosePerson: (id: string) => void;
  readonly screen: Screen | undefined;
  readonly room: ScreenRoom | undefined;
  readonly chooseRoom: (id: string) => void;
  readonly unread: ReadonlySet<string>;
  readonly actions: Actions;
}

const none: readonly ScreenRoom[] = [];

/** What both panes have in common: who one is, which room is open, what is unread and what is on its way. */
export function usePane<Screen extends { readonly rooms: readonly ScreenRoom[] }>(
  platform: PlatformName,
  person: Person,
  choosePerson: (id: string) => void,
): Pane<Screen> {
  const { screen, refresh } = useScreen<Screen>(
    `/sim/${platform}/screen?user=${encodeURIComponent(person.id)}`,
  );
  const [roomId, setRoomId] = useState(() => recall(`${platform}-room`));
  const chooseRoom = useCallback(
    (id: string) => {
      remember(`${platform}-room`, id);
      setRoomId(id);
    },
    [platform],
  );
  const rooms = screen?.rooms ?? none;
  const room = rooms.find((each) => each.id === roomId) ?? firstRoom(rooms);
  const unread = useUnread(person.id, rooms, room?.id);
  const actions = useActions(refresh);
  return { platform, person, choosePerson, screen, room, chooseRoom, unread, actions };
}
