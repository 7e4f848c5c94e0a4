import type { AcceptableRange } from '../core/acceptable.ts';
import { isSeen } from '../core/reading.ts';
import type { MetricId } from '../core/reading.ts';
import type { FrameRecord } from '../core/session-record.ts';

/** A metric over time as parts of one SVG: `width` × `height`, time to the right, larger values up. */
export interface Plot {
  /** Path data; empty where nothing could be told. */
  readonly line: string;
  readonly band: string;
  /** Where it could not be told, as x and width. */
  readonly gaps: readonly { readonly x: number; readonly width: number }[];
  /** Heights of the limits that lie inside. */
  readonly limits: readonly number[];
  readonly low: number;
  readonly high: number;
}

interface Bin {
  readonly x: number;
  readonly value: number;
  readonly halfWidth95: number;
}

/**
 * Draws one metric. Frames are gathered in columns one unit wide or more, each shown by the reading in its middle, so that an
 * hour makes no longer a file than a minute. Null where it could never be told.
 */
export function plotOf(
  frames: readonly FrameRecord[],
  metric: MetricId,
  box: { readonly width: number; readonly height: number },
  range: AcceptableRange | null,
): Plot | null {
  const bins = columns(frames, metric, box.width);
  const seen = bins.filter((bin) => bin !== null);
  if (seen.length === 0) return null;
  const low = Math.min(...seen.map(({ value, halfWidth95 }) => value - halfWidth95));
  const high = Math.max(...seen.map(({ value, halfWidth95 }) => value + halfWidth95));
  const y = (value: number) => box.height - ((value - low) / (high - low || 1)) * box.height;
  const runs = runsOf(bins);
  const inside = [range?.from, range?.to].filter((limit) => limit !== undefined && limit > low && limit < high);
  return {
    line: runs.map((run) => path(run.map((bin) => [bin.x, y(bin.value)]))).join(''),
    band: runs.map((run) => `${path([...edge(run, 1, y), ...edge(run, -1, y).toReversed()])}Z`).join(''),
    gaps: gapsOf(bins, box.width / bins.length),
    limits: inside.map((limit) => y(limit!)),
    low,
    high,
  };
}

function columns(frames: readonly FrameRecord[], metric: MetricId, width: number): readonly (Bin | null)[] {
  const count = Math.max(1, Math.min(width, frames.length));
  return Array.from({ length: count }, (_, i) => {
    const reading = frames[Math.floor(((i + 0.5) / count) * frames.length)]!.readings[metric];
    return isSeen(reading) ? { x: ((i + 0.5) / count) * width, ...reading } : null;
  });
}

/** Stretches without a gap. */
function runsOf(bins: readonly (Bin | null)[]): readonly (readonly Bin[])[] {
  const runs: Bin[][] = [[]];
  for (const bin of bins) {
    if (bin) runs.at(-1)!.push(bin);
    else if (runs.at(-1)!.length) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

/** `wide`: a column's width. */
function gapsOf(bins: readonly (Bin | null)[], wide: number): Plot['gaps'] {
  const gaps: { from: number; to: number }[] = [];
  bins.forEach((bin, i) => {
    if (bin) return;
    const last = gaps.at(-1);
    if (last?.to === i) last.to++;
    else gaps.push({ from: i, to: i + 1 });
  });
  return gaps.map(({ from, to }) => ({ x: from * wide, width: (to - from) * wide }));
}

type At = readonly [x: number, y: number];
const edge = (run: readonly Bin[], way: 1 | -1, y: (value: number) => number): At[] =>
  run.map(({ x, value, halfWidth95 }) => [x, y(value + way * halfWidth95)]);

const path = (points: readonly At[]): string =>
  points.map(([x, y], i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
