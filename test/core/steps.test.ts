import { describe, expect, test } from 'vitest';
import type { Side } from '../../src/core/landmarks.ts';
import type { Moving, MovementEvent, PivotEvent } from '../../src/core/moment.ts';
import type { PivotDirection, PivotPoint } from '../../src/core/routine.ts';
import { stepById, StepEngine } from '../../src/core/steps.ts';
import { degrees, millis } from '../../src/core/units.ts';
import { hipRotationWalkOut as routine } from '../../src/routines/hip-rotation-walk-out.ts';
import { times } from './support/person.ts';
import { readingsOf, seen } from './support/readings.ts';
import { pivotOf } from './support/rules.ts';

/** A stretch of a person's movement: how long it takes, and what is measured meanwhile. */
interface Stretch {
  readonly seconds: number;
  /** Feet that turn, and which way. */
  readonly turns?: readonly (readonly [Side, PivotDirection, PivotPoint])[];
  /** Stance in leg lengths at the end of the stretch; reached evenly. */
  readonly stance?: number;
  /** Bend of both knees, degrees. */
  readonly bend?: number;
  /** Direction of both feet, toes out, degrees. */
  readonly toeOut?: number;
  /** Nothing of the person can be told. */
  readonly unseen?: boolean;
  /** The pivots of this stretch are told in its last frame, and were over this many seconds before. */
  readonly overFor?: number;
}

const NEUTRAL = 0.2;
const still = (seconds: number, given: Partial<Stretch> = {}): Stretch => ({ seconds, ...given });
/** Pivots of the way out: toes out on the heel, toes in on the ball. */
const out = (side: Side, stance?: number): Stretch => turning(side, 'external', 'heel', stance);
const inward = (side: Side, stance?: number): Stretch => turning(side, 'internal', 'ball', stance);
/** Pivots of the way back, which undo them. */
const undoInward = (side: Side, stance?: number): Stretch => turning(side, 'external', 'ball', stance);
const undoOut = (side: Side, stance?: number): Stretch => turning(side, 'internal', 'heel', stance);
function turning(side: Side, direction: PivotDirection, about: PivotPoint, stance?: number): Stretch {
  return { seconds: 1, turns: [[side, direction, about]], ...(stance === undefined ? {} : { stance }) };
}

const movingOf = (turns: NonNullable<Stretch['turns']>): Moving =>
  turns.length === 0 ? 'none' : turns.length === 1 ? turns[0]![0] : 'both';

function readingsDuring(stance: number, { bend = 5, toeOut = 0, unseen = false }: Stretch) {
  if (unseen) return readingsOf({});
  return readingsOf({
    'stance-width-ratio': seen(stance),
    'knee-flexion.left': seen(bend),
    'knee-flexion.right': seen(bend + 1),
    'foot-yaw.left': seen(toeOut),
    'foot-yaw.right': seen(-toeOut),
  });
}

/** The pivots that a stretch tells when it ends. */
function pivotsOf({ seconds, turns = [], overFor }: Stretch, begin: number): readonly PivotEvent[] {
  if (overFor === undefined) return [];
  const t1 = millis(begin + 1000 * (seconds - overFor));
  return turns.map(([foot, direction, about]) => pivotOf(foot, { direction, about, t0: millis(begin), t1 }));
}

