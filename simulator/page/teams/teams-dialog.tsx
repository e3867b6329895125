import { useEffect, useId } from 'react';
import type { Person, TeamsScreen } from '../../protocol.ts';
import { contentHash } from '../content-hash.ts';
import { DialogFrame } from '../dialog-frame.tsx';
import { TeamsCard } from './card.tsx';
import { forgetCards, type CardPress } from './drawn-card.ts';

interface Props {
  readonly dialog: NonNullable<TeamsScreen['dialog']>;
  readonly personId: string;
  readonly people: readonly Person[];
  readonly busy: boolean;
  readonly onPress: (press: CardPress) => void;
  readonly onClose: () => void;
}

/** A Teams dialog (task module): a title, and a card or a short message. */
export function TeamsDialog({ dialog, personId, people, busy, onPress, onClose }: Props) {
  const titleId = useId();
  const keyPrefix = `${personId}/dialog/`;
  useEffect(() => () => forgetCards(keyPrefix), [keyPrefix]);
  return (
    <DialogFrame testId="dialog" className="teams-dialog" labelledBy={titleId} onClose={onClose}>
      <header>
        <span className="dialog-mark" aria-hidden="true">
          ◆
        </span>
        <h2 id={titleId}>{dialog.title}</h2>
        <button type="button" className="close" aria-label="Close" onClick={onClose}>
          ×
        </button>
      </header>
      <div className="dialog-body">
        {dialog.message !== undefined && <p className="dialog-message">{dialog.message}</p>}
        {dialog.card !== undefined && (
          <TeamsCard
            cardKey={keyPrefix + contentHash(dialog)}
            personId={personId}
            card={dialog.card}
            people={people}
            busy={busy}
            onPress={onPress}
          />
        )}
      </div>
      <p className="sending" role="status">
        {busy ? 'Sending…' : ''}
      </p>
    </DialogFrame>
  );
}
