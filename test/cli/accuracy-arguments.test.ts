import { describe, expect, it } from 'vitest';
import { parseAccuracyArguments } from '../../src/cli/accuracy-arguments.ts';
import { UsageError } from '../../src/cli/arguments.ts';

describe('the arguments of accuracy', () => {
  it('may all be left out', () => {
    expect(parseAccuracyArguments([])).toEqual({
      folders: [],
      tracks: null,
      model: 'full',
      runtime: 'auto',
      given: { height: true, fieldOfViewOff: null },
      write: false,
    });
  });

  it('take folders and options in any order', () => {
    const argv = [
      'a',
      '--no-height',
      '--fov-off=-8',
      '--tracks=t',
      '--model',
      'lite',
      'b',
      '--runtime',
      'mediapipe',
      '--write',
    ];
    expect(parseAccuracyArguments(argv)).toEqual({
      folders: ['a', 'b'],
      tracks: 't',
      model: 'lite',
      runtime: 'mediapipe',
      given: { height: false, fieldOfViewOff: -8 },
      write: true,
    });
  });

  it('give nothing where help is asked for', () => {
    expect(parseAccuracyArguments(['--help'])).toBeNull();
  });

  it('refuse what they do not know', () => {
    expect(() => parseAccuracyArguments(['--height', '170'])).toThrow(UsageError);
    expect(() => parseAccuracyArguments(['--fov-off', 'wide'])).toThrow(/--fov-off/);
    expect(() => parseAccuracyArguments(['--fov-off=-90'])).toThrow(/--fov-off/);
    expect(() => parseAccuracyArguments(['--model', 'huge'])).toThrow(/lite, full, heavy/);
    expect(() => parseAccuracyArguments(['--runtime', 'tfjs'])).toThrow(/auto, mediapipe, litert/);
  });
});
