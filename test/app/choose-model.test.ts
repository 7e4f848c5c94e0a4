import { expect, test, vi } from 'vitest';
import { knownModel, measureModel, modelNow, stepDown } from '../../src/app/choose-model.ts';
import type { Machine, Way } from '../../src/app/choose-runtime.ts';
import type { ModelName } from '../../src/pose/estimator.ts';

const HOUR = 60 * 60 * 1000;

/** A machine on which `litert` takes so long a picture; everything else is slower by half. */
function machine(times: Readonly<Record<ModelName, number>>, graphics: string | null = null) {
  let kept: string | null = null;
  return {
    traits: '8 cores',
    graphics: () => graphics,
    measure: vi.fn(async (way: Way, model: ModelName) => times[model] * (way === 'litert' ? 1 : 1.5)),
    recall: () => kept,
    remember: vi.fn((text: string) => {
      kept = text;
    }),
  } satisfies Machine;
}

test.each([
  ['lite where full is too slow for the camera', { lite: 30, full: 55, heavy: 250 }, 'lite'],
  ['full where it keeps up', { lite: 12, full: 25, heavy: 110 }, 'full'],
  ['heavy where even that keeps up', { lite: 2, full: 5, heavy: 24 }, 'heavy'],
  ['full where heavy, which had a chance, does not keep up', { lite: 2, full: 6, heavy: 60 }, 'full'],
] as const)('the model is %s', async (_what, times, wanted) => {
  const here = machine(times);
  await measureModel(here);
  expect(modelNow('auto', here, 0)).toBe(wanted);
});

test('before it is measured, the model is the middle one, for which nothing waits', () => {
  const here = machine({ lite: 30, full: 55, heavy: 250 });
  expect(modelNow('auto', here, 0)).toBe('full');
  expect(here.measure).not.toHaveBeenCalled();
});

test('heavy, which has to be fetched first, is not even tried where it has no chance', async () => {
  const here = machine({ lite: 12, full: 25, heavy: 30 });
  await measureModel(here);
  expect(here.measure).not.toHaveBeenCalledWith('litert', 'heavy');
});

test('nothing is measured twice: not on a machine with three ways to choose from, and not at the next set', async () => {
  const here = machine({ lite: 12, full: 25, heavy: 110 }, 'A real card');
  await measureModel(here);
  expect(here.measure).toHaveBeenCalledTimes(3);
  await measureModel(here);
  expect(here.measure).toHaveBeenCalledTimes(3);
});

test('where an accelerator was asked for, what was measured says nothing: tests and analyze are the same everywhere', async () => {
  const here = machine({ lite: 2, full: 4, heavy: 20 });
  await measureModel(here);
  expect(modelNow('auto', here, 0)).toBe('heavy');
  expect(modelNow('cpu', here, 0)).toBe('full');
});

test('a model that does not start is not remembered as slow', async () => {
  const never = Number.POSITIVE_INFINITY;
  const here = machine({ lite: never, full: never, heavy: never });
  await measureModel(here);
  expect(knownModel(here, 0)).toBeNull();
  expect(modelNow('auto', here, 0)).toBe('full');
});

test('stepping down holds for a day, for every set, and then the measured one is tried again', async () => {
  const here = machine({ lite: 12, full: 25, heavy: 110 });
  await measureModel(here);
  expect(stepDown('full', here, 0)).toBe('lite');
  expect(modelNow('auto', here, 23 * HOUR)).toBe('lite');
  expect(modelNow('auto', here, 24 * HOUR)).toBe('full');
});

test('below the fastest model there is nothing to step down to', () => {
  const here = machine({ lite: 99, full: 99, heavy: 99 });
  expect(stepDown('heavy', here, 0)).toBe('full');
  here.remember.mockClear();
  expect(stepDown('lite', here, 0)).toBeNull();
  expect(here.remember).not.toHaveBeenCalled();
});

test('a clock that was set back does not hold the model down for longer', () => {
  const here = machine({ lite: 12, full: 25, heavy: 110 });
  stepDown('full', here, 1000 * HOUR);
  expect(knownModel(here, 1000 * HOUR)).toBe('lite');
  expect(knownModel(here, 0)).toBeNull();
});
