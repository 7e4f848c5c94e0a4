import { parseArgs } from 'node:util';
import { MODELS } from '../pose/estimator.ts';
import type { ModelName } from '../pose/estimator.ts';
import { oneOf, understood, UsageError } from './arguments.ts';

/** What `parity` was asked to do. */
export interface ParityArguments {
  /** Videos, or folders of them. */
  readonly videos: readonly string[];
  readonly models: readonly ModelName[];
  /** Every so many pictures one is looked at. */
  readonly every: number;
  /** Where tracks are looked for and kept; null: nowhere. */
  readonly tracks: string | null;
  /** Whether `docs/parity.md` is written. */
  readonly write: boolean;
}

/** What `--help` says. */
export const PARITY_USAGE = `npm run parity -- VIDEO|DIR … [options]

Runs the same pictures through both runtimes, on the CPU, and says how far their landmarks are apart.

  --model NAME       ${MODELS.join(', ')}; may be given several times; default full
  --every N          only every so many pictures one; default 1: all of them
  --tracks DIR       where the tracks of either runtime are looked for and kept
  --write            write docs/parity.md
  --help             this text`;

/** The arguments after `parity`; null where help is asked for. Throws `UsageError`. */
export function parseParityArguments(argv: readonly string[]): ParityArguments | null {
  const { values, positionals } = understood(() =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        model: { type: 'string', multiple: true },
        every: { type: 'string' },
        tracks: { type: 'string' },
        write: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }),
  );
  if (values.help) return null;
  const every = Number(values.every ?? 1);
  if (!Number.isInteger(every) || every < 1) throw new UsageError(`--every ${values.every}: a whole number is needed.`);
  return {
    videos: positionals,
    models: (values.model ?? ['full']).map((name) => oneOf('--model', name, MODELS)),
    every,
    tracks: values.tracks ?? null,
    write: values.write ?? false,
  };
}
