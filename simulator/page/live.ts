import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { readText } from './api.ts';

/** Changes often come in bursts (a record and its copies): one reload serves the burst. */
const DEBOUNCE_MS = 60;
/** A screen that could not be had is asked for again after this long. */
const RETRY_MS = 2_000;

const changed = new Set<() => void>();
const connection = { up: false, watchers: new Set<() => void>() };

function setUp(up: boolean): void {
  if (connection.up === up) return;
  connection.up = up;
  for (const watcher of connection.watchers) watcher();
}

let stream: EventSource | undefined;

/** Opens the simulator's stream of changes. The browser reopens it by itself when the server comes back. */
export function openStream(): void {
  stream = new EventSource('/sim/stream');
  const tell = () => {
    for (const listener of changed) listener();
  };
  stream.addEventListener('open', () => {
    setUp(true);
    // Whatever happened while the stream was down is picked up now.
    tell();
  });
  stream.addEventListener('error', () => setUp(false));
  stream.addEventListener('change', tell);
}

/** Whether changes arrive by themselves at the moment. */
export function useConnected(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      connection.watchers.add(watcher);
      return () => connection.watchers.delete(watcher);
    },
    () => connection.up,
  );
}

interface Loaded<Screen> {
  readonly url: string;
  readonly text: string;
  readonly screen: Screen;
}

/**
 * One person's screen, loaded from `url` and loaded again whenever anything changed. An unchanged screen keeps its
 * identity, so nothing is drawn again for nothing; answers that arrive out of order are dropped.
 */
export function useScreen<Screen>(url: string): { screen: Screen | undefined; refresh: () => void } {
  const [loaded, setLoaded] = useState<Loaded<Screen>>();
  const asked = useRef(0);

  const refresh = useCallback(
    function load(): void {
      const turn = (asked.current += 1);
      readText(url).then(
        (text) => {
          if (turn !== asked.current) return;
          setUp(stream?.readyState === EventSource.OPEN);
          setLoaded((before) =>
            before?.url === url && before.text === text
              ? before
              : { url, text, screen: JSON.parse(text) as Screen },
          );
        },
        () => {
          if (turn !== asked.current) return;
          setUp(false);
          setTimeout(() => {
            if (turn === asked.current) load();
          }, RETRY_MS);
        },
      );
    },
    [url],
  );

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        refresh();
      }, DEBOUNCE_MS);
    };
    refresh();
    changed.add(later);
    return () => {
      changed.delete(later);
      clearTimeout(timer);
    };
  }, [refresh]);

  return { screen: loaded?.url === url ? loaded.screen : undefined, refresh };
}
