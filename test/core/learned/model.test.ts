import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Body } from '../../../src/core/frame.ts';
import { CORRECTIONS } from '../../../src/core/learned/all.ts';
import { chordFlexion, features, shapeOf } from '../../../src/core/learned/features.ts';
import type { Hints } from '../../../src/core/learned/features.ts';
import { predict, TARGETS } from '../../../src/core/learned/model.ts';
import { toRadians } from '../../../src/core/units.ts';
import { mirrored } from '../support/change.ts';
import { frameAt, standing } from '../support/person.ts';
import { trackOf } from '../support/recorded.ts';

const { lite, full, heavy } = CORRECTIONS;

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const bothSides = (min: number, max: number) => fc.record({ left: number(min, max), right: number(min, max) });
const footLook = fc.record({ yaw: number(-60, 80), down: number(5, 40) });
const anyHints: fc.Arbitrary<Hints> = fc.record(
  {
    footYaw: bothSides(-60, 60),
    chord: bothSides(0.5, 1.1),
    fppa: bothSides(-30, 30),
    flexion: bothSides(0, 90),
    look: fc.record({ left: footLook, right: footLook, roll: number(-10, 10) }),
  },
  { requiredKeys: ['footYaw', 'chord', 'fppa', 'flexion'] },
);
/** Bodies of a recorded session, mirrored without rounding: about the picture's left edge. */
const bodies = trackOf('clean').frames.flatMap(({ body }) => (body ? [body] : []));
const anyBody = fc.integer({ min: 0, max: bodies.length - 1 }).map((i) => bodies[i]!);
const mirrorOf = (body: Body): Body => {
  const frame = { ...frameAt(0, body), size: { width: 0, height: 0 } };
  return mirrored(frame).body!;
};

const swapped = ({ left, right }: { readonly left: number; readonly right: number }) => ({ left: right, right: left });
/** Directions on the floor turn over in a mirror; what is outward or bent does not. */
const hintsInMirror = ({ footYaw, chord, fppa, flexion, look }: Hints): Hints => ({
  ...(look && { look: { left: look.right, right: look.left, roll: -look.roll } }),
  footYaw: { left: -footYaw.right, right: -footYaw.left },
  chord: swapped(chord),
  fppa: swapped(fppa),
  flexion: swapped(flexion),
});

const anyLook = fc.record({
  now: anyBody,
  neutral: anyBody,
  hints: anyHints,
  neutralHints: anyHints,
  roll: number(-10, 10),
});
/** Turns −0 into 0, which is the same number here. */
const plus0 = (value: number): number => value + 0;

describe('a body in the mirror', () => {
  test('is described exactly as the body is when it is looked at in a mirror', () => {
    fc.assert(
      fc.property(anyLook, ({ now, neutral, hints, neutralHints, roll }) => {
        const inMirror = features(shapeOf(now, roll), shapeOf(neutral, roll), hints, neutralHints, true);
        const ofMirrored = features(
          shapeOf(mirrorOf(now), -roll),
          shapeOf(mirrorOf(neutral), -roll),
          hintsInMirror(hints),
          hintsInMirror(neutralHints),
          false,
        );
        expect([...ofMirrored].map(plus0)).toEqual([...inMirror].map(plus0));
      }),
    );
  });

  test('gets exactly mirrored answers: sides swapped, what leans or turns turned over, what leans forward the same', () => {
    fc.assert(
      fc.property(anyLook, ({ now, neutral, hints, neutralHints, roll }) => {
        const plain = predict(full, shapeOf(now, roll), shapeOf(neutral, roll), hints, neutralHints);
        const mirror = predict(
          full,
          shapeOf(mirrorOf(now), -roll),
          shapeOf(mirrorOf(neutral), -roll),
          hintsInMirror(hints),
          hintsInMirror(neutralHints),
        );
        for (const id of Object.keys(plain.sided) as (keyof typeof plain.sided)[])
          expect(mirror.sided[id], id).toEqual(swapped(plain.sided[id]));
        for (const id of Object.keys(plain.whole) as (keyof typeof plain.whole)[])
          expect(plus0(mirror.whole[id]), id).toBe(plus0((TARGETS[id] === 'odd' ? -1 : 1) * plain.whole[id]));
      }),
    );
  });

  test('who stands evenly reads zero in everything that has a side', () => {
    const even = { left: 5, right: 5 };
    const hints: Hints = { footYaw: { left: 5, right: -5 }, chord: { left: 1, right: 1 }, fppa: even, flexion: even };
    // A body made the same on both sides, about the middle of its picture.
    const body = standing();
    const half = mirrored(frameAt(0, body)).body!;
    const shape = shapeOf(body, 0);
    const { whole, sided } = predict(full, shape, shapeOf(half, 0), hints, hints);
    for (const id of Object.keys(whole) as (keyof typeof whole)[])
      if (TARGETS[id] === 'odd') expect(Math.abs(whole[id]), id).toBeLessThan(1e-9);
    expect(sided['foot-yaw'].left).toBeCloseTo(sided['foot-yaw'].right, 9);
  });
});

