import type { KnownBlock, PlainTextOption } from '@slack/types';
import { LIMITS } from './limits.ts';
import { plain, warn, type Draft } from './render-draft.ts';

/**
 * Blocks as a modal or a home page takes them. Neither can be continued elsewhere: beyond its limits (blocks, bytes) inputs and
 * buttons stay, other parts go, and it says so. A menu too long for the whole view keeps the choices there is room for.
 *
 * @param summary shown when there is nothing else.
 */
export function fitView(blocks: readonly KnownBlock[], summary: string, draft: Draft): KnownBlock[] {
  if (blocks.length === 0) {
    const words = summary.trim() === '' ? 'There is nothing to show.' : summary;
    return [{ type: 'section', text: plain(draft, { type: 'form' }, 'summary', words, LIMITS.sectionText) }];
  }
  if (blocks.length <= LIMITS.modalBlocks && bytesOf(blocks) <= LIMITS.viewBytes) return [...blocks];
  const shortened = withFewerChoices(blocks, draft);
  const kept = chosen(shortened);
  const lost = shortened.filter((block) => !kept.has(block));
  const left = shortened.filter((block) => kept.has(block));
  if (lost.length === 0) return left;
  for (const block of lost) if (matters(block)) warnOf(block, 'a modal has no room for it', draft);
  const why = `${lost.length} parts do not fit into a modal of ${LIMITS.modalBlocks} blocks and ${LIMITS.viewBytes} bytes`;
  warn(draft, 'dropped', { type: 'AdaptiveCard' }, why);
  const note = `${lost.length} more parts do not fit here. Ask for the full list in a message.`;
  return [...left, { type: 'context', elements: [{ type: 'plain_text', text: note, emoji: false }] }];
}

function matters({ type }: KnownBlock): boolean {
  return type === 'input' || type === 'actions';
}

/** What can be filled in and pressed has the first claim to the room, what stands above the second. */
function chosen(blocks: readonly KnownBlock[]): Set<KnownBlock> {
  const kept = new Set<KnownBlock>();
  // One block, and as many bytes as it takes, for the note that something is missing.
  let room = LIMITS.viewBytes - NOTE_BYTES;
  for (const block of [...blocks.filter(matters), ...blocks.filter((each) => !matters(each))]) {
    const bytes = bytesOf(block);
    if (kept.size === LIMITS.modalBlocks - 1 || bytes > room) continue;
    kept.add(block);
    room -= bytes;
  }
  return kept;
}

const NOTE_BYTES = 300;

/** Menus share what room the other inputs and buttons leave; one that needs less than its share is left whole. */
function withFewerChoices(blocks: readonly KnownBlock[], draft: Draft): readonly KnownBlock[] {
  const needed = blocks.filter(matters);
  const menus = needed.filter((block) => optionsIn(block) !== undefined);
  const others = bytesOf(needed) - bytesOf(menus);
  if (menus.length === 0 || bytesOf(needed) <= LIMITS.viewBytes - NOTE_BYTES) return blocks;
  const share = Math.max(LEAST_SHARE, (LIMITS.viewBytes - NOTE_BYTES - others) / menus.length);
  return blocks.map((block) =>
    menus.includes(block) && bytesOf(block) > share ? cut(block, share, draft) : block,
  );
}

/** Enough for a few choices, whatever else there is. */
const LEAST_SHARE = 1000;

interface Menu {
  readonly options: readonly PlainTextOption[];
  readonly chosen: readonly PlainTextOption[];
}

function optionsIn(block: KnownBlock): Menu | undefined {
  if (block.type !== 'input') return undefined;
  const { element } = block;
  if (element.type !== 'static_select' && element.type !== 'multi_static_select') return undefined;
  const options = [
    ...(element.options ?? []),
    ...(element.option_groups ?? []).flatMap((group) => group.options),
  ].filter(isPlain);
  const first = element.type === 'static_select' ? [element.initial_option] : (element.initial_options ?? []);
  return { options, chosen: first.filter((option) => option !== undefined).filter(isPlain) };
}

function isPlain(option: { readonly text: { readonly type: string } }): option is PlainTextOption {
  return option.text.type === 'plain_text';
}

/** What is chosen already stays among the choices: Slack refuses a menu without it. */
function cut(block: KnownBlock, share: number, draft: Draft): KnownBlock {
  const menu = optionsIn(block);
  if (menu === undefined || block.type !== 'input') return block;
  const { element } = block;
  if (element.type !== 'static_select' && element.type !== 'multi_static_select') return block;
  const isChosen = new Set(menu.chosen.map(({ value }) => value));
  // Group labels and the block around the choices take up some of it.
  let room = share * 0.9 - bytesOf({ ...block, element: { ...element, options: [], option_groups: [] } });
  const kept = new Set<unknown>(menu.options.filter(({ value }) => isChosen.has(value)));
  for (const option of kept) room -= bytesOf(option);
  for (const option of menu.options) {
    const bytes = bytesOf(option);
    if (kept.has(option) || bytes > room) continue;
    kept.add(option);
    room -= bytes;
  }
  warnOf(block, `the view fits into a modal with ${kept.size} of its ${menu.options.length} choices`, draft);
  const own = <T>(options: readonly T[]): T[] => options.filter((option) => kept.has(option));
  return {
    ...block,
    element: {
      ...element,
      ...(element.options && { options: own(element.options) }),
      ...(element.option_groups && {
        option_groups: element.option_groups
          .map((group) => ({ ...group, options: own(group.options) }))
          .filter(({ options }) => options.length > 0),
      }),
    },
  };
}

function warnOf(block: KnownBlock, detail: string, draft: Draft): void {
  warn(
    draft,
    'dropped',
    { type: block.type, ...(block.block_id !== undefined && { id: block.block_id }) },
    detail,
  );
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
