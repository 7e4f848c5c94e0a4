import { expect, test } from 'vitest';
import { metricOf, metricsOf } from '../../src/core/watched.ts';
import { bodyweightSquat } from '../../src/routines/bodyweight-squat.ts';
import { heelRaise } from '../../src/routines/heel-raise.ts';
import { hipRotationWalkOut } from '../../src/routines/hip-rotation-walk-out.ts';
import type { Routine, RuleId } from '../../src/core/routine.ts';

const rule = ({ rules }: Routine, id: RuleId) => rules.find((each) => each.id === id)!;

test('a rule about sides watches a metric only with its side', () => {
  const knee = rule(hipRotationWalkOut, 'knee-inside-foot');
  expect(metricOf(knee, 'right')).toBe('knee-foot-alignment.right');
  expect(metricOf(knee, null)).toBeNull();
});

test('a rule about how far something goes watches both sides, or the one metric without sides', () => {
  expect(metricsOf(rule(bodyweightSquat, 'too-shallow'), null)).toEqual(['knee-flexion.left', 'knee-flexion.right']);
  expect(metricsOf(rule(hipRotationWalkOut, 'bend-skipped'), null)).toHaveLength(2);
  expect(metricsOf(rule(heelRaise, 'heels-too-low'), null)).toEqual(['body-rise']);
});

test('a rule about order watches no metric', () => {
  expect(metricOf(rule(hipRotationWalkOut, 'wrong-order'), 'left')).toBeNull();
});
