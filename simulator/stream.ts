import type { Request, Response } from 'express';

/** Tells listeners that some screen changed, at most once for everything done in one go. */
export class Changes {
  private readonly listeners = new Set<() => void>();
  private pending = false;

  /** @returns how to stop listening. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  readonly announce = (): void => {
    if (this.pending || this.listeners.size === 0) return;
    this.pending = true;
    setImmediate(() => {
      this.pending = false;
      for (const listener of [...this.listeners]) listener();
    });
  };

  /** `GET /sim/stream`: server-sent events for as long as the page stays open. */
  readonly stream = (request: Request, response: Response): void => {
    response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 1000\n\n');
    const stop = this.listen(() => response.write('event: change\ndata: {}\n\n'));
    request.on('close', stop);
  };
}
