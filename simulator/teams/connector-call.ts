import type { Answer } from '../faults.ts';
import type { JsonObject } from '../json.ts';
import type { TeamsState } from './state.ts';

/** What one operation is asked, with path, query and body taken apart. */
export interface ConnectorCall {
  readonly path: Readonly<Record<string, string>>;
  readonly query: JsonObject;
  readonly body: JsonObject;
}

export type ConnectorOperation = (state: TeamsState, call: ConnectorCall) => Answer;

/** The error body of the Bot Connector. */
export function connectorError(code: string, status = 400, message = code): Answer {
  return { status, body: { error: { code, message } } };
}
