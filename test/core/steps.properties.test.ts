import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { otherSide } from '../../src/core/landmarks.ts';
import { METRIC_IDS, UNSEEN } from '../../src/core/reading.ts';
import type { MetricId, Reading, Readings, UnseenReason } from '../../src/core/reading.ts';
import type { Routine } from '../../src/core/routine.ts';
import { RuleBook } from '../../src/core/rules/index.ts';
import { CORRECTIONS } from '../../src/core/learned/all.ts';
import { createSession } from '../../src/core/session.ts';
import { StepEngine } from '../../src/core/steps.ts';
import { millis } from '../../src/core/units.ts';
import { bodyweightSquat } from '../../src/routines/bodyweight-squat.ts';
import { heelRaise } from '../../src/routines/heel-raise.ts';
import { ROUTINES } from '../../src/routines/index.ts';
import { mirrored, slowed } from './support/change.ts';
import { anySettings, anyTrack } from './support/exercises.ts';
import type { AnyTrack } from './support/exercises.ts';
import { readingsOf, seen } from './support/readings.ts';

const STILL = { moving: 'none', turns: [], pivots: [], footsteps: [] } as const;
const EVERY = 1000 / 30;

/** Values that wander, jump and tremble, one a frame. */
const wandering = (most: number) =>
  fc.array(fc.double({ min: 0, max: most, noNaN: true }), { minLength: 10, maxLength: 200 });

/** The steps that a routine goes through while this is read, one after another. */
function stepsWhile(routine: Routine, readings: readonly Readings[]): readonly string[] {
  const engine = new StepEngine(routine);
  const steps = readings.map((now, i) => engine.advance({ t: millis(i * EVERY), readings: now, ...STILL }).step);
  return [routine.start, ...steps];
}

const changes = (steps: readonly string[]): number => steps.filter((step, i) => i > 0 && step !== steps[i - 1]).length;

/** How often a value crosses from one end of a band to the other, having begun below it. */
function crossings(values: readonly number[], low: number, high: number): number {
  let above = false;
  let count = 0;
  for (const value of values) {
    if (above ? value >= low : value <= high) continue;
    above = !above;
    count++;
  }
  return count;
}

describe('hysteresis never chatters', () => {
  const bent = (bend: number) => readingsOf({ 'knee-flexion.left': seen(bend), 'knee-flexion.right': seen(bend) });
  const risen = (rise: number) => readingsOf({ 'body-rise': seen(rise, 0.015) });

  test('a bend that trembles where a squat begins goes down once, and comes up once', () => {
    fc.assert(
      fc.property(wandering(44), (bends) => {
        // Below 45° there are two steps: standing and on the way; 20° and 27° are the ends of the band between them.
        expect(changes(stepsWhile(bodyweightSquat, bends.map(bent)))).toBe(crossings(bends, 20, 27));
      }),
    );
  });

  test('any bends make no more repetitions than whole ways down and up', () => {
    fc.assert(
      fc.property(wandering(120), (bends) => {
        const engine = new StepEngine(bodyweightSquat);
        const last = bends
          .map((bend, i) => engine.advance({ t: millis(i * EVERY), readings: bent(bend), ...STILL }))
          .at(-1)!;
        expect(last.reps).toBeLessThanOrEqual(crossings(bends, 20, 45) / 2);
      }),
    );
  });

  test('a body that trembles where a raise begins goes up once, and comes down once', () => {
    fc.assert(
      fc.property(wandering(0.031), (rises) => {
        expect(changes(stepsWhile(heelRaise, rises.map(risen)))).toBe(crossings(rises, 0.01, 0.02));
      }),
    );
  });

  test('findings of one rule and side are at least its cooldown apart, and last until it is over', () => {
    const reading = fc.record({
      value: fc.double({ min: -30, max: 30, noNaN: true }),
      halfWidth95: fc.constantFrom(1, 3, 8),
    });
    const frames = fc.array(reading, { minLength: 20, maxLength: 150 });
    fc.assert(
      fc.property(frames, (values) => {
        const book = new RuleBook(bodyweightSquat);
        const found = values.flatMap((value, i) => {
          const readings = readingsOf({ 'pelvis-obliquity': value, 'pelvis-rotation': value });
          const input = {
            t: millis(i * 100),
            step: 'low',
            began: millis(0),
            readings,
            hands: 'unseen',
            sparse: false,
          } as const;
          return book.advance({ ...input, ...STILL });
        });
        for (const { id, cooldown } of bodyweightSquat.rules) {
          const ended = found
            .filter(({ finding }) => finding.rule === id && !finding.open)
            .map(({ finding }) => finding);
          ended.slice(1).forEach((next, i) => expect(next.t1 - ended[i]!.t1).toBeGreaterThanOrEqual(cooldown));
        }
      }),
    );
  });
});