/** Plays a script, and tells the steps in their order, the events, and how many repetitions there were in the end. */
function play(script: readonly Stretch[]) {
  const engine = new StepEngine(routine);
  const steps: string[] = [];
  const events: MovementEvent[] = [];
  let reps = 0;
  let begin = 0;
  let stance = NEUTRAL;
  for (const stretch of script) {
    const length = stretch.seconds * 1000;
    const aim = stretch.stance ?? stance;
    for (const t of times(begin, begin + length)) {
      const told = t + 1000 / 30 < begin + length - 1e-6 ? [] : pivotsOf(stretch, begin);
      const turns = told.length > 0 ? [] : (stretch.turns ?? []);
      const share = (t - begin) / length;
      const output = engine.advance({
        t: millis(t),
        readings: readingsDuring(stance + share * (aim - stance), stretch),
        moving: movingOf(turns),
        turns: turns.map(([foot, direction, about], i) => {
          return { foot, direction, about, since: millis(begin), turned: degrees(20 - i), speed: 40 };
        }),
        pivots: told,
        footsteps: [],
      });
      if (output.step !== steps.at(-1)) steps.push(output.step);
      events.push(...output.events);
      reps = output.reps;
    }
    stance = aim;
    begin += length;
  }
  return { steps, events, reps };
}

const WALK_OUT = [still(1), out('right'), out('left'), inward('right', 0.4), inward('left', 0.6)];
const FURTHER_OUT = [out('right', 0.7), out('left', 0.85), inward('right', 0.95), inward('left', 1.05)];
const PAUSE = still(2);
const BEND = still(1, { bend: 25 });
const WALK_IN = [undoInward('left', 0.5), undoInward('right', 0.4), undoOut('left', 0.3), undoOut('right', NEUTRAL)];
const TOGETHER = still(1);

describe('the walk-out', () => {
  test('is followed through all of its steps, and counts as one repetition', () => {
    const { steps, reps } = play([...WALK_OUT, PAUSE, BEND, ...WALK_IN, TOGETHER]);
    expect(steps).toEqual(['set-up', 'turn-out', 'turn-in', 'end-range', 'soft-bend', 'walk-in', 'finish']);
    expect(reps).toBe(1);
  });

  test('goes back to turning out when the next cycle follows', () => {
    const { steps, reps } = play([...WALK_OUT, ...FURTHER_OUT, PAUSE, BEND, ...WALK_IN, TOGETHER]);
    expect(steps.slice(0, 5)).toEqual(['set-up', 'turn-out', 'turn-in', 'turn-out', 'turn-in']);
    expect(reps).toBe(1);
  });

  test('may be gone on with after a pause: toes out on the heel means out again', () => {
    const { steps, reps } = play([...WALK_OUT, PAUSE, ...FURTHER_OUT, PAUSE, BEND, ...WALK_IN, TOGETHER]);
    expect(steps).toEqual([
      'set-up',
      'turn-out',
      'turn-in',
      'end-range',
      'turn-out',
      'turn-in',
      'end-range',
      'soft-bend',
      'walk-in',
      'finish',
    ]);
    expect(reps).toBe(1);
  });

  test('may leave the bend out', () => {
    const { steps, reps } = play([...WALK_OUT, PAUSE, ...WALK_IN, TOGETHER]);
    expect(steps.slice(3)).toEqual(['end-range', 'walk-in', 'finish']);
    expect(reps).toBe(1);
  });

  test('may leave the pause out: a pivot that undoes one is the way back', () => {
    const { steps, reps } = play([...WALK_OUT, ...WALK_IN, TOGETHER]);
    expect(steps).not.toContain('end-range');
    expect(steps.slice(-2)).toEqual(['walk-in', 'finish']);
    expect(reps).toBe(1);
  });

  test('may begin with the toes in', () => {
    expect(play([still(1), inward('right'), out('left')]).steps).toEqual(['set-up', 'turn-in', 'turn-out']);
  });

  test('is counted twice when it is done twice', () => {
    const once = [...WALK_OUT, PAUSE, BEND, ...WALK_IN, TOGETHER];
    const { reps, events } = play([...once, ...once]);
    expect(reps).toBe(2);
    expect(events.filter(({ kind }) => kind === 'rep').map((rep) => 'index' in rep && rep.index)).toEqual([1, 2]);
  });

  test('is not over before the feet are together', () => {
    const { steps, reps } = play([...WALK_OUT, PAUSE, undoInward('left', 0.5), undoInward('right', 0.4), still(2)]);
    expect(steps.at(-1)).toBe('walk-in');
    expect(reps).toBe(0);
  });

  test('is not over while the feet still point elsewhere than they began', () => {
    const turnedOut = still(2, { toeOut: 30 });
    expect(play([...WALK_OUT, PAUSE, ...WALK_IN, turnedOut]).reps).toBe(0);
    expect(play([...WALK_OUT, PAUSE, ...WALK_IN, turnedOut, TOGETHER]).reps).toBe(1);
  });

  test('counts a repetition from the first turn to the feet together', () => {
    const { events } = play([...WALK_OUT, PAUSE, BEND, ...WALK_IN, TOGETHER]);
    const rep = events.find(({ kind }) => kind === 'rep')!;
    expect(Math.abs(rep.t0 - 1000)).toBeLessThan(40);
    // Twelve seconds of movement before the feet are together, then half a second of stillness.
    expect(Math.abs(rep.t1 - 12_500)).toBeLessThan(40);
  });

  test('standing about is no step', () => {
    expect(play([still(10)])).toMatchObject({ steps: ['set-up'], reps: 0 });
  });

  test('standing with feet together for long between turns is no end range', () => {
    expect(play([still(1), out('right'), still(3)]).steps).toEqual(['set-up', 'turn-out']);
  });

  test('holds on where nothing can be told', () => {
    const blind = still(3, { unseen: true });
    expect(play([...WALK_OUT, blind]).steps.at(-1)).toBe('end-range');
    expect(play([blind, ...WALK_OUT, PAUSE, BEND, ...WALK_IN, TOGETHER]).reps).toBe(1);
  });
});

