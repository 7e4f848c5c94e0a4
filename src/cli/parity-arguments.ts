import { parseArgs } from 'node:util';
import { MODELS } from '../pose/estimator.ts';
import type { ModelName } from '../pose/estimator.ts';
import { oneOf, understood } from './arguments.ts';

/** What `parity` was asked to do. */
export interface ParityArguments {
  /** Videos, or folders of them. */
  readonly videos: readonly string[];
  readonly models: readonly ModelName[];
  /** Where tracks are looked for and kept; null: nowhere. */
  readonly tracks: string | null;
  /** Whether `docs/parity.md` is written. */
  readonly write: boolean;
}

/** What `--help` says. */
export const PARITY_USAGE = `npm run parity -- VIDEO|DIR … [options]

Runs the same pictures through both runtimes, on the CPU, and says how far their landmarks are apart.

  --model NAME       ${MODELS.join(', ')}; may be given several times; default full
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
        tracks: { type: 'string' },
        write: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }),
  );
  if (values.help) return null;
  return {
    videos: positionals,
    models: (values.model ?? ['full']).map((name) => oneOf('--model', name, MODELS)),
    tracks: values.tracks ?? null,
    write: values.write ?? false,
  };
}
