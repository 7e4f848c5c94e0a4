import type { Size } from '../core/frame.ts';
import type { Moment } from '../core/moment.ts';
import type { Routine } from '../core/routine.ts';
import type { SessionRecord } from '../core/session-record.ts';
import { applyFraming, fillBox, framePerson } from '../draw/framing.ts';
import { overlayMarks } from '../draw/overlay.ts';
import { paintMarks } from '../draw/paint.ts';
import { DEFAULT_THEME } from '../draw/theme.ts';
import type { Footage } from '../record/footage.ts';
import { FILES, fileOf, sessionFolder, writeFile } from '../store/session-files.ts';
import { openStored } from '../store/stored-session.ts';
import type { StoredSession } from '../store/stored-session.ts';
import { momentOf } from './moment-of.ts';
import type { Page } from './page.ts';

type RoutineOf = Page['routineOf'];

const BOX = { width: 480, height: 300 } as const;
const QUALITY = 0.8;

/**
 * A small picture of a session, with its marks, made once and kept beside it: the first form error, or the middle. Where
 * no picture was kept, the marks alone. Null where there is nothing to show.
 */
export async function posterOf(id: string, routineOf: RoutineOf): Promise<Blob | null> {
  const kept = await sessionFolder(id)
    .then((folder) => fileOf(folder, FILES.poster))
    .catch(() => null);
  // A page that closes while it is written leaves it empty.
  return kept?.size ? kept : makePoster(id, routineOf);
}

/** The address of a session's picture, good until `until` aborts; null where there is none. */
export async function posterAddress(id: string, routineOf: RoutineOf, until: AbortSignal): Promise<string | null> {
  const poster = await posterOf(id, routineOf);
  if (!poster || until.aborted) return null;
  const address = URL.createObjectURL(poster);
  until.addEventListener('abort', () => URL.revokeObjectURL(address), { once: true });
  return address;
}

async function makePoster(id: string, routineOf: RoutineOf): Promise<Blob | null> {
  try {
    const stored = await openStored(id);
    const poster = await drawPoster(stored, routineOf(stored.head));
    await writeFile(await sessionFolder(id), FILES.poster, poster);
    return poster;
  } catch {
    return null;
  }
}

async function drawPoster(stored: StoredSession, routine: Routine): Promise<Blob> {
  const { record, picture } = stored;
  const footage = picture && (await openPicture(picture));
  const t = record.findings[0]?.t0 ?? record.source.duration / 2;
  try {
    return await drawStill(await momentOf(stored, placeOf(record, t)), { footage, routine, box: BOX });
  } finally {
    footage?.close();
  }
}

/** The first frame that is not before `t`, seconds. */
export const placeOf = ({ frames }: SessionRecord, t: number): number =>
  Math.max(
    0,
    frames.findIndex((frame) => frame.t >= t),
  );

/** How a moment is pictured. */
export interface StillOrder {
  /** Where its picture is found; null: there are only the marks. */
  readonly footage: Footage | null;
  readonly routine: Routine;
  readonly box: Size;
}

/** A small picture of one moment with its marks, mirrored as the person saw it; where no picture was kept, the marks alone. */
export async function drawStill(moment: Moment, { footage, routine, box }: StillOrder): Promise<Blob> {
  const canvas = new OffscreenCanvas(box.width, box.height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = DEFAULT_THEME.casing;
  context.fillRect(0, 0, box.width, box.height);
  context.translate(box.width, 0);
  context.scale(-1, 1);
  const framing = fillBox(framePerson(moment, box), moment.size);
  const mirror = context.getTransform();
  applyFraming(context, framing, 1);
  context.setTransform(mirror.multiply(context.getTransform()));
  const shot = await footage?.at(moment.t / 1000);
  if (shot) context.drawImage(shot.picture, 0, 0, moment.size.width, moment.size.height);
  shot?.picture.close();
  const unit = box.height / framing.scale / 100;
  paintMarks(context, overlayMarks(moment, routine, unit), { theme: DEFAULT_THEME, framing, mirrored: true });
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
}

/** What reads videos is large, and most sessions have none. */
async function openPicture(picture: Blob) {
  const { openFootage } = await import('../record/footage.ts');
  return openFootage(picture);
}
