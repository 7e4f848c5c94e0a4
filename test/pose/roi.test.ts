import { describe, expect, it } from 'vitest';
import { fromRoi, roiAround, wholePicture } from '../../src/pose/roi.ts';

describe('the square around a person', () => {
  it('is upright for a person who is, with room around the circle through the edge', () => {
    expect(roiAround({ x: 300, y: 200 }, { x: 300, y: 100 })).toEqual({ x: 300, y: 200, side: 250, turn: 0 });
  });

  it('turns clockwise with a person who leans to the right of the picture', () => {
    const { turn } = roiAround({ x: 300, y: 200 }, { x: 400, y: 100 });
    expect(turn).toBeCloseTo(Math.PI / 4, 10);
  });

  it('brings a place in it back into the picture: straight up is where the edge is', () => {
    const edge = { x: 360, y: 120 };
    const roi = roiAround({ x: 300, y: 200 }, edge);
    const back = fromRoi(roi, { x: 0.5, y: 0.5 - 0.5 / 1.25 });
    expect(back.x).toBeCloseTo(edge.x, 9);
    expect(back.y).toBeCloseTo(edge.y, 9);
  });

  it('around a whole picture is as wide as its longer side', () => {
    expect(wholePicture({ width: 640, height: 480 })).toEqual({ x: 320, y: 240, side: 640, turn: 0 });
  });
});
