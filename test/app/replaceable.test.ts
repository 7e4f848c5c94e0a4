import { expect, test } from 'vitest';
import { replaceable } from '../../src/app/replaceable.ts';
import { millis } from '../../src/core/units.ts';
import { estimatorOf, pictureOf } from './support/set.ts';

const look = (estimator: ReturnType<typeof replaceable>) => estimator.estimate(pictureOf(), millis(0));

test('another estimator takes over with the next picture, and the first is closed then, not under a picture', async () => {
  const [first, second] = [estimatorOf(), estimatorOf()];
  const both = replaceable(first);
  await look(both);
  const under = look(both);
  both.replace(second);
  expect(first.close).not.toHaveBeenCalled();
  await under;
  await look(both);
  expect(first.estimate).toHaveBeenCalledTimes(2);
  expect(first.close).toHaveBeenCalledOnce();
  expect(second.estimate).toHaveBeenCalledOnce();
});

test('what is recorded from then on is said to be the other one’s', () => {
  const second = { ...estimatorOf(), info: { ...estimatorOf().info, model: 'full' as const } };
  const both = replaceable(estimatorOf());
  both.replace(second);
  expect(both.info.model).toBe('full');
});

test('closing closes also the one that was still to come', () => {
  const [first, second] = [estimatorOf(), estimatorOf()];
  const both = replaceable(first);
  both.replace(second);
  both.close();
  expect(first.close).toHaveBeenCalledOnce();
  expect(second.close).toHaveBeenCalledOnce();
});
