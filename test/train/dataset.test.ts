import { describe, expect, test } from 'vitest';
import type { Track } from '../../src/core/track.ts';
import { examplesOf } from '../../src/train/dataset.ts';
import { truthFrame, truthOf } from '../accuracy/support/clip.ts';
import { PAIR } from '../../src/core/landmarks.ts';
import type { Body } from '../../src/core/frame.ts';
import { degrees, pixels } from '../../src/core/units.ts';
import { changed, frameAt, standing, times } from '../core/support/person.ts';
import { trackOf } from '../core/support/recorded.ts';

const { pose, source } = trackOf('clean');
/** Somebody at whose feet the foot network looked. */
const person: Body = { ...standing(), feet: { left: degrees(2), right: degrees(-1) } };
/** Two seconds of somebody who stands still. */
const track: Track = { pose, source, frames: times(0, 2000).map((t) => frameAt(t, person)) };

const told = truthFrame(0, {
  pelvis: { yaw: 6, obliquity: -2 },
  trunk: { yawWorld: 1, leanLateral: 3, leanForward: 8 },
  left: { footYaw: 30, kneeFlexion: 40, kneeHeading: 20 },
  right: { footYaw: 25, kneeFlexion: 5, kneeHeading: 24 },
  comShare_left: 0.6,
  stanceWidth_m: 0.5,
  moving: 'left',
});
const truth = (given: Partial<typeof told> = {}) =>
  truthOf({ frames: track.frames.map(() => ({ ...told, ...given })) });

describe('every frame is two examples', () => {
  const [plain, mirror] = examplesOf('clip', track, truth());

  test('one of the left leg, one of the right leg in the mirror', () => {
    expect(plain!.truth).toMatchObject({ 'foot-yaw': 30, 'knee-flexion': 40, 'knee-foot-alignment': 10 });
    expect(mirror!.truth).toMatchObject({ 'foot-yaw': 25, 'knee-flexion': 5, 'knee-foot-alignment': 1 });
  });

  test('with what leans or turns turned over in the mirror, and what leans forward the same', () => {
    expect(plain!.truth).toMatchObject({
      'pelvis-rotation': 6,
      'pelvis-obliquity': -2,
      'trunk-rotation': 1,
      'trunk-lean-lateral': 3,
      'trunk-lean-forward': 8,
    });
    expect(mirror!.truth).toMatchObject({
      'pelvis-rotation': -6,
      'pelvis-obliquity': 2,
      'trunk-rotation': -1,
      'trunk-lean-lateral': -3,
      'trunk-lean-forward': 8,
    });
    expect(plain!.truth['weight-left']).toBeCloseTo(0.1, 9);
    expect(mirror!.truth['weight-left']).toBeCloseTo(-0.1, 9);
  });

  test('that know whether their own foot moves, and whether any does', () => {
    expect(plain!.moving).toEqual({ own: true, any: true });
    expect(mirror!.moving).toEqual({ own: false, any: true });
  });

  test('that keep the clip they are from: what is held out together', () => {
    expect(new Set(examplesOf('other', track, truth()).map(({ clip }) => clip))).toEqual(new Set(['other']));
  });
});

describe('what means nothing counts nothing', () => {
  test('the kneecap of a straight leg', () => {
    const [plain, mirror] = examplesOf('clip', track, truth());
    expect(plain!.weight['knee-foot-alignment']).toBeGreaterThan(0);
    expect(mirror!.weight['knee-foot-alignment']).toBe(0);
  });

  test('what the arms tell while a hand is off the hip', () => {
    const lifted = changed(person, [PAIR.wrist.left], (p) => ({ ...p, y: pixels(p.y - 200) }));
    const off: Track = {
      ...track,
      frames: track.frames.map((frame, i) => (i < 50 ? frame : { ...frame, body: lifted })),
    };
    const [on, after] = [examplesOf('clip', off, truth())[0]!, examplesOf('clip', off, truth()).at(-1)!];
    expect(on.weight['pelvis-rotation-by-arms']).toBeGreaterThan(0);
    expect(after.weight['pelvis-rotation-by-arms']).toBe(0);
    expect(after.weight['pelvis-rotation']).toBeGreaterThan(0);
  });

  test('the weight on feet that stand together', () => {
    expect(examplesOf('clip', track, truth({ stanceWidth_m: 0.1 }))[0]!.weight['weight-left']).toBe(0);
  });
});

test('a track that does not say what the foot network saw is refused by name', () => {
  const before = { ...track, frames: track.frames.map(({ t }) => frameAt(t, standing())) };
  expect(() => examplesOf('old clip', before, truth())).toThrow('old clip: the track does not say');
});

test('without a neutral pose there is nothing to learn from', () => {
  const nobody = { ...track, frames: track.frames.map((frame) => ({ ...frame, body: null })) };
  expect(examplesOf('clip', nobody, truth())).toEqual([]);
  expect(examplesOf('clip', { ...track, frames: [] }, truth())).toEqual([]);
});
