import { useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react';
import type { Person, Room, SlackScreen } from '../../protocol.ts';
import { DialogFrame } from '../dialog-frame.tsx';
import { readBlocks, readView } from './block-kit.ts';
import { SlackBlocks, type Press } from './blocks.tsx';
import { incomplete, type SlackState } from './state.ts';
import { forgetTyped, useTyped } from './use-typed.ts';

interface Props {
  readonly modal: SlackScreen['modals'][number];
  /** How many modals lie underneath. */
  readonly under: number;
  readonly personId: string;
  readonly people: readonly Person[];
  readonly rooms: readonly Room[];
  readonly busy: boolean;
  readonly onPress: (press: Press) => void;
  readonly onSuggest: (blockId: string, typed: string) => Promise<readonly unknown[]>;
  readonly onSubmit: (state: SlackState) => void;
  readonly onClose: () => void;
}

/** The modal on top of the stack. Field errors stand under their fields, the app's own and those Slack finds itself. */
export function SlackModal({
  modal,
  under,
  personId,
  people,
  rooms,
  busy,
  onPress,
  onSuggest,
  onSubmit,
  onClose,
}: Props) {
  const titleId = useId();
  const view = useMemo(() => readView(modal.view), [modal.view]);
  const blocks = useMemo(() => readBlocks(view.blocks), [view]);
  const surfaceKey = `${personId}/modal/${modal.id}`;
  const { state } = useTyped(surfaceKey, blocks);
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => setMissing({}), [modal.errors]);
  useEffect(() => () => forgetTyped(surfaceKey), [surfaceKey]);

  const submit = () => {
    if (busy) return;
    const found = incomplete(blocks, state);
    setMissing(found);
    if (Object.keys(found).length === 0) onSubmit(state);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type === 'text') {
      event.preventDefault();
      submit();
    }
  };

  return (
    <DialogFrame testId="modal" className="slack-modal" labelledBy={titleId} onClose={onClose}>
      <header>
        {under > 0 && <span className="sk-under">{under + 1}</span>}
        <h2 id={titleId}>{view.title?.text ?? 'Form'}</h2>
        <button type="button" className="close" aria-label="Close" onClick={onClose}>
          ×
        </button>
      </header>
      <div className="dialog-body" onKeyDown={onKeyDown}>
        <SlackBlocks
          surfaceKey={surfaceKey}
          blocks={blocks}
          people={people}
          rooms={rooms}
          busy={busy}
          errors={{ ...modal.errors, ...missing }}
          onPress={onPress}
          onSuggest={onSuggest}
        />
      </div>
      <footer>
        <span className="sending" role="status">
          {busy ? 'Sending…' : ''}
        </span>
        <button type="button" className="sk-button" onClick={onClose}>
          {view.close?.text ?? (view.submit ? 'Cancel' : 'Close')}
        </button>
        {view.submit && (
          <button type="button" className="sk-button primary" aria-disabled={busy} onClick={submit}>
            {view.submit.text}
          </button>
        )}
      </footer>
    </DialogFrame>
  );
}
