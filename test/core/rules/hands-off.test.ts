import { describe, expect, test } from 'vitest';
import type { Hands } from '../../../src/core/moment.ts';
import type { Routine } from '../../../src/core/routine.ts';
import { CORRECTIONS } from '../../../src/core/learned/all.ts';
import { createSession } from '../../../src/core/session.ts';
import { hipRotationWalkOut } from '../../../src/routines/hip-rotation-walk-out.ts';
import { settingsOf, trackOf, truthOf } from '../support/recorded.ts';
import { ended, tell } from '../support/rules.ts';

const only: Routine = {
  ...hipRotationWalkOut,
  rules: hipRotationWalkOut.rules.filter(({ kind }) => kind === 'hands-off'),
};
const toldOf = (hands: (t: number) => Hands, length = 3000) => tell(only, length, (t) => ({ hands: hands(t) }));

describe('hands off the hips', () => {
  test('for half a second are found, from when they left', () => {
    const [finding] = ended(toldOf((t) => (t >= 500 && t < 1500 ? 'off-hips' : 'on-hips')));
    expect(finding).toMatchObject({ rule: 'hands-off-hips', side: null });
    expect(Math.abs(finding!.t0 - 500)).toBeLessThan(34);
  });

  test('for less are not', () => {
    expect(toldOf((t) => (t >= 500 && t < 950 ? 'off-hips' : 'on-hips'))).toEqual([]);
  });

  test('that cannot be seen are not found, however long', () => {
    expect(toldOf(() => 'unseen')).toEqual([]);
  });
});

test.each([
  ['clean', 0],
  ['sequence', 0],
  ['body', 1],
] as const)('the recording "%s" has %d such finding, where the truth has it', (name, count) => {
  const session = createSession(only, settingsOf(name), CORRECTIONS.full);
  const found = trackOf(name).frames.flatMap((frame) => session.advance(frame).findings.filter(({ open }) => !open));
  expect(found).toHaveLength(count);
  const fault = truthOf(name).faults.find(({ kind }) => kind === 'handsOff');
  expect(fault !== undefined).toBe(count === 1);
  if (fault) expect(Math.abs(found[0]!.t0 / 1000 - fault.t0)).toBeLessThan(0.6);
});
