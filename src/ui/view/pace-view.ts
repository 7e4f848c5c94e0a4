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
}

/** Fewer pictures a second than this show too little of a pivot, which takes about a second. */
const LOW_RATE = 12;
/** The first seconds are slow everywhere. Milliseconds. */
const SETTLED = 5000;
/** From this share of the time on it is the measuring that is slow; below it, the camera. */
const BUSY = 0.7;

/** `11 pictures a second · none dropped · marks after 84 ms`; the speed where it is not life's, and what would help. */
export function paceWords(pace: Pace, { stage, format }: Words): readonly string[] {
  const { rate, dropped, age, speed } = pace;
  const counted = stage.rate(format.number(rate, rate < 10 ? 1 : 0));
  const lost = dropped ? stage.dropped(dropped) : stage.noneDropped;
  const slow = speed !== null && speed < 0.95 ? [stage.slow(format.number(Math.max(0.1, speed), 1))] : [];
  return [...paceAdvice(pace, { stage }), ...slow, counted, lost, stage.age(Math.round(age))];
}

/** What would help, where the pose model is too slow for this machine; else nothing. */
export const paceAdvice = (pace: Pace, { stage }: Pick<Words, 'stage'>): readonly string[] =>
  isTooSlow(pace) ? [stage.slowHelp] : [];

const isTooSlow = ({ rate, age, speed, since, canGoFaster }: Pace): boolean =>
  speed === null && canGoFaster && since >= SETTLED && rate < LOW_RATE && (rate * age) / 1000 >= BUSY;
