import { describe, expect, inject, it } from 'vitest';
import type { Page, Route } from 'playwright-core';
import type { Body } from '../../src/core/frame.ts';
import { INDEX, LANDMARK_COUNT } from '../../src/core/landmarks.ts';
import type { LandmarkName } from '../../src/core/landmarks.ts';
import truth from '../fixtures/walk-out-4s.truth.json' with { type: 'json' };
import { compareBodies } from '../../src/cli/parity-compare.ts';
import type { Runtime } from '../../src/pose/estimator.ts';
import { DRAWN_WITHOUT_CARD, fixture } from '../support/browser-flags.ts';
import { useBrowser, watch } from '../support/browser.ts';
import { atTimes, bodiesOf, framesOf, openPose, openPoseBench } from '../support/pose-bench.ts';
import { keepWorkers, killWorkers } from '../support/pose-workers.ts';

const browser = useBrowser({ flags: DRAWN_WITHOUT_CARD, card: true });

const openBench = (prepare?: (page: Page) => unknown, video?: string): Promise<Page> =>
  openPoseBench(browser, prepare, video);
const open = (page: Page, runtime: Runtime = 'mediapipe'): Promise<string | null> =>
  openPose(page, { model: 'lite', accelerator: 'cpu', runtime });

describe('the pose worker', () => {
  it('sees the joints where they are, to 2 % of the body’s height', async () => {
    const page = await openBench();
    expect(await open(page)).toBeNull();
    const bodies = await bodiesOf(page, 12);
    expect(bodies).toHaveLength(12);
    expect(median(bodies.flatMap(distances)) / truth.bodyHeight).toBeLessThan(0.02);
  });

  it('sees them just so in a video that a phone stored on its side', async () => {
    const page = await openBench(undefined, 'turned.mp4');
    await open(page);
    const bodies = await bodiesOf(page, 8);
    expect(bodies).toHaveLength(8);
    expect(median(bodies.flatMap(distances)) / truth.bodyHeight).toBeLessThan(0.02);
  });

  it('gives 33 landmarks with a visibility from 0 to 1, and metres about the hips', async () => {
    const page = await openBench();
    await open(page);
    const [body] = await bodiesOf(page, 1);
    expect(body?.image).toHaveLength(LANDMARK_COUNT);
    expect(body?.world).toHaveLength(LANDMARK_COUNT);
    for (const { visibility } of body?.image ?? []) expect(visibility).toSatisfy((v: number) => v >= 0 && v <= 1);
    const [left, right] = [body!.world[INDEX['left-hip']]!, body!.world[INDEX['right-hip']]!];
    expect(Math.hypot(left.x + right.x, left.y + right.y, left.z + right.z) / 2).toBeLessThan(0.02);
    expect(left.x, 'the subject’s left is on the right of a picture that is not mirrored').toBeGreaterThan(right.x);
  });

  it('gives the very same bodies for the same stream, twice in a row', async () => {
    const page = await openBench();
    await open(page);
    const first = await bodiesOf(page, 8);
    const second = await bodiesOf(page, 8);
    expect(first[7]).not.toBeNull();
    expect(first[7]).not.toEqual(first[0]);
    expect(second).toEqual(first);
  });

  it('goes on when time stands still or runs backward', async () => {
    const page = await openBench();
    await open(page);
    const bodies = await atTimes(page, [0, 33, 33, 10, 43, 76]);
    expect(bodies.every((body) => body !== null)).toBe(true);
  });

  it('sends nothing to any other origin, and no error to the console', async () => {
    const page = await browser.open();
    const watched = watch(page, inject('benchUrl'));
    await page.goto(inject('benchUrl'));
    await page.setInputFiles('#video', fixture('walk-out-4s.mp4'));
    await open(page);
    await bodiesOf(page, 2);
    expect(watched.foreign).toEqual([]);
    expect(watched.errors).toEqual([]);
  });
});

