import { parseArgs } from 'node:util';
import { HEIGHT_CM } from '../store/settings.ts';
import { numberWithin, understood, UsageError } from './arguments.ts';

/** What `routine` was asked to do. */
export type RoutineArguments =
  | { readonly command: 'check'; readonly files: readonly string[] }
  | {
      readonly command: 'try';
      /** A file, or the id of a routine that comes with Plumbline. */
      readonly routine: string;
      readonly track: string;
      /** Where the picture of the timeline goes; null: none is drawn. */
      readonly out: string | null;
      /** Metres; null: as the track says. */
      readonly height: number | null;
    }
  | { readonly command: 'show'; readonly routine: string }
  | { readonly command: 'schema'; readonly write: boolean };

/** What `--help` says. */
export const ROUTINE_USAGE = `npm run routine -- COMMAND

For those who write routines: docs/routines.md walks through it.

  check FILE …              says what is wrong with each, or that nothing is
  try FILE|ID TRACK         what the routine makes of a recorded track (track.json.gz, from analyze or a saved session):
                            which step, repetition and form error when, and what could not be told
      --out FILE.svg        draws that as a picture of the timeline, too
      --height CM           the person's height, ${HEIGHT_CM.min} to ${HEIGHT_CM.max}; else as the track says
  show ID                   a routine that comes with Plumbline, as a file to begin from
  schema [--write]          the JSON Schema that editors use; --write puts it into docs/routine.schema.json
  --help                    this text`;

const HEIGHTS = { from: HEIGHT_CM.min, to: HEIGHT_CM.max, unit: 'centimetres' } as const;
const COMMANDS = 'there is check, try, show, schema.';

/** The arguments after `routine`; null where help is asked for. Throws `UsageError`. */
export function parseRoutineArguments(argv: readonly string[]): RoutineArguments | null {
  const { values, positionals } = understood(() =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        height: { type: 'string' },
        write: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }),
  );
  if (values.help) return null;
  const [command, first, second, third] = positionals;
  switch (command) {
    case 'check':
      if (first === undefined) throw new UsageError('Which file? npm run routine -- check FILE');
      return { command, files: positionals.slice(1) };
    case 'try': {
      if (first === undefined || second === undefined || third !== undefined)
        throw new UsageError('A routine and a track are needed: npm run routine -- try FILE TRACK');
      const height = numberWithin('--height', values.height, HEIGHTS);
      const out = values.out ?? null;
      return { command, routine: first, track: second, out, height: height === null ? null : height / 100 };
    }
    case 'show':
      if (first === undefined) throw new UsageError('Which routine? npm run routine -- show ID');
      return { command, routine: first };
    case 'schema':
      return { command, write: values.write ?? false };
    case undefined:
      throw new UsageError(`What is to be done? ${COMMANDS}`);
    default:
      throw new UsageError(`${command}: ${COMMANDS}`);
  }
}
