import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { fixture } from '../support/browser-flags.ts';
import { bundleOfTrack } from '../support/bundles.ts';
import { seed, threePeople } from '../support/progress.ts';
import { standInCamera } from './stand-in-camera.ts';
import type { StandInCamera, Standing } from './stand-in-camera.ts';

/** A visit to screens that belong together. `shoot` takes the pictures of the one that is up. */
export interface Scene {
  readonly name: string;
  readonly visit: (page: Page, url: string, shoot: (name: string) => Promise<void>) => Promise<void>;
}

const CLIP = 'stand-in-camera.mp4';
const DEMO = new URL('../../src/source/walk-out-demo.mp4', import.meta.url);
const FAST = 'model=lite&accelerator=cpu';
const LONG = { timeout: 90_000 };

const screen = (page: Page, name: string) => page.locator(`html[data-screen=${name}]`).waitFor(LONG);

async function withCamera(page: Page, fault: string | null = null): Promise<void> {
  await page.route(`**/${CLIP}`, (route) => route.fulfill({ contentType: 'video/mp4', body: readFileSync(DEMO) }));
  await page.addInitScript(standInCamera, { clip: CLIP, fault });
}

interface WithCamera {
  readonly camera: StandInCamera;
}
const stand = (page: Page, standing: Standing, isFrozen = false) =>
  page.evaluate(([how, frozen]) => (globalThis as unknown as WithCamera).camera.stand(how, frozen), [
    standing,
    isFrozen,
  ] as const);
const hold = (page: Page, isHeld: boolean) =>
  page.evaluate((held) => (globalThis as unknown as WithCamera).camera.hold(held), isHeld);

/** What a picture can lack, and a check that says so. */
const LACKS: readonly (readonly [name: string, how: Standing, check: string])[] = [
  ['too-far', { zoom: 0.48 }, 'distance'],
  ['too-close', { zoom: 1.5 }, 'distance'],
  ['tilt-down', { y: 0.12 }, 'body'],
  ['tilt-up', { y: -0.16 }, 'body'],
  ['to-the-side', { x: 0.42 }, 'place'],
  ['dark', { light: 0.06 }, 'light'],
  ['feet-hidden', { feetCovered: true }, 'body'],
  ['two-people', { two: true }, 'body'],
];

/** Shows a live screen as it is now, while the camera rests. */
async function still(page: Page, shoot: () => Promise<void>): Promise<void> {
  await hold(page, true);
  await shoot();
  await hold(page, false);
}

const setup: Scene = {
  name: 'setup',
  async visit(page, url, shoot) {
    await withCamera(page);
    await page.goto(`${url}?source=camera&${FAST}`);
    await stand(page, { empty: true }, true);
    await page.locator('[data-check=body] span.t-unknown').waitFor(LONG);
    await still(page, () => shoot('nobody'));
    for (const [name, how, check] of LACKS) {
      await stand(page, how, true);
      const found = page.locator(`[data-check=${check}] span.t-attention`).waitFor({ timeout: 20_000 });
      // What the network makes of a changed picture is its own affair: the picture shows it, either way.
      await found.catch(() => console.warn(`setup-${name}: nothing lacks`));
      await page.waitForTimeout(3000);
      await still(page, () => shoot(name));
    }
  },
};

const stage: Scene = {
  name: 'stage',
  async visit(page, url, shoot) {
    await withCamera(page);
    await page.goto(`${url}?source=camera&reps=1&${FAST}`);
    await stand(page, {}, true);
    await page.locator('.stagepic .count').waitFor(LONG);
    await still(page, () => shoot('countdown'));
    await page.locator('.teacher-inset').waitFor(LONG);
    await still(page, () => shoot('bend'));
    await page.locator('.dial').first().waitFor(LONG);
    await stand(page, {});
    for (const amount of ['coach', 'numbers', 'mirror']) {
      await page.locator(`.stage[data-amount=${amount}]`).waitFor(LONG);
      await page.waitForTimeout(6000);
      await still(page, () => shoot(amount));
      await page.keyboard.press('n');
    }
    const cue = (state: string) => page.locator(`.cue[data-cue] .kind .t-${state}`);
    await cue('attention')
      .waitFor(LONG)
      .then(() => still(page, () => shoot('work-on-this')));
    await page.keyboard.press('?');
    await shoot('keys');
    await page.keyboard.press('Escape');
    await page.keyboard.press(' ');
    await page.locator('.veil').waitFor(LONG);
    await shoot('paused');
    await page.keyboard.press(' ');
    await stand(page, { empty: true });
    await page.locator('.veil').waitFor(LONG);
    await still(page, () => shoot('lost'));
    await stand(page, {});
    await screen(page, 'summary');
    await shoot('summary');
  },
};

