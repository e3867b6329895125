import type { Outcome } from './protocol.ts';
import { parsedJson } from './json.ts';

/** What the bot answered to one request. */
export interface Delivery {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** The answer's JSON, else its text; undefined when empty. */
  readonly body: unknown;
  /** Milliseconds until the whole answer was there. */
  readonly ms: number;
  /** Why no answer came. */
  readonly failure?: 'timeout' | 'unreachable';
}

/** What came of one thing a person did: what they were shown, and what the bot answered behind it. */
export interface DriverOutcome extends Outcome, Delivery {
  /** Fields the person's own client complained about, before or after asking the bot. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** A person did something that the app never hears of, or that their own client refused. */
export function notSent(problem?: string, errors?: Readonly<Record<string, string>>): DriverOutcome {
  return {
    ok: problem === undefined,
    status: 0,
    body: undefined,
    ms: 0,
    ...(problem === undefined ? {} : { problem }),
    ...(errors === undefined ? {} : { errors }),
  };
}

export function outcomeOf(delivery: Delivery, problem?: string): DriverOutcome {
  return problem === undefined ? { ok: true, ...delivery } : { ok: false, problem, ...delivery };
}

export function accepted(delivery: Delivery): boolean {
  return delivery.status >= 200 && delivery.status < 300;
}

/** Posts one body to the bot and waits at most `timeoutMs` for the answer. Never rejects. */
export async function post(
  url: string | undefined,
  body: string,
  headers: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<Delivery> {
  const started = performance.now();
  const took = () => Math.round(performance.now() - started);
  if (url === undefined) return { status: 0, body: undefined, ms: 0, failure: 'unreachable' };
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'manual' });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : (parsedJson(text) ?? text), ms: took() };
  } catch (error) {
    const failure = error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable';
    return { status: 0, body: undefined, ms: took(), failure };
  }
}
