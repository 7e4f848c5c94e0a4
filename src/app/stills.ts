import { SIDES } from '../core/landmarks.ts';
import type { Finding, Moment } from '../core/moment.ts';
import { isSeen } from '../core/reading.ts';
import { findingKey } from '../core/report.ts';
import type { Routine } from '../core/routine.ts';
import { round } from '../core/session-parts.ts';
import { applyFraming, framePerson } from '../draw/framing.ts';
import { overlayMarks } from '../draw/overlay.ts';
import { paintMarks } from '../draw/paint.ts';
import { DEFAULT_THEME } from '../draw/theme.ts';
import type { Tick } from './run.ts';

/** Most findings of one set that are pictured, and how large, pixels: twenty megabytes in all, one when developed. */
export const MOST_STILLS = 30;
const BOX = { width: 420, height: 420 } as const;
const QUALITY = 0.84;
/** A finding that grows is pictured again when it is worse by this part, and not more often than this, milliseconds. */
const WORSE = 1.1;
const EVERY = 300;

/** A small picture of every finding, with its marks, at its worst. In memory only, and bounded. */
export interface Stills {
  /** Looks at a tick before its picture is given away. */
  look(tick: Pick<Tick, 'picture' | 'moment'>): void;
  /** The pictures taken, by the keys of their findings (`hold …` those of held feet), as soon as they are all made. Unmirrored. */
  taken(): Promise<ReadonlyMap<string, Blob>>;
}

/**
 * Takes one picture of a moment, of the picture as it is now; `measured` is the moment the person was measured in, so
 * that all are cut alike. Null where none could be taken.
 */
export type TakeStill = (picture: NonNullable<Tick['picture']>, moment: Moment, measured: Moment) => Negative | null;

/** Makes an image of a picture that was taken. Costs time that a set has not: it is done after it. */
export type Negative = () => Promise<Blob | null>;

interface Shot {
  readonly peak: number;
  readonly at: number;
  readonly negative: Negative;
}

/** A foot that is held further than in its picture by this is pictured again. Degrees. */
const FURTHER = 1.5;

/** Begins with none. Of a routine that checks the range, each foot's furthest hold is pictured, too. */
export function createStills(take: TakeStill, routine?: Routine): Stills {
  const shots = new Map<string, Shot>();
  let measured: Moment | null = null;
  return {
    look({ picture, moment }) {
      if (moment.calibration.state !== 'ready') measured = null;
      else if (moment.body) measured ??= moment;
      if (!picture || !measured) return;
      const due = moment.findings.filter((finding) => isDue(shots, finding, moment.t));
      const hold = routine ? holdIn(routine, moment) : null;
      const held = hold && isFurther(shots, hold, moment.t) ? hold : null;
      if (!due.length && !held) return;
      const negative = take(picture, moment, measured);
      if (!negative) return;
      for (const finding of due) shots.set(keyOf(finding), { peak: Math.abs(finding.peak), at: moment.t, negative });
      if (held) shots.set(held.key, { peak: held.turnout, at: moment.t, negative });
    },
    async taken() {
      const images = await Promise.all([...shots].map(async ([key, { negative }]) => [key, await negative()] as const));
      return new Map(images.flatMap(([key, image]) => (image ? [[key, image] as const] : [])));
    },
  };
}

/** New, or worse than when it was pictured last. */
function isDue(shots: ReadonlyMap<string, Shot>, finding: Finding, t: number): boolean {
  const shot = shots.get(keyOf(finding));
  if (!shot) return shots.size < MOST_STILLS;
  return t - shot.at >= EVERY && Math.abs(finding.peak) > shot.peak * WORSE;
}

/** A foot that is held turned. */
interface Held {
  /** Tells foot and direction: `hold left external`. */
  readonly key: string;
  /** In its direction, degrees. */
  readonly turnout: number;
}

/** The foot that is held in this moment, in a step of a range check that says which way; null where none is. */
function holdIn({ checks, steps }: Routine, { step: id, moving, readings }: Moment): Held | null {
  const feet = steps.find((step) => step.id === id)?.activity.feet;
  if (!checks?.includes('turnout') || moving !== 'none' || !feet || feet === 'as-before') return null;
  const way = feet === 'external' ? 1 : -1;
  const turned = SIDES.flatMap((side) => {
    const reading = readings[`turnout.${side}`];
    return isSeen(reading) ? [{ key: `hold ${side} ${feet}`, turnout: way * reading.value }] : [];
  });
  return turned.toSorted((a, b) => b.turnout - a.turnout)[0] ?? null;
}

function isFurther(shots: ReadonlyMap<string, Shot>, { key, turnout }: Held, t: number): boolean {
  const shot = shots.get(key);
  return !shot || (t - shot.at >= EVERY && turnout > shot.peak + FURTHER);
}

/** The same as the record's: there, times are seconds. */
const keyOf = ({ rule, side, t0 }: Finding): string =>
  findingKey({ rule, ...(side && { side }), t0: round(t0 / 1000, 6) });

/** Each picture is a canvas of its own until it is developed: encoding would hold up the page. */
export function onCanvas(routine: Routine): TakeStill {
  return (picture, moment, measured) => {
    const canvas = new OffscreenCanvas(BOX.width, BOX.height);
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (!context) return null;
    draw(context, picture, moment, measured, routine);
    return () => canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY }).catch(() => null);
  };
}

function draw(
  context: OffscreenCanvasRenderingContext2D,
  picture: NonNullable<Tick['picture']>,
  moment: Moment,
  measured: Moment,
  routine: Routine,
): void {
  const framing = framePerson(measured, BOX);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = DEFAULT_THEME.casing;
  context.fillRect(0, 0, BOX.width, BOX.height);
  applyFraming(context, framing, 1);
  context.drawImage(picture, 0, 0, moment.size.width, moment.size.height);
  const unit = BOX.height / framing.scale / 100;
  // Too small for words, which stand beside it.
  const marks = overlayMarks(moment, routine, unit).filter(({ kind }) => kind !== 'label');
  paintMarks(context, marks, { theme: DEFAULT_THEME, framing, mirrored: true });
}
