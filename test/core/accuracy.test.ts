import { describe, expect, test } from 'vitest';
import { intervals, meanSize } from '../../src/accuracy/compare.ts';
import type { Miss } from '../../src/accuracy/compare.ts';
import { ONLY_HEIGHT, scoreClip } from '../../src/accuracy/measure-clip.ts';
import { f1 } from '../../src/accuracy/pivots.ts';
import type { MetricId } from '../../src/core/reading.ts';
import { hipRotationWalkOut } from '../../src/routines/hip-rotation-walk-out.ts';
import { clipOf, once, RECORDED } from './support/recorded.ts';
import type { Recorded } from './support/recorded.ts';

/*
 * Guards against getting worse, over three recorded tracks of rendered people. They are no claim of accuracy: the model
 * has seen people like these. Each bound lies about a quarter above what was reached when it was written.
 */

const scoreOf = once((name: Recorded) => scoreClip(clipOf(name), hipRotationWalkOut, ONLY_HEIGHT));
const metricOf = (name: Recorded, id: MetricId) => scoreOf(name).metrics[id]!;
const meanOff = (misses: readonly Miss[]): number => meanSize(misses.map(({ error }) => error));
function covered(misses: readonly Miss[]): number {
  const { held, of } = intervals(misses);
  return held / of;
}

/** Mean absolute error over all readings: degrees, and metres for the stance. `[reached, bound]`. */
type Error = readonly [reached: number, bound: number];
const WHOLE: Readonly<Record<Recorded, Partial<Record<MetricId, Error>>>> = {
  clean: {
    'foot-yaw.left': [1.6, 2.0],
    'foot-yaw.right': [2.1, 2.7],
    'stance-width': [0.014, 0.018],
    'pelvis-rotation': [0.8, 1.1],
    'pelvis-obliquity': [0.5, 0.8],
    'trunk-lean-lateral': [0.3, 0.5],
  },
  sequence: {
    'foot-yaw.left': [1.5, 1.9],
    // Its toes are read too far out: 2.9 before the foot network looked.
    'foot-yaw.right': [3.5, 3.7],
    'stance-width': [0.011, 0.015],
    'pelvis-rotation': [1.3, 1.7],
    'pelvis-obliquity': [0.4, 0.7],
    'trunk-lean-lateral': [0.5, 0.7],
  },
  body: {
    // The one foot of six that the foot network reads worse than the landmarks do, 2.7; the other was 4.4.
    'foot-yaw.left': [3.7, 4.2],
    'foot-yaw.right': [2.8, 3.5],
    'stance-width': [0.009, 0.013],
    // Since the arms are not believed while the hands are off the hips, as they are here for 3 of 27 seconds.
    'pelvis-rotation': [2.0, 2.3],
    'pelvis-obliquity': [1.2, 1.6],
    'trunk-lean-lateral': [1.0, 1.3],
  },
};

/** Foot direction while nothing moves, degrees. */
const AT_HOLDS: Readonly<Record<Recorded, Readonly<Record<'foot-yaw.left' | 'foot-yaw.right', Error>>>> = {
  clean: { 'foot-yaw.left': [1.0, 1.3], 'foot-yaw.right': [1.7, 2.2] },
  sequence: { 'foot-yaw.left': [1.3, 1.7], 'foot-yaw.right': [2.7, 3.2] },
  body: { 'foot-yaw.left': [3.0, 3.5], 'foot-yaw.right': [1.9, 2.4] },
};

/** Pivots found right, and the harmonic mean of the shares found and found right. */
const PIVOTS: Readonly<Record<Recorded, { readonly hits: number; readonly f1: number }>> = {
  clean: { hits: 16, f1: 1 },
  sequence: { hits: 15, f1: 1 },
  body: { hits: 16, f1: 1 },
};

/**
 * The least share of intervals that must hold the truth, over all three recordings, and in the one that is nearly all
 * faults, where errors are largest.
 */
const LEAST: Partial<Record<MetricId, readonly [all: number, faults: number]>> = {
  'foot-yaw.left': [0.9, 0.85],
  'foot-yaw.right': [0.9, 0.85],
  'stance-width': [0.9, 0.9],
  'pelvis-rotation': [0.9, 0.85],
  'pelvis-obliquity': [0.9, 0.8],
  // Known to be too little: the interval is too narrow for somebody who leans as far as 12 degrees (reached: 0.90, 0.71).
  'trunk-lean-lateral': [0.88, 0.6],
};

const entries = <Key extends string, Value>(table: Partial<Record<Key, Value>>) =>
  Object.entries(table) as [Key, Value][];

describe.each(RECORDED)('in the recording "%s"', (name) => {
  test.each(entries(WHOLE[name]))('%s is as near to the truth as before: %j', (id, [, bound]) => {
    expect(meanOff(metricOf(name, id).misses)).toBeLessThan(bound);
  });

  test.each(entries(AT_HOLDS[name]))('%s is as near to the truth at holds as before: %j', (id, [, bound]) => {
    expect(meanOff(metricOf(name, id).misses.filter(({ moving }) => !moving))).toBeLessThan(bound);
  });

  test('feet, pelvis and trunk are told in at least 95 % of the frames', () => {
    for (const [id] of entries(WHOLE[name])) {
      const { due, misses } = metricOf(name, id);
      expect(misses.length / due, id).toBeGreaterThan(0.95);
    }
  });

  test('pivots have the right foot, point and direction, and boundaries within half a second', () => {
    const { hits, told, found } = scoreOf(name).pivots;
    expect(hits[500]).toBeGreaterThanOrEqual(PIVOTS[name].hits);
    expect(f1(hits[500], told, found)).toBeGreaterThanOrEqual(PIVOTS[name].f1);
  });

  test('repetitions are counted exactly', () => {
    for (const { told, found } of scoreOf(name).reps) expect(found).toBe(told);
    expect(scoreOf(name).reps).toHaveLength(1);
  });

  test('where a kneecap points is hardly ever told of a knee that is truly bent less than 12 degrees', () => {
    const { shown, places } = scoreOf(name).hidden;
    expect(shown / places).toBeLessThan(0.01);
  });
});

describe.each(entries(LEAST))('the 95-percent intervals of %s', (id, [all, faults]) => {
  test('hold neither too seldom nor always, over all three recordings', () => {
    const share = covered(RECORDED.flatMap((name) => metricOf(name, id).misses));
    expect(share).toBeGreaterThan(all);
    expect(share).toBeLessThan(0.999);
  });

  test('hold most of the time even where nearly everything is a fault', () => {
    expect(covered(metricOf('body', id).misses)).toBeGreaterThan(faults);
  });
});
