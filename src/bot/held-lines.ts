import { newId } from './ids.ts';
import type { Values } from './command.ts';

/** A command that waits for its author to say that it holds no child's detail. */
export interface HeldLine {
  readonly member: string;
  readonly command: string;
  readonly verb: string;
  readonly values: Values;
  readonly kinds: string;
}

const KEPT_MS = 10 * 60_000;
const MOST = 500;

/**
 * Lines that wait for one press, in this process's memory and nowhere else: never in the store, the outbox or a log. Gone
 * after ten minutes, after a restart, or when too many others wait; then the author sends the line again.
 */
export class HeldLines {
  private readonly lines = new Map<string, { line: HeldLine; at: number }>();
  private readonly now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.now = now;
  }

  /** Returns what the button carries. */
  hold(line: HeldLine): string {
    for (const [id, { at }] of this.lines) {
      if (this.lines.size < MOST && this.now() - at <= KEPT_MS) break;
      this.lines.delete(id);
    }
    const id = newId();
    this.lines.set(id, { line, at: this.now() });
    return id;
  }

  /** The line, once, for the member who wrote it. */
  take(id: string, member: string): HeldLine | undefined {
    const held = this.lines.get(id);
    if (!held || held.line.member !== member) return undefined;
    this.lines.delete(id);
    return this.now() - held.at <= KEPT_MS ? held.line : undefined;
  }
}