describe('the shape of a body', () => {
  test('knows no size and no place: twice as large and elsewhere is the same', () => {
    const [plain, moved] = [0, 1].map((k) => {
      const body = standing();
      const image = body.image.map((p) => ({
        ...p,
        x: (p.x * (1 + k) + 100 * k) as typeof p.x,
        y: (p.y * (1 + k) - 50 * k) as typeof p.y,
      }));
      return shapeOf({ ...body, image }, 0);
    });
    for (let i = 0; i < 33; i++) {
      expect(moved!.x[i]).toBeCloseTo(plain!.x[i]!, 9);
      expect(moved!.y[i]).toBeCloseTo(plain!.y[i]!, 9);
    }
  });

  test('turns the camera’s roll back', () => {
    const { roll, body } = { roll: 7, body: standing() };
    const [cos, sin] = [Math.cos(toRadians(roll)), Math.sin(toRadians(roll))];
    const image = body.image.map((p) => ({
      ...p,
      x: (p.x * cos + p.y * sin) as typeof p.x,
      y: (-p.x * sin + p.y * cos) as typeof p.y,
    }));
    const [upright, turnedBack] = [shapeOf(body, 0), shapeOf({ ...body, image }, roll)];
    for (let i = 0; i < 33; i++) {
      expect(turnedBack.x[i]).toBeCloseTo(upright.x[i]!, 9);
      expect(turnedBack.y[i]).toBeCloseTo(upright.y[i]!, 9);
    }
  });
});

describe('the bend that shortens a leg', () => {
  test.each([
    [1, 0],
    [1.2, 0],
    [Math.cos(toRadians(20)), 40],
    [Math.SQRT1_2, 90],
    [-0.5, 180],
  ])('to %d of its length', (chord, bend) => {
    expect(chordFlexion(chord)).toBeCloseTo(bend, 6);
  });
});

test.each([
  ['lite', lite],
  ['full', full],
])(
  'the weights for %s fit the features: one mean and scale each, no weight without a feature, all finite',
  (_, trained) => {
    const { length } = features(shapeOf(bodies[0]!, 0), shapeOf(bodies[0]!, 0), hintsOfNothing, hintsOfNothing, false);
    expect(trained.mean).toHaveLength(length);
    expect(trained.scale).toHaveLength(length);
    expect(Object.keys(trained.targets).toSorted()).toEqual(Object.keys(TARGETS).toSorted());
    for (const { bias, weights } of Object.values(trained.targets)) {
      expect(weights.length).toBeGreaterThan(0);
      expect(weights.length).toBeLessThanOrEqual(length);
      expect([bias, ...weights].every(Number.isFinite)).toBe(true);
    }
  },
);

test('heavy is read as full is, with intervals that are nowhere narrower', () => {
  for (const [id, { still, moving }] of Object.entries(full.within95)) {
    const own = heavy.within95[id as keyof typeof heavy.within95];
    expect(own.still, id).toBeGreaterThanOrEqual(still);
    expect(own.moving, id).toBeGreaterThanOrEqual(moving);
  }
});

const hintsOfNothing: Hints = {
  footYaw: { left: 0, right: 0 },
  chord: { left: 1, right: 1 },
  fppa: { left: 0, right: 0 },
  flexion: { left: 0, right: 0 },
};

