import type { Request, Response } from 'express';

/**
 * How the next call of a method goes wrong. `accept-…` does the work first: the message is there, and only the caller
 * does not know it.
 */
export type Fault =
  /** Slack: `{ ok: false, error }`. Teams: the error body with this code, under `status` (400 by default). */
  | { readonly kind: 'error'; readonly error: string; readonly status?: number }
  | { readonly kind: 'status'; readonly status: number }
  /** 429; without `retryAfter` (seconds) there is no Retry-After header. */
  | { readonly kind: 'rate-limit'; readonly retryAfter?: number }
  | { readonly kind: 'reset' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'accept-then-status'; readonly status: number }
  | { readonly kind: 'accept-then-reset' }
  | { readonly kind: 'accept-then-hang' };

export interface Faults {
  /** The next `times` calls of `method` (`*` for any) go wrong this way; faults queue up in the order they were set. */
  next(method: string, fault: Fault, times?: number): void;
  clear(): void;
}

export class FaultQueue implements Faults {
  private readonly queued: { method: string; fault: Fault; left: number }[] = [];

  next(method: string, fault: Fault, times = 1): void {
    this.queued.push({ method, fault, left: times });
  }

  clear(): void {
    this.queued.length = 0;
  }

  take(method: string): Fault | undefined {
    const index = this.queued.findIndex((each) => each.method === method || each.method === '*');
    const entry = this.queued[index];
    if (entry === undefined) return undefined;
    entry.left -= 1;
    if (entry.left <= 0) this.queued.splice(index, 1);
    return entry.fault;
  }
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Does the work and answers, or goes wrong the way `fault` says. @returns the HTTP status sent, 0 when none was. */
export function answerThrough(
  fault: Fault | undefined,
  request: Request,
  response: Response,
  platformError: (error: string, status?: number) => Answer,
  work: () => Answer,
): Answer {
  const nothing: Answer = { status: 0, body: undefined };
  if (fault?.kind.startsWith('accept-') === true) work();
  switch (fault?.kind) {
    case undefined:
      return send(response, work());
    case 'error':
      return send(response, platformError(fault.error, fault.status));
    case 'status':
    case 'accept-then-status':
      return send(response, { status: fault.status, body: 'The simulator was told to fail.' });
    case 'rate-limit':
      return send(response, {
        ...platformError('ratelimited', 429),
        status: 429,
        headers: fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) },
      });
    case 'reset':
    case 'accept-then-reset':
      request.socket.destroy();
      return nothing;
    case 'hang':
    case 'accept-then-hang':
      return nothing;
  }
}

function send(response: Response, answer: Answer): Answer {
  response.status(answer.status).set(answer.headers ?? {});
  if (answer.body === undefined) response.end();
  else if (typeof answer.body === 'string') response.type('text/plain').send(answer.body);
  else response.json(answer.body);
  return answer;
}
