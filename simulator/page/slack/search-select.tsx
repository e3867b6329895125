import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { readOptions, type SlackOption } from './block-kit.ts';
import { useSurface, type ElementProps } from './surface.ts';

/** Slack waits a little for the next key before it asks. */
const ASK_AFTER_MS = 120;

const same = (one: SlackOption) => (other: SlackOption) => other.value === one.value;

/** A menu whose entries the app gives while somebody types: for one choice or for several. */
export function SearchSelectElement({ blockId, element, dispatch, labelledBy, describedBy }: ElementProps) {
  const surface = useSurface();
  const many = element.type === 'multi_external_select';
  const entry = surface.state[blockId]?.[element.action_id ?? ''];
  const chosen = readOptions(
    many
      ? Array.isArray(entry?.['selected_options'])
        ? entry['selected_options']
        : []
      : [entry?.['selected_option']],
  );
  const [typed, setTyped] = useState<string>();
  const [options, setOptions] = useState<readonly SlackOption[]>();
  const [active, setActive] = useState(0);
  const listId = useId();
  const latest = useRef(0);
  const { suggest } = surface;
  const isOpen = typed !== undefined;
  const shortest = element.min_query_length ?? 3;

  useEffect(() => {
    if (typed === undefined || typed.length < shortest) return undefined;
    const turn = (latest.current += 1);
    const timer = setTimeout(() => {
      void suggest(blockId, typed).then((found) => {
        if (turn === latest.current) setOptions(readOptions(found));
      });
    }, ASK_AFTER_MS);
    return () => clearTimeout(timer);
    // The surface is a new object at every drawing; what is asked depends on these alone.
  }, [typed, blockId, shortest]);

  const close = () => {
    setTyped(undefined);
    setOptions(undefined);
    setActive(0);
  };
  const set = (next: readonly SlackOption[]) =>
    surface.change(
      blockId,
      element,
      many
        ? { type: element.type, selected_options: next }
        : { type: element.type, selected_option: next[0] ?? null },
      dispatch,
    );
  const pick = (option: SlackOption) => {
    set(many ? [...chosen.filter((each) => !same(option)(each)), option] : [option]);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const found = options?.[active];
    if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      if (found) pick(found);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const count = options?.length ?? 0;
      if (count > 0) setActive((active + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
    }
  };

  const [only] = chosen;
  return (
    <div className="sk-search">
      {chosen.map((option) =>
        many ? (
          <span key={option.value} className="sk-chip">
            {option.text.text}
            <button
              type="button"
              aria-label={`Remove ${option.text.text}`}
              disabled={surface.busy}
              onClick={() => set(chosen.filter((each) => !same(option)(each)))}
            >
              ×
            </button>
          </span>
        ) : null,
      )}
      <input
        type="text"
        className="sk-text"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-labelledby={labelledBy}
        aria-label={labelledBy ? undefined : (element.placeholder?.text ?? 'Choose')}
        aria-describedby={describedBy}
        placeholder={element.placeholder?.text ?? 'Start typing'}
        readOnly={surface.busy}
        value={typed ?? (many ? '' : (only?.text.text ?? ''))}
        onFocus={() => setTyped('')}
        onBlur={close}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      {isOpen && options && (
        <ul className="sk-search-list" id={listId} role="listbox">
          {options.length === 0 && <li className="sk-search-none">Nothing fits</li>}
          {options.map((option, at) => (
            <li
              key={option.value ?? at}
              role="option"
              aria-selected={at === active}
              // Before the field loses the focus, which closes the list.
              onPointerDown={(event) => {
                event.preventDefault();
                pick(option);
              }}
            >
              {option.text.text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
