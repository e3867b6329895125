import { useMemo, useSyncExternalStore } from 'react';
import { stateOf, withEntry, type ElementState, type SlackState } from './state.ts';
import type { SlackBlock } from './block-kit.ts';

/** What people typed, by surface. It lives outside the components, so that leaving a room and coming back keeps it. */
const typedBySurface = new Map<string, SlackState>();
const watchers = new Set<() => void>();
const nothing: SlackState = {};

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/**
 * The values of one surface (a message's blocks, a modal). A new `key` starts afresh; under the same key what was
 * typed stays, even when the blocks change around it (as Slack does for the same block and action ids).
 */
export function useTyped(key: string, blocks: readonly SlackBlock[]) {
  const typed = useSyncExternalStore(watch, () => typedBySurface.get(key) ?? nothing);
  const state = useMemo(() => stateOf(blocks, typed), [blocks, typed]);
  return {
    state,
    /** Sets one entry and returns the whole new state. */
    set: (blockId: string, actionId: string, entry: ElementState): SlackState => {
      const next = withEntry(typedBySurface.get(key) ?? nothing, blockId, actionId, entry);
      typedBySurface.set(key, next);
      for (const watcher of watchers) watcher();
      return stateOf(blocks, next);
    },
  };
}

/** Forgets what was typed into a surface that is gone. */
export function forgetTyped(key: string): void {
  typedBySurface.delete(key);
}
