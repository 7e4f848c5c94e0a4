import { expect, test } from 'vitest';
import { stateOf, worstOf } from '../../src/draw/state.ts';
import { hipRotationWalkOut as routine } from '../../src/routines/hip-rotation-walk-out.ts';
import { findingOf, momentWith, readingsWith } from './people.ts';

const tilted = findingOf('pelvis-dropped');

test('a reading is good while nothing is wrong with it', () => {
  expect(stateOf(momentWith(), routine, 'pelvis-obliquity')).toBe('good');
});

test('an open finding asks for attention on the metric that it watches, and on no other', () => {
  const moment = momentWith({ findings: [tilted] });
  expect(stateOf(moment, routine, 'pelvis-obliquity')).toBe('attention');
  expect(stateOf(moment, routine, 'pelvis-rotation')).toBe('good');
});

test('a finding that has ended asks for nothing', () => {
  expect(stateOf(momentWith({ findings: [{ ...tilted, open: false }] }), routine, 'pelvis-obliquity')).toBe('good');
});

test('a finding about one knee leaves the other alone', () => {
  const moment = momentWith({ findings: [findingOf('knee-inside-foot', { side: 'left' })] });
  expect(stateOf(moment, routine, 'knee-foot-alignment.left')).toBe('attention');
  expect(stateOf(moment, routine, 'knee-foot-alignment.right')).toBe('good');
});

test('what cannot be told is never called good or wrong', () => {
  const readings = readingsWith({ 'pelvis-obliquity': { unseen: 'turned-away' } });
  expect(stateOf(momentWith({ readings, findings: [tilted] }), routine, 'pelvis-obliquity')).toBe('unknown');
});

test('only the foot that turns is moving, and so is what both feet make together', () => {
  const moment = momentWith({ moving: 'left' });
  expect(stateOf(moment, routine, 'turnout.left')).toBe('moving');
  expect(stateOf(moment, routine, 'turnout.right')).toBe('good');
  expect(stateOf(moment, routine, 'turnout.total')).toBe('moving');
  expect(stateOf(moment, routine, 'knee-flexion.left')).toBe('good');
});

test('cannot tell goes before moving, moving before attention, attention before good', () => {
  expect(worstOf(['good', 'attention', 'moving', 'unknown'])).toBe('unknown');
  expect(worstOf(['good', 'attention', 'moving'])).toBe('moving');
  expect(worstOf(['good', 'attention'])).toBe('attention');
});
