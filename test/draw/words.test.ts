import { expect, test } from 'vitest';
import { WORDS } from '../../src/words/index.ts';
import { METRIC_IDS, UNSEEN } from '../../src/core/reading.ts';
import { amountWords, directionWords, limitWords, readingWords, remedyWords } from '../../src/draw/words.ts';

const words = WORDS.en;

test('a value is rounded, its half width rounded up', () => {
  expect(amountWords('turnout.left', { value: 24.4, halfWidth95: 2.1 }, words)).toBe('24° ± 3');
});

test('a half width that is whole up to rounding errors is not rounded up further', () => {
  expect(amountWords('turnout.left', { value: 24, halfWidth95: 3.0000000004 }, words)).toBe('24° ± 3');
});

test('lengths are written in centimetres, shares in per cent, ratios with two digits', () => {
  expect(amountWords('stance-width', { value: 0.316, halfWidth95: 0.0321 }, words)).toBe('32 cm ± 4');
  expect(amountWords('weight-share-left', { value: 0.62, halfWidth95: 0.06 }, words)).toBe('62 % ± 6');
  expect(amountWords('stance-width-ratio', { value: 0.424, halfWidth95: 0.031 }, words)).toBe(
    '0.42 ± 0.04 leg lengths',
  );
});

test('the direction says which way, and the number needs no sign', () => {
  expect(readingWords('turnout.right', { value: -22, halfWidth95: 3 }, words)).toBe('in 22° ± 3');
  expect(readingWords('pelvis-obliquity', { value: 8, halfWidth95: 2 }, words)).toBe('left high 8° ± 2');
});

test('a value well inside its own interval goes neither way', () => {
  expect(directionWords('pelvis-obliquity', { value: 0.5, halfWidth95: 2 }, words)).toBe('level');
  expect(directionWords('pelvis-obliquity', { value: -1.5, halfWidth95: 2 }, words)).toBe('right high');
});

test('a negative value without a direction keeps its sign, and zero has none', () => {
  expect(amountWords('knee-flexion.left', { value: -3.2, halfWidth95: 5 }, words)).toBe('−3° ± 5');
  expect(amountWords('knee-flexion.left', { value: -0.2, halfWidth95: 5 }, words)).toBe('0° ± 5');
});

test('every reading that is seen shows its interval, whatever the metric', () => {
  for (const id of METRIC_IDS) expect(readingWords(id, { value: 1, halfWidth95: 1 }, words), id).toMatch(/\d.* ± \d/);
});

test('every reading that is not seen says why, and what would help', () => {
  for (const reason of Object.keys(UNSEEN) as (keyof typeof UNSEEN)[]) {
    expect(readingWords('turnout.left', { unseen: reason }, words)).not.toMatch(/\d|undefined/);
    expect(remedyWords({ unseen: reason }, words)).toBe(UNSEEN[reason]);
  }
});

test('a limit is written like the values that are held against it', () => {
  expect(limitWords('knee-foot-alignment.left', -10, words)).toBe('10°');
  expect(limitWords('knee-foot-alignment.left', 1.5, words)).toBe('1.5°');
});

test('a share of the weight is told for the side that has more of it', () => {
  expect(readingWords('weight-share-left', { value: 0.35, halfWidth95: 0.06 }, words)).toBe('right 65 % ± 6');
  expect(readingWords('weight-share-left', { value: 0.51, halfWidth95: 0.06 }, words)).toBe('even 51 % ± 6');
});

test('every language has its own decimal mark, and the same values', () => {
  const ratio = { value: 0.424, halfWidth95: 0.031 };
  expect(amountWords('stance-width-ratio', ratio, WORDS.de)).toBe('0,42 ± 0,04 Beinlängen');
  expect(readingWords('turnout.left', { value: 24.4, halfWidth95: 2.1 }, WORDS.de)).toBe('außen 24° ± 3');
});
