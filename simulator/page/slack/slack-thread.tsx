import { useState } from 'react';
import type { Room, ScreenMessage, ScreenRoom, World } from '../../protocol.ts';
import { slackPress, slackSay, slackShortcut, slackSuggest } from '../api.ts';
import { Composer } from '../composer.tsx';
import { timeOf } from '../times.ts';
import type { Actions } from '../use-actions.ts';
import { SlackMessage } from './slack-message.tsx';

interface Props {
  readonly world: World;
  readonly personId: string;
  readonly room: ScreenRoom;
  readonly rooms: readonly Room[];
  readonly message: ScreenMessage;
  readonly actions: Actions;
}

/** A message with its thread underneath: indented replies that can be folded away, and a box to reply. */
export function SlackThread({ world, personId, room, rooms, message, actions }: Props) {
  const [open, setOpen] = useState(true);
  const [replying, setReplying] = useState(false);
  const { replies } = message;
  const { people } = world.slack;
  const onMessage = world.shortcuts?.filter(({ on }) => on === 'message') ?? [];

  const show = (one: ScreenMessage, onReply?: () => void) => (
    <SlackMessage
      key={one.id}
      message={one}
      personId={personId}
      people={people}
      rooms={rooms}
      busy={actions.busy(`message ${one.id}`)}
      onReply={onReply}
      // What only one person sees has no such menu.
      entries={one.onlyYou ? [] : onMessage}
      onChoose={(shortcut) =>
        void actions.act(`message ${one.id}`, () =>
          slackShortcut({ user: personId, shortcut, room: room.id, message: one.id }),
        )
      }
      onSuggest={(blockId, typed) =>
        slackSuggest({ user: personId, room: room.id, message: one.id, blockId, typed })
      }
      onPress={(press) =>
        void actions.act(`message ${one.id}`, () =>
          slackPress({ user: personId, room: room.id, message: one.id, ...press }),
        )
      }
    />
  );

  const reply = () => {
    setOpen(true);
    setReplying(true);
  };
  return (
    <div className="slack-thread">
      {show(message, message.onlyYou ? undefined : reply)}
      {replies.length > 0 && (
        <button type="button" className="thread-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {replies.length === 1 ? '1 reply' : `${replies.length} replies`}
          <span className="thread-last">
            {open ? 'Hide thread' : `Last reply ${timeOf(replies.at(-1)?.at ?? '')}`}
          </span>
        </button>
      )}
      {open && (replies.length > 0 || replying) && (
        <div className="replies">
          {replies.map((one) => show(one))}
          {replying ? (
            <Composer
              testId="reply-composer"
              label={`Reply in thread to ${message.from.name}`}
              placeholder="Reply…"
              people={people}
              world={world}
              sending={actions.busy(`reply ${message.id}`)}
              onSend={(text) =>
                actions.act(`reply ${message.id}`, () =>
                  slackSay({ user: personId, room: room.id, thread: message.id, text }),
                )
              }
            />
          ) : (
            <button type="button" className="thread-reply" onClick={reply}>
              Reply in thread
            </button>
          )}
        </div>
      )}
    </div>
  );
}
