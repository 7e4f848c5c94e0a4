import { expect, test } from 'vitest';
import { degrees } from '../../src/core/units.ts';
import { filmOfMoves, filmAt } from '../../src/figure/timeline.ts';
import { moveWords, pivotMoves } from '../../src/ui/view/figure-view.ts';
import { WORDS } from '../../src/words/index.ts';

const told = (about: 'heel' | 'ball', there: number, t: number) => {
  const { pose } = filmAt(filmOfMoves(pivotMoves(about, degrees(there), degrees(0))), t);
  return moveWords({ step: '', move: pose.move, turn: pose.turns.at(-1) ?? null }, WORDS.en);
};

test('a turn says which foot, on what, and what travels where', () => {
  expect(told('heel', 30, 1)).toBe('Right foot, on the heel, toes out');
  expect(told('ball', -30, 1)).toBe('Right foot, on the ball, heel out');
});

test('the way back goes the other way', () => {
  expect(told('heel', 30, 3)).toBe('Right foot, on the heel, toes in');
  expect(told('ball', -30, 3)).toBe('Right foot, on the ball, heel in');
});

test('a pause is held, and nothing at all is said of standing', () => {
  expect(told('heel', 30, 0.2)).toBe('Hold');
  expect(moveWords({ step: '', move: null, turn: null }, WORDS.en)).toBe('');
  const stand = { kind: 'stand', heels: 0.3, turnout: degrees(0) } as const;
  expect(moveWords({ step: '', move: stand, turn: null }, WORDS.en)).toBe('');
});

test('a bend goes down and up again', () => {
  const bend = (to: number) => ({ step: '', move: { kind: 'bend', to: degrees(to), seconds: 1 }, turn: null }) as const;
  expect(moveWords(bend(30), WORDS.en)).toContain('bend');
  expect(moveWords(bend(0), WORDS.en)).toContain('up');
});
