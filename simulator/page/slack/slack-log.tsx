import { Fragment } from 'react';
import type { Room, ScreenRoom, World } from '../../protocol.ts';
import { dayOf } from '../times.ts';
import type { Actions } from '../use-actions.ts';
import { useStickToEnd } from '../use-stick-to-end.ts';
import { SlackThread } from './slack-thread.tsx';

interface Props {
  readonly world: World;
  readonly personId: string;
  readonly room: ScreenRoom;
  readonly rooms: readonly Room[];
  readonly actions: Actions;
}

/** The messages of a channel or a conversation, by day. */
export function SlackLog({ world, personId, room, rooms, actions }: Props) {
  const { log, content } = useStickToEnd(`${personId}/${room.id}`);
  return (
    <div ref={log} className="log slack-log" role="log" aria-label={`Messages in ${room.name}`} tabIndex={0}>
      <div ref={content} className="log-content">
        {room.messages.length === 0 && (
          <p className="empty-room">
            Nothing here yet. Type / to see what you can do, or try one of the tips at the top.
          </p>
        )}
        {room.messages.map((message, at) => {
          const today = dayOf(message.at);
          return (
            <Fragment key={message.id}>
              {today !== dayOf(room.messages[at - 1]?.at ?? '') && (
                <p className="day">
                  <span>{today}</span>
                </p>
              )}
              <SlackThread
                world={world}
                personId={personId}
                room={room}
                rooms={rooms}
                message={message}
                actions={actions}
              />
            </Fragment>
          );
        })}
      </div>
    </div>
  );
}
