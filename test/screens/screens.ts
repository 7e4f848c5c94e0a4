// npm run screens -- DIR: a picture of every screen and state, at three sizes, dark and light.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../src/cli/browser.ts';
import { serveBuiltApp } from '../../src/cli/built-app.ts';
import { fromWhereItWasTyped } from '../../src/cli/typed-path.ts';
import { SOME_CAMERA, WITHOUT_CARD } from '../support/browser-flags.ts';
import { SCENES } from './scenes.ts';

type Media = Parameters<Page['emulateMedia']>[0];
interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly media: Media;
}

const SIZES = { 390: 844, 1280: 800, 1920: 1080 };
const USUAL = { colorScheme: 'dark', contrast: null, forcedColors: null, reducedMotion: null } as const;
const LOOKS: readonly Look[] = [
  ...Object.entries(SIZES).flatMap(([width, height]) =>
    (['dark', 'light'] as const).map((colorScheme) => ({
      name: `${width}-${colorScheme}`,
      width: Number(width),
      height,
      media: { ...USUAL, colorScheme },
    })),
  ),
  ...Object.entries({
    contrast: { contrast: 'more' },
    forced: { forcedColors: 'active' },
    still: { reducedMotion: 'reduce' },
  } as const).map(([name, media]) => ({
    name: `1280-${name}`,
    width: 1280,
    height: 800,
    media: { ...USUAL, ...media },
  })),
];

const USAGE = `npm run screens -- DIR [--only WORD] [--look WORD] [--language LOCALE]

Takes a picture of every screen and state into DIR, to be looked at.

  --only WORD        scenes whose name has it; may be given several times. There is ${SCENES.map(({ name }) => name).join(', ')}
  --look WORD        looks whose name has it, likewise: ${LOOKS.map(({ name }) => name).join(', ')}
  --language LOCALE  the browser's own: de-DE. Default en-GB`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', multiple: true },
    look: { type: 'string', multiple: true },
    language: { type: 'string', default: 'en-GB' },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error(USAGE);
  process.exit(2);
}
const out = fromWhereItWasTyped('screens', folder);
mkdirSync(out, { recursive: true });
const named = (words: readonly string[] | undefined) => (one: { readonly name: string }) =>
  !words || words.some((word) => one.name.includes(word));
const scenes = SCENES.filter(named(values.only));
const looks = LOOKS.filter(named(values.look));

const app = await serveBuiltApp();
const browser = await launchBrowser([...WITHOUT_CARD, ...SOME_CAMERA]);
for (const { name, visit } of scenes) {
  const context = await browser.newContext({ serviceWorkers: 'block', locale: values.language });
  const page = await context.newPage();
  await page.setViewportSize({ width: 1280, height: 800 });
  const shoot = async (state: string) => {
    for (const look of looks) await shootAs(page, [name, state, look.name].filter(Boolean).join('-'), look);
    await page.emulateMedia(USUAL);
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  await visit(page, app.url, shoot).catch(async (error: unknown) => {
    console.error(`${name}: ${String(error)}`);
    await page.screenshot({ path: path.join(out, `${name}-failed.png`) }).catch(() => undefined);
    process.exitCode = 1;
  });
  await context.close();
}
await browser.close();
await app.close();

async function shootAs(page: Page, name: string, { width, height, media }: Look): Promise<void> {
  await page.emulateMedia(media);
  await page.setViewportSize({ width, height });
  // What moves in comes to rest.
  await page.waitForTimeout(350);
  await page.screenshot({ path: path.join(out, `${name}.png`), fullPage: true });
}
