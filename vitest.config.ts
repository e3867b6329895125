import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'node_modules/**'],
    testTimeout: 30_000,
    hookTimeout: 40_000,
    // Servers on loopback and real timers are shared per file, never between files.
    setupFiles: ['test/support/fixed-seed.ts'],
    pool: 'forks',
    // The chat libraries take a second to load: each worker loads them once, not once a file.
    isolate: false,
    // CI has two cores; what waits for a lease, a process or a disk leaves room for a third.
    maxWorkers: 3,
    restoreMocks: true,
  },
});