/** Into a set, with the person in place; `query`: what is done, and how. */
async function beginSet(page: Page, url: string, query: string): Promise<void> {
  await withCamera(page);
  await page.goto(`${url}?source=camera&${query}&${FAST}`);
  await stand(page, {}, true);
  await page.locator('.ctl [aria-keyshortcuts=Space]').waitFor(LONG);
  await stand(page, {});
}

const others: Scene = {
  name: 'others',
  async visit(page, url, shoot) {
    for (const routine of ['bodyweight-squat', 'heel-raise']) {
      await withCamera(page);
      await page.goto(`${url}?source=camera&routine=${routine}&${FAST}`);
      await stand(page, {}, true);
      await page.locator('.stagepic .count').waitFor(LONG);
      await still(page, () => shoot(`${routine}-countdown`));
      await page.locator('.ctl [aria-keyshortcuts=Space]').waitFor(LONG);
      await still(page, () => shoot(routine));
    }
  },
};

const pain: Scene = {
  name: 'pain',
  async visit(page, url, shoot) {
    await beginSet(page, url, 'reps=1');
    await page.waitForTimeout(4000);
    await page.keyboard.press('h');
    await page.locator('.painstop').waitFor(LONG);
    await shoot('asked');
    await page.locator('form.pain select').selectOption('5');
    await page.locator('form.pain button').click();
    await page.locator('form.pain').waitFor({ state: 'detached' });
    await shoot('said');
  },
};

/** Runs in the page, before anything else: keeps hold of the pose workers. (Of methods only, as the stand-in camera is.) */
function holdWorkers(): void {
  const workers: Worker[] = [];
  const handler: ProxyHandler<typeof Worker> = {
    construct(made, [url, options]: [URL, WorkerOptions | undefined]) {
      const worker = new made(url, options);
      if (options?.name === 'pose') workers.push(worker);
      return worker;
    },
  };
  Object.assign(globalThis, { workers, Worker: new Proxy(Worker, handler) });
}

const notices: Scene = {
  name: 'notices',
  async visit(page, url, shoot) {
    await page.addInitScript(holdWorkers);
    await page.addInitScript(() => localStorage.setItem('plumbline-keep', 'picture'));
    await beginSet(page, url, 'reps=3');
    await page.evaluate(() =>
      (globalThis as unknown as { workers: Worker[] }).workers.forEach((worker) => worker.terminate()),
    );
    await page.locator('.corner .notkept').waitFor(LONG);
    await still(page, () => shoot('restarted'));
    await page.evaluate(() => (globalThis as unknown as WithCamera).camera.unplug());
    await screen(page, 'error');
    await shoot('unplugged');
  },
};

const rangeCheck: Scene = {
  name: 'check',
  async visit(page, url, shoot) {
    await withCamera(page);
    await page.goto(`${url}?screen=range-begin&routine=range-of-motion`);
    await screen(page, 'range-begin');
    await page.locator('input[name=hurts]').last().check();
    await shoot('hurts');
    await page.locator('input[name=hurts]').first().check();
    await page.locator('input[name=agree]').check();
    await page.locator('.consent .btn').click();
    await page.locator('.ctl [aria-keyshortcuts=Space]').waitFor(LONG);
    await page.waitForTimeout(3000);
    await still(page, () => shoot('stage'));
    await page.keyboard.press('Escape');
    await screen(page, 'range');
    await shoot('unheld');
  },
};

const hostile: Scene = {
  name: 'hostile',
  async visit(page, url, shoot) {
    const file = {
      name: 'mine.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"id": "Mine", "version": 0}'),
    };
    await page.goto(`${url}?screen=routine`);
    await screen(page, 'routine');
    await page.setInputFiles('input[type=file]', file);
    await page.waitForTimeout(1000);
    await shoot('routine');
    await page.goto(`${url}?screen=library`);
    await page.setInputFiles('input[type=file]', { ...file, name: 'session.zip', mimeType: 'application/zip' });
    await page.waitForTimeout(1500);
    await shoot('session');
    await page.goto(url);
    await page.setInputFiles('input[type=file]', { ...file, name: 'video.mp4', mimeType: 'video/mp4' });
    await screen(page, 'error');
    await shoot('video');
  },
};

