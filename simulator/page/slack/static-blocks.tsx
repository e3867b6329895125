import { useContext, useMemo } from 'react';
import { Message, type Block, type MessageProps } from 'slack-blocks-to-jsx';
import type { Person, Room } from '../../protocol.ts';
import { BotName } from '../bot-name.ts';
import { bareName } from '../room-names.ts';

interface Props {
  readonly blocks: readonly unknown[];
  readonly people: readonly Person[];
  readonly rooms: readonly Room[];
}

/** Blocks that only show something, drawn by the Block Kit renderer, with mentions turned into names. */
export function StaticBlocks({ blocks, people, rooms }: Props) {
  const botName = useContext(BotName);
  const shown = useMemo((): Pick<MessageProps, 'data' | 'hooks'> => {
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return {
      data: { channels: rooms.map((room) => ({ id: room.id, name: bareName(room) })) },
      hooks: {
        // Beside the people there is one more user in the workspace, and that is the bot.
        user: ({ id }) => <span className="slack_user">@{names.get(id) ?? botName}</span>,
      },
    };
  }, [people, rooms, botName]);
  return (
    // The renderer checks the shapes itself and leaves out what it does not know.
    <Message withoutWrapper theme="light" logo="" name="" blocks={readable(blocks) as Block[]} {...shown} />
  );
}

/** In Slack `verbatim` only stops names and links from being found; the renderer takes it to mean no formatting at all. */
function readable(blocks: readonly unknown[]): unknown {
  return JSON.parse(
    JSON.stringify(blocks, (key, value: unknown) => (key === 'verbatim' ? undefined : value)),
  );
}
