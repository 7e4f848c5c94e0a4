import { describe, expect, it } from 'vitest';
import { ANCHORS, likeliestPerson } from '../../../src/pose/litert/detect.ts';

const FIELDS = 12;

/** The network's outputs with these boxes at these anchors; everything else is surely nobody. */
function outputs(found: readonly { anchor: number; score: number; hipsX: number; box?: number; shift?: number }[]) {
  const boxes = new Float32Array(ANCHORS.length * FIELDS);
  const scores = new Float32Array(ANCHORS.length).fill(-50);
  for (const { anchor, score, hipsX, box = 60, shift = 0 } of found) {
    scores[anchor] = score;
    boxes.set([shift, 0, box, box, hipsX, 0, hipsX, -50], anchor * FIELDS);
  }
  return [boxes, scores] as const;
}

describe('the search for a person', () => {
  it('has the anchors that the network was trained with', () => {
    expect(ANCHORS).toHaveLength(2254);
    expect(ANCHORS[0]).toEqual({ x: 0.5 / 28, y: 0.5 / 28 });
    expect(ANCHORS[2]).toEqual({ x: 1.5 / 28, y: 0.5 / 28 });
    expect(ANCHORS.at(-1)).toEqual({ x: 6.5 / 7, y: 6.5 / 7 });
  });

  it('finds nobody where no score reaches a half', () => {
    expect(likeliestPerson(...outputs([{ anchor: 1000, score: -0.1, hipsX: 0 }]))).toBeNull();
  });

  it('gives places relative to the anchor, in parts of the square', () => {
    const found = likeliestPerson(...outputs([{ anchor: 1000, score: 2, hipsX: 22.4 }]));
    expect(found!.hips.x).toBeCloseTo(ANCHORS[1000]!.x + 0.1, 6);
    expect(found!.edge.y).toBeCloseTo(ANCHORS[1000]!.y - 50 / 224, 6);
  });

  it('averages the boxes of one person by their scores, and leaves the other person out', () => {
    const found = likeliestPerson(
      ...outputs([
        { anchor: 1000, score: 20, hipsX: 0 },
        { anchor: 1001, score: 20, hipsX: 20 },
        { anchor: 40, score: 3, hipsX: 100 },
      ]),
    );
    expect(ANCHORS[1000]).toEqual(ANCHORS[1001]);
    expect(found!.hips.x).toBeCloseTo(ANCHORS[1000]!.x + 10 / 224, 6);
  });

  it('takes boxes that hardly overlap for two people', () => {
    const found = likeliestPerson(
      ...outputs([
        { anchor: 1000, score: 20, hipsX: 0 },
        { anchor: 1001, score: 10, hipsX: 20, shift: 40 },
      ]),
    );
    expect(found!.hips.x).toBeCloseTo(ANCHORS[1000]!.x, 6);
  });
});
