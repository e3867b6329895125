import { optionsOf } from './block-kit.ts';
import { useSurface, type ElementProps } from './surface.ts';

const SAFE_LINK = /^(https?:|mailto:)/i;

function open(url: string | undefined): void {
  if (url && SAFE_LINK.test(url)) window.open(url, '_blank', 'noopener,noreferrer');
}

/** A button; one with a link opens it and still tells the app, as Slack does. */
export function ButtonElement({ blockId, element }: ElementProps) {
  const { press, busy } = useSurface();
  return (
    <button
      type="button"
      className={`sk-button ${element.style ?? ''}`}
      aria-disabled={busy}
      aria-label={element.accessibility_label}
      onClick={() => {
        if (busy) return;
        open(element.url);
        press(blockId, element);
      }}
    >
      {element.text?.text ?? 'Button'}
      {element.url && (
        <span className="sk-leaves" aria-hidden="true">
          ↗
        </span>
      )}
    </button>
  );
}

/** The three-dot menu. */
export function OverflowElement({ blockId, element }: ElementProps) {
  const { press, busy } = useSurface();
  const options = optionsOf(element);
  return (
    <select
      className="sk-overflow"
      aria-label="More actions"
      disabled={busy}
      value=""
      onChange={(event) => {
        const chosen = options[Number(event.target.value)]?.option;
        if (!chosen) return;
        open(chosen.url);
        press(blockId, element, { type: element.type, selected_option: chosen });
      }}
    >
      <option value="" hidden>
        ⋯
      </option>
      {options.map(({ option }, at) => (
        <option key={at} value={at}>
          {option.text.text}
        </option>
      ))}
    </select>
  );
}
