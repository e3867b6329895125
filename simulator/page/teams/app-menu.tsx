import { useEffect, useRef, useState } from 'react';

export interface MenuEntry {
  readonly name: string;
  readonly title: string;
}

interface Props {
  readonly label: string;
  readonly mark: string;
  readonly entries: readonly MenuEntry[];
  readonly onChoose: (name: string) => void;
}

/** What the app puts into Teams' own menus. Nothing is shown when it puts nothing there. */
export function AppMenu({ label, mark, entries, onChoose }: Props) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return undefined;
    const close = (event: Event) => {
      const outside = event.target instanceof Node && !place.current?.contains(event.target);
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : outside) setOpen(false);
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, [open]);

  if (entries.length === 0) return null;
  return (
    <div className="app-menu" ref={place}>
      <button
        type="button"
        className="app-menu-button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {mark}
      </button>
      {open && (
        <div className="app-menu-list" role="menu" aria-label={label}>
          {entries.map(({ name, title }) => (
            <button
              key={name}
              type="button"
              role="menuitem"
              onClick={() => {
                setOpen(false);
                onChoose(name);
              }}
            >
              {title}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
