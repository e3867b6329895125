/** How long anything about the database may take, in milliseconds. */
export interface Timeouts {
  /** To get a connection, be it a new one or the turn of one. Longer than `idle`, for the same reason as `lock`. */
  readonly connect: number;
  /** A transaction that does nothing for so long is ended by the server: its process was frozen or cut off. */
  readonly idle: number;
  /** Waiting for somebody else's lock. Longer than `idle`, so that a frozen process delays the others but fails none. */
  readonly lock: number;
  /** One statement, its waiting for locks included. */
  readonly statement: number;
  /** An answer from the server. Longer than `statement`: what comes after it is a dead connection. */
  readonly reply: number;
  /** One step of a start, which may change large tables; longer than the 15 minutes the server allows for it. */
  readonly prepare: number;
  /** Finding out whether a commit whose answer got lost was kept. */
  readonly outcome: number;
}

export const timeouts: Timeouts = {
  connect: 8_000,
  idle: 5_000,
  lock: 8_000,
  statement: 10_000,
  reply: 12_000,
  prepare: 960_000,
  outcome: 15_000,
};
