import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Person } from '../../protocol.ts';
import { teamsSearch } from '../api.ts';
import { drawnCard, type CardPress } from './drawn-card.ts';

interface Props {
  /** Person, message and content: the same key keeps what was typed into the card. */
  readonly cardKey: string;
  readonly personId: string;
  readonly card: unknown;
  readonly people: readonly Person[];
  readonly busy: boolean;
  readonly onPress: (press: CardPress) => void;
}

/** One Adaptive Card, drawn by Microsoft's own renderer. While a press is on its way its buttons do nothing. */
export function TeamsCard({ cardKey, personId, card, people, busy, onPress }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const press = useRef<(press: CardPress) => void>(() => undefined);

  useEffect(() => {
    press.current = (pressed) => {
      if (!busy) onPress(pressed);
    };
  });

  useLayoutEffect(() => {
    const drawn = drawnCard(cardKey, card, people);
    drawn.onPress = (pressed) => press.current(pressed);
    drawn.onSearch = (dataset, typed) => teamsSearch({ user: personId, dataset, typed });
    place.current?.replaceChildren(drawn.element);
    // The key stands for the card's content: a new object with the same content must not be drawn again.
  }, [cardKey]);

  useLayoutEffect(() => {
    for (const button of place.current?.querySelectorAll('button') ?? []) {
      if (busy) button.setAttribute('aria-disabled', 'true');
      else button.removeAttribute('aria-disabled');
    }
  }, [busy, cardKey]);

  return <div ref={place} className="teams-card" aria-busy={busy} />;
}
