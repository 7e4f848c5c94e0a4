import { expect, test } from 'vitest';
import { FRAMING_PROBLEMS } from '../../src/core/framing.ts';
import type { FramingProblem } from '../../src/core/framing.ts';
import type { CalibrationStatus } from '../../src/core/moment.ts';
import type { Routine } from '../../src/core/routine.ts';
import { millis } from '../../src/core/units.ts';
import { ROUTINES } from '../../src/routines/index.ts';
import { isSetup, setupView } from '../../src/ui/view/setup-view.ts';
import type { SetupPhase } from '../../src/ui/view/setup-view.ts';
import { WORDS } from '../../src/words/index.ts';
import { calibrationWith } from '../draw/people.ts';

const words = WORDS.en;
const [routine] = ROUTINES as [Routine, ...Routine[]];
const WAITING: CalibrationStatus = { state: 'waiting', help: 'not-calibrated' };
const READY: CalibrationStatus = { state: 'ready', calibration: calibrationWith() };

const framingWith = (...problems: readonly FramingProblem[]) => ({
  problems,
  rightFor: millis(0),
  spot: { x: 640, feet: 670, height: 580 },
});
const placing = (...problems: readonly FramingProblem[]): SetupPhase => ({
  kind: 'placing',
  framing: framingWith(...problems),
});
const holding = (seconds: number): SetupPhase => ({ kind: 'holding', framing: framingWith(), seconds, progress: 0.4 });
const viewOf = (phase: SetupPhase, calibration: CalibrationStatus = WAITING) =>
  setupView(phase, calibration, routine, words);

test('every problem is told as one thing to do, and stands beside one check', () => {
  for (const problem of FRAMING_PROBLEMS) {
    const { cue, checks } = viewOf(placing(problem));
    expect(cue.say, problem).toBe(words.setup.problems[problem][0]);
    expect(
      checks.filter(({ words: told }) => told === words.setup.wrong[problem]),
      problem,
    ).toHaveLength(1);
  }
});

test('of several problems the most pressing is said, and all are listed', () => {
  const { cue, checks } = viewOf(placing('too-close', 'light'));
  expect(cue).toMatchObject({ say: 'Step back', state: 'attention' });
  expect(checks.filter(({ state }) => state === 'attention').map(({ id }) => id)).toEqual(['distance', 'light']);
});

test('somebody who is too close is not said to be in the picture whole', () => {
  const body = viewOf(placing('too-close')).checks.find(({ id }) => id === 'body');
  expect(body).toMatchObject({ state: 'unknown', words: words.setup.notYet });
});

test('while nobody is seen nothing but the light is judged', () => {
  const { cue, checks } = viewOf(placing('nobody'));
  expect(cue.state).toBe('unknown');
  expect(checks.map(({ state }) => state)).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'good']);
});

test('who is in place is counted down, and told what can be done from there', () => {
  const view = viewOf(holding(2), { state: 'measuring', progress: 0.4 });
  expect(view).toMatchObject({ seconds: 2, checks: [], canSkip: false, cue: { say: 'Hold still', progress: 0.4 } });
  expect(view.hint).toContain('Raise a hand');
  expect(viewOf(placing('too-close')).hint).toBe('');
});

test('how to stand is what the routine begins with, and no other', () => {
  const told = ROUTINES.map((each) => {
    const { cue } = setupView(holding(2), WAITING, each, words);
    expect(setupView(holding(0), WAITING, each, words).cue.why).toContain(cue.why);
    return cue.why;
  });
  expect(told[0]).toContain('Feet together');
  for (const other of told.slice(1)) expect(other).not.toContain('together');
});

test('who stands still and yet cannot be measured is told why once the count is over', () => {
  expect(viewOf(holding(0)).cue).toMatchObject({ say: 'Stand square', state: 'attention' });
  expect(viewOf(holding(0), { state: 'waiting', help: 'hidden' }).cue.state).toBe('unknown');
});

test('the bend is asked for and can be left out, under what measuring found', () => {
  const view = viewOf({ kind: 'bending', left: 0.5 }, READY);
  expect(view).toMatchObject({ canSkip: true, knots: ['done', 'done', 'now'], cue: { progress: 0.5 } });
  expect(view.found).toBe('You stand 2.6 m ± 0.2 from the camera.');
});

test('a set under way, paused or over is no way into it', () => {
  expect(isSetup({ kind: 'running' })).toBe(false);
  expect(isSetup({ kind: 'paused', why: 'lost' })).toBe(false);
  expect(isSetup(placing('nobody'))).toBe(true);
});
