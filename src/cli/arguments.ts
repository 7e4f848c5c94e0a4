import { parseArgs } from 'node:util';
import { MODELS, RUNTIME_CHOICES } from '../pose/estimator.ts';
import type { ModelName, RuntimeChoice } from '../pose/estimator.ts';
import { FOV_DEGREES, HEIGHT_CM } from '../store/settings.ts';

/** What `analyze` was asked to do. */
export interface AnalyzeArguments {
  readonly video: string;
  readonly out: string;
  /** An id, or the path of a routine's file. */
  readonly routine: string;
  readonly model: ModelName;
  readonly runtime: RuntimeChoice;
  /** Metres; null: not given. */
  readonly height: number | null;
  /** Horizontal, degrees; null: not given. */
  readonly cameraFov: number | null;
  /** What is written beside the session, for other programs. */
  readonly exports: readonly ExportName[];
  /** Whether the video is written once more, with the marks on it. */
  readonly annotate: boolean;
}

/** Formats that a session can be written in besides its own. */
const EXPORT_NAMES = ['trc', 'mot', 'vtt', 'html', 'csv'] as const;
export type ExportName = (typeof EXPORT_NAMES)[number];

/** The command line cannot be understood; `message` is one line that says what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const USAGE = `npm run analyze -- VIDEO --out DIR [options]

Measures a video of the routine, writes session.json, track.json.gz and metrics.csv into DIR.

  --out DIR          where to write; made if it is missing
  --routine ID       the routine that is done in the video, or FILE.json with one of your own
  --model NAME       ${MODELS.join(', ')}; default full
  --runtime NAME     what computes: ${RUNTIME_CHOICES.join(', ')}; default auto: litert, which gives the same as mediapipe, sooner
  --height CM        the person's height, ${HEIGHT_CM.min} to ${HEIGHT_CM.max}: the width of the stance gets more exact
  --camera-fov DEG   the camera's horizontal field of view, ${FOV_DEGREES.min} to ${FOV_DEGREES.max}, where it is known; else a usual one is taken
  --export LIST      more files, by commas: trc, mot (OpenSim), vtt (captions, chapters), html (report), csv (also events)
  --annotate         annotated.mp4: the video with the marks on it
  --help             this text`;

const HEIGHTS = { from: HEIGHT_CM.min, to: HEIGHT_CM.max, unit: 'centimetres' } as const;
const FIELDS_OF_VIEW = { from: FOV_DEGREES.min, to: FOV_DEGREES.max, unit: 'degrees' } as const;

/**
 * The arguments after `analyze`; null where help is asked for. `routines`: ids, the first is the default.
 * Throws `UsageError`.
 */
export function parseAnalyzeArguments(argv: readonly string[], routines: readonly string[]): AnalyzeArguments | null {
  const { values, positionals } = readOptions(argv);
  if (values.help) return null;
  const [video, second] = positionals;
  if (video === undefined) throw new UsageError('Which video? Give its path: npm run analyze -- VIDEO --out DIR');
  if (second !== undefined) throw new UsageError(`One video at a time: got ${video} and ${second}.`);
  if (values.out === undefined) throw new UsageError('Where to? Name a folder with --out DIR.');
  const height = numberWithin('--height', values.height, HEIGHTS);
  return {
    video,
    out: values.out,
    routine: routineIn(values.routine ?? routines[0], routines),
    model: oneOf('--model', values.model ?? 'full', MODELS),
    runtime: oneOf('--runtime', values.runtime ?? 'auto', RUNTIME_CHOICES),
    height: height === null ? null : height / 100,
    cameraFov: numberWithin('--camera-fov', values['camera-fov'], FIELDS_OF_VIEW),
    exports: exportsOf(values.export),
    annotate: values.annotate ?? false,
  };
}

const readOptions = (argv: readonly string[]) =>
  understood(() =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        routine: { type: 'string' },
        model: { type: 'string' },
        runtime: { type: 'string' },
        height: { type: 'string' },
        'camera-fov': { type: 'string' },
        export: { type: 'string' },
        annotate: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }),
  );

/** What `parse` makes of the options; throws `UsageError` in one line for what Node says of them in several. */
export function understood<Options>(parse: () => Options): Options {
  try {
    return parse();
  } catch (error) {
    // Node's message goes on to explain how to escape positionals; the first sentence says it all.
    const [sentence] = String(error instanceof Error ? error.message : error).split(/\. |\n/);
    throw new UsageError(`${sentence}. --help lists the options.`);
  }
}

/** Whether this names a file rather than a routine that comes with Plumbline. */
export const isFileName = (wanted: string): boolean => /\.json$|[\\/]/i.test(wanted);

const routineIn = (wanted: string | undefined, routines: readonly string[]): string =>
  wanted !== undefined && isFileName(wanted) ? wanted : oneOf('--routine', wanted, routines);

/** The option's value as one of the names there are; throws `UsageError` for any other. */
export function oneOf<Name extends string>(option: string, got: string | undefined, names: readonly Name[]): Name {
  const name = names.find((each) => each === got);
  if (name === undefined) throw new UsageError(`${option} ${got}: there is ${names.join(', ')}.`);
  return name;
}

const exportsOf = (list: string | undefined): readonly ExportName[] =>
  (list?.split(',') ?? []).map((name) => oneOf('--export', name.trim(), EXPORT_NAMES));

/** A number from an option, or null where it was not given; throws `UsageError` for anything else. */
export function numberWithin(
  option: string,
  text: string | undefined,
  { from, to, unit }: { readonly from: number; readonly to: number; readonly unit: string },
): number | null {
  if (text === undefined) return null;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (value >= from && value <= to) return value;
  throw new UsageError(`${option} ${text}: a number of ${unit} from ${from} to ${to} is needed.`);
}
