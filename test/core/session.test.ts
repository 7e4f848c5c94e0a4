import { describe, expect, test } from 'vitest';
import type { Body, Frame } from '../../src/core/frame.ts';
import type { Moment } from '../../src/core/moment.ts';
import { isSeen, METRIC_IDS } from '../../src/core/reading.ts';
import type { UnseenReason } from '../../src/core/reading.ts';
import { CORRECTIONS } from '../../src/core/learned/all.ts';
import { createSession } from '../../src/core/session.ts';
import { metres } from '../../src/core/units.ts';
import { hipRotationWalkOut } from '../../src/routines/hip-rotation-walk-out.ts';
import { frameAt, hidden, standing, times } from './support/person.ts';
import { PAIR } from '../../src/core/landmarks.ts';

const body = standing();

/** The moments of a session of `length` milliseconds of somebody who may change with time. */
function session(length: number, frame: (t: number) => Partial<Frame> = () => ({})): Moment[] {
  const engine = createSession(hipRotationWalkOut, { height: metres(1.7) }, CORRECTIONS.full);
  return times(0, length).map((t) => engine.advance({ ...frameAt(t, body), ...frame(t) }));
}
const seenAs = (of: (t: number) => Body | null) => (t: number) => ({ body: of(t) });

/** The one reason why nothing is told; null where something is told, or reasons differ. */
function reasonOf({ readings }: Moment): UnseenReason | null {
  const reasons = new Set(METRIC_IDS.map((id) => (isSeen(readings[id]) ? null : readings[id].unseen)));
  return reasons.size === 1 ? [...reasons][0]! : null;
}
const at = (moments: readonly Moment[], t: number): Moment => moments.find((moment) => moment.t >= t - 1e-6)!;

describe('before the neutral pose is known', () => {
  test('nothing is told, and every reading says what would help', () => {
    expect(
      reasonOf(
        session(
          500,
          seenAs(() => null),
        ).at(-1)!,
      ),
    ).toBe('nobody');
    expect(
      reasonOf(
        session(
          500,
          seenAs(() => hidden(body, PAIR.ankle.left)),
        ).at(-1)!,
      ),
    ).toBe('hidden');
    expect(reasonOf(session(500).at(-1)!)).toBe('not-calibrated');
  });

  test('there is no step, no movement, no event, no finding and no cue', () => {
    for (const { step, moving, reps, events, findings, cue } of session(1000))
      expect({ step, moving, reps, events, findings, cue }).toEqual({
        step: null,
        moving: 'none',
        reps: 0,
        events: [],
        findings: [],
        cue: null,
      });
  });
});

describe('from the neutral pose on', () => {
  const moments = session(4000);

  test('the routine is in its first step', () => {
    expect(at(moments, 1100).step).toBeNull();
    expect(at(moments, 1300).step).toBe('set-up');
  });

  test('somebody who stands still is found still, square and upright', () => {
    const { readings, moving } = moments.at(-1)!;
    expect(moving).toBe('none');
    for (const id of [
      'pelvis-rotation',
      'pelvis-obliquity',
      'trunk-rotation',
      'trunk-lean-lateral',
      'shoulder-level',
    ] as const) {
      const reading = readings[id];
      expect(isSeen(reading) && Math.abs(reading.value), id).toBeLessThan(1);
    }
  });

  test('the stance is measured in metres, to its interval', () => {
    const stance = moments.at(-1)!.readings['stance-width'];
    if (!isSeen(stance)) throw new Error('unseen');
    expect(Math.abs(stance.value - 0.2)).toBeLessThan(stance.halfWidth95);
  });

  test('nothing is found wrong with somebody who only stands there', () => {
    expect(moments.flatMap(({ findings }) => findings)).toEqual([]);
    expect(moments.at(-1)!.reps).toBe(0);
  });

  test('frame, time and size are passed on as they came', () => {
    const { t, size, body: shown } = moments.at(-1)!;
    expect({ t, size, body: shown }).toEqual(frameAt(times(0, 4000).at(-1)!, body));
  });
});

describe('somebody who steps out of the picture', () => {
  const moments = session(
    5000,
    seenAs((t) => (t > 2000 && t < 4000 ? null : body)),
  );

  test('is bridged for 0.4 seconds, then said to be gone', () => {
    expect(isSeen(at(moments, 2300).readings['pelvis-rotation'])).toBe(true);
    expect(reasonOf(at(moments, 2600))).toBe('nobody');
  });

  test('is measured again when back, without a new neutral pose', () => {
    expect(isSeen(at(moments, 4100).readings['pelvis-rotation'])).toBe(true);
    expect(at(moments, 4100).calibration.state).toBe('ready');
  });
});

test('who asks to be measured anew is', () => {
  const asked = times(0, 5000).find((t) => t > 3000)!;
  const moments = session(5000, (t) => (t === asked ? { remeasure: true } : {}));
  expect(at(moments, 2900).calibration.state).toBe('ready');
  expect(at(moments, 3500).calibration.state).toBe('measuring');
  const { calibration } = moments.at(-1)!;
  expect(calibration.state === 'ready' && calibration.calibration.from).toBeGreaterThanOrEqual(asked);
});
