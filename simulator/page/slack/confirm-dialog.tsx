import { useId } from 'react';
import { DialogFrame } from '../dialog-frame.tsx';
import type { SlackConfirm } from './block-kit.ts';

/** Slack's "are you sure" before a press. */
export function ConfirmDialog({
  confirm,
  onAnswer,
}: {
  confirm: SlackConfirm;
  onAnswer: (yes: boolean) => void;
}) {
  const titleId = useId();
  return (
    <DialogFrame
      testId="confirm"
      className="slack-modal confirm"
      labelledBy={titleId}
      onClose={() => onAnswer(false)}
    >
      <header>
        <h2 id={titleId}>{confirm.title.text}</h2>
      </header>
      <div className="dialog-body">
        <p>{confirm.text.text}</p>
      </div>
      <footer>
        <button type="button" className="sk-button" onClick={() => onAnswer(false)}>
          {confirm.deny.text}
        </button>
        <button
          type="button"
          className={`sk-button ${confirm.style === 'danger' ? 'danger' : 'primary'}`}
          onClick={() => onAnswer(true)}
        >
          {confirm.confirm.text}
        </button>
      </footer>
    </DialogFrame>
  );
}
