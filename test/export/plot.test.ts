import { expect, test } from 'vitest';
import { plotOf } from '../../src/export/plot.ts';
import { readingsWith } from '../draw/people.ts';

const BOX = { width: 100, height: 40 };
const told = (value: number) => readingsWith({ 'turnout.left': { value, halfWidth95: 2 } });
const NOT_TOLD = readingsWith({ 'turnout.left': { unseen: 'hidden' } });
const framesOf = (readings: readonly ReturnType<typeof readingsWith>[]) =>
  readings.map((all, t) => ({ t, seen: true, step: null, moving: 'none' as const, readings: all }));

test('a gap stands where it was, also in a session of few frames', () => {
  const frames = framesOf([told(1), told(2), NOT_TOLD, NOT_TOLD, told(3)]);
  expect(plotOf(frames, 'turnout.left', BOX, null)?.gaps).toEqual([{ x: 40, width: 40 }]);
});

test('a session of many frames has a column for each unit of width', () => {
  const many = Array.from({ length: 1000 }, (_, i) => (i >= 500 && i < 600 ? NOT_TOLD : told(i / 100)));
  const plot = plotOf(framesOf(many), 'turnout.left', BOX, null);
  expect(plot?.gaps).toEqual([{ x: 50, width: 10 }]);
  expect(plot?.line.match(/M/g)).toHaveLength(2);
});

test('what could never be told has no plot', () => {
  expect(plotOf(framesOf([NOT_TOLD, NOT_TOLD]), 'turnout.left', BOX, null)).toBeNull();
});
