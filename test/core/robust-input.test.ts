import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Body, Frame } from '../../src/core/frame.ts';
import { PAIR } from '../../src/core/landmarks.ts';
import type { Moment } from '../../src/core/moment.ts';
import { isSeen } from '../../src/core/reading.ts';
import { CORRECTIONS } from '../../src/core/learned/all.ts';
import { createSession } from '../../src/core/session.ts';
import { parseTrack } from '../../src/core/track.ts';
import { metres, millis, pixels } from '../../src/core/units.ts';
import { hipRotationWalkOut } from '../../src/routines/hip-rotation-walk-out.ts';

const fixture = new URL('../fixtures/tracks/clean.track.json.gz', import.meta.url);
const { frames } = parseTrack(gunzipSync(readFileSync(fixture)).toString());

const play = (input: readonly Frame[]): Moment[] => {
  const session = createSession(hipRotationWalkOut, { height: metres(1.66) }, CORRECTIONS.full);
  return input.map((frame) => session.advance(frame));
};
const plain = play(frames);

/** The frames with each body between two times (seconds) changed. */
const between = (from: number, to: number, change: (body: Body, t: number) => Body | null): Frame[] =>
  frames.map((frame) =>
    frame.body && frame.t >= from * 1000 && frame.t < to * 1000
      ? { ...frame, body: change(frame.body, frame.t) }
      : frame,
  );

const shifted = (body: Body, dx: number, dy: number, scale = 1): Body => ({
  ...body,
  image: body.image.map((p) => ({
    ...p,
    x: pixels(320 + (p.x - 320) * scale + dx),
    y: pixels(240 + (p.y - 240) * scale + dy),
  })),
});

/** The body with the labels of its sides exchanged, as the estimator does when it takes a person for their back. */
function swapped(body: Body): Body {
  const partner = new Map<number, number>(
    Object.values(PAIR).flatMap(({ left, right }) => [[left, right] as const, [right, left] as const]),
  );
  const exchange = <Point>(points: readonly Point[]) => points.map((_, i) => points[partner.get(i) ?? i]!);
  return { image: exchange(body.image), world: exchange(body.world) };
}

const at = (moments: readonly Moment[], seconds: number): Moment => moments.find(({ t }) => t >= seconds * 1000)!;
const yaw = (moment: Moment): number => {
  const reading = moment.readings['foot-yaw.left'];
  return isSeen(reading) ? reading.value : Number.NaN;
};
const pivots = (moments: readonly Moment[]) =>
  moments.flatMap(({ events }) => events.filter(({ kind }) => kind === 'pivot'));

describe('a gap in what is seen', () => {
  test('of 0.2 s is bridged', () => {
    const moments = play(between(14, 14.2, () => null));
    expect(Math.abs(yaw(at(moments, 14.19)) - yaw(at(plain, 14.19)))).toBeLessThan(3);
    expect(pivots(moments)).toHaveLength(pivots(plain).length);
  });

  test('of 1 s is declared, and measuring goes on after it', () => {
    const moments = play(between(14, 15, () => null));
    expect(at(moments, 14.8).readings['foot-yaw.left']).toEqual({ unseen: 'nobody' });
    expect(Math.abs(yaw(at(moments, 15.5)) - yaw(at(plain, 15.5)))).toBeLessThan(3);
    expect(at(moments, 29).reps).toBe(1);
  });
});

describe('a set that begins late', () => {
  const first = pivots(plain)[0]!;
  /** The moments of a session that sees nobody before. */
  const from = (seconds: number) => play(between(0, seconds, () => null));
  const STILL_FOR = 1.2;
  const latest = first.t0 / 1000 - STILL_FOR;

  // The neutral pose may become known in the very picture in which a foot begins to turn, which the frames before tell.
  test.for([-0.15, -0.1, -0.05, 0, 0.05, 0.1, 0.15, 0.2].map((late) => latest + late))(
    'at %d s counts as one that begins in time',
    (seconds) => {
      const moments = from(seconds);
      const known = moments.find(({ calibration }) => calibration.state === 'ready');
      const inTime = known !== undefined && known.t < first.t1;
      expect(moments.at(-1)!.reps).toBe(inTime ? plain.at(-1)!.reps : 0);
    },
  );
});

describe('a pause of a minute, in which the clock ran on', () => {
  const paused = (seconds: number) =>
    play(frames.map((frame) => (frame.t < seconds * 1000 ? frame : { ...frame, t: millis(frame.t + 60_000) })));

  test.each([2.5, 4, 14.5, 17.5])('at %d s makes no pivot, pause or finding of a minute', (seconds) => {
    const moments = paused(seconds);
    const lengths = moments.flatMap(({ events, findings }) =>
      [...events.filter(({ kind }) => kind !== 'rep'), ...findings].map(({ t0, t1 }) => t1 - t0),
    );
    expect(lengths.length).toBeGreaterThan(0);
    expect(Math.max(...lengths)).toBeLessThan(20_000);
  });

  test('keeps the step and the repetition', () => {
    expect(paused(14.9).at(-1)!.reps).toBe(plain.at(-1)!.reps);
  });
});

describe('left and right exchanged by the estimator', () => {
  test('for three frames changes no reading by more than 3 degrees and makes no pivot', () => {
    const moments = play(between(14, 14.1, swapped));
    for (const seconds of [14.02, 14.06, 14.1, 14.3, 15])
      expect(Math.abs(yaw(at(moments, seconds)) - yaw(at(plain, seconds)))).toBeLessThan(3);
    expect(pivots(moments)).toHaveLength(pivots(plain).length);
  });

  test('for a second is declared as turned away', () => {
    const moments = play(between(14, 15, swapped));
    expect(at(moments, 14.8).readings['pelvis-rotation']).toEqual({ unseen: 'turned-away' });
  });
});

