import type { SlackElement, SlackOption } from './block-kit.ts';
import { optionsOf } from './block-kit.ts';
import type { ElementState } from './state.ts';
import { useSurface, type ElementProps, type Surface } from './surface.ts';

interface Choice {
  readonly key: string;
  readonly group: string;
  readonly title: string;
  /** What stands in the state for it: an option object, or an id. */
  readonly value: unknown;
}

const optionKey = (option: SlackOption) => option.value ?? option.text.text;

/** What can be chosen, whatever kind of select it is. */
function choicesOf(element: SlackElement, { people, rooms }: Surface): Choice[] {
  if (element.type.endsWith('users_select')) {
    return people.map((each) => ({ key: each.id, group: each.agency, title: each.name, value: each.id }));
  }
  if (element.type.endsWith('conversations_select') || element.type.endsWith('channels_select')) {
    return rooms
      .filter((room) => room.kind === 'channel' || element.type.endsWith('conversations_select'))
      .map((room) => ({ key: room.id, group: '', title: room.name, value: room.id }));
  }
  return optionsOf(element).map(({ group, option }) => ({
    key: optionKey(option),
    group,
    title: option.text.text,
    value: option,
  }));
}

/** The field of the state entry that holds the choice: `selected_option`, `selected_users`, … */
function fieldOf(type: string): string {
  const many = type.startsWith('multi_');
  const kind = type.includes('users')
    ? 'user'
    : type.includes('conversations')
      ? 'conversation'
      : type.includes('channels')
        ? 'channel'
        : 'option';
  return `selected_${kind}${many ? 's' : ''}`;
}

function keyOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  const { value: key, text } = value as { value?: unknown; text?: { text?: unknown } };
  return typeof key === 'string' ? key : typeof text?.text === 'string' ? text.text : '';
}

function Options({ choices }: { choices: readonly Choice[] }) {
  const groups = new Map<string, Choice[]>();
  for (const choice of choices) groups.set(choice.group, [...(groups.get(choice.group) ?? []), choice]);
  return [...groups].map(([group, members]) => {
    const options = members.map((choice) => (
      <option key={choice.key} value={choice.key}>
        {choice.title}
      </option>
    ));
    return group ? (
      <optgroup key={group} label={group}>
        {options}
      </optgroup>
    ) : (
      options
    );
  });
}

/** A select for one choice: options, people, conversations or channels. */
export function SelectElement({ blockId, element, dispatch, labelledBy, describedBy }: ElementProps) {
  const surface = useSurface();
  const choices = choicesOf(element, surface);
  const field = fieldOf(element.type);
  const entry = surface.state[blockId]?.[element.action_id ?? ''];
  return (
    <select
      className="sk-select"
      aria-labelledby={labelledBy}
      aria-label={labelledBy ? undefined : (element.placeholder?.text ?? 'Choose')}
      aria-describedby={describedBy}
      disabled={surface.busy}
      value={keyOf(entry?.[field])}
      onChange={(event) => {
        const chosen = choices.find((choice) => choice.key === event.target.value);
        const next: ElementState = { type: element.type, [field]: chosen?.value ?? null };
        surface.change(blockId, element, next, dispatch);
      }}
    >
      <option value="">{element.placeholder?.text ?? 'Select an option'}</option>
      <Options choices={choices} />
    </select>
  );
}

/** A select for several choices: what is chosen stands as removable labels before the list of the rest. */
export function MultiSelectElement({ blockId, element, dispatch, labelledBy, describedBy }: ElementProps) {
  const surface = useSurface();
  const choices = choicesOf(element, surface);
  const field = fieldOf(element.type);
  const entry = surface.state[blockId]?.[element.action_id ?? ''];
  const held = entry?.[field];
  const chosen: readonly unknown[] = Array.isArray(held) ? held : [];
  const keys = new Set(chosen.map(keyOf));
  const full = element.max_selected_items !== undefined && chosen.length >= element.max_selected_items;

  const set = (values: readonly unknown[]) =>
    surface.change(blockId, element, { type: element.type, [field]: values }, dispatch);

  return (
    <div className="sk-multi">
      {chosen.map((value) => {
        const title = choices.find((choice) => choice.key === keyOf(value))?.title ?? keyOf(value);
        return (
          <span key={keyOf(value)} className="sk-chip">
            {title}
            <button
              type="button"
              aria-label={`Remove ${title}`}
              disabled={surface.busy}
              onClick={() => set(chosen.filter((other) => keyOf(other) !== keyOf(value)))}
            >
              ×
            </button>
          </span>
        );
      })}
      {!full && (
        <select
          className="sk-select"
          aria-labelledby={labelledBy}
          aria-label={labelledBy ? undefined : (element.placeholder?.text ?? 'Choose')}
          aria-describedby={describedBy}
          disabled={surface.busy}
          value=""
          onChange={(event) => {
            const added = choices.find((choice) => choice.key === event.target.value);
            if (added) set([...chosen, added.value]);
          }}
        >
          <option value="">{element.placeholder?.text ?? 'Select options'}</option>
          <Options choices={choices.filter((choice) => !keys.has(choice.key))} />
        </select>
      )}
    </div>
  );
}