describe('what the foot network saw', () => {
  const now = shapeOf(bodies[200]!, 0);
  const neutral = shapeOf(bodies[0]!, 0);
  const lookOf = (left: number, right: number) => ({
    left: { yaw: left, down: 20 },
    right: { yaw: right, down: 20 },
    roll: 0,
  });
  const straight: Hints = { ...hintsOfNothing, look: lookOf(2, 2) };
  const read = (hints: Hints) => predict(full, now, neutral, hints, straight);

  test('is believed of each foot by itself, as long as the landmarks do not speak against it', () => {
    const { footYawForKnee: told } = read(hintsOfNothing);
    const { sided, byLook } = read({ ...hintsOfNothing, look: lookOf(told.left + 3, told.right + 70) });
    expect(byLook).toEqual({ left: true, right: false });
    expect(sided['foot-yaw'].left).not.toBe(told.left);
    expect(sided['foot-yaw'].right).toBe(told.right);
  });

  test('is believed of a foot turned in far, of which the landmarks see a half', () => {
    const { footYawForKnee: told } = read(hintsOfNothing);
    const seen = (by: number) => read({ ...hintsOfNothing, look: lookOf(told.left + by, told.right) });
    expect(seen(-35).byLook.left).toBe(true);
    expect(seen(-35).sided['foot-yaw'].left).toBeLessThan(told.left - 20);
    expect(seen(-80).byLook.left).toBe(false);
    expect(seen(35).byLook.left).toBe(false);
  });

  test('counts more of a foot turned in alone than of one that is turned in with the other', () => {
    const yaw = (left: number, right: number) =>
      predict(full, neutral, neutral, { ...hintsOfNothing, look: lookOf(left, right) }, straight).sided['foot-yaw']
        .left;
    const gained = (other: number) => yaw(-20, other) - yaw(-25, other);
    expect(gained(2)).toBeGreaterThan(gained(-25) + 0.3);
  });

  test('further out reads further out', () => {
    const { footYawForKnee: told } = read(hintsOfNothing);
    const yaw = (by: number) =>
      read({ ...hintsOfNothing, look: lookOf(told.left + by, told.right) }).sided['foot-yaw'].left;
    expect(yaw(4)).toBeGreaterThan(yaw(0) + 1);
    expect(yaw(0)).toBeGreaterThan(yaw(-4) + 1);
  });

  test('changes nothing but the foot: knees are told against the foot as the landmarks have it', () => {
    const plain = read(hintsOfNothing);
    const looked = read({ ...hintsOfNothing, look: lookOf(10, -5) });
    expect(looked.sided['knee-foot-alignment']).toEqual(plain.sided['knee-foot-alignment']);
    expect(looked.footYawForKnee).toEqual(plain.sided['foot-yaw']);
    expect(looked.whole).toEqual(plain.whole);
  });

  test('counts two thirds for the foot that a knee is told against, where the knee network looked too', () => {
    const knees = { left: 14, right: -6 };
    const plain = read(hintsOfNothing);
    const looked = read({ ...hintsOfNothing, look: lookOf(10, -5), knees });
    expect(plain.byKnees).toBe(false);
    expect(looked.byKnees).toBe(true);
    for (const side of ['left', 'right'] as const) {
      const { sided, footYawForKnee } = looked;
      expect(sided['knee-foot-alignment'][side]).toBe((plain.sided['knee-foot-alignment'][side] + 2 * knees[side]) / 3);
      expect(footYawForKnee[side]).toBe((plain.sided['foot-yaw'][side] + 2 * sided['foot-yaw'][side]) / 3);
    }
  });

  test('of the bend counts half', () => {
    const bends = { left: 31, right: 12 };
    const plain = read(hintsOfNothing);
    const looked = read({ ...hintsOfNothing, bends });
    expect(plain.byBends).toBe(false);
    expect(looked.byBends).toBe(true);
    for (const side of ['left', 'right'] as const)
      expect(looked.sided['knee-flexion'][side]).toBe((plain.sided['knee-flexion'][side] + bends[side]) / 2 - 1);
    expect(looked.sided['knee-foot-alignment']).toEqual(plain.sided['knee-foot-alignment']);
  });

  test('of the pelvis counts more than the landmarks do, against what was seen in the neutral pose', () => {
    const seen = (pelvis: number) =>
      predict(full, now, neutral, { ...hintsOfNothing, pelvis }, { ...straight, pelvis: 4 });
    const plain = read(hintsOfNothing);
    const turned = (pelvis: number) => seen(pelvis).whole['pelvis-rotation'];
    expect(plain.byPelvis).toBe(false);
    expect(seen(14).byPelvis).toBe(true);
    expect(turned(14) - turned(4)).toBeCloseTo(6, 9);
    expect(turned(-6) + turned(14)).toBeCloseTo(2 * turned(4), 9);
    expect(turned(4)).toBeCloseTo(0.4 * plain.whole['pelvis-rotation'], 9);
    expect(seen(14).whole['trunk-rotation']).toBe(plain.whole['trunk-rotation']);
  });

  test('does not count where it was not there in the neutral pose', () => {
    const hints = { ...hintsOfNothing, look: lookOf(3, 3), pelvis: 9 };
    const { byLook, byPelvis } = predict(full, now, neutral, hints, hintsOfNothing);
    expect(byLook).toEqual({ left: false, right: false });
    expect(byPelvis).toBe(false);
  });
});
