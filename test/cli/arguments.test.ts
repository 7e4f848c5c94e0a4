import { describe, expect, it } from 'vitest';
import { parseAnalyzeArguments, UsageError } from '../../src/cli/arguments.ts';

const ROUTINES = ['walk-out', 'squat'];
const parse = (...argv: string[]) => parseAnalyzeArguments(argv, ROUTINES);

describe('the arguments of analyze', () => {
  it('need a video and a folder; the rest has defaults', () => {
    expect(parse('a.mp4', '--out', 'there')).toEqual({
      video: 'a.mp4',
      out: 'there',
      routine: 'walk-out',
      runtime: 'auto',
      model: 'full',
      height: null,
      cameraFov: null,
      exports: [],
      annotate: false,
    });
  });

  it('take everything, in any order, height in centimetres', () => {
    const argv = [
      '--model',
      'lite',
      '--height=166',
      '--camera-fov',
      '65',
      '--routine',
      'squat',
      '--out=there',
      'a.mp4',
    ];
    expect(parse(...argv)).toMatchObject({ model: 'lite', height: 1.66, cameraFov: 65, routine: 'squat' });
    expect(parse('a', '--out', 'o', '--routine', 'mine.json')).toMatchObject({ routine: 'mine.json' });
  });

  it('give nothing where help is asked for', () => {
    expect(parse('--help')).toBeNull();
  });

  it.each([
    ['no video', ['--out', 'o'], /Which video/],
    ['two videos', ['a', 'b', '--out', 'o'], /One video at a time: got a and b/],
    ['no folder', ['a'], /--out DIR/],
    ['an unknown option', ['a', '--out', 'o', '--fast'], /--fast/],
    ['an option without its value', ['a', '--out'], /--out/],
    ['an unknown model', ['a', '--out', 'o', '--model', 'huge'], /lite, full, heavy/],
    ['an unknown routine', ['a', '--out', 'o', '--routine', 'dance'], /walk-out, squat/],
    ['a height that is no number', ['a', '--out', 'o', '--height', 'tall'], /--height tall.*80 to 250/],
    ['an empty height', ['a', '--out', 'o', '--height', ''], /80 to 250/],
    ['a height in metres', ['a', '--out', 'o', '--height', '1.66'], /80 to 250/],
    ['a giant', ['a', '--out', 'o', '--height', '251'], /80 to 250/],
    ['a field of view beyond any lens', ['a', '--out', 'o', '--camera-fov', '151'], /20 to 150/],
    ['a field of view of a telescope', ['a', '--out', 'o', '--camera-fov', '19'], /20 to 150/],
  ])('refuse %s in one line that says what is allowed', (_what, argv, message) => {
    expect(() => parse(...argv)).toThrow(UsageError);
    expect(() => parse(...argv)).toThrow(message);
    expect(() => parse(...argv)).not.toThrow('\n');
  });

  it('allow the ends of the ranges', () => {
    expect(parse('a', '--out', 'o', '--height', '80', '--camera-fov', '150')).toMatchObject({
      height: 0.8,
      cameraFov: 150,
    });
    expect(parse('a', '--out', 'o', '--height', '250', '--camera-fov', '20')).toMatchObject({
      height: 2.5,
      cameraFov: 20,
    });
  });

  it('name the other files that are wanted, by commas', () => {
    const wanted = parse('a.mp4', '--out', 'b', '--export', 'trc,mot, html', '--annotate');
    expect(wanted).toMatchObject({ exports: ['trc', 'mot', 'html'], annotate: true });
    expect(() => parse('a.mp4', '--out', 'b', '--export', 'trc,c3d')).toThrow('--export c3d: there is trc, mot,');
  });
});
