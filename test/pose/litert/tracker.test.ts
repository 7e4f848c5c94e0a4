import { describe, expect, it, vi } from 'vitest';
import type { Pixels } from '../../../src/pose/crop.ts';
import { ANCHORS } from '../../../src/pose/litert/detect.ts';
import type { Network } from '../../../src/pose/litert/network.ts';
import type { Roi } from '../../../src/pose/roi.ts';
import { Tracker } from '../../../src/pose/litert/tracker.ts';

const MIDDLE = ANCHORS.findIndex(({ x, y }) => Math.abs(x - 0.5) < 0.03 && Math.abs(y - 0.5) < 0.03);

/** A network whose outputs the test makes up; it counts its runs. */
function network(side: number, outputs: () => Float32Array[]) {
  const run = vi.fn<() => void>();
  const fake: Network = {
    side,
    async run(fill, read) {
      run();
      fill(new Float32Array(side * side * 3));
      return read(outputs());
    },
  };
  return Object.assign(fake, { runs: run });
}

function people() {
  const scene = { somebody: true, visible: true };
  const detector = network(224, () => {
    const scores = new Float32Array(ANCHORS.length).fill(-50);
    const boxes = new Float32Array(ANCHORS.length * 12);
    if (scene.somebody) scores[MIDDLE] = 5;
    boxes.set([0, 0, 40, 40, 0, 0, 0, -60], MIDDLE * 12);
    return [scores, boxes];
  });
  const landmarks = network(256, () => {
    const raw = new Float32Array(195);
    for (let i = 0; i < 39; i++) raw.set([128, i === 34 ? 26 : 128, 0, 1, 1], i * 5);
    const heatmaps = new Float32Array(64 * 64 * 39).fill(-50);
    return [raw, Float32Array.of(scene.visible ? 1 : 0), heatmaps, new Float32Array(117), new Float32Array(65536)];
  });
  return { scene, detector, landmarks, tracker: new Tracker(detector, landmarks) };
}

/** Remembers which squares were asked for. */
function picture() {
  const squares: Roi[] = [];
  const pixels: Pixels = {
    width: 640,
    height: 480,
    grey: () => undefined,
    crop: (_target, _side, roi) => void squares.push(roi),
  };
  return { pixels, squares };
}

describe('following a person', () => {
  it('looks through the whole picture once, then only where the person was', async () => {
    const { tracker, detector, landmarks } = people();
    const { pixels, squares } = picture();
    for (const t of [0, 33, 66]) expect(await tracker.find(pixels, t)).toHaveLength(231);
    expect(detector.runs).toHaveBeenCalledTimes(1);
    expect(landmarks.runs).toHaveBeenCalledTimes(3);
    expect(squares[0]).toEqual({ x: 320, y: 240, side: 640, turn: 0 });
    expect(squares[2]!.side).toBeLessThan(640);
  });

  it('tells where the time of each picture went', async () => {
    const { tracker, scene } = people();
    const { pixels } = picture();
    await tracker.find(pixels, 0);
    expect(Object.keys(tracker.spent)).toEqual(['detect', 'crop', 'network', 'landmarks']);
    await tracker.find(pixels, 33);
    expect(Object.keys(tracker.spent)).toEqual(['crop', 'network', 'landmarks']);
    tracker.restart();
    scene.somebody = false;
    await tracker.find(pixels, 66);
    expect(Object.keys(tracker.spent)).toEqual(['detect']);
  });

  it('searches again in the picture after the one in which the person was lost', async () => {
    const { tracker, detector, scene } = people();
    const { pixels } = picture();
    await tracker.find(pixels, 0);
    scene.visible = false;
    expect(await tracker.find(pixels, 33)).toBeNull();
    expect(detector.runs).toHaveBeenCalledTimes(1);
    scene.visible = true;
    expect(await tracker.find(pixels, 66)).not.toBeNull();
    expect(detector.runs).toHaveBeenCalledTimes(2);
  });

  it('asks the landmark network nothing where there is nobody', async () => {
    const { tracker, landmarks, scene } = people();
    scene.somebody = false;
    expect(await tracker.find(picture().pixels, 0)).toBeNull();
    expect(landmarks.runs).not.toHaveBeenCalled();
  });

  it('forgets the person when told to, so that the same stream gives the same squares', async () => {
    const { tracker } = people();
    const [first, second] = [picture(), picture()];
    for (const t of [0, 33, 66]) await tracker.find(first.pixels, t);
    tracker.restart();
    for (const t of [0, 33, 66]) await tracker.find(second.pixels, t);
    expect(second.squares).toEqual(first.squares);
  });
});
