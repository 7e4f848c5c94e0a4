import { expect, test } from 'vitest';
import { announce } from '../../src/speak/announce.ts';
import type { Sayable } from '../../src/speak/announce.ts';

const RUNNING: Sayable = {
  phase: 'running',
  step: 'turn-out',
  stepWords: 'Turn out',
  reps: 0,
  cue: '',
  cueWords: '',
  praise: '',
  guide: '',
};
const now = (given: Partial<Sayable>): Sayable => ({ ...RUNNING, ...given });

test('nothing new is nothing to say', () => {
  expect(announce(RUNNING, RUNNING, 'all')).toBeNull();
});

test('a new cue is said after its tone, and only once', () => {
  const cued = now({ cue: 'belt', cueWords: 'Belt to the screen' });
  expect(announce(RUNNING, cued, 'cues')).toEqual({ text: 'Belt to the screen', tone: 'cord', urgent: true });
  expect(announce(cued, cued, 'cues')).toBeNull();
});

test('praise is said once, without a tone, and waits for what is being said', () => {
  const praised = now({ praise: 'That is it' });
  expect(announce(RUNNING, praised, 'cues')).toEqual({ text: 'That is it', tone: null, urgent: false });
  expect(announce(praised, praised, 'cues')).toBeNull();
  expect(announce(RUNNING, praised, 'silent')).toMatchObject({ text: '' });
});

test('a step is a tone, and is named only where much is to be said', () => {
  const next = now({ step: 'turn-in', stepWords: 'Turn in' });
  expect(announce(RUNNING, next, 'cues')).toMatchObject({ text: '', tone: 'tap' });
  expect(announce(RUNNING, next, 'all')).toMatchObject({ text: 'Turn in', tone: 'tap' });
});

test('a repetition has a tone of its own', () => {
  expect(announce(RUNNING, now({ reps: 1, step: 'finish' }), 'all')).toMatchObject({ tone: 'rep' });
});

test('on the way into place every instruction is said, whenever it changes', () => {
  const back = now({ phase: 'placing', guide: 'Step back' });
  expect(announce(null, back, 'cues')).toMatchObject({ text: 'Step back' });
  expect(announce(back, now({ phase: 'placing', guide: 'Come closer' }), 'cues')).toMatchObject({
    text: 'Come closer',
  });
  expect(announce(back, back, 'cues')).toBeNull();
});

test('silent means no word, but tones', () => {
  const cued = now({ cue: 'belt', cueWords: 'Belt to the screen' });
  expect(announce(RUNNING, cued, 'silent')).toEqual({ text: '', tone: 'cord', urgent: true });
});

test('the end is heard once', () => {
  expect(announce(RUNNING, now({ phase: 'over' }), 'cues')).toMatchObject({ tone: 'rest' });
  expect(announce(now({ phase: 'over' }), now({ phase: 'over' }), 'cues')).toBeNull();
});
