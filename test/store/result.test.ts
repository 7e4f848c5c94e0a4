import { describe, expect, test } from 'vitest';
import type { RomRecord } from '../../src/core/rom/record.ts';
import { newPerson, PERSONS } from '../../src/store/person.ts';
import { doneOf, isCheck, resultOf, RESULTS } from '../../src/store/result.ts';
import { readVersioned } from '../../src/store/versioned.ts';
import { setRecord } from '../support/set-record.ts';

const origin = { id: 'r', person: 'p', session: null, at: 1_000_000 };
const rom: RomRecord = {
  'turnout.left': {
    external: 34,
    internal: 21,
    halfWidth95: 6,
    halfWidths: { external: 5, internal: 6 },
    holds: { external: 3, internal: 1 },
    spoilt: ['internal'],
  },
  'turnout.right': { external: 40, halfWidth95: 5, halfWidths: { external: 5 }, holds: { external: 2, internal: 0 } },
};

describe('what is kept of a range check', () => {
  const result = resultOf(setRecord({ rom }), origin);

  test('is what was held without an error, with its interval and how often', () => {
    expect(result.values).toEqual({
      'external.left': { value: 34, halfWidth95: 5 },
      'external.right': { value: 40, halfWidth95: 5 },
    });
    expect(result.holds).toEqual({ 'external.left': 3, 'external.right': 2 });
    expect(isCheck(result)).toBe(true);
  });

  test('says how it was measured', () => {
    expect(result.conditions).toEqual({
      app: '0.1.0',
      model: 'lite',
      heightGiven: false,
      cameraHeight: 0.9,
      distance: 2.5,
    });
  });

  test('comes back from the store as it went in', () => {
    expect(readVersioned(RESULTS, structuredClone(result))).toEqual(result);
  });

  test('is refused where it is broken', () => {
    expect(() => readVersioned(RESULTS, { ...result, values: { 'external.left': { value: 'far' } } })).toThrow(
      'result: values',
    );
  });
});

test('a set is no check, and tells repetitions, errors, hip and lower leg, and stance', () => {
  const finding = { rule: 'too-fast', step: null, t0: 1, t1: 2, peak: 9, halfWidth95: null, threshold: 4 } as const;
  const result = resultOf(
    setRecord({
      rom: { 'stance-width': { value: 0.6, halfWidth95: 0.04 }, 'hip-rotation.left': { value: 22, halfWidth95: 6 } },
      findings: [
        { ...finding, firstCueAt: null },
        { ...finding, firstCueAt: null, disputed: true },
      ],
    }),
    origin,
  );
  expect(isCheck(result)).toBe(false);
  expect(result).toMatchObject({ reps: 1, errors: 1, stance: { value: 0.6 }, hip: { left: { value: 22 } }, twist: {} });
});

test('what was done is in the order of time', () => {
  const late = resultOf(setRecord({ rom }), { ...origin, at: 3 });
  const early = resultOf(setRecord({ rom }), { ...origin, at: 1 });
  const set = { ...resultOf(setRecord(), { ...origin, at: 2 }), errors: 3, reps: 2, pain: 4, forPain: true as const };
  const bend = { ...set, at: 4, routine: 'soft-bend-check', pain: 7 };
  const isSet = ({ routine }: { readonly routine: string }) => routine !== 'soft-bend-check';
  expect(doneOf([late, bend, set, early], (at) => at * 10, isSet)).toEqual([
    { day: 10, kind: 'check', errors: null, pain: null, forPain: false },
    { day: 20, kind: 'set', errors: 1.5, pain: 4, forPain: true },
    { day: 30, kind: 'check', errors: null, pain: null, forPain: false },
    { day: 40, kind: 'other', errors: null, pain: 7, forPain: true },
  ]);
});

test('a person begins without consent and without a plan, and comes back as they are', () => {
  const person = newPerson('p', 'Kim', 7);
  expect(person).toMatchObject({ name: 'Kim', consentedAt: null, programme: null, heightCm: null });
  expect(readVersioned(PERSONS, structuredClone(person))).toEqual(person);
});
