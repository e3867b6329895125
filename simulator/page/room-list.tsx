import { useEffect, useRef } from 'react';
import type { Room } from '../protocol.ts';
import { bareName } from './room-names.ts';

interface Props {
  readonly label: string;
  readonly rooms: readonly Room[];
  readonly open: string | undefined;
  readonly unread: ReadonlySet<string>;
  readonly onChoose: (id: string) => void;
  /** Headings by kind, in the product's own words. */
  readonly headings: Readonly<Record<Room['kind'], string>>;
}

/** The chat with the bot comes first: with many channels it would be out of sight, and so would its dot. */
const kinds: readonly Room['kind'][] = ['direct', 'channel', 'group'];
const marks: Readonly<Record<Room['kind'], string>> = { channel: '#', group: '◍', direct: '◆' };

/** The rooms this person is in, by kind; a dot marks those with something unread. */
export function RoomList({ label, rooms, open, unread, onChoose, headings }: Props) {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const bar = nav.current;
    if (!bar) return;
    // On a narrow screen the rooms stand in a row that is longer than the screen.
    const showOpen = () =>
      bar.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
    const watcher = new ResizeObserver(showOpen);
    watcher.observe(bar);
    return () => watcher.disconnect();
  }, [open, rooms.length]);
  return (
    <nav ref={nav} className="rooms" aria-label={label}>
      {kinds.map((kind) => {
        const here = rooms.filter((room) => room.kind === kind);
        return here.length === 0 ? null : (
          <section key={kind}>
            <h3>{headings[kind]}</h3>
            <ul>
              {here.map((room) => (
                <li key={room.id}>
                  <button
                    type="button"
                    data-testid={`room-${room.id}`}
                    data-room-name={room.name}
                    title={room.name}
                    aria-current={room.id === open ? 'true' : undefined}
                    className={unread.has(room.id) ? 'room unread' : 'room'}
                    onClick={() => onChoose(room.id)}
                  >
                    <span className="room-mark" aria-hidden="true">
                      {marks[kind]}
                    </span>
                    <span className="room-name">{bareName(room)}</span>
                    {unread.has(room.id) && (
                      <span className="unread-dot">
                        <span className="visually-hidden">unread</span>
                      </span>
                    )}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}
