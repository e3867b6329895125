import { useId, useState, type ReactNode } from 'react';
import type { Person, Room } from '../../protocol.ts';
import { readElements, type SlackBlock, type SlackElement } from './block-kit.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { SlackElementView } from './element.tsx';
import type { ElementState, SlackState } from './state.ts';
import { StaticBlocks } from './static-blocks.tsx';
import { SurfaceContext, type Surface } from './surface.ts';
import { useTyped } from './use-typed.ts';

export interface Press {
  readonly blockId: string;
  readonly actionId: string;
  readonly state: SlackState;
}

interface Props {
  /** Person and message (with its content) or modal: the same key keeps what was typed. */
  readonly surfaceKey: string;
  readonly blocks: readonly SlackBlock[];
  readonly people: readonly Person[];
  readonly rooms: readonly Room[];
  readonly busy: boolean;
  readonly errors?: Readonly<Record<string, string>>;
  readonly onPress: (press: Press) => void;
  /** Asks the app for the entries of a searched menu. */
  readonly onSuggest: (blockId: string, typed: string) => Promise<readonly unknown[]>;
}

interface Waiting {
  readonly element: SlackElement;
  readonly go: () => void;
}

/** The blocks of a message or a modal: static ones drawn by the renderer, interactive ones by this page. */
export function SlackBlocks({
  surfaceKey,
  blocks,
  people,
  rooms,
  busy,
  errors = {},
  onPress,
  onSuggest,
}: Props) {
  const { state, set } = useTyped(surfaceKey, blocks);
  const [waiting, setWaiting] = useState<Waiting>();

  const tell = (element: SlackElement, blockId: string, whole: SlackState) => {
    const go = () => onPress({ blockId, actionId: element.action_id ?? '', state: whole });
    if (element.confirm) setWaiting({ element, go });
    else go();
  };
  const surface: Surface = {
    state,
    busy,
    people,
    rooms,
    errors,
    suggest: onSuggest,
    change(blockId, element, entry, dispatch) {
      const whole = set(blockId, element.action_id ?? '', entry);
      if (dispatch) tell(element, blockId, whole);
    },
    press(blockId, element, entry) {
      tell(element, blockId, entry ? withPressed(state, blockId, element, entry) : state);
    },
  };

  return (
    <SurfaceContext value={surface}>
      <div className="sk-blocks">{inRuns(blocks, (run) => drawRun(run, people, rooms))}</div>
      {waiting?.element.confirm && (
        <ConfirmDialog
          confirm={waiting.element.confirm}
          onAnswer={(yes) => {
            setWaiting(undefined);
            if (yes) waiting.go();
          }}
        />
      )}
    </SurfaceContext>
  );
}

/** An overflow menu keeps no state on Slack; its choice travels with the press. */
function withPressed(
  state: SlackState,
  blockId: string,
  element: SlackElement,
  entry: ElementState,
): SlackState {
  return { ...state, [blockId]: { ...state[blockId], [element.action_id ?? '']: entry } };
}

const interactive = (block: SlackBlock) =>
  block.type === 'actions' ||
  block.type === 'input' ||
  block.type === 'unreadable' ||
  (block.type === 'section' && block.accessory !== undefined && block.accessory.type !== 'image');

/** Neighbouring static blocks go to the renderer together. */
function inRuns(blocks: readonly SlackBlock[], draw: (run: readonly SlackBlock[]) => ReactNode): ReactNode[] {
  const runs: SlackBlock[][] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    const before = last?.[0];
    if (last && before && !interactive(before) && !interactive(block)) last.push(block);
    else runs.push([block]);
  }
  return runs.map(draw);
}

function drawRun(run: readonly SlackBlock[], people: readonly Person[], rooms: readonly Room[]): ReactNode {
  const [block] = run;
  if (!block) return null;
  if (!interactive(block)) return <StaticBlocks key={block.id} blocks={run} people={people} rooms={rooms} />;
  if (block.type === 'input') return <InputBlock key={block.id} block={block} />;
  if (block.type === 'actions') {
    return (
      <div key={block.id} className="sk-actions">
        {readElements(block).map((element, at) => (
          <SlackElementView key={element.action_id ?? at} blockId={block.id} element={element} dispatch />
        ))}
      </div>
    );
  }
  if (block.accessory) {
    const { accessory, ...section } = block;
    return (
      <div key={block.id} className="sk-section">
        <StaticBlocks blocks={[section]} people={people} rooms={rooms} />
        <SlackElementView blockId={block.id} element={accessory} dispatch />
      </div>
    );
  }
  return (
    <p key={block.id} className="undrawable">
      This page cannot read this block.
    </p>
  );
}

function InputBlock({ block }: { block: SlackBlock }) {
  const id = useId();
  if (!block.element) return null;
  return (
    <SurfaceContext.Consumer>
      {(surface) => {
        const error = surface?.errors[block.id];
        const describedBy = error ? `${id}error` : block.hint ? `${id}hint` : undefined;
        return (
          <div className={error ? 'sk-input wrong' : 'sk-input'} data-block-id={block.id}>
            <span className="sk-label" id={`${id}label`}>
              {block.label?.text}
              {block.optional && <span className="sk-optional"> (optional)</span>}
            </span>
            {block.element && (
              <SlackElementView
                blockId={block.id}
                element={block.element}
                dispatch={block.dispatch_action === true}
                labelledBy={`${id}label`}
                describedBy={describedBy}
              />
            )}
            {block.hint && (
              <span className="sk-hint" id={`${id}hint`}>
                {block.hint.text}
              </span>
            )}
            {error && (
              <span className="sk-error" id={`${id}error`} role="alert">
                {error}
              </span>
            )}
          </div>
        );
      }}
    </SurfaceContext.Consumer>
  );
}