describe('what is unseen', () => {
  const reason = fc.constantFrom(...(Object.keys(UNSEEN) as UnseenReason[]));

  test.each(ROUTINES.map((routine) => [routine.id, routine] as const))('is no form error: %s', (_, routine) => {
    const ids = routine.steps.map(({ id }) => id);
    const frame = fc.record({ step: fc.constantFrom(...ids), why: reason });
    // What is done with the feet is an event: none is told here, and so rules about events have nothing to say either.
    const ofSteps = new Set(routine.rules.filter(({ kind }) => kind.startsWith('step-')).map(({ id }) => id));
    fc.assert(
      fc.property(fc.array(frame, { minLength: 5, maxLength: 60 }), (frames) => {
        const book = new RuleBook(routine);
        const found = frames.flatMap(({ step, why }, i) => {
          const readings = Object.fromEntries(METRIC_IDS.map((id) => [id, { unseen: why }])) as Record<
            MetricId,
            Reading
          >;
          const t = millis(i * 500);
          return book.advance({ t, step, began: t, readings, hands: 'unseen', sparse: false, ...STILL });
        });
        expect(found.filter(({ finding }) => !ofSteps.has(finding.rule))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('moves no step', () => {
    fc.assert(
      fc.property(fc.array(reason, { minLength: 5, maxLength: 60 }), (reasons) => {
        const blind = reasons.map((why) =>
          Object.fromEntries(METRIC_IDS.map((id) => [id, { unseen: why }])),
        ) as unknown as readonly Readings[];
        for (const routine of [bodyweightSquat, heelRaise]) expect(changes(stepsWhile(routine, blind))).toBe(0);
      }),
    );
  });
});

describe('counts do not change', () => {
  const DONE: readonly (readonly [string, Routine, AnyTrack, number])[] = [
    ['squats', bodyweightSquat, 'squat', 4],
    ['heel raises', heelRaise, 'heel-raise', 2],
  ];
  const reps = (
    routine: Routine,
    name: AnyTrack,
    change: (frame: ReturnType<typeof anyTrack>['frames'][number]) => typeof frame,
  ) => {
    const session = createSession(routine, anySettings(name), CORRECTIONS.full);
    return anyTrack(name)
      .frames.map((frame) => session.advance(change(frame)))
      .at(-1)!;
  };

  test.each(DONE)('in a mirror: %s', (_, routine, name, count) => {
    expect(reps(routine, name, mirrored).reps).toBe(count);
  });

  test.each(DONE)('when they are done faster or more slowly: %s', (_, routine, name, count) => {
    fc.assert(
      fc.property(fc.double({ min: 0.75, max: 1.8, noNaN: true }), (factor) => {
        expect(reps(routine, name, (frame) => slowed(frame, factor)).reps).toBe(count);
      }),
      { numRuns: 6 },
    );
  });

  test('and the right knee that is in becomes the left one', () => {
    const sides = (change: Parameters<typeof reps>[2]) => {
      const session = createSession(bodyweightSquat, anySettings('squat'), CORRECTIONS.full);
      const found = anyTrack('squat').frames.flatMap((frame) => session.advance(change(frame)).findings);
      return [...new Set(found.map(({ rule, side }) => `${rule} ${side}`))].toSorted();
    };
    const swapped = sides((frame) => frame).map((each) =>
      each.replace(/left|right/, (side) => otherSide(side as 'left' | 'right')),
    );
    expect(sides(mirrored)).toEqual(swapped.toSorted());
  });
});
