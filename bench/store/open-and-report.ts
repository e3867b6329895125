import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { openEmbeddedStore } from '../../storage/lowdb/embedded-store.ts';

/** Opens a store and says how long it took and what memory the process holds: after it, and at the most. */
const before = process.memoryUsage().rss;
const began = performance.now();
const store = await openEmbeddedStore(process.argv[2] ?? '');
const ms = performance.now() - began;
const { rss, heapUsed } = process.memoryUsage();
const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
console.log(
  `${Math.round(ms)} ms, resident ${mb(rss)} (most ${mb(process.resourceUsage().maxRSS * 1024)}, before opening ${mb(before)}), heap ${mb(heapUsed)}`,
);
await store.close();
