import { describe, expect, test } from 'vitest';
import type { Calibration } from '../../../src/core/calibrate.ts';
import { CORRECTIONS } from '../../../src/core/learned/all.ts';
import { measureMetrics } from '../../../src/core/metrics/index.ts';
import type { Hands, Moving } from '../../../src/core/moment.ts';
import { isSeen } from '../../../src/core/reading.ts';
import type { MetricId, Reading, Seen, UnseenReason } from '../../../src/core/reading.ts';
import { SIGNALS } from '../../../src/core/signals.ts';
import type { SignalId, SignalState, SignalStates } from '../../../src/core/signals.ts';
import { degrees, metres, millis, pixels } from '../../../src/core/units.ts';
import { FOCAL, standing } from '../support/person.ts';

const CALIBRATION: Calibration = {
  from: millis(0),
  to: millis(1200),
  focal: pixels(FOCAL),
  roll: degrees(0),
  pitch: degrees(0),
  cameraHeight: metres(0.95),
  distance: metres(3.2),
  height: metres(1.7),
  heightGiven: true,
  footLength: { left: metres(0.22), right: metres(0.22) },
  neutral: standing(),
};

/** Where the hands are changes intervals alone. */
const HANDS_ANYWHERE = { byArms: false };

interface Given {
  readonly signals?: Partial<Record<SignalId, number | UnseenReason>>;
  readonly moving?: Moving;
  readonly heightGiven?: boolean;
  readonly hands?: Hands;
  /** Whether the networks of knees and pelvis looked. */
  readonly looked?: boolean;
  /** How far knees read as bent in the neutral pose. */
  readonly inNeutral?: number;
}

/** Every metric of a person of whom these signals are known; the others are all zero. */
function measured(given: Given) {
  const { signals = {}, moving = 'none', heightGiven = true, hands = 'unseen', looked = false, inNeutral = 5 } = given;
  const states = Object.keys(SIGNALS).map((id): [string, SignalState] => {
    const value = signals[id as SignalId] ?? 0;
    return [id, typeof value === 'string' ? { unseen: value } : { value, speed: 0, variance: 1 }];
  });
  return measureMetrics({
    signals: Object.fromEntries(states) as SignalStates,
    neutralSlope: 1.5,
    neutralFlexion: { left: inNeutral, right: inNeutral },
    calibration: { ...CALIBRATION, heightGiven },
    correction: CORRECTIONS.full,
    moving,
    ...HANDS_ANYWHERE,
    byLook: { left: false, right: false },
    byKnees: looked,
    byBends: looked,
    byPelvis: looked,
    hands,
  });
}

function told(reading: Reading): Seen {
  if (!isSeen(reading)) throw new Error(`Unseen: ${reading.unseen}`);
  return reading;
}
const bothBent = (flexion: number) => ({ 'knee-flexion.left': flexion, 'knee-flexion.right': flexion });
const valueOf = (given: Given, id: MetricId): number => told(measured(given)[id]).value;
const widthOf = (given: Given, id: MetricId): number => told(measured(given)[id]).halfWidth95;

/** Feet turned out, knees bent and inside the feet, pelvis turned a little to the left. Directions toward the left. */
const TURNED = {
  'foot-yaw.left': 30,
  'foot-yaw.right': -20,
  'foot-yaw-for-knee.left': 30,
  'foot-yaw-for-knee.right': -20,
  'knee-foot-alignment.left': 12,
  'knee-foot-alignment.right': 5,
  'knee-flexion.left': 40,
  'knee-flexion.right': 50,
  'pelvis-rotation': 4,
  'ankle-x.left': 0.3,
  'ankle-x.right': -0.3,
} as const;

describe('signs: what a person who turns out, with the knees inside the feet, reads', () => {
  test.each<[MetricId, number]>([
    ['foot-yaw.left', 30],
    ['foot-yaw.right', -20],
    ['turnout.left', 26],
    ['turnout.right', 24],
    ['turnout.total', 50],
    ['turnout.asymmetry', 2],
    ['knee-direction.left', 18],
    ['knee-direction.right', -15],
    ['hip-rotation.left', 14],
    ['hip-rotation.right', 19],
    ['below-knee-twist.left', 12],
    ['below-knee-twist.right', 5],
    ['knee-foot-alignment.left', 12],
    ['knee-foot-alignment.right', 5],
    ['stance-width', 0.6],
    // 0.6 m over half of 1.7 m.
    ['stance-width-ratio', 0.706],
    // The neutral shoulder slope of 1.5 degrees is taken off.
    ['shoulder-level', -1.5],
  ])('%s is %d', (id, expected) => {
    expect(valueOf({ signals: TURNED }, id)).toBeCloseTo(expected, 3);
  });

  test('a knee inside the foot line stands toward the middle: its shift is positive on both sides', () => {
    // A leg in three dimensions: thigh and shank of one length, the hip above the ankle, the knee bent 40 degrees and
    // pointing 12 degrees inside the foot, which points straight ahead.
    const shank = 0.246 * 1.7;
    const half = (20 * Math.PI) / 180;
    const knee = { height: shank * Math.cos(half), forward: shank * Math.sin(half) };
    expect(Math.hypot(knee.height, knee.forward)).toBeCloseTo(shank, 9);
    const towardMiddle = knee.forward * Math.sin((12 * Math.PI) / 180);
    expect(valueOf({ signals: TURNED }, 'knee-medial-displacement.left')).toBeCloseTo(towardMiddle, 6);
    expect(valueOf({ signals: TURNED }, 'knee-medial-displacement.right')).toBeGreaterThan(0);
  });
});

