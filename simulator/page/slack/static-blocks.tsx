import { useMemo } from 'react';
import { Message, type Block } from 'slack-blocks-to-jsx';
import type { Person, Room } from '../../protocol.ts';

interface Props {
  readonly blocks: readonly unknown[];
  readonly people: readonly Person[];
  readonly rooms: readonly Room[];
}

/** Blocks that only show something, drawn by the Block Kit renderer, with mentions turned into names. */
export function StaticBlocks({ blocks, people, rooms }: Props) {
  const data = useMemo(
    () => ({
      users: people.map(({ id, name }) => ({ id, name, avatar: '' })),
      channels: rooms.map(({ id, name }) => ({ id, name })),
    }),
    [people, rooms],
  );
  return (
    // The renderer checks the shapes itself and leaves out what it does not know.
    <Message withoutWrapper theme="light" logo="" name="" blocks={blocks as Block[]} data={data} />
  );
}
