import { describe, expect, it, test } from 'vitest';
import { TRUE_VALUES } from '../../src/accuracy/true-values.ts';
import type { MetricId } from '../../src/core/reading.ts';
import type { TruthFrame } from '../../src/accuracy/truth.ts';
import { truthFrame } from './support/clip.ts';

const truly = (id: MetricId, frame: TruthFrame) => TRUE_VALUES[id]!(frame);

describe('what is true of a metric', () => {
  const turnedOut = truthFrame(0, {
    left: { footYaw: 30, kneeFlexion: 25, kneeHeading: 22 },
    right: { footYaw: 40, kneeFlexion: 25, kneeHeading: 44 },
    pelvis: { yaw: 5, obliquity: -2 },
  });

  test.each<[MetricId, number]>([
    // Toward the subject's left is positive: out for the left foot, in for the right one.
    ['foot-yaw.left', 30],
    ['foot-yaw.right', -40],
    // A pelvis that faces left takes from the left turnout and adds to the right one.
    ['turnout.left', 25],
    ['turnout.right', 45],
    ['turnout.total', 70],
    ['turnout.asymmetry', -20],
    ['knee-direction.left', 22],
    ['knee-direction.right', -44],
    ['hip-rotation.left', 17],
    ['hip-rotation.right', 49],
    // A knee inside its foot is positive on both sides.
    ['knee-foot-alignment.left', 8],
    ['knee-foot-alignment.right', -4],
    ['pelvis-rotation', 5],
    ['pelvis-obliquity', -2],
  ])('%s is %d', (id, value) => {
    expect(truly(id, turnedOut)).toBeCloseTo(value, 10);
  });

  it('of the kneecap is nothing in a straight leg', () => {
    const straight = truthFrame(0, { left: { kneeFlexion: 19.9, footYaw: 10 } });
    for (const id of ['knee-direction.left', 'hip-rotation.left', 'knee-foot-alignment.left'] as const)
      expect(truly(id, straight)).toBeUndefined();
  });

  it('of the frontal plane angle is nothing with the foot turned', () => {
    expect(truly('fppa.left', truthFrame(0, { left: { footYaw: -10, fppa: 7 } }))).toBe(7);
    expect(truly('fppa.left', truthFrame(0, { left: { footYaw: 10.1, fppa: 7 } }))).toBeUndefined();
  });

  it('of the weight is nothing with the feet together or moving', () => {
    expect(truly('weight-share-left', truthFrame(0, { comShare_left: 0.6 }))).toBe(0.6);
    expect(truly('weight-share-left', truthFrame(0, { stanceWidth_m: 0.14 }))).toBeUndefined();
    expect(truly('weight-share-left', truthFrame(0, { moving: 'left' }))).toBeUndefined();
  });
});
