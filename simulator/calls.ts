import type { Fault } from './faults.ts';
import type { JsonObject } from './json.ts';

/** One call the bot made to a platform. */
export interface ApiCall {
  /** `chat.postMessage`; on Teams `sendActivity` and its kin (`ConnectorMethod`). */
  readonly method: string;
  /** Values of the path, query and body. */
  readonly args: JsonObject;
  /** HTTP status; 0 when the answer was withheld. */
  readonly status: number;
  readonly answer: unknown;
  readonly fault?: Fault['kind'];
}

/** Everything the bot asked of one platform, oldest first. */
export class CallLog {
  private readonly entries: ApiCall[] = [];

  add(call: ApiCall): void {
    this.entries.push(call);
    // A benchmark makes hundreds of thousands: the newest ones are enough.
    if (this.entries.length > 20_000) this.entries.splice(0, 10_000);
  }

  get all(): readonly ApiCall[] {
    return this.entries;
  }

  /** Calls of one method. */
  to(method: string): readonly ApiCall[] {
    return this.entries.filter((call) => call.method === method);
  }

  clear(): void {
    this.entries.length = 0;
  }
}