describe('the interval of what is made of several readings', () => {
  test('adds independent errors up in squares', () => {
    const foot = widthOf({ signals: TURNED }, 'foot-yaw.left');
    const pelvis = widthOf({ signals: TURNED }, 'pelvis-rotation');
    expect(widthOf({ signals: TURNED }, 'turnout.left')).toBeCloseTo(Math.hypot(foot, pelvis), 9);
    expect(widthOf({ signals: TURNED }, 'turnout.total')).toBeCloseTo(Math.SQRT2 * foot, 9);
    expect(widthOf({ signals: TURNED }, 'turnout.asymmetry')).toBeCloseTo(Math.hypot(foot, foot, 2 * pelvis), 9);
  });

  test('of the stance is wider where the height was not given', () => {
    expect(widthOf({ signals: TURNED, heightGiven: false }, 'stance-width')).toBeGreaterThan(
      1.5 * widthOf({ signals: TURNED }, 'stance-width'),
    );
  });

  test('of the stance in leg lengths needs no height', () => {
    expect(widthOf({ signals: TURNED, heightGiven: false }, 'stance-width-ratio')).toBe(
      widthOf({ signals: TURNED }, 'stance-width-ratio'),
    );
  });

  test('of the pelvis is wider while the shoulders turn against it, to either side', () => {
    const within = (shoulders: number) =>
      widthOf({ signals: { 'pelvis-rotation': 10, 'trunk-rotation': 10 + shoulders } }, 'pelvis-rotation');
    expect(within(1)).toBe(within(0));
    expect(within(4)).toBeGreaterThan(2 * within(0));
    expect(within(-4)).toBe(within(4));
  });

  test('of a pelvis that was looked at is the same however the shoulders turn, and wider with the hands off the hips', () => {
    const within = (shoulders: number, hands: Hands = 'on-hips') =>
      widthOf({ signals: { 'trunk-rotation': shoulders }, looked: true, hands }, 'pelvis-rotation');
    expect(within(16)).toBe(within(0));
    expect(within(0, 'off-hips')).toBeGreaterThan(1.3 * within(0));
  });

  test('of the twist is wider while the trunk leans', () => {
    expect(widthOf({ signals: { 'trunk-lean-lateral': -11 } }, 'trunk-twist')).toBeGreaterThan(
      1.3 * widthOf({}, 'trunk-twist'),
    );
  });

  describe('of a knee', () => {
    const BENT = { 'knee-flexion.left': 30, 'knee-flexion.right': 30 } as const;
    const within = (signals: Given['signals'], id: MetricId = 'knee-foot-alignment.left') =>
      widthOf({ signals: { ...BENT, ...signals } }, id);

    test.each<MetricId>(['knee-foot-alignment.left', 'knee-direction.left', 'hip-rotation.left'])(
      'is wider while the pelvis drops: %s',
      (id) => {
        expect(within({ 'pelvis-obliquity': 1 }, id)).toBe(within({}, id));
        expect(within({ 'pelvis-obliquity': -6 }, id)).toBeGreaterThan(1.2 * within({}, id));
      },
    );

    test('is wider while the other knee is off, where that one can be seen', () => {
      const off = { 'knee-foot-alignment.right': 18 } as const;
      expect(within(off)).toBeGreaterThan(1.2 * within({}));
      expect(within({ ...off, 'knee-flexion.right': 15 })).toBe(within({}));
    });

    test('is wider with the hands off the hips, and it takes more of a bend', () => {
      const handsOff = (bend: number) =>
        measured({ signals: { ...BENT, 'knee-flexion.left': bend }, hands: 'off-hips' })['knee-foot-alignment.left'];
      expect(told(handsOff(30)).halfWidth95).toBeGreaterThan(1.15 * within({}));
      expect(handsOff(20)).toEqual({ unseen: 'knee-too-straight' });
      expect(within({ 'knee-flexion.left': 20 })).toBe(within({}));
    });

    test('is narrower in a deep bend, where the knee network looked', () => {
      const at = (bend: number, looked: boolean) =>
        widthOf(
          { signals: { 'knee-flexion.left': bend, 'knee-flexion.right': bend }, looked },
          'knee-foot-alignment.left',
        );
      expect(at(60, true)).toBeCloseTo(0.75 * at(40, true), 6);
      expect(at(60, false)).toBe(at(40, false));
    });

    test('does not depend on which side it is', () => {
      expect(within({ 'knee-foot-alignment.left': 18 }, 'knee-foot-alignment.right')).toBe(
        within({ 'knee-foot-alignment.right': 18 }),
      );
    });
  });

  test('of a foot is not narrower while it turns', () => {
    for (const moving of ['left', 'both'] as const)
      expect(widthOf({ moving }, 'foot-yaw.left')).toBeGreaterThanOrEqual(widthOf({}, 'foot-yaw.left'));
    expect(widthOf({ moving: 'right' }, 'foot-yaw.left')).toBe(widthOf({}, 'foot-yaw.left'));
  });
});

