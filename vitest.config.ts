import { defineConfig } from 'vitest/config';

const IN_THE_BROWSER = 'test/e2e/**/*.test.ts';
/** Tests that stand in for modules, clocks and what a browser has: each file needs a world of its own. */
const WITH_STAND_INS = 'test/{app,pose,record,source}/**/*.test.ts';
/** Whole recorded sessions are gone over in a second or two, and in ten times as long beside other work. */
const testTimeout = 30_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [IN_THE_BROWSER, WITH_STAND_INS],
          // What is pure can share a world, which takes half the time.
          isolate: false,
          testTimeout,
        },
      },
      { test: { name: 'unit with stand-ins', include: [WITH_STAND_INS], testTimeout } },
      {
        test: {
          name: 'browser',
          include: [IN_THE_BROWSER],
          globalSetup: 'test/support/global-setup.ts',
          // Inference takes whole cores: two files at once would only slow each other down.
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
