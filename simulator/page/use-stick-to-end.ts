import { useEffect, useRef, type RefObject } from 'react';

/** How far from the end (in pixels) still counts as "reading the newest". */
const NEAR = 80;

/**
 * Keeps a scrolling log at its end while somebody reads the newest messages, and leaves it alone while they read
 * older ones. A change of `key` (another room, another person) goes to the end.
 */
export function useStickToEnd(key: string): {
  log: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
} {
  const log = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const box = log.current;
    const inner = content.current;
    if (!box || !inner) return;
    let stuck = true;
    let top = 0;
    const toEnd = () => {
      if (stuck) box.scrollTop = box.scrollHeight;
    };
    const onScroll = () => {
      if (box.clientHeight === 0) return;
      // What arrives meanwhile moves the end away; only moving up means that somebody reads what is older.
      if (box.scrollHeight - box.scrollTop - box.clientHeight < NEAR) stuck = true;
      else if (box.scrollTop < top) stuck = false;
      top = box.scrollTop;
    };
    toEnd();
    const watcher = new ResizeObserver(toEnd);
    watcher.observe(inner);
    watcher.observe(box);
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      watcher.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, [key]);

  return { log, content };
}
