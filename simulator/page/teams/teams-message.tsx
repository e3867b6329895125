import type { Person, ScreenMessage } from '../../protocol.ts';
import { Avatar } from '../avatar.tsx';
import { contentHash } from '../content-hash.ts';
import { MessageGuard } from '../message-guard.tsx';
import { momentOf, timeOf } from '../times.ts';
import { AppMenu, type MenuEntry } from './app-menu.tsx';
import { TeamsCard } from './card.tsx';
import type { CardPress } from './drawn-card.ts';
import { TeamsText } from './text.tsx';

interface Props {
  readonly message: ScreenMessage;
  readonly personId: string;
  readonly people: readonly Person[];
  readonly busy: boolean;
  /** A chat shows one's own messages on the right. */
  readonly chat: boolean;
  readonly onPress: (press: CardPress) => void;
  /** What the app offers on a message. */
  readonly entries: readonly MenuEntry[];
  readonly onChoose: (name: string) => void;
}

/** One message in Teams: who, when, text and cards. */
export function TeamsMessage({ message, personId, people, busy, chat, onPress, entries, onChoose }: Props) {
  const own = message.from.id === personId;
  const kind = `${chat ? 'bubble' : 'entry'}${own ? ' own' : ''}${message.onlyYou ? ' only-you' : ''}`;
  return (
    <article
      className={`teams-message ${kind}`}
      data-testid="message"
      data-message-id={message.id}
      aria-label={`${message.from.name}, ${timeOf(message.at)}`}
    >
      <Avatar name={message.from.name} bot={message.from.bot} />
      <div className="message-main">
        <header>
          <span className="from">{message.from.name}</span>
          {message.from.bot && <span className="app-mark">App</span>}
          <time dateTime={message.at} title={momentOf(message.at)}>
            {timeOf(message.at)}
          </time>
          {message.edited && <span className="edited">Edited</span>}
          <AppMenu label="More options" mark="···" entries={entries} onChoose={onChoose} />
        </header>
        {message.onlyYou && <p className="only-you-note">Only visible to you</p>}
        <MessageGuard key={contentHash([message.text, message.cards])}>
          {message.text && <TeamsText text={message.text} bot={message.from.bot} />}
          {message.cards?.map((card, at) => (
            <TeamsCard
              key={at}
              cardKey={`${personId}/${message.id}/${at}/${contentHash(card)}`}
              personId={personId}
              card={card}
              people={people}
              busy={busy}
              onPress={onPress}
            />
          ))}
        </MessageGuard>
        {busy && (
          <p className="sending" role="status">
            Sending…
          </p>
        )}
      </div>
    </article>
  );
}
