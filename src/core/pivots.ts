import { OUTWARD, SIDES } from './landmarks.ts';
import type { Side } from './landmarks.ts';
import type { Moving, PivotEvent } from './moment.ts';
import type { PivotDirection, PivotPoint } from './routine.ts';
import type { SignalStates } from './signals.ts';
import { degrees, millis, toRadians } from './units.ts';
import type { Degrees, Millis } from './units.ts';

/** Turning begins above, and is over when it stays below for a while. Degrees a second. */
const TURNING = 14;
const RESTING = 7;
const REST_FOR = 130;
/** Less than this is fidgeting. Degrees. */
const SMALLEST_PIVOT = 15;
/** A pivot's boundaries are where this share of its turn is done, and left to do. */
const EDGE = 0.1;
/** Pivot ratio: 0 the heel stays, 1 the toe tip stays; a foot on its ball reads about 0.7. */
const HEEL_OR_BALL = 0.4;
/** Outside of this the whole foot travelled: a step or a slide. */
const SLIDE = { below: -0.6, above: 1.6 } as const;
/** A turn counts as begun once it has gone this far. Degrees. */
const BEGUN = 10;
/** How long before the start is remembered, to find where the turn really began. */
const MEMORY = 600;

interface Sample {
  readonly t: Millis;
  readonly yaw: number;
  readonly speed: number;
  readonly heel: readonly [x: number, z: number];
  readonly toe: readonly [x: number, z: number];
}

/** A turn that is under way. */
export interface Turn {
  readonly foot: Side;
  readonly direction: PivotDirection;
  /** How far it has gone. */
  readonly turned: Degrees;
  /** How fast it goes now, degrees a second. */
  readonly speed: number;
}

/** Finds the pivots of one foot, frame by frame: told when they are over, dated when they were. */
class FootWatch {
  turning = false;
  #samples: Sample[] = [];
  #slowSince: Millis | null = null;
  readonly #foot: Side;

  constructor(foot: Side) {
    this.#foot = foot;
  }

