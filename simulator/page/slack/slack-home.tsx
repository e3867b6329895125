import { useMemo } from 'react';
import type { Person, Room, SlackScreen } from '../../protocol.ts';
import { readBlocks, readView } from './block-kit.ts';
import { SlackBlocks, type Press } from './blocks.tsx';

interface TabsProps {
  readonly home: boolean;
  readonly onChoose: (home: boolean) => void;
}

/** The two tabs of an app: its Home and the conversation with it. */
export function HomeTabs({ home, onChoose }: TabsProps) {
  return (
    <div className="sk-tabs" role="tablist" aria-label="Parts of the app">
      {[true, false].map((tab) => (
        <button
          key={String(tab)}
          type="button"
          role="tab"
          aria-selected={home === tab}
          onClick={() => onChoose(tab)}
        >
          {tab ? 'Home' : 'Messages'}
        </button>
      ))}
    </div>
  );
}

interface Props {
  readonly home: SlackScreen['home'];
  readonly personId: string;
  readonly people: readonly Person[];
  readonly rooms: readonly Room[];
  readonly busy: boolean;
  readonly onPress: (viewId: string, press: Press) => void;
}

/** The app's Home tab, as it was published last for this person. */
export function SlackHome({ home, personId, people, rooms, busy, onPress }: Props) {
  const blocks = useMemo(() => readBlocks(readView(home?.view).blocks), [home?.view]);
  return (
    <div className="log sk-home" data-testid="home" tabIndex={0} role="tabpanel" aria-label="Home">
      {home ? (
        <SlackBlocks
          surfaceKey={`${personId}/home/${home.id}`}
          blocks={blocks}
          people={people}
          rooms={rooms}
          busy={busy}
          onPress={(press) => onPress(home.id, press)}
          onSuggest={async () => []}
        />
      ) : (
        <p className="empty-room">{busy ? 'Opening…' : 'This app has nothing here yet.'}</p>
      )}
    </div>
  );
}
