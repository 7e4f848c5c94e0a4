import { SIDES } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import { FOLLOWED } from '../core/progress/series.ts';
import type { Followed } from '../core/progress/series.ts';
import type { Seen } from '../core/reading.ts';
import { csvText } from './csv.ts';

type BySide = Readonly<Partial<Record<Side, Seen>>>;

/** What leaves the app of one result. */
export interface ExportedResult {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly routine: string;
  readonly values: Readonly<Partial<Record<Followed, Seen>>>;
  readonly holds: Readonly<Partial<Record<Followed, number>>>;
  readonly hip: BySide;
  readonly twist: BySide;
  /** Metres. */
  readonly stance: Seen | null;
  readonly reps: number;
  readonly errors: number;
  readonly pain: number | null;
  readonly conditions: {
    readonly app: string;
    readonly model: string;
    readonly heightGiven: boolean;
    readonly cameraHeight: number | null;
    readonly distance: number | null;
  };
}

/** Quantities by the beginning of their columns' names. */
const QUANTITIES: readonly (readonly [column: string, of: (result: ExportedResult) => Seen | null | undefined])[] = [
  ...FOLLOWED.map(
    (followed) =>
      [`turnout_${followed.replace('.', '_')}_deg`, ({ values }: ExportedResult) => values[followed]] as const,
  ),
  ...SIDES.flatMap((side) => [
    [`hip_rotation_${side}_deg`, ({ hip }: ExportedResult) => hip[side]] as const,
    [`below_knee_twist_${side}_deg`, ({ twist }: ExportedResult) => twist[side]] as const,
  ]),
  ['stance_m', ({ stance }) => stance],
];

/** All results of one person as a table for spreadsheets, a row a session, by time. Units are in the names. */
export function rangeCsv(results: readonly ExportedResult[]): string {
  const head = [
    'time',
    'routine',
    ...QUANTITIES.flatMap(([name]) => [name, `${name}_half_width_95`]),
    ...FOLLOWED.map((followed) => `holds_${followed.replace('.', '_')}`),
    'repetitions',
    'findings',
    'pain_0_10',
    'model',
    'height_given',
    'camera_height_m',
    'camera_distance_m',
    'app',
  ];
  const byTime = results.toSorted((a, b) => a.at - b.at);
  return csvText([head, ...byTime.map(rowOf)]);
}

function rowOf(result: ExportedResult): string[] {
  const { at, routine, holds, reps, errors, pain, conditions } = result;
  const cell = (value: number | string | null | undefined) => String(value ?? '');
  return [
    new Date(at).toISOString(),
    routine,
    ...QUANTITIES.flatMap(([, of]) => [cell(of(result)?.value), cell(of(result)?.halfWidth95)]),
    ...FOLLOWED.map((followed) => cell(holds[followed])),
    cell(reps),
    cell(errors),
    cell(pain),
    conditions.model,
    conditions.heightGiven ? '1' : '0',
    cell(conditions.cameraHeight),
    cell(conditions.distance),
    conditions.app,
  ];
}

/** The same as JSON: `plumbline-range`, version 1. */
export const rangeJson = (results: readonly ExportedResult[]): string =>
  `${JSON.stringify(
    {
      format: 'plumbline-range',
      version: 1,
      results: results
        .toSorted((a, b) => a.at - b.at)
        .map(({ at, routine, values, holds, hip, twist, stance, reps, errors, pain, conditions }) => ({
          time: new Date(at).toISOString(),
          routine,
          values,
          holds,
          hip,
          twist,
          stance,
          reps,
          errors,
          pain,
          conditions,
        })),
    },
    null,
    2,
  )}\n`;
