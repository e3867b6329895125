import { randomBytes } from 'node:crypto';
import { isObject, listOf, textOf, type JsonObject } from '../json.ts';

/** An element somebody can press or fill in, with the block it stands in. */
export interface Placed {
  readonly blockId: string;
  readonly block: JsonObject;
  readonly element: JsonObject;
  readonly actionId: string;
  readonly type: string;
}

/** Slack gives every block and element that has none an id of its own. */
export function withIds(blocks: readonly unknown[]): readonly unknown[] {
  return blocks.map((block) => {
    if (!isObject(block)) return block;
    const made: Record<string, unknown> = { ...block, block_id: block['block_id'] ?? shortId() };
    for (const key of ['element', 'accessory']) {
      if (block[key] !== undefined) made[key] = withActionId(block[key]);
    }
    if (block['type'] === 'actions') made['elements'] = listOf(block['elements']).map(withActionId);
    return made;
  });
}

export function withBlockIds(view: JsonObject): JsonObject {
  return { ...view, blocks: withIds(listOf(view['blocks'])) };
}

/** Every interactive element of the blocks, in reading order. */
export function placedElements(blocks: readonly unknown[] | undefined): readonly Placed[] {
  return (blocks ?? []).flatMap((block) => {
    if (!isObject(block)) return [];
    const inside = [
      block['element'],
      block['accessory'],
      ...(block['type'] === 'actions' ? listOf(block['elements']) : []),
    ];
    return inside.flatMap((element) => {
      if (!isObject(element)) return [];
      const actionId = textOf(element['action_id']);
      const type = textOf(element['type']);
      const blockId = textOf(block['block_id']);
      if (actionId === undefined || type === undefined || blockId === undefined) return [];
      return [{ blockId, block, element, actionId, type }];
    });
  });
}

/** The words on a button, or of a menu's placeholder. */
export function labelOf(element: JsonObject): string | undefined {
  const label = isObject(element['text']) ? element['text'] : element['placeholder'];
  return isObject(label) ? textOf(label['text']) : undefined;
}

function withActionId(element: unknown): unknown {
  if (!isObject(element) || element['type'] === 'image') return element;
  return { ...element, action_id: element['action_id'] ?? shortId() };
}

function shortId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}
