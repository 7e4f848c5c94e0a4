import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, ConsoleMessage, Page } from 'playwright-core';
import { findBrowser, launchBrowser } from '../../src/cli/browser.ts';
import { WITHOUT_CARD } from './browser-flags.ts';

/**
 * What is wanted of a browser: `card` for WebGL or WebGPU, which software then gives; `whole` for what only one with windows
 * has.
 */
export interface BrowserWish {
  readonly flags?: readonly string[];
  readonly card?: boolean;
  readonly whole?: boolean;
}

/** A browser for the tests of one file; started before the first, closed after the last. A page goes with its test. */
export function useBrowser({ flags = [], card = false, whole = false }: BrowserWish = {}): {
  open(options?: BrowserContextOptions): Promise<Page>;
} {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchBrowser(card ? flags : [...WITHOUT_CARD, ...flags], { whole });
  });
  afterAll(async () => {
    await browser?.close();
  });
  return {
    async open(options = {}) {
      if (!browser) throw new Error('open a page inside a test');
      // A test that stands in for the network must be asked, not the files of the test before.
      const context = await browser.newContext({ serviceWorkers: 'block', ...options });
      // A set that was left open would go on computing beside the next test.
      onTestFinished(() => context.close());
      return context.newPage();
    },
  };
}

/** A browser that can be killed, and started again on what it left on the disk. */
export interface MortalBrowser {
  readonly page: Page;
  /** SIGKILL to all of its processes at once: no goodbye, nothing flushed. */
  readonly kill: () => Promise<void>;
}

/** Starts a browser on a folder of its own, which outlives it. Not on Windows: there are no process groups there. */
export async function startMortalBrowser(folder: string): Promise<MortalBrowser> {
  const told = path.join(folder, 'DevToolsActivePort');
  rmSync(told, { force: true });
  const flags = ['--headless=new', '--no-sandbox', '--no-first-run', '--remote-debugging-port=0', '--disable-gpu'];
  const child = spawn(findBrowser(), [...flags, `--user-data-dir=${folder}`, 'about:blank'], {
    detached: true,
    stdio: 'ignore',
  });
  const over = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGKILL');
  };
  // A test that fails first would leave it running for ever.
  onTestFinished(kill);
  for (let tries = 0; !existsSync(told); tries++) {
    if (tries > 300) throw new Error('the browser does not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const [port] = readFileSync(told, 'utf8').split('\n');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = await browser.contexts()[0]!.newPage();
  return {
    page,
    kill: async () => {
      kill();
      await over;
      await browser.close().catch(() => undefined);
    },
  };
}

/** What went wrong on a page, or where it tried to go, while a test was looking. */
export interface Watch {
  /** Console errors and uncaught exceptions. */
  readonly errors: readonly string[];
  /** Requests to any other place than the page's own origin. */
  readonly foreign: readonly string[];
}

/** Watches a page from before it is opened. `origin`: the app's own address. */
export function watch(page: Page, origin: string): Watch {
  const errors: string[] = [];
  const foreign: string[] = [];
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error' && !isInfo(message.text())) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.context().on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(blob|data):/.test(url)) foreign.push(url);
  });
  return { errors, foreign };
}

/** MediaPipe's graph writes its news to stderr, which a browser shows as errors: `I0000 …`, `W0000 …`, TfLite’s INFO. */
const isInfo = (text: string): boolean => /^(?:[IW]\d{4} |INFO: )/.test(text);

/** A reading on the screen, by its metric id: the text as the user reads it. */
export const readingsOn = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => {
    const texts: Record<string, string> = {};
    const look = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        const id = element.getAttribute('data-metric');
        if (id !== null) texts[id] = (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim();
        if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    look(document);
    return texts;
  });

/**
 * Looks at the readings until `count` of them have shown a value with its interval and then another one.
 * Gives the ids of those that moved; after `timeout` ms it gives what it has.
 */
export async function movingReadings(page: Page, count: number, timeout: number): Promise<string[]> {
  const values = new Map<string, Set<string>>();
  const moved = () => [...values].filter(([, texts]) => texts.size >= 2).map(([id]) => id);
  const end = Date.now() + timeout;
  while (moved().length < count && Date.now() < end) {
    for (const [id, text] of Object.entries(await readingsOn(page)))
      if (text.includes('±')) values.set(id, (values.get(id) ?? new Set()).add(text));
    await page.waitForTimeout(300);
  }
  return moved();
}
