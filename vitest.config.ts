import { defineConfig } from 'vitest/config';

const IN_THE_BROWSER = 'test/e2e/**/*.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [IN_THE_BROWSER],
          // Whole recorded sessions are gone over in a second or two, and in ten times as long beside other work.
          testTimeout: 30_000,
        },
      },
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
