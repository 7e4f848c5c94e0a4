import { describe, expect, it } from 'vitest';
import { meshOf, strike } from '../../../src/train/stills/mesh.ts';
import { pictureOf } from '../../../src/train/stills/picture.ts';
import type { Scene, Window } from '../../../src/train/stills/picture.ts';
import type { Light, Part, RenderedCamera } from '../../../src/train/stills/renderer.ts';

/** An upright square of cloth, 10 cm wide, from the floor up, 20 cm in front of the middle; all on one bone. */
const cloth: Part = {
  name: 'cloth',
  position: [-0.05, 0, 0.2, 0.05, 0, 0.2, 0.05, 0.1, 0.2, -0.05, 0.1, 0.2],
  normal: [0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1],
  uv: [0, 0, 1, 0, 1, 1, 0, 1],
  color: Array<number>(12).fill(1),
  skinIndex: Array<number>(16).fill(0),
  skinWeight: [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0],
  index: [0, 1, 2, 0, 2, 3],
};
const STANDING = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
const moved = (x: number) => Float32Array.from([...STANDING.slice(0, 4), x, 0, 0, 0, 0, 0]);

/** 1 m up, 2 m in front of the middle, looking straight ahead. */
const camera: RenderedCamera = {
  f: 200,
  cx: 100,
  cy: 50,
  R: [
    [1, 0, 0],
    [0, -1, 0],
    [0, 0, -1],
  ],
  t: [0, 1, 2],
  pos: { toArray: () => [0, 1, 2] },
};
const window: Window = {
  left: 60,
  top: 120,
  width: 80,
  height: 80,
  drawn: { left: 62, top: 122, width: 76, height: 76 },
};
const sun: Light = {
  sky: '#ffffff',
  ground: '#ffffff',
  hemi: 0.3,
  sunColor: '#ffffff',
  sun: 2,
  sunDir: [0, 1, 1],
  exposure: 1,
  lamps: [],
};
const scene: Scene = {
  light: sun,
  floor: (_x, _z, _pixel, out) => out.splice(0, 3, 0.2, 0.2, 0.2),
  floorTurn: 0,
  floorTint: [1, 1, 1],
  wall: { distance: 1, colour: [0.1, 0.1, 0.1], skirting: [0.1, 0.1, 0.1], things: [] },
  tints: {},
  soft: 1,
  shadows: 2,
};

const legs = { highest: 0.72, widest: 0.45 };

const drawn = (pose: Float32Array, of: Scene = scene) => {
  const mesh = meshOf([cloth], legs);
  strike(mesh, pose);
  const picture = pictureOf(mesh, camera, window, of);
  return (x: number, y: number) => picture[3 * ((y - window.top) * window.width + x - window.left)]!;
};

/** Where the middle of the cloth shows: 0.05 m up, 1.8 m away. */
const MIDDLE = { x: 100, y: 50 + Math.round((200 * 0.95) / 1.8) };

describe('a picture', () => {
  it('shows cloth where the camera would, brighter than the dark floor', () => {
    const at = drawn(moved(0));
    expect(at(MIDDLE.x, MIDDLE.y)).toBeGreaterThan(at(MIDDLE.x + 20, MIDDLE.y) + 40);
  });

  it('moves with the bone', () => {
    const at = drawn(moved(0.1));
    const across = Math.round((200 * 0.1) / 1.8);
    expect(at(MIDDLE.x + across, MIDDLE.y)).toBeGreaterThan(at(MIDDLE.x - 4, MIDDLE.y) + 40);
  });

  it('throws its shadow away from the sun: behind, where the sun is in front, and toward the camera else', () => {
    // On the floor right before the cloth and beside it; behind it the cloth itself is in the way.
    const [before, beside] = [158, MIDDLE.x + 25];
    const front = drawn(moved(0));
    expect(front(MIDDLE.x, before + 8)).toBe(front(beside, before + 8));
    const back = drawn(moved(0), { ...scene, light: { ...sun, sunDir: [0, 1, -1] } });
    expect(back(MIDDLE.x, before + 8)).toBeLessThan(back(beside, before + 8) - 20);
  });

  it('is black outside of what is wanted', () => {
    expect(drawn(moved(0))(window.left, window.top)).toBe(0);
  });
});

it('leaves out what is out of reach', () => {
  const high: Part = { ...cloth, position: cloth.position.map((value, i) => (i % 3 === 1 ? value + 0.7 : value)) };
  expect(meshOf([cloth, high], legs).partOf).toHaveLength(2);
});
