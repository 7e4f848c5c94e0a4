import { describe, expect, test } from 'vitest';
import { SIDES } from '../../src/core/landmarks.ts';
import type { PivotEvent } from '../../src/core/moment.ts';
import { PivotWatch } from '../../src/core/pivots.ts';
import type { Movement } from '../../src/core/pivots.ts';
import type { SignalStates } from '../../src/core/signals.ts';
import { millis } from '../../src/core/units.ts';
import { BALL, feetSignals, HEEL } from './support/feet.ts';
import type { ScriptedTurn } from './support/feet.ts';
import { times } from './support/person.ts';

/** A turn that takes a second, from 1 s on. */
const turn = (given: Partial<ScriptedTurn> = {}): ScriptedTurn => ({
  foot: 'right',
  from: 1,
  to: 2,
  turnTo: 35,
  about: HEEL,
  ...given,
});

interface Watched extends Movement {
  readonly t: number;
}

/** How high a point is for each metre further back that it seems. */
const LIFT_PER_DEPTH = 0.3;

/** What the watch says of a script over five seconds, frame by frame. */
function watch(
  script: readonly ScriptedTurn[],
  change = (states: SignalStates, _t: number) => states,
  at = times(0, 5000),
): Watched[] {
  const signals = feetSignals(script);
  const pivots = new PivotWatch(LIFT_PER_DEPTH);
  return at.map((t) => ({ t, ...pivots.advance(millis(t), change(signals(t), t)) }));
}

const pivotsOf = (watched: readonly Watched[]): PivotEvent[] => watched.flatMap(({ pivots }) => pivots);

describe('a turn of one foot', () => {
  const cases = SIDES.flatMap((foot) =>
    (['heel', 'ball'] as const).flatMap((about) =>
      (['external', 'internal'] as const).map((direction) => [foot, about, direction] as const),
    ),
  );

  test.each(cases)('of the %s foot, about its %s, %s, is told as such', (foot, about, direction) => {
    const turnTo = direction === 'external' ? 35 : -25;
    const pivots = pivotsOf(watch([turn({ foot, turnTo, about: about === 'heel' ? HEEL : BALL })]));
    expect(pivots).toHaveLength(1);
    expect(pivots[0]).toMatchObject({ kind: 'pivot', foot, about, direction });
  });

  test('is told with toe-out before and after, within two degrees, and how fast it was', () => {
    const [pivot] = pivotsOf(watch([turn({ foot: 'left', turnTo: 35 })]));
    expect(Math.abs(pivot!.from - 0)).toBeLessThan(2);
    expect(Math.abs(pivot!.to - 35)).toBeLessThan(2);
    // 35 degrees eased over a second are 52.5 degrees a second at their fastest; the filter rounds the peak off.
    expect(pivot!.peakSpeed).toBeGreaterThan(42);
    expect(pivot!.peakSpeed).toBeLessThan(58);
  });

  test('is dated from a tenth to nine tenths of the way, and told later, when it is certain', () => {
    const watched = watch([turn()]);
    const [pivot] = pivotsOf(watched);
    // Eased, a tenth of the way is done after 0.196 of the time. The filter lags by two frames.
    expect(Math.abs(pivot!.t0 - 1196)).toBeLessThan(100);
    expect(Math.abs(pivot!.t1 - 1804)).toBeLessThan(100);
    const told = watched.find(({ pivots }) => pivots.length > 0)!.t;
    expect(told).toBeGreaterThan(pivot!.t1);
    expect(told).toBeLessThan(2400);
  });

  test.each([0, 17, 33, 50])(
    'is dated between frames: with the first of twelve a second at %i ms as with 30',
    (first) => {
      const [usual] = pivotsOf(watch([turn()]));
      const [seldom] = pivotsOf(watch([turn()], undefined, times(first, 5000, 1000 / 12)));
      expect(Math.abs(seldom!.t0 - usual!.t0)).toBeLessThan(30);
      expect(Math.abs(seldom!.t1 - usual!.t1)).toBeLessThan(30);
    },
  );

  test('back on the heel is told as internal', () => {
    const pivots = pivotsOf(watch([turn(), turn({ from: 2.6, to: 3.6, turnTo: -20, about: BALL })]));
    expect(pivots.map(({ about, direction }) => `${about} ${direction}`)).toEqual(['heel external', 'ball internal']);
    expect(Math.abs(pivots[1]!.from - 35)).toBeLessThan(2);
    expect(Math.abs(pivots[1]!.to + 20)).toBeLessThan(2);
  });
});

