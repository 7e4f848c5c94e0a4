import { expect, test } from 'vitest';
import { withHindsight } from '../../../src/core/hindsight.ts';
import { createReport } from '../../../src/core/report.ts';
import { StepEngine } from '../../../src/core/steps.ts';
import { degrees, millis } from '../../../src/core/units.ts';
import { rangeOfMotion as routine } from '../../../src/routines/range-of-motion.ts';
import { anySettings, anyTrack, momentsIn } from '../support/exercises.ts';
import { readingsOf, seen } from '../support/readings.ts';

/** A right foot that turns to each of these in a second and stays there for the next two: toes out positive. */
function play(turns: readonly number[], spoilAt = -1) {
  const engine = new StepEngine(routine);
  const steps: string[] = [];
  let before = 0;
  let reps = 0;
  turns.forEach((to, k) => {
    for (let i = 0; i < 90; i++) {
      const t = millis(3000 * k + (100 / 3) * i);
      const turning = i < 30;
      const now = before + (to - before) * Math.min(1, i / 30);
      const direction = to > before ? 'external' : 'internal';
      const turn = { foot: 'right', direction, about: 'heel', since: millis(3000 * k), speed: 40 } as const;
      const readings = readingsOf({ 'foot-yaw.right': seen(-now), 'foot-yaw.left': seen(0) });
      const underWay = turning && to !== before ? [{ ...turn, turned: degrees(20) }] : [];
      const output = engine.advance({
        t,
        readings,
        moving: underWay.length ? 'right' : 'none',
        turns: underWay,
        pivots: [],
        footsteps: [],
      });
      if (output.step !== steps.at(-1)) steps.push(output.step);
      reps = output.reps;
      if (k === spoilAt && i === 45) engine.spoil();
    }
    before = to;
  });
  return { steps, reps };
}

const ONCE = ['set-up', 'turn-out', 'hold-out', 'turn-in', 'hold-in', 'finish'];

test('a foot turned out and in, held each time, is one repetition of the range check', () => {
  expect(play([0, 40, 0, -20, 0])).toEqual({ steps: ONCE, reps: 1 });
});

test('each foot, or the same one again, is one more', () => {
  const { reps } = play([0, 40, 0, -20, 0, 42, 0, -22, 0]);
  expect(reps).toBe(2);
});

test('going right on from out to in, without a stop between, is followed', () => {
  const { steps, reps } = play([0, 40, -20, 0]);
  expect(steps).toEqual(ONCE.filter((step) => step !== 'turn-in'));
  expect(reps).toBe(1);
});

test('a repetition in which something went wrong that matters here does not count, the next one does', () => {
  expect(play([0, 40, 0, -20, 0], 1).reps).toBe(0);
  expect(play([0, 40, 0, -20, 0, 40, 0, -20, 0], 1).reps).toBe(1);
});

test('of the recorded person both feet count, live and with the whole session known', () => {
  const moments = momentsIn(routine, 'range');
  expect(moments.at(-1)!.reps).toBe(2);
  const { pose, source } = anyTrack('range');
  const report = createReport({ appVersion: '0', pose, source, height: anySettings('range').height!, routine });
  for (const moment of moments) report.add(moment, { estimateMs: 0, coreMs: 0 });
  const record = withHindsight(report.finish(0), routine);
  expect(record.events.filter(({ kind }) => kind === 'rep')).toHaveLength(2);
  expect(record.rom['turnout.left']!.holds).toEqual({ external: 1, internal: 1 });
  expect(withHindsight(record, routine)).toEqual(record);
});
