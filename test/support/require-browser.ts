// Before the tests: most of what can break only breaks in a browser, so there is no testing without one.
import { findBrowser } from '../../src/cli/browser.ts';

try {
  // A whole one: the shell, which most tests prefer, cannot tell what a page holds.
  findBrowser(undefined, { whole: true });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
