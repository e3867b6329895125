import { createContext, useContext } from 'react';
import type { Person, Room } from '../../protocol.ts';
import type { SlackElement } from './block-kit.ts';
import type { ElementState, SlackState } from './state.ts';

/** What an element on a message or a modal needs to know about where it stands. */
export interface Surface {
  readonly state: SlackState;
  readonly busy: boolean;
  readonly people: readonly Person[];
  readonly rooms: readonly Room[];
  /** Field errors by block id. */
  readonly errors: Readonly<Record<string, string>>;
  /** Stores an entry; tells the app at once when `dispatch` is set. */
  readonly change: (blockId: string, element: SlackElement, entry: ElementState, dispatch: boolean) => void;
  /** Asks for the entries of a menu that the app gives while somebody types. */
  readonly suggest: (blockId: string, typed: string) => Promise<readonly unknown[]>;
  /** Tells the app that an element was pressed. */
  readonly press: (blockId: string, element: SlackElement, entry?: ElementState) => void;
}

export const SurfaceContext = createContext<Surface | undefined>(undefined);

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error('An element was drawn outside a surface.');
  return surface;
}

/** Where an element stands, and the words that name and describe it for screen readers. */
export interface ElementProps {
  readonly blockId: string;
  readonly element: SlackElement;
  /** Whether a change is told to the app at once (in `actions`, as an accessory, or with `dispatch_action`). */
  readonly dispatch: boolean;
  readonly labelledBy?: string | undefined;
  readonly describedBy?: string | undefined;
}