  advance(sample: Sample | null): PivotEvent | null {
    if (!sample) {
      this.#forget();
      return null;
    }
    this.#samples.push(sample);
    const fast = Math.abs(sample.speed);
    if (!this.turning) {
      this.turning = fast > TURNING;
      while (this.#samples[0]!.t < sample.t - MEMORY) this.#samples.shift();
      return null;
    }
    const reversed = fast > TURNING && Math.sign(sample.speed) !== this.#direction();
    if (fast > RESTING && !reversed) {
      this.#slowSince = null;
      return null;
    }
    this.#slowSince ??= sample.t;
    if (!reversed && sample.t - this.#slowSince < REST_FOR) return null;
    const pivot = describe(this.#foot, this.#samples);
    this.#samples = [sample];
    this.#slowSince = null;
    this.turning = reversed;
    return pivot;
  }

  /** The turn under way, once it has gone far enough to be one. */
  turn(): Turn | null {
    const last = this.#samples.at(-1);
    if (!this.turning || !last) return null;
    const way = this.#direction();
    const furthestBack = Math.min(...this.#samples.map((sample) => way * sample.yaw));
    const turned = degrees(way * last.yaw - furthestBack);
    if (turned < BEGUN) return null;
    const direction = way * OUTWARD[this.#foot] > 0 ? 'external' : 'internal';
    return { foot: this.#foot, direction, turned, speed: Math.abs(last.speed) };
  }

  /** Which way the turn under way goes. */
  #direction(): number {
    const fastest = this.#samples.reduce((a, b) => (Math.abs(b.speed) > Math.abs(a.speed) ? b : a));
    return Math.sign(fastest.speed);
  }

  #forget(): void {
    this.turning = false;
    this.#samples = [];
    this.#slowSince = null;
  }
}

/** The pivot in a stretch of samples, or null where the foot turned too little, or travelled as a whole. */
function describe(foot: Side, samples: readonly Sample[]): PivotEvent | null {
  const to = samples.at(-1)!;
  const fastest = samples.reduce((a, b) => (Math.abs(b.speed) > Math.abs(a.speed) ? b : a));
  const way = Math.sign(fastest.speed);
  // The turn begins at the last sample before the fastest one that lies furthest back.
  const before = samples.slice(0, samples.indexOf(fastest) + 1);
  const from = before.reduce((a, b) => (way * b.yaw <= way * a.yaw ? b : a));
  const turned = to.yaw - from.yaw;
  if (Math.sign(turned) !== way || Math.abs(turned) < SMALLEST_PIVOT) return null;
  const about = pivotPoint(from, to);
  if (!about) return null;
  const reach = (share: number) =>
    samples.find((s) => s.t >= from.t && (s.yaw - from.yaw) / turned >= share)?.t ?? to.t;
  const t0 = reach(EDGE);
  const t1 = reach(1 - EDGE);
  const meanSpeed = (1000 * (1 - 2 * EDGE) * Math.abs(turned)) / Math.max(t1 - t0, 1);
  return {
    kind: 'pivot',
    t0,
    t1,
    foot,
    about,
    direction: turned * OUTWARD[foot] > 0 ? 'external' : 'internal',
    from: degrees(from.yaw * OUTWARD[foot]),
    to: degrees(to.yaw * OUTWARD[foot]),
    // The filter rounds the peak of a very fast turn off; the mean over its middle then says more.
    peakSpeed: Math.max(Math.abs(fastest.speed), meanSpeed),
  };
}

/** About what the foot turned between two samples: how far heel and toe went across the foot's mean direction. */
function pivotPoint(from: Sample, to: Sample): PivotPoint | null {
  const yaw = toRadians((from.yaw + to.yaw) / 2);
  const across = (a: readonly [number, number], b: readonly [number, number]) =>
    (b[0] - a[0]) * Math.cos(yaw) - (b[1] - a[1]) * Math.sin(yaw);
  const heel = across(from.heel, to.heel);
  const toe = across(from.toe, to.toe);
  const ratio = heel / (heel - toe);
  if (!(ratio > SLIDE.below && ratio < SLIDE.above)) return null;
  return ratio < HEEL_OR_BALL ? 'heel' : 'ball';
}

/** What the feet do: now, and what they have just done. */
export interface Movement {
  readonly moving: Moving;
  /** Turns under way. */
  readonly turns: readonly Turn[];
  /** Pivots that are over, told in the frame in which that became certain. */
  readonly pivots: readonly PivotEvent[];
}

/** Finds the pivots of both feet, and says which foot turns now. */
export class PivotWatch {
  readonly #feet = { left: new FootWatch('left'), right: new FootWatch('right') };

  advance(t: Millis, signals: SignalStates): Movement {
    const pivots = SIDES.map((side) => this.#feet[side].advance(sampleOf(t, signals, side))).filter((e) => e !== null);
    const turns = SIDES.map((side) => this.#feet[side].turn()).filter((turn) => turn !== null);
    const { left, right } = this.#feet;
    const moving = left.turning && right.turning ? 'both' : left.turning ? 'left' : right.turning ? 'right' : 'none';
    return { moving, turns, pivots };
  }
}

function sampleOf(t: Millis, signals: SignalStates, side: Side): Sample | null {
  const yaw = signals[`foot-yaw.${side}`];
  const points = [`heel-x`, `heel-z`, `toe-x`, `toe-z`] as const;
  const [hx, hz, tx, tz] = points.map((point) => signals[`${point}.${side}`]);
  if ('unseen' in yaw || !hx || !hz || !tx || !tz) return null;
  if ('unseen' in hx || 'unseen' in hz || 'unseen' in tx || 'unseen' in tz) return null;
  return {
    t: millis(t),
    yaw: yaw.value,
    speed: yaw.speed,
    heel: [hx.value, hz.value],
    toe: [tx.value, tz.value],
  };
}
