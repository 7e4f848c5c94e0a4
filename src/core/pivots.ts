import { OUTWARD, SIDES } from './landmarks.ts';
import type { Side } from './landmarks.ts';
import type { FootEvent, Moving, PivotEvent, FootstepEvent } from './moment.ts';
import type { PivotDirection, PivotPoint } from './routine.ts';
import type { SignalStates } from './signals.ts';
import { degrees, metres, millis, toRadians } from './units.ts';
import type { Degrees, Millis } from './units.ts';

/** Turning begins above, and is over when it stays below for a while. Degrees a second. */
const TURNING = 14;
const RESTING = 7;
const REST_FOR = 130;
/** Less than this is fidgeting. Degrees. */
const SMALLEST_PIVOT = 15;
/** A pivot's boundaries are where this share of its turn is done, and left to do. */
const EDGE = 0.1;
/**
 * Pivot ratio: 0 the heel stays, 1 the toe stays. Of 911 pivots of rendered people those on the heel read 0.53 at most,
 * those on the ball 0.67 at least.
 */
const HEEL_OR_BALL = 0.59;
/** Outside of this the whole foot travelled: a step or a slide. Pivots on the heel read −0.8 at the least. */
const SLIDE = { below: -0.9, above: 1.6 } as const;
/** Heel and toe were both lifted this far: a step. A pivot lifts the free end by 3 cm, the other by less than 2. Metres. */
const STEP_LIFT = 0.04;
/** A turn counts as begun once it has gone this far. Degrees. */
const BEGUN = 10;
/** What a turn under way is about shows once it has gone this far, degrees, with a ratio this far from the middle. */
const TELLING = 18;
const CLEAR = 0.05;
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
  /** What the foot turns about; null as long as that cannot be told. */
  readonly about: PivotPoint | null;
  /** When it began. */
  readonly since: Millis;
  /** How far it has gone. */
  readonly turned: Degrees;
  /** How fast it goes now, degrees a second. */
  readonly speed: number;
}

/** Finds the pivots and footsteps of one foot, frame by frame: told when they are over, dated when they were. */
class FootWatch {
  turning = false;
  #samples: Sample[] = [];
  #slowSince: Millis | null = null;
  readonly #foot: Side;
  readonly #liftPerDepth: number;

  constructor(foot: Side, liftPerDepth: number) {
    this.#foot = foot;
    this.#liftPerDepth = liftPerDepth;
  }