describe('legs that leap away', () => {
  /** Both legs drawn together, as the estimator does when it takes the body for one seen from the side. */
  const narrowed = (body: Body): Body => {
    const lower = Object.values(PAIR).filter(({ left }) => left >= PAIR.hip.left);
    const middle = (body.image[PAIR.hip.left]!.x + body.image[PAIR.hip.right]!.x) / 2;
    const legs = new Set<number>(lower.flatMap(({ left, right }) => [left, right]));
    return { ...body, image: body.image.map((p, i) => (legs.has(i) ? { ...p, x: pixels((p.x + middle) / 2) } : p)) };
  };
  const off = (moments: readonly Moment[], seconds: number) =>
    Math.abs(yaw(at(moments, seconds)) - yaw(at(plain, seconds)));

  test('for 0.2 s change no reading by more than 3 degrees and make no pivot', () => {
    const moments = play(between(14, 14.2, narrowed));
    for (const seconds of [14.02, 14.1, 14.19, 14.25, 14.5, 15]) expect(off(moments, seconds)).toBeLessThan(3);
    expect(pivots(moments)).toHaveLength(pivots(plain).length);
    expect(moments.flatMap(({ findings }) => findings)).toEqual([]);
  });

  test('and stay there are believed after a quarter of a second', () => {
    expect(off(play(between(14, 16, narrowed)), 14.6)).toBeGreaterThan(3);
  });
});

test('a landmark that jumps for one frame moves the reading by less than 5 degrees', () => {
  const jump = (body: Body): Body => ({
    ...body,
    image: body.image.map((p, i) => (i === PAIR.toe.left ? { ...p, x: pixels(p.x + 40), y: pixels(p.y - 20) } : p)),
  });
  const moments = play(between(14.6, 14.62, jump));
  const off = moments.map((moment, i) => Math.abs(yaw(moment) - yaw(plain[i]!))).filter(Number.isFinite);
  expect(Math.max(...off)).toBeLessThan(5);
  expect(pivots(moments)).toHaveLength(pivots(plain).length);
});

test('a hidden foot hides what is measured on it, and nothing else', () => {
  const hide = (body: Body): Body => ({
    ...body,
    image: body.image.map((p, i) => (i === PAIR.toe.left ? { ...p, visibility: 0.1 } : p)),
  });
  const { readings } = at(play(between(14, 15.5, hide)), 15);
  expect(readings['foot-yaw.left']).toEqual({ unseen: 'hidden' });
  expect(readings['turnout.total']).toEqual({ unseen: 'hidden' });
  expect(isSeen(readings['foot-yaw.right'])).toBe(true);
  expect(isSeen(readings['pelvis-rotation'])).toBe(true);
});

test('somebody else, further away and to the side, is not measured against the first person', () => {
  const moments = play(between(14, 16, (body) => shifted(body, 150, 0, 0.7)));
  expect(at(moments, 15).readings['foot-yaw.left']).toEqual({ unseen: 'elsewhere' });
});

describe('a camera that is knocked', () => {
  const knocked = play(between(14.5, 99, (body) => shifted(body, 60, 25)));

  test('is noticed within a second', () => {
    const noticed = knocked.find(({ t, calibration }) => t > 14_500 && calibration.state !== 'ready');
    expect(noticed?.t).toBeLessThan(15_500);
  });

  test('keeps the repetitions and the step, and asks for the neutral pose', () => {
    const later = at(knocked, 17);
    expect(later.step).toBe(at(plain, 14.4).step);
    expect(later.readings['foot-yaw.left']).toEqual({ unseen: 'camera-moved' });
  });

  test('is measured again at the next neutral pose', () => {
    const session = createSession(hipRotationWalkOut, { height: metres(1.66) }, CORRECTIONS.full);
    const still = frames.filter(({ t }) => t < 1900);
    const twice = [
      ...still,
      ...still.map((frame) => ({
        ...frame,
        t: millis(frame.t + 2000),
        body: frame.body && shifted(frame.body, 60, 25),
      })),
    ];
    const moments = twice.map((frame) => session.advance(frame));
    expect(moments.at(-1)!.calibration.state).toBe('ready');
    expect(moments.some(({ t, calibration }) => t > 2000 && calibration.state !== 'ready')).toBe(true);
  });
});

test('somebody who hops has not moved the camera', () => {
  const hop = (body: Body, t: number) => shifted(body, 0, -40 * Math.sin(((t - 14_000) / 400) * Math.PI));
  const moments = play(between(14, 14.4, hop));
  expect(moments.every(({ t, calibration }) => t < 2000 || calibration.state === 'ready')).toBe(true);
  expect(pivots(moments)).toHaveLength(pivots(plain).length);
});

test('who is measured again stands at the start again, with what was counted', () => {
  const asked = frames.map((frame) =>
    frame.t > 28_300 && frame.t < 28_340 ? { ...frame, remeasure: true as const } : frame,
  );
  const moments = play(asked);
  expect(at(moments, 28.2).step).toBe('finish');
  const again = moments.filter(({ t, calibration }) => t > 28_400 && calibration.state === 'ready');
  expect(again.length).toBeGreaterThan(0);
  expect(again[0]!.step).toBe('set-up');
});
