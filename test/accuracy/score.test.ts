import { describe, expect, it } from 'vitest';
import { addScores, metricsOf, scoreSession } from '../../src/accuracy/score.ts';
import { finding, foundPivot, FPS, frameRecord, sessionOf, truePivot, truthFrame, truthOf } from './support/clip.ts';

const seconds = [0, 1, 2, 3].map((i) => i / FPS);
const yaw = (value: number) => ({ 'foot-yaw.left': { value, halfWidth95: 3 } });

describe('a session held against the truth', () => {
  it('takes the frame that is nearest in time, and none that is further than about a frame', () => {
    const frames = seconds.map((t) => truthFrame(t, { left: { footYaw: 20 } }));
    const late = [frameRecord(0.04, yaw(21)), frameRecord(0.12, yaw(22)), frameRecord(0.39, yaw(60))];
    const { metrics, frames: count, seen } = scoreSession(sessionOf({ frames: late }), truthOf({ frames }));
    expect(metrics['foot-yaw.left']!.misses.map(({ error }) => error)).toEqual([1, 2]);
    expect({ count, seen }).toEqual({ count: 4, seen: 2 });
  });

  it('counts what a straight knee hides, and what was shown there all the same', () => {
    const frames = [truthFrame(0), truthFrame(0.1, { left: { kneeFlexion: 12 }, right: { kneeFlexion: 30 } })];
    const shown = frameRecord(0, { 'hip-rotation.right': { value: 1, halfWidth95: 5 } });
    const { hidden } = scoreSession(sessionOf({ frames: [shown] }), truthOf({ frames }));
    expect(hidden).toEqual({ places: 6, shown: 1 });
  });

  it('counts repetitions only where there are some', () => {
    const rep = { kind: 'rep', t0: 1, t1: 2, index: 1 } as const;
    const found = sessionOf({ events: [rep] });
    expect(scoreSession(found, truthOf({ events: [rep, rep] })).reps).toEqual([{ told: 2, found: 1 }]);
    expect(scoreSession(found, truthOf()).reps).toEqual([]);
  });
});

it('the score of two clips is that of both together', () => {
  const frames = seconds.map((t) => truthFrame(t, { left: { footYaw: 20 } }));
  const truth = truthOf({ frames, events: [truePivot()] });
  const session = (value: number) =>
    sessionOf({
      frames: seconds.map((t) => frameRecord(t, yaw(value))),
      events: [foundPivot({ t0: 1.3, t1: 1.7 })],
      findings: [finding()],
    });
  const both = addScores([scoreSession(session(22), truth), scoreSession(session(16), truth)]);
  expect(both).toMatchObject({ clips: 2, frames: 8, seen: 8, pivots: { told: 2, found: 2, hits: { 200: 2 } } });
  expect(both.rules['pelvis-turned']).toMatchObject({ invented: 2 });
  expect(metricsOf(both, ['foot-yaw.left', 'foot-yaw.right'])).toMatchObject({ due: 16, holds: [2, -4] });
});
