import { parseArgs } from 'node:util';
import { MODELS, RUNTIME_CHOICES } from '../pose/estimator.ts';
import type { ModelName, RuntimeChoice } from '../pose/estimator.ts';
import type { Given } from '../accuracy/measure-clip.ts';
import { numberWithin, oneOf, understood } from './arguments.ts';

/** What `accuracy` was asked to do. */
export interface AccuracyArguments {
  /** Folders with clips; none: the recordings of the tests. */
  readonly folders: readonly string[];
  /** Where tracks are looked for and kept; null: beside their videos. */
  readonly tracks: string | null;
  /** With which tracks are made where there are none. */
  readonly model: ModelName;
  readonly runtime: RuntimeChoice;
  readonly given: Given;
  /** Whether `docs/accuracy.md` is written. */
  readonly write: boolean;
}

/** What `--help` says. */
export const ACCURACY_USAGE = `npm run accuracy -- [DIR …] [options]

Holds what the engine makes of recorded clips against what is true in them. DIR holds NAME.truth.json.gz beside
NAME.track.json.gz, or beside NAME.mp4 or NAME.webm, of which the track is made first. Without DIR: the recordings of the
tests.

  --tracks DIR       where tracks are looked for and kept, instead of beside the videos
  --model NAME       ${MODELS.join(', ')}: for tracks that are made here; default full. Keep each in a folder of its own
  --runtime NAME     ${RUNTIME_CHOICES.join(', ')}: for tracks that are made here; default auto, as analyze has it
  --no-height        do not tell the engine how tall the person is: all that it gets of the truth by itself
  --fov-off DEGREES  tell the engine the camera's field of view, that much off; 0: exactly. Else it is not told
  --write            write docs/accuracy.md; only of clips that were not learned from
  --help             this text`;

const OFF = { from: -30, to: 30, unit: 'degrees' } as const;

/** The arguments after `accuracy`; null where help is asked for. Throws `UsageError`. */
export function parseAccuracyArguments(argv: readonly string[]): AccuracyArguments | null {
  const { values, positionals } = understood(() =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        tracks: { type: 'string' },
        model: { type: 'string' },
        runtime: { type: 'string' },
        'no-height': { type: 'boolean' },
        'fov-off': { type: 'string' },
        write: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }),
  );
  if (values.help) return null;
  return {
    folders: positionals,
    tracks: values.tracks ?? null,
    model: oneOf('--model', values.model ?? 'full', MODELS),
    runtime: oneOf('--runtime', values.runtime ?? 'auto', RUNTIME_CHOICES),
    given: { height: !values['no-height'], fieldOfViewOff: numberWithin('--fov-off', values['fov-off'], OFF) },
    write: values.write ?? false,
  };
}