describe('what cannot be told says why', () => {
  const unseenIn = (given: Given, id: MetricId) => measured(given)[id];
  const KNEE = 'knee-foot-alignment.left';

  test.each<MetricId>([
    'knee-direction.left',
    'hip-rotation.left',
    'below-knee-twist.left',
    'knee-foot-alignment.left',
    'knee-medial-displacement.left',
  ])('%s needs a bent knee', (id) => {
    expect(unseenIn({ signals: { ...TURNED, 'knee-flexion.left': 10 } }, id)).toEqual({ unseen: 'knee-too-straight' });
    expect(isSeen(unseenIn({ signals: TURNED }, id))).toBe(true);
  });

  test('a knee that reads as bent beside a straight one is not believed', () => {
    const beside = (other: number) => unseenIn({ signals: { ...TURNED, 'knee-flexion.right': other } }, KNEE);
    expect(beside(10)).toEqual({ unseen: 'knee-too-straight' });
    expect(isSeen(beside(15))).toBe(true);
  });

  test('a knee is read in less of a bend where the knee network saw the bend', () => {
    const bent = { ...TURNED, 'knee-flexion.left': 15, 'knee-flexion.right': 12 } as const;
    expect(unseenIn({ signals: bent }, KNEE)).toEqual({ unseen: 'knee-too-straight' });
    expect(isSeen(unseenIn({ signals: bent, looked: true }, KNEE))).toBe(true);
    expect(unseenIn({ signals: { ...bent, 'knee-flexion.left': 13 }, looked: true }, KNEE)).toEqual({
      unseen: 'knee-too-straight',
    });
  });

  test('a knee that reads as bent while its person stands straight has to be bent further than that', () => {
    const given = (inNeutral: number): Given => ({ signals: { ...TURNED, ...bothBent(16) }, looked: true, inNeutral });
    expect(isSeen(unseenIn(given(9), KNEE))).toBe(true);
    expect(unseenIn(given(11), KNEE)).toEqual({ unseen: 'knee-too-straight' });
  });

  test('the projection angle needs a foot that points straight ahead', () => {
    expect(unseenIn({ signals: { 'foot-yaw.right': -15 } }, 'fppa.right')).toEqual({ unseen: 'foot-turned' });
    expect(isSeen(unseenIn({ signals: { 'foot-yaw.right': -5 } }, 'fppa.right'))).toBe(true);
  });

  test('weight needs feet apart, and stillness', () => {
    const weight = { ...TURNED, 'weight-left': 0.55 };
    expect(valueOf({ signals: weight }, 'weight-share-left')).toBeCloseTo(0.55, 9);
    expect(unseenIn({ signals: weight, moving: 'right' }, 'weight-share-left')).toEqual({ unseen: 'moving' });
    expect(unseenIn({ signals: { 'weight-left': 0.55 } }, 'weight-share-left')).toEqual({ unseen: 'feet-together' });
  });

  test('what is made of a hidden part passes its reason on', () => {
    const hidden = { ...TURNED, 'pelvis-rotation': 'hidden' as const };
    for (const id of ['pelvis-rotation', 'turnout.left', 'turnout.asymmetry', 'hip-rotation.right'] as const)
      expect(unseenIn({ signals: hidden }, id), id).toEqual({ unseen: 'hidden' });
    expect(isSeen(unseenIn({ signals: hidden }, 'turnout.total'))).toBe(true);
  });

  test('one side that cannot be told leaves the other as it is', () => {
    const oneFoot = { ...TURNED, 'foot-yaw.left': 'out-of-picture' as const };
    expect(unseenIn({ signals: oneFoot }, 'turnout.left')).toEqual({ unseen: 'out-of-picture' });
    expect(isSeen(unseenIn({ signals: oneFoot }, 'turnout.right'))).toBe(true);
  });
});

describe('values that noise pushes out of what can be', () => {
  test('a knee is never bent backward', () => {
    expect(valueOf({ signals: { 'knee-flexion.left': -8 } }, 'knee-flexion.left')).toBe(0);
  });

  test('weight stays between nothing and all', () => {
    expect(valueOf({ signals: { ...TURNED, 'weight-left': 1.2 } }, 'weight-share-left')).toBe(1);
    expect(valueOf({ signals: { ...TURNED, 'weight-left': -0.2 } }, 'weight-share-left')).toBe(0);
  });
});
