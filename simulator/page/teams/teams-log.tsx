import { Fragment, useState } from 'react';
import type { ScreenMessage, ScreenRoom, World } from '../../protocol.ts';
import { teamsExtend, teamsPress, teamsSay } from '../api.ts';
import { Composer } from '../composer.tsx';
import { dayOf } from '../times.ts';
import type { Actions } from '../use-actions.ts';
import { useStickToEnd } from '../use-stick-to-end.ts';
import { TeamsMessage } from './teams-message.tsx';

interface Props {
  readonly world: World;
  readonly personId: string;
  readonly room: ScreenRoom;
  readonly actions: Actions;
}

/** The messages of a room: posts with their replies in a channel, bubbles in a chat. */
export function TeamsLog({ world, personId, room, actions }: Props) {
  const { log, content } = useStickToEnd(`${personId}/${room.id}`);
  const [replying, setReplying] = useState<string>();
  const chat = room.kind !== 'channel';

  const show = (message: ScreenMessage) => (
    <TeamsMessage
      key={message.id}
      message={message}
      personId={personId}
      people={world.teams.people}
      busy={actions.busy(`message ${message.id}`)}
      chat={chat}
      entries={world.shortcuts?.filter(({ on }) => on === 'message') ?? []}
      onChoose={(command) =>
        void actions.act(`message ${message.id}`, () =>
          teamsExtend({ user: personId, room: room.id, message: message.id, command }),
        )
      }
      onPress={(press) =>
        void actions.act(`message ${message.id}`, () =>
          teamsPress({ user: personId, room: room.id, message: message.id, ...press }),
        )
      }
    />
  );

  const replyBox = (post: ScreenMessage) => (
    <Composer
      testId="reply-composer"
      label={`Reply to ${post.from.name}`}
      placeholder="Reply"
      people={world.teams.people}
      world={world}
      sending={actions.busy(`reply ${post.id}`)}
      onSend={(text) =>
        actions.act(`reply ${post.id}`, () =>
          teamsSay({ user: personId, room: room.id, thread: post.id, text }),
        )
      }
    />
  );

  return (
    <div ref={log} className="log teams-log" role="log" aria-label={`Messages in ${room.name}`} tabIndex={0}>
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
              {chat || message.onlyYou ? (
                <div className={chat ? undefined : 'post'}>
                  {show(message)}
                  {message.replies.length > 0 && <div className="replies">{message.replies.map(show)}</div>}
                </div>
              ) : (
                <div className="post">
                  {show(message)}
                  {message.replies.length > 0 && <div className="replies">{message.replies.map(show)}</div>}
                  {replying === message.id ? (
                    replyBox(message)
                  ) : (
                    <button type="button" className="reply-button" onClick={() => setReplying(message.id)}>
                      Reply
                    </button>
                  )}
                </div>
              )}
            </Fragment>
          );
        })}
      </div>
    </div>
  );
}
