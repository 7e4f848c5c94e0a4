import type { Moment } from '../core/moment.ts';
import type { Routine } from '../core/routine.ts';
import { annotate } from '../record/annotate.ts';
import type { AnnotatedFrame } from '../record/annotate.ts';
import { openCarriedSound } from '../record/carried-sound.ts';
import { openFootage } from '../record/footage.ts';
import type { Footage } from '../record/footage.ts';
import type { Source, TimedPicture } from '../source/source.ts';

/** The font of the page, for words that are drawn into a video. */
const pageFont = (): string => getComputedStyle(document.documentElement).fontFamily;

/** How a video is written, and who hears of it. */
export interface VideoExport {
  readonly routine: Routine;
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress: (part: number) => void;
  /** Only this stretch, seconds; it begins at 0 then. Left out: all of it, at its own times. */
  readonly part?: Stretch;
}

/** Seconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Progress is told at most this often, milliseconds. */
const TELL_EVERY = 200;

/** The video with the marks on every picture; `momentAt` gives the moment of a time in seconds. Null where it cannot be written. */
export async function annotateVideo(
  video: Blob,
  momentAt: (t: number) => Promise<Moment>,
  { routine, signal, onProgress, part }: VideoExport,
): Promise<Blob | null> {
  const footage = await openFootage(video);
  if (!footage) return null;
  const { from, to } = part ?? { from: 0, to: Number.POSITIVE_INFINITY };
  const shift = part ? from : 0;
  const sound = await openCarriedSound(video, { from, to, zero: shift });
  let told = performance.now();
  const onFrame = (t: number) => {
    if (performance.now() - told < TELL_EVERY) return;
    told = performance.now();
    onProgress(Math.min(1, t / Math.min(to - from, footage.duration)));
  };
  const frames = annotatedFrames(footage, { from, to, shift }, momentAt);
  try {
    return await annotate(frames, { routine, font: pageFont(), signal, sound, onFrame });
  } finally {
    sound?.close();
    footage.close();
  }
}

async function* annotatedFrames(
  footage: Footage,
  { from, to, shift }: Stretch & { readonly shift: number },
  momentAt: (t: number) => Promise<Moment>,
): AsyncGenerator<AnnotatedFrame, void, unknown> {
  for await (const { picture, t, duration } of footage.from(from)) {
    if (t >= to) return picture.close();
    // The first picture is up already when the stretch begins.
    yield { picture, moment: await momentAt(t), t: Math.max(0, t - shift), duration };
  }
}

/** The same for a file that is read as `source` measures it: `momentOf` gives the moment of a picture by its number. */
export async function annotateSource(
  file: Blob,
  source: Source,
  momentOf: (place: number) => Moment,
  { routine, signal, onFrame }: Omit<VideoExport, 'onProgress' | 'part'> & { readonly onFrame: () => void },
): Promise<Blob | null> {
  const whole = { from: 0, to: Number.POSITIVE_INFINITY, zero: 'first-picture' } as const;
  const sound = await openCarriedSound(file, whole);
  try {
    return await annotate(sourceFrames(source, momentOf), { routine, font: pageFont(), signal, sound, onFrame });
  } finally {
    sound?.close();
  }
}

/** A picture is shown until the next one comes; the last one as long as the one before it. */
async function* sourceFrames(
  source: Source,
  momentOf: (place: number) => Moment,
): AsyncGenerator<AnnotatedFrame, void, unknown> {
  let duration = 1 / (source.info.fps ?? 30);
  let shown = await source.next();
  for (let place = 0; shown; place++) {
    const next: TimedPicture | null = await source.next();
    if (next) duration = (next.t - shown.t) / 1000;
    yield { picture: shown.picture, moment: momentOf(place), t: shown.t / 1000, duration };
    shown = next;
  }
}
