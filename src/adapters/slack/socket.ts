import { SocketModeReceiver, type Receiver } from '@slack/bolt';
import { BotError } from '../../bot/errors.ts';
import type { Log } from '../../bot/log.ts';
import { SLACK_API_URL } from './client.ts';
import { errorGist, sdkLog } from './sdk-log.ts';

export interface SocketOptions {
  readonly appToken: string;
  readonly apiUrl?: string;
  /** Milliseconds before the first try to connect again; doubled up to a minute. */
  readonly reconnectAfterMs?: number;
}

export interface Socket {
  readonly receiver: Receiver;
  /** @throws BotError when Slack refuses the app token or cannot be reached. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const LONGEST_WAIT_MS = 60_000;

/**
 * Slack over a WebSocket that the bot opens, for places that cannot be reached from outside. Bolt's receiver does the
 * talking. Connecting again is done here: its own way leaves a rejected promise behind when Slack cannot be reached at that
 * moment, which ends the process.
 */
export function createSocket(options: SocketOptions, log: Log): Socket {
  const receiver = new SocketModeReceiver({
    appToken: options.appToken,
    autoReconnectEnabled: false,
    logger: sdkLog(log),
    installerOptions: {
      clientOptions: {
        slackApiUrl: options.apiUrl ?? SLACK_API_URL,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: 10_000,
      },
    },
    // Not acknowledged, so that Slack delivers it again.
    processEventErrorHandler: async ({ error }) => {
      log.error({ kind: 'slack-socket', error: errorGist(error) }, 'a delivery failed');
      return false;
    },
  });

  let wanted = false;
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;

  const connect = async (): Promise<void> => {
    timer = undefined;
    try {
      await receiver.start();
      failures = 0;
      if (!wanted) await receiver.stop();
    } catch (error) {
      log.warn({ kind: 'slack-socket', error: errorGist(error) }, 'could not connect to Slack');
      again();
    }
  };
  const again = (): void => {
    if (!wanted || timer) return;
    const wait = Math.min(LONGEST_WAIT_MS, (options.reconnectAfterMs ?? 1000) * 2 ** failures);
    failures += 1;
    timer = setTimeout(() => void connect(), wait);
  };
  receiver.client.on('disconnected', again);

  return {
    receiver,
    async start() {
      try {
        await receiver.start();
        wanted = true;
      } catch (cause) {
        throw new BotError(
          'slack-socket',
          'Slack did not accept the connection. Check SLACK_APP_TOKEN: it starts with xapp-, needs the scope connections:write, and Socket Mode must be switched on in the Slack app.',
          { cause },
        );
      }
    },
    async stop() {
      wanted = false;
      clearTimeout(timer);
      timer = undefined;
      await receiver.stop();
    },
  };
}
