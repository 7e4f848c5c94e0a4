import { firstPlace } from '../first-place.ts';
import { OUTWARD, otherSide, SIDES } from '../landmarks.ts';
import type { Side } from '../landmarks.ts';
import { quantile } from '../quantile.ts';
import { isSeen } from '../reading.ts';
import type { Readings, Seen } from '../reading.ts';
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
/** A foot this near to where it began has not been turned. Degrees; what a foot that stands still seems to turn. */
const AWAY = 5;
/** Where a foot began is what it showed over this long after the person was measured. Seconds. */
const START = 0.3;
/** What is this much short of the furthest that a foot stood, a few readings aside, is still on the way. Degrees. */
const PLATEAU = 5;
const FAR = 0.9;
/** A turn is the same one as long as the foot has not come back by this share of it. */
const CAME_BACK = 0.5;

/** Degrees: deeper than any soft bend. */
const SITTING = 50;

/** One foot over time, where it was seen. What it does shows in its own direction; how far it goes, against the pelvis. */
interface Sample {
  readonly t: number;
  /** From where it began, toes out positive. Degrees. */
  readonly turned: number;
  readonly turnout: Seen;
  readonly still: boolean;
}

/** The holds of both feet by time, one for each time that a foot was turned out or in. */
export function findHolds(frames: readonly FrameRecord[]): readonly Hold[] {
  const feet = { left: samplesOf(frames, 'left'), right: samplesOf(frames, 'right') };
  return SIDES.flatMap((foot) =>
    holdsOf(feet[foot], foot).filter((hold) => isOwn(hold, feet[otherSide(foot)])),
  ).toSorted((a, b) => a.t0 - b.t0);
}

function samplesOf(frames: readonly FrameRecord[], foot: Side): readonly Sample[] {
  const seen = frames.flatMap(({ t, moving, readings }) => {
    const [yaw, turnout] = [readings[`foot-yaw.${foot}`], readings[`turnout.${foot}`]];
    const still = moving !== foot && moving !== 'both';
    if (!isSeen(yaw) || !isSeen(turnout) || sits(readings)) return [];
    return [{ t, yaw: OUTWARD[foot] * yaw.value, turnout, still }];
  });
  const first = seen[0]?.t ?? 0;
  const start = medianOf(
    seen.filter(({ t }) => t - first <= START),
    ({ yaw }) => yaw,
  );
  return seen.map(({ yaw, ...sample }) => ({ ...sample, turned: yaw - start }));
}

/** Somebody whose knees are both bent this far does not stand: where their feet point is no range. */
const sits = (readings: Readings): boolean =>
  SIDES.every((side) => {
    const knee = readings[`knee-flexion.${side}`];
    return isSeen(knee) && knee.value > SITTING;
  });

const medianOf = <Item>(items: readonly Item[], pick: (item: Item) => number): number => quantile(items.map(pick), 0.5);

/** A foot that is turned far makes the other one seem to turn a little. */
const isOwn = (hold: Hold, other: readonly Sample[]): boolean =>
  within(other, hold.t0, hold.t1).every(({ turned }) => Math.abs(turned) <= SEEMING * hold.turned);

/** The holds of one foot; where it stopped on the way, the furthest. */
function holdsOf(samples: readonly Sample[], foot: Side): readonly Hold[] {
  const holds: Hold[] = [];
  let left = samples[0]?.t ?? 0;
  let before = 0;
  for (const stretch of stretchesOf(samples)) {
    left = lastNear(samples, before, stretch[0]!.t) ?? left;
    before = stretch.at(-1)!.t;
    const hold = holdOf(foot, stretch, left);
    if (!hold) continue;
    const last = holds.at(-1);
    if (!last || !isSameTurn(last, hold, samples)) holds.push(hold);
    else if (hold.turned > last.turned) holds[holds.length - 1] = { ...hold, left: last.left };
  }
  return holds;
}

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

function holdOf(foot: Side, stretch: readonly Sample[], left: number): Hold | null {
  const direction = medianOf(stretch, ({ turned }) => turned) > 0 ? 'external' : 'internal';
  const held = furthestOf(stretch, direction);
  const turned = Math.abs(medianOf(held, (sample) => sample.turned));
  const [t0, t1] = [held[0]!.t, held.at(-1)!.t];
  if (turned < AWAY || t1 - t0 < HELD) return null;
  const turnout = {
    value: medianOf(held, (sample) => sample.turnout.value),
    halfWidth95: medianOf(held, (sample) => sample.turnout.halfWidth95),
  };
  return { foot, direction, left, t0, t1, turnout, turned };
}

/** The part of a stretch in which the foot had come as far as it went: who turns slowly seems to stand still. */
function furthestOf(stretch: readonly Sample[], direction: PivotDirection): readonly Sample[] {
  const way = direction === 'external' ? 1 : -1;
  const far = quantile(
    stretch.map(({ turned }) => way * turned),
    FAR,
  );
  const isFar = ({ turned }: Sample) => way * turned >= far - PLATEAU;
  return stretch.slice(stretch.findIndex(isFar), stretch.findLastIndex(isFar) + 1);
}

/** When the foot last stood as at the start, between two times. */
const lastNear = (samples: readonly Sample[], from: number, to: number): number | undefined =>
  within(samples, from, to).findLast(({ turned }) => Math.abs(turned) < AWAY)?.t;

/** Whether the foot did not come back between two holds. */
function isSameTurn(a: Hold, b: Hold, samples: readonly Sample[]): boolean {
  if (a.direction !== b.direction) return false;
  const least = CAME_BACK * Math.min(a.turned, b.turned);
  return within(samples, a.t1, b.t0).every(({ turned }) => Math.abs(turned) >= least);
}

/** The samples from one time to another, both included. An hour has many, and many holds: none looks at all of them. */
const within = (samples: readonly Sample[], from: number, to: number): readonly Sample[] =>
  samples.slice(
    firstPlace(samples.length, (place) => samples[place]!.t >= from),
    firstPlace(samples.length, (place) => samples[place]!.t > to),
  );
