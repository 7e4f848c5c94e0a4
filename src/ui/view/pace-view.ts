import type { Words } from '../../words/index.ts';

/** What is told about how the app keeps up. */
export interface Pace {
  /** Pictures worked on in the last seconds, a second. */
  readonly rate: number;
  readonly dropped: number;
  /** From having a picture to showing it with its marks, milliseconds. */
  readonly age: number;
  /** Times life speed, for a file or the demo; null for a camera. */
  readonly speed: number | null;
  /** How long it has gone on without a stop, milliseconds. */
  readonly since: number;
  /** The pose model has a faster one beside it. */
  readonly canGoFaster: boolean;
  /** What finds the body; null where it is not known. */
  readonly model: {
    readonly model: keyof Words['settings']['models'];
    readonly runtime: string;
    readonly accelerator: string;
  } | null;
}

/** Fewer pictures a second than this show too little of a pivot, which takes about a second. */
const LOW_RATE = 12;
/** The first seconds are slow everywhere. Milliseconds. */
const SETTLED = 5000;
/** Whoever stands there has read it by then, and the picture is theirs again. Milliseconds. */
const READ = 30_000;
/** From this share of the time on it is the measuring that is slow; below it, the camera. */
const BUSY = 0.7;

/** Slower than this times life a demo or file looks slow. */
const SLOW_MOTION = 0.8;

/** What a person is told where this machine is too slow, to be read from where they stand. */
export interface SlowView {
  readonly say: string;
  /** A faster pose model can be had at once. */
  readonly canGoFaster: boolean;
}

/** `11 pictures a second · none dropped · marks after 84 ms`; the speed where it is not life's; what computes. For a chair. */
export function paceWords(
  { rate, dropped, age, speed, model }: Pace,
  { stage, settings, format }: Words,
): readonly string[] {
  const counted = stage.rate(format.number(rate, rate < 10 ? 1 : 0));
  const lost = dropped ? stage.dropped(dropped) : stage.noneDropped;
  const slow = speed !== null && speed < 0.95 ? [stage.slow(timesLife(speed, format))] : [];
  const computes = model ? [stage.computes(settings.models[model.model][0], model.runtime)] : [];
  return [...slow, counted, lost, stage.age(Math.round(age)), ...computes];
}

/** What to say, for a while, where measuring is too slow for a camera, or shows a file in slow motion; else null. */
export function slowView(pace: Pace, { stage, format }: Words): SlowView | null {
  const { speed, since, canGoFaster } = pace;
  if (since < SETTLED || since > READ) return null;
  if (speed !== null)
    return speed < SLOW_MOTION ? { say: stage.slowMotion(timesLife(speed, format)), canGoFaster } : null;
  return isTooSlow(pace) ? { say: stage.slowHere, canGoFaster } : null;
}

const timesLife = (speed: number, format: Words['format']): string => format.number(Math.max(0.1, speed), 1);

/** A camera that itself is slow is not the model's doing. */
const isTooSlow = ({ rate, age }: Pace): boolean => rate < LOW_RATE && (rate * age) / 1000 >= BUSY;
