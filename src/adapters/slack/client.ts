import { WebClient } from '@slack/web-api';
import type { Log } from '../../bot/log.ts';
import { sdkLog } from './sdk-log.ts';

/** Milliseconds to wait for Slack before giving up, for each thing the bot asks of it. */
export interface SlackTimeouts {
  /** Posting, changing or deleting a message. */
  readonly send: number;
  /** Looking a person up. */
  readonly ask: number;
  /** Opening or changing a modal, and writing to a `response_url`. A trigger lives for 3 s. */
  readonly show: number;
}

export const SLACK_TIMEOUTS: SlackTimeouts = { send: 10_000, ask: 2_000, show: 2_500 };

export const SLACK_API_URL = 'https://slack.com/api/';

export interface SlackClients {
  readonly send: WebClient;
  readonly ask: WebClient;
  readonly show: WebClient;
}

export interface ClientOptions {
  readonly botToken: string;
  readonly apiUrl?: string;
  readonly timeouts?: Partial<SlackTimeouts>;
}

/**
 * Slack's own client, told to try once and to give up in time. By default it repeats a post ten times over half an hour
 * when the answer is lost, although Slack had accepted it, and waits for ever: people would read everything twice.
 */
export function createClients(options: ClientOptions, log: Log): SlackClients {
  const timeouts = { ...SLACK_TIMEOUTS, ...options.timeouts };
  const client = (timeout: number): WebClient =>
    new WebClient(options.botToken, {
      slackApiUrl: options.apiUrl ?? SLACK_API_URL,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      allowAbsoluteUrls: false,
      timeout,
      logger: sdkLog(log),
    });
  return { send: client(timeouts.send), ask: client(timeouts.ask), show: client(timeouts.show) };
}
