import { expect, test } from 'vitest';
import { makeCamera, project } from '../../src/core/camera.ts';
import { PAIR } from '../../src/core/landmarks.ts';
import { degrees, toRadians } from '../../src/core/units.ts';
import { fillBox, filledPart, framePerson, frameWhole, toBox } from '../../src/draw/framing.ts';
import type { Framing } from '../../src/draw/framing.ts';
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

test('a turned picture is cut upright where its slants would show, and only there', () => {
  const size = { width: 1600, height: 900 };
  const wide: Framing = {
    box: { width: 1600, height: 600 },
    scale: 0.8,
    centre: { x: 800, y: 450 },
    turn: toRadians(degrees(3)),
  };
  const { left, right, top, bottom } = filledPart(wide, size);
  expect({ top, bottom }).toEqual({ top: 0, bottom: 600 });
  expect(left + right).toBeCloseTo(1600);
  expect(right - left).toBeGreaterThan(1600 * 0.8 - 60);
  for (const x of [left, right])
    for (const y of [top, bottom]) {
      const at = toPicture(wide, { x, y });
      expect(at.x).toBeGreaterThanOrEqual(-1e-6);
      expect(at.x).toBeLessThanOrEqual(size.width + 1e-6);
    }
  const narrow = { ...wide, scale: 0.9, box: { width: 600, height: 700 } };
  expect(filledPart(narrow, size), 'its corners lie outside').toEqual({ left: 0, top: 0, right: 600, bottom: 700 });
});

/** The picture point that lies at this place of the box: `toBox` backwards. */
function toPicture({ box, scale, centre, turn }: Framing, { x, y }: { x: number; y: number }) {
  const [dx, dy] = [(x - box.width / 2) / scale, (y - box.height / 2) / scale];
  return {
    x: centre.x + dx * Math.cos(turn) + dy * Math.sin(turn),
    y: centre.y - dx * Math.sin(turn) + dy * Math.cos(turn),
  };
}

test('a turned picture in a small box is made a little larger, so that it has no slants', () => {
  const box = { width: 480, height: 300 };
  const size = { width: 640, height: 480 };
  const slanted = { box, scale: 0.76, centre: { x: 320, y: 240 }, turn: toRadians(degrees(2)) };
  expect(filledPart(slanted, size).right).toBeLessThan(box.width);
  const filled = fillBox(slanted, size);
  expect(filledPart(filled, size)).toEqual({ left: 0, top: 0, right: box.width, bottom: box.height });
  expect(filled.scale / slanted.scale).toBeLessThan(1.1);
});

test('an upright clip in a wide box keeps its bars: nobody is cut off', () => {
  const framing = frameWhole({ width: 360, height: 640 }, { width: 480, height: 300 });
  expect(fillBox(framing, { width: 360, height: 640 })).toBe(framing);
});