test('of two feet that turn at once, the one that turned furthest says what step it is', () => {
  const both: Stretch = {
    seconds: 1,
    turns: [
      ['left', 'internal', 'ball'],
      ['right', 'external', 'heel'],
    ],
  };
  expect(play([still(1), both]).steps).toEqual(['set-up', 'turn-in']);
});

describe('events', () => {
  const kinds = (script: readonly Stretch[]) => play(script).events.map(({ kind }) => kind);

  test('a pause is stillness of a second, told when the next turn begins', () => {
    const { events } = play([out('right'), still(1.1), out('left')]);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ kind: 'pause' });
    expect(Math.abs(events[0]!.t0 - 1000)).toBeLessThan(40);
    expect(Math.abs(events[0]!.t1 - 2100)).toBeLessThan(40);
  });

  test('a shorter one is the gap between two pivots', () => {
    expect(kinds([out('right'), still(0.9), out('left')])).toEqual([]);
  });

  test('a pause begins where the last tenth of a pivot was left to do, which is told later', () => {
    const { events } = play([{ ...out('right'), overFor: 0.3 }, still(0.8), out('left')]);
    const pause = events.find(({ kind }) => kind === 'pause')!;
    expect(Math.abs(pause.t0 - 700)).toBeLessThan(40);
    expect(Math.abs(pause.t1 - 1800)).toBeLessThan(40);
  });

  test('a bend is told when the knees are straight again', () => {
    const { events } = play([out('right'), { ...out('left'), bend: 25 }, out('right')]);
    expect(events.map(({ kind }) => kind)).toEqual(['bend']);
    expect(Math.abs(events[0]!.t0 - 1000)).toBeLessThan(40);
    expect(Math.abs(events[0]!.t1 - 2000)).toBeLessThan(40);
  });

  test('knees that hover between straight and bent make one bend, not many', () => {
    const hover = [19, 14, 19, 14, 19, 5].map((bend) => ({ ...out('left'), seconds: 0.2, bend }));
    expect(kinds(hover)).toEqual(['bend']);
  });
});

test('a step that a routine does not have is named', () => {
  expect(() => stepById(routine, 'jump')).toThrow('Routine hip-rotation-walk-out has no step "jump".');
});
