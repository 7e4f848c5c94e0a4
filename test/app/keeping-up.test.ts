import { beforeEach, expect, test, vi } from 'vitest';
import { KeepingUp } from '../../src/app/keeping-up.ts';
import { openEstimator } from '../../src/app/open-estimator.ts';
import { replaceable } from '../../src/app/replaceable.ts';
import { fasterForToday, isMeasuredHere } from '../../src/app/this-machine.ts';
import { millis } from '../../src/core/units.ts';
import type { ModelChoice, ModelName } from '../../src/pose/estimator.ts';
import { estimatorOf, pictureOf } from './support/set.ts';

vi.mock('../../src/app/open-estimator.ts', () => ({ openEstimator: vi.fn() }));
vi.mock('../../src/app/this-machine.ts', () => ({ fasterForToday: vi.fn(), isMeasuredHere: vi.fn() }));

const ofModel = (model: ModelName) => ({ ...estimatorOf(), info: { ...estimatorOf().info, model } });
const settle = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  vi.mocked(isMeasuredHere).mockReturnValue(true);
  vi.mocked(fasterForToday)
    .mockReset()
    .mockImplementation((than) => (than === 'heavy' ? 'full' : than === 'full' ? 'lite' : null));
  vi.mocked(openEstimator)
    .mockReset()
    .mockImplementation(async ({ model }) => ofModel(model as ModelName));
});

function keep(model: ModelName, choice: ModelChoice = 'auto') {
  const over = new AbortController();
  const estimator = replaceable(ofModel(model));
  const set = { isMeasuring: false };
  const onStep = vi.fn();
  const order = { model: choice, runtime: 'auto', accelerator: 'auto', signal: over.signal } as const;
  const keeping = new KeepingUp(estimator, order, { isMeasuring: () => set.isMeasuring, onStep });
  let now = 0;
  /** Slow pictures for so many seconds. */
  const slowFor = async (seconds: number) => {
    for (const end = now + 1000 * seconds; now < end; now += 100) keeping.look(now, 100);
    await settle();
  };
  return { estimator, set, onStep, slowFor, over };
}

test('before the person is measured, a faster model takes over, run by what runs already; and a still faster one later', async () => {
  const { estimator, onStep, slowFor } = keep('heavy');
  await slowFor(14);
  expect(openEstimator).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ model: 'full', runtime: estimator.info.runtime }),
  );
  expect(estimator.info.model).toBe('full');
  await estimator.estimate(pictureOf(), millis(0));
  await slowFor(14);
  expect(onStep.mock.calls).toEqual([
    ['full', 'now'],
    ['lite', 'now'],
  ]);
});

test('while the person is measured, the model stays, and it is said once that the next set gets the faster one', async () => {
  const { estimator, set, onStep, slowFor } = keep('full');
  set.isMeasuring = true;
  await slowFor(60);
  expect(openEstimator).not.toHaveBeenCalled();
  expect(estimator.info.model).toBe('full');
  expect(onStep).toHaveBeenCalledExactlyOnceWith('lite', 'next-set');
});

test('a person who is measured while the faster model loads keeps the first one', async () => {
  const { estimator, set, onStep, slowFor } = keep('full');
  const faster = ofModel('lite');
  vi.mocked(openEstimator).mockImplementation(async () => {
    set.isMeasuring = true;
    return faster;
  });
  await slowFor(14);
  expect(estimator.info.model).toBe('full');
  expect(faster.close).toHaveBeenCalledOnce();
  expect(onStep).toHaveBeenCalledExactlyOnceWith('lite', 'next-set');
});

test('on a machine that was never measured, a slow model is let go of at once, for this set only', async () => {
  vi.mocked(isMeasuredHere).mockReturnValue(false);
  const { estimator, onStep, slowFor } = keep('full');
  await slowFor(4);
  expect(estimator.info.model).toBe('lite');
  expect(onStep).toHaveBeenCalledExactlyOnceWith('lite', 'now');
  expect(fasterForToday).not.toHaveBeenCalled();
});

test('while the person is measured, such a machine gets the same time as any other', async () => {
  vi.mocked(isMeasuredHere).mockReturnValue(false);
  const { set, onStep, slowFor } = keep('full');
  set.isMeasuring = true;
  await slowFor(8);
  expect(onStep).not.toHaveBeenCalled();
  await slowFor(5);
  expect(onStep).toHaveBeenCalledExactlyOnceWith('lite', 'next-set');
});

test('nothing is promised of the next set where only a guess was slow', async () => {
  vi.mocked(isMeasuredHere).mockReturnValue(false);
  const { estimator, set, onStep, slowFor } = keep('full');
  vi.mocked(openEstimator).mockImplementation(async () => {
    set.isMeasuring = true;
    return ofModel('lite');
  });
  await slowFor(4);
  expect(estimator.info.model).toBe('full');
  expect(onStep).not.toHaveBeenCalled();
});

test('a set that is over takes no model any more', async () => {
  const { estimator, onStep, slowFor, over } = keep('full');
  const faster = ofModel('lite');
  vi.mocked(openEstimator).mockImplementation(async () => {
    over.abort();
    return faster;
  });
  await slowFor(14);
  expect(faster.close).toHaveBeenCalledOnce();
  expect(estimator.info.model).toBe('full');
  expect(onStep).not.toHaveBeenCalled();
});

test.each([
  ['a model that the person chose', 'full', 'full'],
  ['the fastest', 'lite', 'auto'],
] as const)('%s stays, without a word', async (_what, model, choice) => {
  const { estimator, onStep, slowFor } = keep(model, choice);
  await slowFor(30);
  expect(estimator.info.model).toBe(model);
  expect(onStep).not.toHaveBeenCalled();
});
