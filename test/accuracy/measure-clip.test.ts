import { describe, expect, it, test } from 'vitest';
import { meanSize } from '../../src/accuracy/compare.ts';
import { measureClip } from '../../src/accuracy/measure-clip.ts';
import { accuracyPage } from '../../src/accuracy/page.ts';
import { metricsOf } from '../../src/accuracy/score.ts';
import { accuracyText } from '../../src/accuracy/text.ts';
import { hipRotationWalkOut as routine } from '../../src/routines/hip-rotation-walk-out.ts';
import { clipOf } from '../core/support/recorded.ts';

const clip = clipOf('sequence');
const measured = measureClip(clip, routine, true);

/** Mean size of the error at holds, degrees. */
const atHolds = (quantity: string, stage: string): number =>
  meanSize(measured.stages.find((each) => each.quantity === quantity && each.stage === stage)!.compared.holds);
const feet = (stage: string) => atHolds('foot direction', stage);

describe('the stages of foot direction', () => {
  it('have no error where joints and camera are exact, on a camera that is turned, tilted and rolled', () => {
    expect(feet('exact joints, exact camera')).toBeLessThan(0.2);
  });

  it('get worse with noise in the picture', () => {
    const noisy = ['0.5 px', '1 px', '2 px'].map((noise) => feet(`exact joints, ${noise} noise, exact camera`));
    expect(noisy).toEqual(noisy.toSorted((a, b) => a - b));
    expect(noisy[2]! / noisy[0]!).toBeCloseTo(4, 0);
  });

  it('tell the landmarks from the calibration: each costs something', () => {
    const exact = feet('exact joints, exact camera');
    expect(feet('exact joints, estimated camera')).toBeGreaterThan(exact);
    expect(feet('landmarks, exact camera')).toBeGreaterThan(exact);
  });

  it('get better from world landmarks to the floor, and from the floor to the learned correction', () => {
    const floor = feet('landmarks, estimated camera');
    expect(floor).toBeLessThan(feet('world landmarks alone'));
    expect(feet('learned correction, one frame')).toBeLessThan(floor);
  });

  it('end in the reading that the session gives', () => {
    const inSession = meanSize(metricsOf(measured.score, ['foot-yaw.left', 'foot-yaw.right']).holds);
    // Before the neutral pose is known there is a hold more in the stages, and none in the session.
    expect(feet('the reading')).toBeCloseTo(inSession, 0);
  });
});

test('the learned correction reads pelvis and knees better than world landmarks do', () => {
  for (const quantity of ['pelvis rotation', 'knee over foot, knee bent'])
    expect(atHolds(quantity, 'learned correction, one frame')).toBeLessThan(atHolds(quantity, 'world landmarks alone'));
});

test('a camera that stands still is not measured again', () => {
  expect(measured.remeasured).toBe(0);
});

test('the camera that was found is told from the true one', () => {
  expect(Math.abs(measured.camera!.roll)).toBeLessThan(2);
  expect(Math.abs(measured.camera!.pitch)).toBeLessThan(5);
  expect(measured.camera!.fieldOfView).toBeCloseTo(0, 6);
});

test('the engine gets the height of the person only where it is asked for', () => {
  const width = (heightGiven: boolean) =>
    measureClip(clip, routine, heightGiven).score.metrics['stance-width']!.misses[100]!.error;
  expect(width(false)).not.toBe(width(true));
});

test('a clip in which nobody is found is scored, and has no stages and no camera', () => {
  const { track } = clip;
  const empty = { ...track, frames: track.frames.map((frame) => ({ ...frame, body: null })) };
  const { score, stages, camera } = measureClip({ ...clip, track: empty }, routine, true);
  expect(score.seen).toBe(0);
  expect(score.metrics['foot-yaw.left']).toMatchObject({ misses: [], holds: [] });
  expect({ stages, camera }).toEqual({ stages: [], camera: null });
});

describe('what is written', () => {
  it('names conditions, clips and every part, and holds no number that is none', () => {
    const page = accuracyPage([measured], { routine: routine.id, heightGiven: true });
    expect(page).toContain('1 clip of 1 rendered person, 831 frames: sequence.');
    expect(page.match(/^## /gm)).toHaveLength(11);
    expect(page).not.toMatch(/NaN|undefined|Infinity|\/tmp|\/work/);
  });

  it('goes to a terminal in the same words', () => {
    const text = accuracyText('clips', [measured, measured]);
    expect(text).toContain('== clips: 2 clips, body seen in 100.0 % of frames');
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });
});