describe('what is no pivot', () => {
  test.each([5, 10, 13])('a turn of %d degrees is fidgeting', (turnTo) => {
    expect(pivotsOf(watch([turn({ turnTo })]))).toEqual([]);
  });

  test('a turn of 20 degrees is none', () => {
    expect(pivotsOf(watch([turn({ turnTo: 20 })]))).toHaveLength(1);
  });

  test.each([
    ['far in front of the toes', 2.5],
    ['far behind the heel', -1.5],
  ])('a foot that turns about a point %s was carried there', (_, about) => {
    expect(pivotsOf(watch([turn({ about })]))).toEqual([]);
  });

  test('a foot that is set down elsewhere without turning has not turned', () => {
    const slid = watch([], (states, t) => {
      const heel = states['heel-x.left'];
      const toe = states['toe-x.left'];
      if ('unseen' in heel || 'unseen' in toe) throw new Error('unseen');
      const by = Math.min(0.3, Math.max(0, (t - 1000) / 2000));
      return {
        ...states,
        'heel-x.left': { ...heel, value: heel.value + by },
        'toe-x.left': { ...toe, value: toe.value + by },
      };
    });
    expect(pivotsOf(slid)).toEqual([]);
    expect(new Set(slid.map(({ moving }) => moving))).toEqual(new Set(['none']));
  });

  test('a foot that was lost in the middle of a turn', () => {
    const lost = watch([turn()], (states, t) =>
      t > 1400 && t < 1700 ? { ...states, 'foot-yaw.right': { unseen: 'hidden' } } : states,
    );
    // What is left of the turn after 1.7 s is under 15 degrees.
    expect(pivotsOf(lost)).toEqual([]);
  });
});

describe('fast and crowded turns', () => {
  test.each([0.3, 0.35, 0.5])('a turn of 58 degrees in %d s is seen, with its speed', (seconds) => {
    const [pivot, ...more] = pivotsOf(watch([turn({ to: 1 + seconds, turnTo: -58, about: BALL })]));
    expect(more).toEqual([]);
    expect(pivot).toMatchObject({ about: 'ball', direction: 'internal' });
    // The mean speed is the least that must be told of it.
    expect(pivot!.peakSpeed).toBeGreaterThan(58 / seconds);
  });

  test('a turn and straight back are two pivots', () => {
    const there = turn({ to: 1.8 });
    const back = turn({ from: 1.8, to: 2.6, turnTo: 0 });
    const pivots = pivotsOf(watch([there, back]));
    expect(pivots.map(({ direction }) => direction)).toEqual(['external', 'internal']);
    expect(pivots[0]!.t1).toBeLessThanOrEqual(pivots[1]!.t0);
  });

  test('turns of both feet at once are both told', () => {
    const pivots = pivotsOf(watch([turn({ foot: 'left' }), turn({ foot: 'right' })]));
    expect(pivots.map(({ foot }) => foot).toSorted()).toEqual(['left', 'right']);
  });

  test('one foot after the other keeps its order', () => {
    const pivots = pivotsOf(watch([turn(), turn({ foot: 'left', from: 2.2, to: 3.2 })]));
    expect(pivots.map(({ foot }) => foot)).toEqual(['right', 'left']);
  });
});

