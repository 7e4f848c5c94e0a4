import { defineConfig } from 'vitest/config';

const IN_THE_BROWSER = 'test/e2e/**/*.test.ts';
/** Those that hold what is live to its time, or a page to its memory: beside another file they would be late. */
const LIVE = 'test/e2e/{camera,coach,lost-card,lost-context,recording,steady,years}.test.ts';
/** Tests that stand in for modules, clocks and what a browser has: each file needs a world of its own. */
const WITH_STAND_INS = 'test/{app,pose,record,source}/**/*.test.ts';
/** Whole recorded sessions are gone over in a second or two, and in ten times as long beside other work. */
const testTimeout = 30_000;
const BROWSER = {
  globalSetup: 'test/support/global-setup.ts',
  testTimeout: 90_000,
  hookTimeout: 60_000,
};

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
          ...BROWSER,
          name: 'browser',
          include: [IN_THE_BROWSER],
          exclude: [LIVE],
          // Two at once take two thirds of the time: one waits for a page while the other computes.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...BROWSER,
          name: 'browser, live',
          include: [LIVE],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
