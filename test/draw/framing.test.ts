import { expect, test } from 'vitest';
import { makeCamera, project } from '../../src/core/camera.ts';
import { PAIR } from '../../src/core/landmarks.ts';
import { framePerson, frameWhole, toBox } from '../../src/draw/framing.ts';
import { calibrationWith, momentWith, SIZE, standing } from './people.ts';

const BOX = { width: 845, height: 800 };
const measured = (roll: number) => {
  const calibration = calibrationWith(roll);
  return momentWith({ calibration: { state: 'ready', calibration }, body: standing(calibration) });
};

test('plumb in the room is parallel to the screen edge, however the camera is rolled', () => {
  for (const roll of [-4, 0, 3]) {
    const framing = framePerson(measured(roll), BOX);
    const camera = makeCamera(calibrationWith(roll), SIZE);
    const [low, high] = [0, 1.6].map((y) => toBox(framing, project(camera, { x: 0, y, z: -2.6 })!));
    expect(high!.x - low!.x, `roll ${roll}`).toBeCloseTo(0, 0);
    expect(high!.y).toBeLessThan(low!.y);
  }
});

test('a camera that was put down far too crooked is shown as it is', () => {
  expect(framePerson(measured(12), BOX).turn).toBe(0);
});

test('head and feet stay in the box', () => {
  for (const box of [BOX, { width: 390, height: 355 }, { width: 1260, height: 1080 }]) {
    const moment = measured(0);
    const framing = framePerson(moment, box);
    const head = toBox(framing, moment.body!.image[0]!);
    const toe = toBox(framing, moment.body!.image[PAIR.toe.left]!);
    expect(head.y).toBeGreaterThan(0);
    expect(toe.y).toBeLessThan(box.height);
    expect(toe.x).toBeGreaterThan(0);
    expect(toe.x).toBeLessThan(box.width);
  }
});

test('the person fills more of the box once they are measured', () => {
  expect(framePerson(measured(0), BOX).scale).toBeGreaterThanOrEqual(frameWhole(SIZE, BOX).scale);
});

test('before that, the whole height is shown: what is cut off cannot be stood into', () => {
  const framing = frameWhole(SIZE, BOX);
  expect(toBox(framing, { x: 640, y: 0 }).y).toBeGreaterThanOrEqual(0);
  expect(toBox(framing, { x: 640, y: 720 }).y).toBeLessThanOrEqual(BOX.height);
});

test('an upright phone video is shown whole, not cut to the shape of the box', () => {
  const portrait = { width: 720, height: 1280 };
  const framing = frameWhole(portrait, BOX);
  expect(portrait.height * framing.scale).toBeLessThanOrEqual(BOX.height);
});
