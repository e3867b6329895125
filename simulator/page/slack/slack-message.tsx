import { useMemo } from 'react';
import type { Person, Room, ScreenMessage } from '../../protocol.ts';
import { Avatar } from '../avatar.tsx';
import { contentHash } from '../content-hash.ts';
import { MessageGuard } from '../message-guard.tsx';
import { AppMenu, type MenuEntry } from '../teams/app-menu.tsx';
import { momentOf, timeOf } from '../times.ts';
import { readBlocks } from './block-kit.ts';
import { SlackBlocks, type Press } from './blocks.tsx';
import { StaticBlocks } from './static-blocks.tsx';

interface Props {
  readonly message: ScreenMessage;
  readonly personId: string;
  readonly people: readonly Person[];
  readonly rooms: readonly Room[];
  readonly busy: boolean;
  readonly onPress: (press: Press) => void;
  readonly onSuggest: (blockId: string, typed: string) => Promise<readonly unknown[]>;
  readonly onReply?: (() => void) | undefined;
  /** What the bot puts into the menu of a message. */
  readonly entries: readonly MenuEntry[];
  readonly onChoose: (name: string) => void;
}

/** One message in Slack: who, when, then its blocks, or its text when it has none. */
export function SlackMessage({
  message,
  personId,
  people,
  rooms,
  busy,
  onPress,
  onSuggest,
  onReply,
  entries,
  onChoose,
}: Props) {
  const content = contentHash([message.text, message.blocks]);
  const blocks = useMemo(
    () => readBlocks(message.blocks),
    // A new object with the same content is the same message.
    [content],
  );
  return (
    <article
      className={message.onlyYou ? 'slack-message only-you' : 'slack-message'}
      data-testid="message"
      data-message-id={message.id}
      aria-label={`${message.from.name}, ${timeOf(message.at)}`}
    >
      {message.onlyYou && <p className="only-you-note">Only visible to you</p>}
      <div className="message-row">
        <Avatar name={message.from.name} bot={message.from.bot} />
        <div className="message-main">
          <header>
            <span className="from">{message.from.name}</span>
            {message.from.bot && <span className="app-mark">App</span>}
            <time dateTime={message.at} title={momentOf(message.at)}>
              {timeOf(message.at)}
            </time>
          </header>
          <MessageGuard key={content}>
            {blocks.length > 0 ? (
              <SlackBlocks
                surfaceKey={`${personId}/${message.id}/${content}`}
                blocks={blocks}
                people={people}
                rooms={rooms}
                busy={busy}
                onPress={onPress}
                onSuggest={onSuggest}
              />
            ) : (
              message.text && (
                <StaticBlocks
                  blocks={[{ type: 'section', text: { type: 'mrkdwn', text: message.text } }]}
                  people={people}
                  rooms={rooms}
                />
              )
            )}
          </MessageGuard>
          {message.edited && <span className="edited">(edited)</span>}
          {busy && (
            <p className="sending" role="status">
              Sending…
            </p>
          )}
        </div>
        <AppMenu label="More actions" mark="⋮" entries={entries} onChoose={onChoose} />
        {onReply && (
          <button type="button" className="reply-button" onClick={onReply}>
            Reply<span className="visually-hidden"> in thread to {message.from.name}</span>
          </button>
        )}
      </div>
    </article>
  );
}
