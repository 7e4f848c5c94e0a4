import { describe, expect, it } from 'vitest';
import { INDEX } from '../../../src/core/landmarks.ts';
import { FIELDS } from '../../../src/pose/body.ts';
import { landmarkOutputs, readLandmarks } from '../../../src/pose/litert/landmarks.ts';

const ROI = { x: 320, y: 240, side: 256, turn: 0 };
const KNEE = INDEX['left-knee'];
const OFF = -50;

/** The network's outputs: everything in the middle, heatmaps silent, and what the test changes. */
function outputs(change: { presence?: number; heat?: readonly [row: number, column: number, raw: number][] } = {}) {
  const landmarks = new Float32Array(39 * 5);
  for (let i = 0; i < 39; i++) landmarks.set([128, 128, 0, 2, 2], i * 5);
  const heatmaps = new Float32Array(64 * 64 * 39).fill(OFF);
  for (const [row, column, raw] of change.heat ?? []) heatmaps[(row * 64 + column) * 39 + KNEE] = raw;
  const world = new Float32Array(39 * 3);
  world.set([0.1, 0.4, -0.2], KNEE * 3);
  return landmarkOutputs([world, heatmaps, Float32Array.of(change.presence ?? 0.9), landmarks]);
}

const kneeOf = (values: Float64Array): number[] => [...values.subarray(KNEE * FIELDS, (KNEE + 1) * FIELDS)];

describe('what the landmark network says', () => {
  it('is nothing where it saw nobody', () => {
    expect(readLandmarks(outputs({ presence: 0.49 }), ROI, 640)).toBeNull();
    expect(readLandmarks(outputs({ presence: Number.NaN }), ROI, 640)).toBeNull();
  });

  it('comes in pixels of the picture, probabilities and metres', () => {
    const [x, y, , visibility, worldX, worldY, worldZ] = kneeOf(readLandmarks(outputs(), ROI, 640)!.values);
    expect([x, y]).toEqual([320, 240]);
    expect(visibility).toBeCloseTo(1 / (1 + Math.exp(-2)), 9);
    expect(worldX).toBeCloseTo(0.1, 6);
    expect(worldY).toBeCloseTo(0.4, 6);
    expect(worldZ).toBeCloseTo(-0.2, 6);
  });

  it('turns back with the square, in the picture and in metres', () => {
    const turned = { ...ROI, turn: Math.PI / 2 };
    const [x, y, , , worldX, worldY] = kneeOf(readLandmarks(outputs({ heat: [[32, 34, 9]] }), turned, 640)!.values);
    expect(x).toBeCloseTo(320, 3);
    expect(y).toBeCloseTo(240 + 2 * 4, 3);
    expect(worldX).toBeCloseTo(-0.4, 6);
    expect(worldY).toBeCloseTo(0.1, 6);
  });

  it('moves to the middle of a heatmap that is sure, within reach', () => {
    const heat = [
      [32, 33, 0],
      [32, 35, 0],
      [32, 60, 9],
    ] as const;
    const [x, y] = kneeOf(readLandmarks(outputs({ heat: heat.map((each) => [...each]) }), ROI, 640)!.values);
    expect(x).toBeCloseTo(320 + (34 - 32) * 4, 3);
    expect(y).toBeCloseTo(240, 3);
  });

  it('stays where it is when the heatmap is less than half sure', () => {
    const [x] = kneeOf(readLandmarks(outputs({ heat: [[32, 35, -0.1]] }), ROI, 640)!.values);
    expect(x).toBe(320);
  });

  it('is not taken from a network of another kind', () => {
    expect(() => landmarkOutputs([new Float32Array(195)])).toThrow('no output of 1 numbers');
  });
});
