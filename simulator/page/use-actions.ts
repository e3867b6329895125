import { useCallback, useRef, useState } from 'react';
import type { Outcome } from '../protocol.ts';

export interface Actions {
  /** What the platform would have shown when the last action failed. */
  readonly problem: string | undefined;
  readonly dismiss: () => void;
  /** Whether an action with this key (a message, a modal, a composer) is on its way. */
  readonly busy: (key: string) => boolean;
  /** Runs one action. A second one with the same key is ignored until the first is answered. Resolves to success. */
  readonly act: (key: string, action: () => Promise<Outcome>) => Promise<boolean>;
}

/** Keeps track of what is on its way to the bot, and of what went wrong last. `after` runs when an answer arrived. */
export function useActions(after: () => void): Actions {
  const [problem, setProblem] = useState<string>();
  const [running, setRunning] = useState<ReadonlySet<string>>(new Set());
  const live = useRef(new Set<string>());

  const act = useCallback(
    async (key: string, action: () => Promise<Outcome>) => {
      if (live.current.has(key)) return false;
      live.current.add(key);
      setRunning(new Set(live.current));
      try {
        const outcome = await action();
        setProblem(
          outcome.problem ?? (outcome.ok ? undefined : 'Something went wrong and nothing was changed.'),
        );
        after();
        return outcome.ok;
      } finally {
        live.current.delete(key);
        setRunning(new Set(live.current));
      }
    },
    [after],
  );

  return {
    problem,
    dismiss: useCallback(() => setProblem(undefined), []),
    busy: (key) => running.has(key),
    act,
  };
}
