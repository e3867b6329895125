import { useId, type KeyboardEvent } from 'react';
import type { SlackOption } from './block-kit.ts';
import { useSurface, type ElementProps } from './surface.ts';

const asText = (value: unknown) => (typeof value === 'string' ? value : '');

/** A text, e-mail, link or number field. With `dispatch` the app is told when Enter is pressed. */
export function TextElement({ blockId, element, dispatch, labelledBy, describedBy }: ElementProps) {
  const { state, change, press, busy } = useSurface();
  const value = asText(state[blockId]?.[element.action_id ?? '']?.['value']);
  const shared = {
    className: 'sk-text',
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    'aria-invalid': describedBy?.endsWith('error') ? true : undefined,
    placeholder: element.placeholder?.text,
    maxLength: element.max_length,
    readOnly: busy,
    value,
    onChange: (event: { target: { value: string } }) =>
      change(blockId, element, { type: element.type, value: event.target.value || null }, false),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (dispatch && event.key === 'Enter') press(blockId, element);
  };
  if (element.multiline) return <textarea rows={4} {...shared} />;
  return (
    <input
      type={
        element.type === 'email_text_input' ? 'email' : element.type === 'url_text_input' ? 'url' : 'text'
      }
      inputMode={element.type === 'number_input' ? 'decimal' : undefined}
      onKeyDown={onKeyDown}
      {...shared}
    />
  );
}

const pickers: Readonly<Record<string, { input: string; field: string }>> = {
  datepicker: { input: 'date', field: 'selected_date' },
  timepicker: { input: 'time', field: 'selected_time' },
  datetimepicker: { input: 'datetime-local', field: 'selected_date_time' },
};

/** `2026-12-12T14:30` of this browser's clock for seconds since 1970. */
function localMoment(seconds: unknown): string {
  if (typeof seconds !== 'number') return '';
  const at = new Date(seconds * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** A date, a time, or both. */
export function DateElement({ blockId, element, dispatch, labelledBy, describedBy }: ElementProps) {
  const { state, change, busy } = useSurface();
  const { input, field } = pickers[element.type] ?? { input: 'date', field: 'selected_date' };
  const held = state[blockId]?.[element.action_id ?? '']?.[field];
  return (
    <input
      type={input}
      className="sk-text sk-date"
      aria-labelledby={labelledBy}
      aria-label={labelledBy ? undefined : (element.placeholder?.text ?? 'Date')}
      aria-describedby={describedBy}
      disabled={busy}
      value={input === 'datetime-local' ? localMoment(held) : asText(held)}
      onChange={(event) => {
        const typed = event.target.value;
        const value = input === 'datetime-local' ? Math.floor(Date.parse(typed) / 1000) : typed;
        change(blockId, element, { type: element.type, [field]: typed ? value : null }, dispatch);
      }}
    />
  );
}

const same = (one: SlackOption, other: unknown) =>
  typeof other === 'object' && other !== null && 'value' in other && other.value === one.value;

/** Checkboxes or radio buttons. */
export function TickElement({ blockId, element, dispatch, labelledBy, describedBy }: ElementProps) {
  const { state, change, busy } = useSurface();
  const name = useId();
  const many = element.type === 'checkboxes';
  const entry = state[blockId]?.[element.action_id ?? ''];
  const held = many ? entry?.['selected_options'] : [entry?.['selected_option']];
  const chosen: readonly unknown[] = Array.isArray(held) ? held : [];

  const tick = (option: SlackOption, on: boolean) => {
    const others = chosen.filter((each) => !same(option, each));
    const next = many
      ? { type: element.type, selected_options: on ? [...others, option] : others }
      : { type: element.type, selected_option: option };
    change(blockId, element, next, dispatch);
  };

  return (
    <div
      className="sk-ticks"
      role={many ? 'group' : 'radiogroup'}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    >
      {(element.options ?? []).map((option, at) => (
        <label key={option.value ?? at}>
          <input
            type={many ? 'checkbox' : 'radio'}
            name={name}
            disabled={busy}
            checked={chosen.some((each) => same(option, each))}
            onChange={(event) => tick(option, event.target.checked)}
          />
          <span>
            {option.text.text}
            {option.description && <small>{option.description.text}</small>}
          </span>
        </label>
      ))}
    </div>
  );
}
