import { useState } from 'react';
import type { World } from '../protocol.ts';
import type { Example } from './examples.ts';
import { recall, remember } from './remember.ts';

interface Props {
  readonly world: World;
  readonly examples: readonly Example[];
  readonly onExample: (example: Example) => void;
}

/** On a phone the conversation needs the room. */
const firstSight = () => (matchMedia('(max-width: 560px)').matches ? 'hidden' : 'shown');

/** Says what this page is and offers three things to try. It can be hidden, and stays hidden in this tab. */
export function IntroStrip({ world, examples, onExample }: Props) {
  const [open, setOpen] = useState(() => (recall('intro') ?? firstSight()) !== 'hidden');
  const toggle = () => {
    remember('intro', open ? 'hidden' : 'shown');
    setOpen(!open);
  };
  return (
    <header className="intro">
      <div className="intro-line">
        <h1>
          {world.partnership} <span className="intro-kind">local mode</span>
        </h1>
        <button type="button" className="quiet" aria-expanded={open} onClick={toggle}>
          {open ? 'Hide tips' : 'Show tips'}
        </button>
      </div>
      {open && (
        <p className="intro-tips">
          <span>
            <strong>Local mode: nothing leaves this machine.</strong> Choose who you are on each side. Try:
          </span>
          <span className="intro-examples">
            {examples.map((example) => (
              <button
                key={example.label}
                type="button"
                className="example"
                data-testid="example"
                title={example.text}
                onClick={() => onExample(example)}
              >
                {example.label}
              </button>
            ))}
          </span>
        </p>
      )}
    </header>
  );
}
