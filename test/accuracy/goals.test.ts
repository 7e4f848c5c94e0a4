import { describe, expect, it } from 'vitest';
import { GOALS, reach } from '../../src/accuracy/goals.ts';
import type { Goal } from '../../src/accuracy/goals.ts';
import { scoreSession } from '../../src/accuracy/score.ts';
import { FPS, frameRecord, sessionOf, truthFrame, truthOf } from './support/clip.ts';

/** A clip of one hold with the pelvis read this many degrees off, in a row of frames. */
function clip(off: number, count = 4) {
  const times = Array.from({ length: count }, (_, i) => i / FPS);
  const reading = { value: off, halfWidth95: 2 };
  return scoreSession(
    sessionOf({ frames: times.map((t) => frameRecord(t, { 'pelvis-rotation': reading })) }),
    truthOf({ frames: times.map((t) => truthFrame(t)) }),
  );
}
const goal = (name: string): Goal => GOALS.find((each) => each.name === name)!;

describe('a goal', () => {
  const pelvis = goal('pelvis rotation, holds');

  it('is reached by the mean over all holds of all clips', () => {
    expect(reach(pelvis, [clip(3), clip(-3)])).toMatchObject({ value: 3, verdict: 'goal' });
    expect(reach(pelvis, [clip(5), clip(3)])).toMatchObject({ value: 4, verdict: 'must' });
    expect(reach(pelvis, [clip(5), clip(3.1)])).toMatchObject({ verdict: 'neither' });
  });

  it('comes with what other clips would give, but not from a single one', () => {
    expect(reach(pelvis, [clip(1)]).interval).toBeNull();
    expect(reach(pelvis, [clip(1), clip(3)]).interval).toEqual([1, 3]);
    expect(reach(pelvis, [clip(2), clip(2)]).interval).toEqual([2, 2]);
  });

  it('is surely reached only where other clips would hardly ever miss it', () => {
    expect(reach(pelvis, [clip(1), clip(2)])).toMatchObject({ verdict: 'goal', sure: true });
    expect(reach(pelvis, [clip(1), clip(4)])).toMatchObject({ verdict: 'goal', sure: false });
    expect(reach(pelvis, [clip(3.2), clip(3.9)])).toMatchObject({ verdict: 'must', sure: true });
    expect(reach(pelvis, [clip(1)])).toMatchObject({ verdict: 'goal', sure: false });
    expect(reach(pelvis, [clip(9), clip(9)])).toMatchObject({ verdict: 'neither', sure: false });
  });

  it('of intervals is missed both by too narrow and by too wide ones', () => {
    const intervals = goal('95 % intervals that hold the truth');
    const share = (inside: number, outside: number) => reach(intervals, [clip(1, inside), clip(5, outside)]);
    expect(share(95, 5)).toMatchObject({ value: 95, verdict: 'goal' });
    expect(share(91, 9)).toMatchObject({ verdict: 'must' });
    expect(share(88, 12)).toMatchObject({ verdict: 'neither' });
    expect(reach(intervals, [clip(1, 100)])).toMatchObject({ verdict: 'neither' });
  });

  it('of delays is reached by the median over all clips', () => {
    const late = (seconds: readonly number[]) => ({
      ...clip(0),
      cues: {
        delays: { 'pelvis-turned': seconds.map((each) => ({ sinceBegun: each, sinceFull: each })) },
        cleanReps: 0,
        falseCues: 0,
      },
    });
    const cue = goal('live cue after an error is at its full size, median');
    expect(reach(cue, [late([0.4, 3]), late([0.5])])).toMatchObject({ value: 0.5, verdict: 'goal' });
    expect(reach(cue, [late([0.4]), late([0.9, 3])])).toMatchObject({ value: 0.9, verdict: 'neither' });
  });

  it('is not reached where nothing was measured', () => {
    expect(reach(goal('hip rotation, bent, holds'), [clip(0)]).verdict).toBe('neither');
  });
});
