import { defineConfig } from 'vitest/config';

/** Tests that drive a real browser (Chromium, found by `CHROMIUM_PATH` or at /usr/bin/chromium). */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/browser/support/build-once.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // One browser at a time: these tests share a small machine.
    fileParallelism: false,
    restoreMocks: true,
  },
});
