import { expect, test } from 'vitest';
import { createStills, MOST_STILLS } from '../../src/app/stills.ts';
import type { TakeStill } from '../../src/app/stills.ts';
import type { Finding, Moment } from '../../src/core/moment.ts';
import { findingKey } from '../../src/core/report.ts';
import { millis } from '../../src/core/units.ts';
import { hipRotationWalkOut } from '../../src/routines/hip-rotation-walk-out.ts';
import { rangeOfMotion } from '../../src/routines/range-of-motion.ts';
import { seen } from '../core/support/readings.ts';
import { findingOf, momentWith, readingsWith } from '../draw/people.ts';

const picture = {} as NonNullable<Parameters<TakeStill>[0]>;
/** Takes pictures that say when they were taken. */
const stills = () =>
  createStills(
    (_, { t }) =>
      () =>
        Promise.resolve(new Blob([String(t)])),
  );
const tilted = (given: Partial<Finding> = {}): Finding => ({
  ...findingOf('pelvis-dropped'),
  t0: millis(4000),
  peak: 6,
  ...given,
});
const at = (t: number, ...findings: Finding[]): { picture: typeof picture; moment: Moment } => ({
  picture,
  moment: momentWith({ t: millis(t), findings }),
});
const KEY = findingKey({ rule: 'pelvis-dropped', t0: 4 });

test('a finding is pictured when it begins, and found by the key that the record gives it', async () => {
  const taken = stills();
  taken.look(at(4100, tilted()));
  taken.look(at(4133, tilted()));
  expect(await (await taken.taken()).get(KEY)?.text()).toBe('4100');
});

test('one that grows is pictured again at its worst, not at every frame', async () => {
  const taken = stills();
  for (const [t, peak] of [
    [4100, 6],
    [4200, 9],
    [4500, 9],
    [4900, 9.5],
  ] as const)
    taken.look(at(t, tilted({ peak })));
  expect(await (await taken.taken()).get(KEY)?.text()).toBe('4500');
});

test('nothing is developed while the set goes on, and what was replaced never', async () => {
  const developed: number[] = [];
  const taken = createStills((_, { t }) => () => {
    developed.push(t);
    return Promise.resolve(new Blob());
  });
  taken.look(at(4100, tilted({ peak: 6 })));
  taken.look(at(4500, tilted({ peak: 9 })));
  expect(developed).toEqual([]);
  await taken.taken();
  expect(developed).toEqual([4500]);
});

test('sides and times are pictures of their own', async () => {
  const taken = stills();
  const knee = { ...tilted(), rule: 'knee-inside-foot', side: 'left' } as const;
  taken.look(at(4100, tilted(), knee, { ...knee, side: 'right' }));
  taken.look(at(9000, tilted({ t0: millis(9000) })));
  expect((await taken.taken()).size).toBe(4);
});

test('a set with no end of findings takes no more pictures than it may', async () => {
  const taken = stills();
  for (let i = 0; i < MOST_STILLS * 2; i++) taken.look(at(4000 + i * 100, tilted({ t0: millis(4000 + i * 100) })));
  expect((await taken.taken()).size).toBe(MOST_STILLS);
});

test('before the person was measured, nothing is pictured', async () => {
  const taken = stills();
  const { moment } = at(4100, tilted());
  taken.look({ picture, moment: { ...moment, calibration: { state: 'waiting', help: 'nobody' } } });
  expect((await taken.taken()).size).toBe(0);
});

test('a picture that cannot be made is left out', async () => {
  const taken = createStills(() => () => Promise.resolve(null));
  taken.look(at(4100, tilted()));
  expect((await taken.taken()).size).toBe(0);
});

test('of a range check, each foot is pictured where it is held the furthest; of an exercise it is not', async () => {
  const held = (t: number, left: number, right: number, step = 'hold-out') => ({
    picture,
    moment: momentWith({
      t: millis(t),
      step,
      moving: 'none',
      readings: readingsWith({ 'turnout.left': seen(left), 'turnout.right': seen(right) }),
    }),
  });
  const script = [
    held(4000, 30, 2),
    held(4100, 40, 2),
    held(4500, 36, 2),
    held(5000, 31, 2, 'turn-in'),
    held(6000, -18, 2, 'hold-in'),
    held(7000, 1, 44),
  ];
  const taken = createStills(
    (_, { t }) =>
      () =>
        Promise.resolve(new Blob([String(t)])),
    rangeOfMotion,
  );
  for (const tick of script) taken.look(tick);
  const pictures = await taken.taken();
  const times = await Promise.all([...pictures].map(async ([key, blob]) => `${key} ${await blob.text()}`));
  expect(times).toEqual(['hold left external 4500', 'hold left internal 6000', 'hold right external 7000']);
  const none = createStills(
    (_, { t }) =>
      () =>
        Promise.resolve(new Blob([String(t)])),
    hipRotationWalkOut,
  );
  for (const tick of script) none.look(tick);
  expect((await none.taken()).size).toBe(0);
});
