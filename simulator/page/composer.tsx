import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Person, World } from '../protocol.ts';
import type { Fill } from './app.tsx';
import { suggest, type Suggestion } from './suggestions.ts';

interface Props {
  /** `composer` for the room itself, `reply-composer` inside a thread. */
  readonly testId: 'composer' | 'reply-composer';
  readonly label: string;
  readonly placeholder: string;
  readonly people: readonly Person[];
  readonly world: World;
  readonly sending: boolean;
  readonly fill?: Fill | undefined;
  /** Resolves to whether it went; a text that did not go stays in the box. */
  readonly onSend: (text: string) => Promise<boolean>;
}

/** A box to type in, with completion of commands and people. Enter sends, Shift and Enter starts a new line. */
export function Composer({ testId, label, placeholder, people, world, sending, fill, onSend }: Props) {
  const [text, setText] = useState('');
  const [caret, setCaret] = useState(0);
  const [closed, setClosed] = useState(false);
  const [choice, setChoice] = useState(0);
  const box = useRef<HTMLTextAreaElement>(null);
  const nextCaret = useRef<number | undefined>(undefined);
  const listId = useId();

  const suggested = closed ? undefined : suggest(text.slice(0, caret), people, world.commands, world.botName);
  const list = suggested?.list ?? [];
  const active = Math.min(choice, list.length - 1);

  useEffect(() => {
    if (!fill) return;
    setText(fill.text);
    setCaret(fill.text.length);
    setClosed(true);
    box.current?.focus();
  }, [fill]);

  useLayoutEffect(() => {
    const area = box.current;
    if (!area) return;
    if (nextCaret.current !== undefined) {
      area.setSelectionRange(nextCaret.current, nextCaret.current);
      nextCaret.current = undefined;
    }
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight + 2, 180)}px`;
  }, [text]);

  const pick = (suggestion: Suggestion) => {
    if (!suggested) return;
    const start = text.slice(0, suggested.from) + suggestion.insert;
    nextCaret.current = start.length;
    setText(start + text.slice(caret).replace(/^ /, ''));
    setCaret(start.length);
    setChoice(0);
    box.current?.focus();
  };

  const submit = async () => {
    const typed = text.trim();
    if (!typed || sending) return;
    setText('');
    setCaret(0);
    if (!(await onSend(typed))) setText((since) => since || typed);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = list[active];
    if (chosen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setChoice((active + (event.key === 'ArrowDown' ? 1 : list.length - 1)) % list.length);
    } else if (chosen && (event.key === 'Tab' || event.key === 'Enter') && !event.shiftKey) {
      event.preventDefault();
      pick(chosen);
    } else if (chosen && event.key === 'Escape') {
      event.stopPropagation();
      setClosed(true);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void submit();
    }
  };

  return (
    <div className={testId}>
      {list.length > 0 && (
        <ul className="suggestions" id={listId} role="listbox" aria-label="Suggestions">
          {list.map((suggestion, at) => (
            <li
              key={suggestion.id}
              id={`${listId}-${at}`}
              role="option"
              aria-selected={at === active}
              onMouseDown={(event) => {
                event.preventDefault();
                pick(suggestion);
              }}
            >
              <strong>{suggestion.title}</strong> <span>{suggestion.detail}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="composer-box">
        <textarea
          ref={box}
          data-testid={testId}
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={list.length > 0 ? listId : undefined}
          aria-activedescendant={list.length > 0 ? `${listId}-${active}` : undefined}
          rows={1}
          placeholder={placeholder}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setCaret(event.target.selectionStart);
            setClosed(false);
            setChoice(0);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onBlur={() => setClosed(true)}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          className="send"
          data-testid={testId === 'composer' ? 'send' : 'reply-send'}
          aria-label="Send"
          aria-disabled={sending || !text.trim()}
          onClick={() => void submit()}
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d="M1.6 1.7 14.8 8 1.6 14.3l1.7-5.5L9.4 8 3.3 7.2z" fill="currentColor" />
          </svg>
        </button>
      </div>
      <p className="composer-status" role="status">
        {sending ? 'Sending…' : ''}
      </p>
    </div>
  );
}
