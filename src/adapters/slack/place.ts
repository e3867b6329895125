import type { Place } from '../../bot/interaction.ts';

export interface WhereSaid {
  readonly tenant: string;
  readonly channel: string;
  readonly thread?: string | undefined;
  /** As events give it: `im`, `mpim`, `channel`, `group`, `C`, `G`. */
  readonly channelType?: string | undefined;
  readonly channelName?: string | undefined;
  readonly shared?: boolean | undefined;
}

/** Slack's names for conversations that have none; `privategroup` also stands for private channels. */
const NAMELESS = new Set(['directmessage', 'privategroup']);

/** Where something happened. A private channel (`group`) has a roster and counts as a channel; `mpim` is a group chat. */
export function toPlace(where: WhereSaid): Place {
  const { channelName: name } = where;
  return {
    platform: 'slack',
    tenant: where.tenant,
    conversation: where.channel,
    kind: kindOf(where),
    ...(where.thread === undefined ? {} : { thread: where.thread }),
    ...(name === undefined || NAMELESS.has(name) ? {} : { name }),
    ...(where.shared === undefined ? {} : { shared: where.shared }),
  };
}

function kindOf({ channel, channelType, channelName }: WhereSaid): Place['kind'] {
  if (channelType === 'im') return 'direct';
  if (channelType === 'mpim' || channelName?.startsWith('mpdm-')) return 'group';
  return channel.startsWith('D') ? 'direct' : 'channel';
}
