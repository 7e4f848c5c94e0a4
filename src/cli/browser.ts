import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** What the search for a browser looks at. */
export interface Machine {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (file: string) => boolean;
}

/** No browser can be started; `message` says in one line how to get one. */
export class BrowserMissing extends Error {
  override readonly name = 'BrowserMissing';
}

const LINUX = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
/** A Chromium that has no window to begin with, starts in half the time, and lacks little. */
const SHELL = 'chromium-headless-shell';
const MACOS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** Where a Chromium-family browser may lie on this machine, likeliest first; `whole`: with all that one has. */
function candidates({ platform, env }: Machine, whole: boolean): string[] {
  if (platform === 'darwin')
    return ['/Applications', path.posix.join(env['HOME'] ?? '/', 'Applications')].flatMap((folder) =>
      MACOS.map((app) => path.posix.join(folder, app)),
    );
  if (platform === 'win32')
    return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => WINDOWS.map((app) => path.win32.join(folder, app)));
  const folders = [...(env['PATH'] ?? '').split(':'), '/usr/bin', '/usr/local/bin', '/snap/bin'].filter(Boolean);
  return [...(whole ? [] : [SHELL]), ...LINUX].flatMap((name) =>
    folders.map((folder) => path.posix.join(folder, name)),
  );
}

const HOW_TO_GET_ONE: Readonly<Record<string, string>> = {
  darwin: 'install Chrome from https://www.google.com/chrome, or `brew install --cask chromium`',
  win32: 'install Edge or Chrome',
  linux: '`sudo apt-get install chromium`, or your system’s package of chromium or google-chrome',
};

const THIS_MACHINE: Machine = { platform: process.platform, env: process.env, exists: existsSync };

/**
 * Path of a browser that can be driven: `PLUMBLINE_BROWSER`, else the usual places of Chromium, Chrome and Edge. One that
 * never has a window comes first, unless a `whole` one is asked for. Throws `BrowserMissing`.
 */
export function findBrowser(machine: Machine = THIS_MACHINE, { whole = false } = {}): string {
  const named = machine.env['PLUMBLINE_BROWSER'];
  if (named) {
    if (machine.exists(named)) return named;
    throw new BrowserMissing(`PLUMBLINE_BROWSER names ${named}, and there is no such file.`);
  }
  const found = candidates(machine, whole).find(machine.exists);
  if (found) return found;
  const how = HOW_TO_GET_ONE[machine.platform] ?? HOW_TO_GET_ONE['linux'];
  throw new BrowserMissing(
    `No browser was found to do the work: ${how}; or name one in the environment variable PLUMBLINE_BROWSER.`,
  );
}

/** WebGL in software: the pose runtime wants a context even when it computes on the CPU, also where there is no GPU. */
const SOFTWARE_WEBGL = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];
/** Nothing that a browser likes to do on the side, least of all over the network. */
const QUIET = [
  '--no-first-run',
  '--disable-quic',
  '--disable-sync',
  '--disable-component-update',
  '--disable-background-networking',
];

/** A browser without a window. `flags` are added to its command line. Throws `BrowserMissing`. */
export async function launchBrowser(flags: readonly string[] = [], { whole = false } = {}): Promise<Browser> {
  const executablePath = findBrowser(THIS_MACHINE, { whole });
  try {
    return await chromium.launch({ executablePath, args: [...QUIET, ...SOFTWARE_WEBGL, ...flags] });
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split('\n');
    throw new BrowserMissing(`${executablePath} does not start (${reason}). Name another one in PLUMBLINE_BROWSER.`);
  }
}
