/**
 * Times for messages: never the same twice and never going back, even while the simulator's clock stands still, because
 * both platforms use a message's time as its name.
 */
export class MessageClock {
  private last = 0;
  private readonly now: () => Date;
  private readonly perMs: number;

  /** @param perMs how many distinct times there are in a millisecond: 1000 on Slack, 1 on Teams. */
  constructor(now: () => Date, perMs: number) {
    this.now = now;
    this.perMs = perMs;
  }

  next(): number {
    this.last = Math.max(this.now().getTime() * this.perMs, this.last + 1);
    return this.last;
  }
}