describe('the pose worker on litert', () => {
  it('gives what mediapipe gives, to a tenth of what is allowed, with no offset at feet and knees', async () => {
    const page = await openBench();
    await open(page);
    const reference = await bodiesOf(page, 12);
    expect(await open(page, 'litert')).toBeNull();
    const parity = compareBodies(framesOf(reference), framesOf(await bodiesOf(page, 12)));
    expect(parity).toMatchObject({ frames: 12, onlyOne: 0 });
    expect(parity.image.median).toBeLessThan(0.1);
    expect(parity.bias).toBeLessThan(0.1);
    expect(parity.world.median).toBeLessThan(0.15);
  });

  it('gives the very same bodies for the same stream, twice in a row, and goes on when time runs backward', async () => {
    const page = await openBench();
    await open(page, 'litert');
    const first = await bodiesOf(page, 8);
    expect(first[7]).not.toEqual(first[0]);
    expect(await bodiesOf(page, 8)).toEqual(first);
    expect((await atTimes(page, [0, 33, 33, 10])).every((body) => body !== null)).toBe(true);
  });

  it('sees nobody where nobody is', async () => {
    const page = await openBench(undefined, 'nobody.mp4');
    await open(page, 'litert');
    expect((await bodiesOf(page, 3)).every((body) => body === null)).toBe(true);
  });

  it('goes on when its worker is killed, again and again, and misses no picture', async () => {
    const page = await openBench((opened) => opened.addInitScript(keepWorkers));
    await open(page, 'litert');
    const before = await bodiesOf(page, 3);
    for (let kills = 1; kills <= 2; kills++) {
      expect(await page.evaluate(killWorkers)).toBe(kills);
      const after = await bodiesOf(page, 3);
      expect(after).toEqual(before);
    }
  });

  it('says which of its files is missing', async () => {
    const page = await openBench((opened) => opened.route('**/models/litert_wasm_threaded_internal.wasm', notThere));
    expect(await open(page, 'litert')).toMatch(
      /^PoseError: The pose file litert_wasm_threaded_internal\.wasm is missing/,
    );
  });
});

describe('pose files that are not what they should be', () => {
  it.each([
    ['the network', 'pose_landmark_lite.tflite'],
    ['the graph', 'pose_web.binarypb'],
    ['the runner', 'pose_solution_simd_wasm_bin.wasm'],
  ])('say which one is missing: %s', async (_what, file) => {
    const page = await openBench((opened) => opened.route(`**/models/${file}`, notThere));
    expect(await open(page)).toBe(`PoseError: The pose file ${file} is missing. Run "npm ci" and start again.`);
  });

  it('say which one was altered, if only by one bit', async () => {
    const page = await openBench((opened) => opened.route('**/models/pose_landmark_lite.tflite', oneBitOff));
    expect(await open(page)).toMatch(/pose_landmark_lite\.tflite is damaged/);
  });
});

describe('a pose worker that cannot start', () => {
  it('is told in words, not left waiting', async () => {
    const page = await openBench((opened) => opened.route('**/assets/worker-*.js', notThere));
    expect(await open(page)).toMatch(/^PoseError: The pose model stopped without an answer\. Reload the page/);
  });
});

const notThere = (route: Route) => route.fulfill({ status: 404, body: '' });

async function oneBitOff(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = await response.body();
  body[body.length >> 1]! ^= 1;
  await route.fulfill({ response, body });
}

/** How far each true joint is from where it was seen, pixels; infinitely far where nobody was seen. */
function distances(body: Body | null, frame: number): number[] {
  const row = truth.frames[frame]!;
  return truth.joints.map((name, joint) => {
    const seen = body?.image[INDEX[name as LandmarkName]];
    return seen ? Math.hypot(seen.x - row[2 * joint]!, seen.y - row[2 * joint + 1]!) : Number.POSITIVE_INFINITY;
  });
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;
