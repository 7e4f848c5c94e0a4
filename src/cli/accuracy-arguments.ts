import { parseArgs } from 'node:util';
import { understood } from './arguments.ts';

/** What `accuracy` was asked to do. */
export interface AccuracyArguments {
  /** Folders with clips; none: the recordings of the tests. */
  readonly folders: readonly string[];
  /** Where tracks are read and kept besides; null: beside their videos. */
  readonly tracks: string | null;
  readonly heightGiven: boolean;
  /** Whether `docs/accuracy.md` is written. */
  readonly write: boolean;
}

/** What `--help` says. */
export const ACCURACY_USAGE = `npm run accuracy -- [DIR …] [options]

Holds what the engine makes of recorded clips against what is true in them. DIR holds NAME.truth.json.gz beside
NAME.track.json.gz, or beside NAME.mp4 or NAME.webm, of which the track is made first. Without DIR: the recordings of the
tests.

  --tracks DIR       where tracks are looked for and kept, if not beside their videos
  --no-height        do not tell the engine how tall the person is: the only thing it gets of the truth
  --write            write docs/accuracy.md; only of clips that were not learned from
  --help             this text`;

/** The arguments after `accuracy`; null where help is asked for. Throws `UsageError`. */
export function parseAccuracyArguments(argv: readonly string[]): AccuracyArguments | null {
  const { values, positionals } = understood(() =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        tracks: { type: 'string' },
        'no-height': { type: 'boolean' },
        write: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }),
  );
  if (values.help) return null;
  return {
    folders: positionals,
    tracks: values.tracks ?? null,
    heightGiven: !values['no-height'],
    write: values.write ?? false,
  };
}
