import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds on the page, in both colour schemes: scheme, rule, and the elements. */
export async function violations(page: Page): Promise<string[]> {
  // Not a script tag: the page's policy lets nothing in that is not its own.
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    const results = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
    found.push(...described(results, colorScheme));
  }
  return found;
}

const described = ({ violations: list }: AxeResults, scheme: string): string[] =>
  list.map(({ id, nodes }) => `${scheme}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
