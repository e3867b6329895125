import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

interface Props {
  readonly testId: string;
  readonly labelledBy: string;
  readonly className: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]';

/**
 * A dialog over one pane (the other pane stays usable, as a second app on the same desk would). Takes the focus, keeps
 * it inside while Tab is pressed, closes with Escape and gives the focus back.
 */
export function DialogFrame({ testId, labelledBy, className, onClose, children }: Props) {
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    const box = frame.current;
    const field = box?.querySelector<HTMLElement>(
      '.dialog-body input:not([type="hidden"]), .dialog-body textarea, .dialog-body select',
    );
    (field ?? box)?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
      return;
    }
    if (event.key !== 'Tab') return;
    const stops = [...(frame.current?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])].filter(
      (stop) => stop.offsetParent !== null,
    );
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    const other = event.shiftKey ? stops.at(-1) : stops[0];
    if (document.activeElement === edge || document.activeElement === frame.current) {
      event.preventDefault();
      other?.focus();
    }
  };

  return (
    <div className="overlay">
      <div
        ref={frame}
        className={className}
        role="dialog"
        aria-modal="true"
        aria-labelledby={labelledBy}
        tabIndex={-1}
        data-testid={testId}
        onKeyDown={onKeyDown}
      >
        {children}
      </div>
    </div>
  );
}
