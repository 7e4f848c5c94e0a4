import { quantile } from '../quantile.ts';
import type { Side } from '../landmarks.ts';
import { isSeen } from '../reading.ts';
import type { Seen } from '../reading.ts';
import type { PivotDirection } from '../routine.ts';
import type { FrameRecord } from '../session-record.ts';

/** A foot that stood still, turned out or in, and since when it had been under way there. Seconds. */
export interface Hold {
  readonly foot: Side;
  readonly direction: PivotDirection;
  /** When the foot had last stood as at the start. */
  readonly left: number;
  readonly t0: number;
  readonly t1: number;
  readonly turnout: Seen;
  /** How far it was turned from where it began. Degrees. */
  readonly turned: number;
}

/** The foot that turns is turned at least this many times as far as the other one seems to be. */
const SEEMING = 1.5;
/** Shorter stillness is the turn's own slow end. Seconds. */
const HELD = 0.5;
/** A foot that moves for less than this twitches, and is held on. Seconds. */
const TWITCH = 0.3;
/** A foot this near to where it began has not been turned. Degrees; the error of a reading. */
const AWAY = 7;
/** Where a foot began is what it showed over this long after the person was measured. Seconds. */
const START = 0.3;
/** What is this much short of the furthest that a foot stood, a few readings aside, is still on the way. Degrees. */
const PLATEAU = 5;
const FAR = 0.9;
/** A turn is the same one as long as the foot has not come back by this share of it. */
const CAME_BACK = 0.5;

/** One foot's turnout over time, where it was seen. */
interface Sample {
  readonly t: number;
  readonly turnout: Seen;
  readonly still: boolean;
}

/** The holds of both feet by time, one for each time that a foot was turned out or in. */
export function findHolds(frames: readonly FrameRecord[]): readonly Hold[] {
  const [left, right] = [holdsOf(frames, 'left'), holdsOf(frames, 'right')];
  // A foot that is turned far makes the other one seem to turn a little.
  const own = (hold: Hold, others: readonly Hold[]) =>
    !others.some((other) => other.t0 < hold.t1 && other.t1 > hold.t0 && other.turned > SEEMING * hold.turned);
  return [...left.filter((hold) => own(hold, right)), ...right.filter((hold) => own(hold, left))].toSorted(
    (a, b) => a.t0 - b.t0,
  );
}

/** The holds of one foot; where it stopped on the way, the furthest. */
function holdsOf(frames: readonly FrameRecord[], foot: Side): readonly Hold[] {
  const samples = samplesOf(frames, foot);
  const first = samples[0];
  if (!first) return [];
  const start = medianOf(samples.filter(({ t }) => t - first.t <= START));
  const holds: Hold[] = [];
  let left = first.t;
  let before = 0;
  for (const stretch of stretchesOf(samples)) {
    const t0 = stretch[0]!.t;
    left = lastNear(samples, start, before, t0) ?? left;
    before = stretch.at(-1)!.t;
    const hold = holdOf(foot, stretch, start, left);
    if (!hold) continue;
    const last = holds.at(-1);
    if (!last || !isSameTurn(last, hold, samples, start)) holds.push(hold);
    else if (hold.turned > last.turned) holds[holds.length - 1] = { ...hold, left: last.left };
  }
  return holds;
}

const samplesOf = (frames: readonly FrameRecord[], foot: Side): Sample[] =>
  frames.flatMap(({ t, moving, readings }) => {
    const turnout = readings[`turnout.${foot}`];
    return isSeen(turnout) ? [{ t, turnout, still: moving !== foot && moving !== 'both' }] : [];
  });

/** Stretches in which the foot stands still, also over a twitch. */
function stretchesOf(samples: readonly Sample[]): Sample[][] {
  const stretches: Sample[][] = [];
  for (const sample of samples) {
    if (!sample.still) continue;
    const last = stretches.at(-1)?.at(-1);
    if (last && sample.t - last.t <= TWITCH) stretches.at(-1)!.push(sample);
    else stretches.push([sample]);
  }
  return stretches.filter((stretch) => stretch.at(-1)!.t - stretch[0]!.t >= HELD);
}

const medianOf = (samples: readonly Sample[]): number =>
  quantile(
    samples.map(({ turnout }) => turnout.value),
    0.5,
  );

function holdOf(foot: Side, stretch: readonly Sample[], start: number, left: number): Hold | null {
  const direction = medianOf(stretch) > start ? 'external' : 'internal';
  const held = furthestOf(stretch, direction);
  const value = medianOf(held);
  const [t0, t1] = [held[0]!.t, held.at(-1)!.t];
  const turned = Math.abs(value - start);
  if (turned < AWAY || t1 - t0 < HELD) return null;
  const halfWidth95 = quantile(
    held.map(({ turnout }) => turnout.halfWidth95),
    0.5,
  );
  return { foot, direction, left, t0, t1, turnout: { value, halfWidth95 }, turned };
}

/** The part of a stretch in which the foot had come as far as it went: who turns slowly seems to stand still. */
function furthestOf(stretch: readonly Sample[], direction: PivotDirection): readonly Sample[] {
  const way = direction === 'external' ? 1 : -1;
  const far = quantile(
    stretch.map(({ turnout }) => way * turnout.value),
    FAR,
  );
  const isFar = ({ turnout }: Sample) => way * turnout.value >= far - PLATEAU;
  return stretch.slice(stretch.findIndex(isFar), stretch.findLastIndex(isFar) + 1);
}

/** When the foot last stood as at the start, between two times. */
const lastNear = (samples: readonly Sample[], start: number, from: number, to: number): number | undefined =>
  samples.findLast(({ t, turnout }) => t >= from && t <= to && Math.abs(turnout.value - start) < AWAY)?.t;

/** Whether the foot did not come back between two holds. */
function isSameTurn(a: Hold, b: Hold, samples: readonly Sample[], start: number): boolean {
  if (a.direction !== b.direction) return false;
  const least = CAME_BACK * Math.min(a.turned, b.turned);
  return samples.every(({ t, turnout }) => t < a.t1 || t > b.t0 || Math.abs(turnout.value - start) >= least);
}