const demo: Scene = {
  name: 'demo',
  async visit(page, url, shoot) {
    await page.goto(`${url}?source=demo&${FAST}`);
    await page.locator('.dial').first().waitFor(LONG);
    await shoot('stage');
    await screen(page, 'summary');
    await page
      .locator('.moment img, .still img')
      .first()
      .waitFor({ timeout: 15_000 })
      .catch(() => undefined);
    await shoot('summary');
  },
};

const reading: Scene = {
  name: 'reading',
  async visit(page, url, shoot) {
    for (const place of ['settings', 'library', 'range', 'range-begin', 'programme']) {
      await page.goto(`${url}?screen=${place}&routine=range-of-motion`);
      await screen(page, place);
      await shoot(`${place}-first`);
    }
    await page.goto(url);
    await screen(page, 'home');
    await shoot('home-first');
    for (const routine of ['hip-rotation-walk-out', 'range-of-motion']) {
      await page.goto(`${url}?screen=routine&routine=${routine}`);
      await screen(page, 'routine');
      await shoot(routine);
    }
  },
};

const kept: Scene = {
  name: 'kept',
  async visit(page, url, shoot) {
    await page.goto(`${url}?screen=library`);
    for (const day of [3, 4]) {
      await page.setInputFiles('input[type=file]', (await bundleOfTrack(day)).file);
      await page
        .locator('[data-session]')
        .nth(day - 3)
        .waitFor(LONG);
    }
    await page.reload();
    await page.locator('[data-session] img').first().waitFor(LONG);
    await shoot('library');
    const session = await page.locator('[data-session]').first().getAttribute('data-session');
    const other = await page.locator('[data-session]').last().getAttribute('data-session');
    await page.goto(`${url}?screen=replay&session=${session}&t=2`);
    await page.locator('.scrub').waitFor(LONG);
    await page.waitForTimeout(2500);
    await shoot('replay');
    await page.goto(`${url}?screen=beside&session=${session}&beside=${other}`);
    await screen(page, 'beside');
    await page.waitForTimeout(2500);
    await shoot('beside');
    await page.goto(`${url}?view=summary&session=${session}`);
    await screen(page, 'summary');
    await shoot('summary');
    await page.goto(url);
    await page.locator('.last img').waitFor(LONG);
    await shoot('home');
    await page.goto(`${url}?screen=range`);
    await screen(page, 'range');
    await seed(page, threePeople());
    for (const place of ['range', 'programme']) {
      await page.goto(`${url}?screen=${place}`);
      await screen(page, place);
      await page.waitForTimeout(500);
      await shoot(place);
    }
  },
};

const loading: Scene = {
  name: 'loading',
  async visit(page, url, shoot) {
    await withCamera(page);
    await page.route('**/models/*.tflite', () => undefined);
    await page.goto(`${url}?source=camera&${FAST}`);
    await screen(page, 'setup');
    await shoot('begins');
    await page.waitForTimeout(10_500);
    await shoot('long');
  },
};

/** What a browser throws where a camera cannot be had. */
const FAULTS = { refused: 'NotAllowedError', 'no-camera': 'NotFoundError', 'in-use': 'NotReadableError' };

const faults: readonly Scene[] = Object.entries(FAULTS).map(([name, fault]) => ({
  name: `error-${name}`,
  async visit(page, url, shoot) {
    await withCamera(page, fault);
    await page.goto(`${url}?source=camera&${FAST}`);
    await screen(page, 'error');
    await shoot('');
  },
}));

const missing: Scene = {
  name: 'error-file-missing',
  async visit(page, url, shoot) {
    await page.route('**/models/pose_landmark_lite.tflite', (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto(`${url}?source=demo&${FAST}`);
    await screen(page, 'error');
    await shoot('');
  },
};

const noVideo: Scene = {
  name: 'error-no-video',
  async visit(page, url, shoot) {
    await page.goto(url);
    await page.setInputFiles('input[type=file]', fixture('sound-only.mp4'));
    await screen(page, 'error');
    await shoot('');
  },
};

const nobody: Scene = {
  name: 'nobody-in-the-video',
  async visit(page, url, shoot) {
    await page.goto(url);
    await page.setInputFiles('input[type=file]', fixture('nobody.mp4'));
    await screen(page, 'summary');
    await shoot('');
  },
};

/** Every screen and state there is. */
export const SCENES: readonly Scene[] = [
  reading,
  kept,
  loading,
  setup,
  stage,
  others,
  rangeCheck,
  pain,
  notices,
  demo,
  ...faults,
  missing,
  noVideo,
  hostile,
  nobody,
];