describe('a footstep', () => {
  const RISE = 0.06;
  /** A foot that turns while heel and toe are up: both show as if they stood further back on the floor. */
  const lifted = (states: SignalStates, t: number): SignalStates => {
    const up = (RISE / LIFT_PER_DEPTH) * Math.sin(Math.PI * Math.min(1, Math.max(0, (t - 1000) / 1000)));
    const back = (id: 'heel-z.right' | 'toe-z.right') => {
      const state = states[id];
      if ('unseen' in state) throw new Error('unseen');
      return { [id]: { ...state, value: state.value - up } };
    };
    return { ...states, ...back('heel-z.right'), ...back('toe-z.right') };
  };

  test('is a foot that was lifted as a whole, and no pivot', () => {
    const watched = watch([turn()], lifted);
    expect(pivotsOf(watched)).toEqual([]);
    const [step, ...more] = watched.flatMap(({ footsteps }) => footsteps);
    expect(more).toEqual([]);
    expect(step).toMatchObject({ kind: 'step', foot: 'right' });
    expect(step!.lift).toBeGreaterThan(0.04);
    expect(step!.lift).toBeLessThan(RISE + 0.005);
  });

  test('is none where the heel alone rises, as on the ball of the foot', () => {
    const heelUp = (states: SignalStates, t: number): SignalStates => ({
      ...lifted(states, t),
      'toe-z.right': states['toe-z.right'],
    });
    expect(watch([turn()], heelUp).flatMap(({ footsteps }) => footsteps)).toEqual([]);
  });
});

describe('what a turn under way is about', () => {
  test.each([
    ['heel', HEEL],
    ['ball', BALL],
  ] as const)('is open at first, then the %s', (name, about) => {
    const turns = watch([turn({ about })]).flatMap(({ turns: under }) => under);
    expect(turns[0]!.about).toBeNull();
    expect(turns.at(-1)!.about).toBe(name);
    const told = new Set(turns.filter(({ turned }) => turned >= 22).map(({ about: point }) => point));
    expect(told).toEqual(new Set([name]));
  });

  test('stays open where it lies between heel and ball', () => {
    const turns = watch([turn({ about: 0.59 })]).flatMap(({ turns: under }) => under);
    expect(turns.length).toBeGreaterThan(0);
    expect(new Set(turns.map(({ about }) => about))).toEqual(new Set([null]));
  });
});

test('the way back undoes the way out: the same points of the foot, the other directions', () => {
  const there = [turn({ from: 0.5, to: 1.3, turnTo: 30 }), turn({ from: 1.5, to: 2.3, turnTo: -20, about: BALL })];
  const back = [
    turn({ from: 2.5, to: 3.3, turnTo: 30, about: BALL }),
    turn({ from: 3.5, to: 4.3, turnTo: 0, about: HEEL }),
  ];
  const told = pivotsOf(watch([...there, ...back])).map(({ about, direction }) => `${about} ${direction}`);
  expect(told).toEqual(['heel external', 'ball internal', 'ball external', 'heel internal']);
});

describe('what moves now', () => {
  const during = (watched: readonly Watched[], from: number, to: number) =>
    new Set(watched.filter(({ t }) => t > from && t < to).map(({ moving }) => moving));

  test('is the foot that turns, and nothing before and after', () => {
    const watched = watch([turn({ foot: 'left' })]);
    expect(during(watched, 0, 1000)).toEqual(new Set(['none']));
    expect(during(watched, 1250, 1800)).toEqual(new Set(['left']));
    expect(during(watched, 2500, 5000)).toEqual(new Set(['none']));
  });

  test('are both feet, when both turn', () => {
    expect(during(watch([turn({ foot: 'left' }), turn()]), 1250, 1800)).toEqual(new Set(['both']));
  });

  test('is told as a turn once it has gone ten degrees, with how far it has gone', () => {
    const watched = watch([turn({ foot: 'left', turnTo: -30, about: BALL })]);
    const turns = watched.flatMap(({ turns: under }) => under);
    expect(turns[0]).toMatchObject({ foot: 'left', direction: 'internal' });
    expect(turns[0]!.turned).toBeGreaterThanOrEqual(10);
    expect(turns[0]!.turned).toBeLessThan(14);
    expect(Math.abs(turns.at(-1)!.turned - 30)).toBeLessThan(2);
  });
});
