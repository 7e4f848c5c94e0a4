import { expect, test } from 'vitest';
import full from '../../src/core/learned/weights-full.json' with { type: 'json' };
import { averaged, AVERAGED } from '../../src/train/average.ts';
import { TARGET_IDS } from '../../src/train/fit.ts';
import type { Model } from '../../src/train/fit.ts';

/** What a model says of a row of features as they come. */
const say =
  ({ mean, scale, targets }: Pick<Model, 'mean' | 'scale' | 'targets'>, row: readonly number[]) =>
  (id: (typeof TARGET_IDS)[number]) =>
    targets[id].weights.reduce((sum, weight, i) => sum + weight * (row[i]! - mean[i]!) * scale[i]!, targets[id].bias);

test('two models on average say what lies between them, each counted by its clips, whatever its standard', () => {
  const model: Model = full;
  const earlier = {
    clips: 25,
    mean: full.mean.map((value, i) => value + 0.1 * Math.sin(i)),
    scale: full.scale.map((value, i) => value * (1.5 + Math.cos(i))),
    targets: Object.fromEntries(
      TARGET_IDS.map((id) => {
        const { bias, weights } = full.targets[id];
        return [id, { bias: bias + 3, weights: weights.map((weight, i) => weight * Math.cos(2 * i)) }];
      }),
    ) as unknown as Model['targets'],
  };
  const row = full.mean.map((value, i) => value + Math.sin(7 * i) / full.scale[i]!);
  const [now, before, both] = [model, earlier, averaged(model, 75, earlier)].map((each) => say(each, row));
  for (const id of AVERAGED) expect(both!(id), id).toBeCloseTo(0.75 * now!(id) + 0.25 * before!(id), 6);
  expect(both!('trunk-lean-forward')).toBe(now!('trunk-lean-forward'));
});
