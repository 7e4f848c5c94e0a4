import { describe, expect, it } from 'vitest';
import { addRuleScores, allRules, scoreFindings } from '../../src/accuracy/findings.ts';
import type { TruthFault } from '../../src/accuracy/truth.ts';
import { finding, truthOf } from './support/clip.ts';

const fault = (given: Partial<TruthFault> = {}): TruthFault => ({
  kind: 'pelvisYaw',
  t0: 3,
  t1: 4,
  magnitude: 15,
  ramp: 0.3,
  ...given,
});
const score = (faults: TruthFault[], found: ReturnType<typeof finding>[]) => scoreFindings(found, truthOf({ faults }));

describe('a finding', () => {
  it('is right where its error was ordered', () => {
    expect(score([fault()], [finding()])['pelvis-turned']).toMatchObject({ hits: 1, missed: 0, invented: 0 });
  });

  it('may lie beside its error by 0.7 s, not by more', () => {
    expect(score([fault()], [finding({ t0: 4.7, t1: 5 })])['pelvis-turned']).toMatchObject({ hits: 1, invented: 0 });
    expect(score([fault()], [finding({ t0: 4.71, t1: 5 })])['pelvis-turned']).toMatchObject({
      hits: 0,
      missed: 1,
      invented: 1,
    });
    expect(score([fault()], [finding({ t0: 1, t1: 2.3 })])['pelvis-turned']).toMatchObject({ hits: 1 });
  });

  it('of the other side is no answer to an error of one side', () => {
    const knee = fault({ kind: 'kneeIn', side: 'left' });
    const found = (side: 'left' | 'right') => finding({ rule: 'knee-inside-foot', side });
    expect(score([knee], [found('left')])['knee-inside-foot']).toMatchObject({ hits: 1, invented: 0 });
    expect(score([knee], [found('right')])['knee-inside-foot']).toMatchObject({ missed: 1, invented: 1 });
    expect(score([{ ...knee, side: 'both' }], [found('right')])['knee-inside-foot']).toMatchObject({ hits: 1 });
  });

  it('of order may name either foot', () => {
    const order = fault({ kind: 'leftFirst', side: 'left' });
    expect(score([order], [finding({ rule: 'wrong-order', side: 'right' })])['wrong-order']).toMatchObject({ hits: 1 });
  });

  it('is neither right nor wrong where the error is too small to be owed one', () => {
    const small = fault({ magnitude: -11.9 });
    expect(score([small], [])).toEqual({});
    expect(score([small], [finding()])).toEqual({});
    expect(score([fault({ magnitude: -12 })], [])['pelvis-turned']).toMatchObject({ missed: 1 });
  });

  it('is invented where nothing was ordered', () => {
    expect(score([], [finding()])['pelvis-turned']).toMatchObject({ hits: 0, missed: 0, invented: 1 });
  });

  it('counts once for each error, however often it came', () => {
    expect(score([fault()], [finding(), finding({ t0: 3.6 })])['pelvis-turned']).toMatchObject({
      hits: 1,
      invented: 0,
    });
  });
});

it('scores of clips, and of rules, add up', () => {
  const one = score([fault()], [finding(), finding({ rule: 'too-fast' })]);
  const both = addRuleScores([one, score([fault()], [])]);
  expect(both['pelvis-turned']).toMatchObject({ hits: 1, missed: 1, invented: 0 });
  expect(allRules(both)).toMatchObject({ hits: 1, missed: 1, invented: 1 });
});