  advance(sample: Sample | null): FootEvent | null {
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
    const event = describe(this.#foot, this.#samples, this.#liftPerDepth);
    this.#samples = [sample];
    this.#slowSince = null;
    this.turning = reversed;
    return event;
  }

  /** The turn under way, once it has gone far enough to be one. */
  turn(): Turn | null {
    const last = this.#samples.at(-1);
    if (!this.turning || !last) return null;
    const way = this.#direction();
    const from = this.#samples.reduce((a, b) => (way * b.yaw <= way * a.yaw ? b : a));
    const turned = degrees(way * (last.yaw - from.yaw));
    if (turned < BEGUN) return null;
    const direction = way * OUTWARD[this.#foot] > 0 ? 'external' : 'internal';
    const about = turned < TELLING ? null : pivotPoint(from, last, CLEAR);
    return { foot: this.#foot, direction, about, since: from.t, turned, speed: Math.abs(last.speed) };
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

/** The pivot or footstep in a stretch of samples, or null where the foot turned too little, or slid as a whole. */
function describe(foot: Side, samples: readonly Sample[], liftPerDepth: number): FootEvent | null {
  const to = samples.at(-1)!;
  const fastest = samples.reduce((a, b) => (Math.abs(b.speed) > Math.abs(a.speed) ? b : a));
  const way = Math.sign(fastest.speed);
  // The turn begins at the last sample before the fastest one that lies furthest back.
  const before = samples.slice(0, samples.indexOf(fastest) + 1);
  const from = before.reduce((a, b) => (way * b.yaw <= way * a.yaw ? b : a));
  const turned = to.yaw - from.yaw;
  if (Math.sign(turned) !== way || Math.abs(turned) < SMALLEST_PIVOT) return null;
  const doneOf = ({ yaw }: Sample): number => (yaw - from.yaw) / turned;
  const since = samples.slice(samples.indexOf(from));
  const t0 = whenDone(EDGE, since, doneOf);
  const t1 = whenDone(1 - EDGE, since, doneOf);
  const lift = liftPerDepth * liftedDepth(since);
  if (lift > STEP_LIFT) return { kind: 'step', t0, t1, foot, lift: metres(lift) };
  const about = pivotPoint(from, to);
  if (!about) return null;
  return {
    kind: 'pivot',
    t0,
    t1,
    foot,
    about,
    direction: turned * OUTWARD[foot] > 0 ? 'external' : 'internal',
    from: degrees(from.yaw * OUTWARD[foot]),
    to: degrees(to.yaw * OUTWARD[foot]),
    peakSpeed: Math.abs(fastest.speed),
  };
}

/** When this share of a turn was done: between two frames, for pictures may come as seldom as fifteen times a second. */
function whenDone(share: number, samples: readonly Sample[], doneOf: (sample: Sample) => number): Millis {
  const next = samples.findIndex((sample) => doneOf(sample) >= share);
  const [before, after] = [samples[next - 1], samples[next]];
  if (!before || !after) return (after ?? samples.at(-1)!).t;
  const [from, to] = [doneOf(before), doneOf(after)];
  return millis(Math.round(before.t + ((after.t - before.t) * (share - from)) / (to - from)));
}

/**
 * How much further away than on a straight way from its first to its last place the foot seemed to be at most, heel and
 * toe both: a point that is lifted shows where a point of the floor further back would. Metres along the floor.
 */
function liftedDepth(samples: readonly Sample[]): number {
  const [first, last] = [samples[0]!, samples.at(-1)!];
  const away = (sample: Sample, end: 'heel' | 'toe') => {
    const done = (sample.t - first.t) / Math.max(last.t - first.t, 1);
    return first[end][1] + done * (last[end][1] - first[end][1]) - sample[end][1];
  };
  return Math.max(...samples.map((sample) => Math.min(away(sample, 'heel'), away(sample, 'toe'))));
}

/**
 * About what the foot turned between two samples: how far heel and toe went across the foot's mean direction. Null for a
 * foot that travelled as a whole, or whose ratio is no further than `clear` from the middle between heel and ball.
 */
function pivotPoint(from: Sample, to: Sample, clear = 0): PivotPoint | null {
  const yaw = toRadians((from.yaw + to.yaw) / 2);
  const across = (a: readonly [number, number], b: readonly [number, number]) =>
    (b[0] - a[0]) * Math.cos(yaw) - (b[1] - a[1]) * Math.sin(yaw);
  const heel = across(from.heel, to.heel);
  const toe = across(from.toe, to.toe);
  const ratio = heel / (heel - toe);
  if (!(ratio > SLIDE.below && ratio < SLIDE.above) || Math.abs(ratio - HEEL_OR_BALL) < clear) return null;
  return ratio < HEEL_OR_BALL ? 'heel' : 'ball';
}

/** What the feet do: now, and what they have just done. */
export interface Movement {
  readonly moving: Moving;
  /** Turns under way. */
  readonly turns: readonly Turn[];
  /** Pivots that are over, told in the frame in which that became certain. */
  readonly pivots: readonly PivotEvent[];
  /** Footsteps that are over, likewise. */
  readonly footsteps: readonly FootstepEvent[];
}

/** Finds the pivots of both feet, and says which foot turns now. */
export class PivotWatch {
  readonly #feet: Readonly<Record<Side, FootWatch>>;

  /** @param liftPerDepth how high a point is for each metre further back on the floor that it seems: camera height over distance */
  constructor(liftPerDepth: number) {
    this.#feet = { left: new FootWatch('left', liftPerDepth), right: new FootWatch('right', liftPerDepth) };
  }

  advance(t: Millis, signals: SignalStates): Movement {
    const events = SIDES.map((side) => this.#feet[side].advance(sampleOf(t, signals, side))).filter((e) => e !== null);
    const pivots = events.filter((event) => event.kind === 'pivot');
    const footsteps = events.filter((event) => event.kind === 'step');
    const turns = SIDES.map((side) => this.#feet[side].turn()).filter((turn) => turn !== null);
    const { left, right } = this.#feet;
    const moving = left.turning && right.turning ? 'both' : left.turning ? 'left' : right.turning ? 'right' : 'none';
    return { moving, turns, pivots, footsteps };
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
