import type { Moment } from '../core/moment.ts';
import type { Routine } from '../core/routine.ts';
import { annotate } from '../record/annotate.ts';
import type { AnnotatedFrame } from '../record/annotate.ts';
import { openFootage } from '../record/footage.ts';
import type { Footage } from '../record/footage.ts';

/** The font of the page, for words that are drawn into a video. */
export const pageFont = (): string => getComputedStyle(document.documentElement).fontFamily;

/** How a video is written, and who hears of it. */
export interface VideoExport {
  readonly routine: Routine;
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress: (part: number) => void;
}

/** Progress is told at most this often, milliseconds. */
const TELL_EVERY = 200;

/** The video with the marks on every picture; `momentAt` gives the moment of a time in seconds. Null where it cannot be written. */
export async function annotateVideo(
  video: Blob,
  momentAt: (t: number) => Moment,
  { routine, signal, onProgress }: VideoExport,
): Promise<Blob | null> {
  const footage = await openFootage(video);
  if (!footage) return null;
  let told = performance.now();
  const onFrame = (t: number) => {
    if (performance.now() - told < TELL_EVERY) return;
    told = performance.now();
    onProgress(Math.min(1, t / footage.duration));
  };
  try {
    return await annotate(annotatedFrames(footage, momentAt), { routine, font: pageFont(), signal, onFrame });
  } finally {
    footage.close();
  }
}

async function* annotatedFrames(
  footage: Footage,
  momentAt: (t: number) => Moment,
): AsyncGenerator<AnnotatedFrame, void, unknown> {
  for await (const { picture, t, duration } of footage.from(0)) yield { picture, moment: momentAt(t), t, duration };
}
