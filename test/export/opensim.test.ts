import { describe, expect, test } from 'vitest';
import type { Frame } from '../../src/core/frame.ts';
import { INDEX } from '../../src/core/landmarks.ts';
import { isSeen } from '../../src/core/reading.ts';
import { metres, millis } from '../../src/core/units.ts';
import { motText } from '../../src/export/mot.ts';
import { toOpenSim } from '../../src/export/opensim-axes.ts';
import { trcText } from '../../src/export/trc.ts';
import { trackOf } from '../core/support/recorded.ts';
import { readMot, readTrc } from './support/opensim-reader.ts';
import { recordOf } from './support/session.ts';

const LEVEL = { ok: false } as const;
const world = (x: number, y: number, z: number) => ({ x: metres(x), y: metres(y), z: metres(z) });

describe('OpenSim axes', () => {
  test('forward is toward the camera, up is up, and the last one points to the right of who faces the camera', () => {
    const turn = toOpenSim(LEVEL);
    expect(turn(world(0, 0, -1))).toEqual([1, -0, -0]);
    expect(turn(world(0, -1, 0))[1]).toBe(1);
    expect(turn(world(-1, 0, 0))[2]).toBe(1);
  });

  test('what the camera sees upright, pitched down by ten degrees, leans in the room', () => {
    const calibration = { ...recordOf('clean').calibration, ok: true, roll: 0, pitch: -10 } as never;
    const [forward, up] = toOpenSim(calibration)(world(0, -1, 0));
    // The picture's up, of a camera that looks down, points forward in front of it: away from the camera.
    expect(up).toBeCloseTo(Math.cos((10 * Math.PI) / 180), 9);
    expect(forward).toBeCloseTo(-Math.sin((10 * Math.PI) / 180), 9);
  });

  test('a turn keeps all lengths', () => {
    const turn = toOpenSim({ ...recordOf('clean').calibration, ok: true, roll: 7, pitch: -12 } as never);
    expect(Math.hypot(...turn(world(0.3, -0.4, 1.2)))).toBeCloseTo(1.3, 9);
  });
});

describe('session.trc', () => {
  const { frames } = trackOf('clean');
  const record = recordOf('clean');

  test('gives another reader the landmarks back, to a hundredth of a millimetre', () => {
    const table = readTrc(trcText(frames, record));
    expect(table.head['Units']).toBe('m');
    expect(table.names[INDEX['left-heel']]).toBe('left_heel');
    const turn = toOpenSim(record.calibration);
    table.rows.forEach(({ time, values }, i) => {
      expect(time).toBeCloseTo(frames[i]!.t / 1000, 6);
      const expected = frames[i]!.body!.world.flatMap(turn);
      expect(Math.max(...values.map((value, k) => Math.abs(value - expected[k]!)))).toBeLessThan(1e-5);
    });
  });

  test('leaves the cells of a picture without a person empty', () => {
    const nobody: Frame = { t: millis(50_000), size: { width: 1, height: 1 }, body: null };
    const { rows } = readTrc(trcText([...frames, nobody], record));
    expect(rows.at(-1)!.values.every(Number.isNaN)).toBe(true);
  });

  test('says the mean rate', () => {
    expect(Number(readTrc(trcText(frames, record)).head['DataRate'])).toBeCloseTo(30, 1);
  });
});

describe('session.mot', () => {
  const record = recordOf('clean');
  const table = readMot(motText(record));
  const column = (name: string) => table.rows.map(({ values }) => values[table.names.indexOf(name)]!);

  test('gives another reader the readings back', () => {
    expect(table.head['inDegrees']).toBe('yes');
    record.frames.forEach(({ t, readings }, i) => {
      expect(table.rows[i]!.time).toBe(t);
      const reading = readings['turnout.left'];
      const value = column('turnout_left')[i]!;
      expect(isSeen(reading) ? value === reading.value : Number.isNaN(value)).toBe(true);
    });
  });

  test('has an interval beside every value', () => {
    const values = table.names.filter((name) => !name.endsWith('_half_width_95'));
    expect(table.names).toEqual(values.flatMap((name) => [name, `${name}_half_width_95`]));
  });

  test('turns the sign of the hip round, as OpenSim counts inward rotation', () => {
    const at = record.frames.findIndex(({ readings }) => isSeen(readings['hip-rotation.left']));
    const reading = record.frames[at]!.readings['hip-rotation.left'];
    expect(reading).toMatchObject({ value: -column('hip_rotation_l')[at]! });
  });
});
