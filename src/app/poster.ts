import type { Routine } from '../core/routine.ts';
import { applyFraming, framePerson } from '../draw/framing.ts';
import { overlayMarks } from '../draw/overlay.ts';
import { paintMarks } from '../draw/paint.ts';
import { DEFAULT_THEME } from '../draw/theme.ts';
import { openFootage } from '../record/footage.ts';
import { storedMoment } from '../replay/stored-moment.ts';
import { FILES, fileOf, sessionFolder, writeFile } from '../store/session-files.ts';
import { openStored } from '../store/stored-session.ts';
import type { StoredSession } from '../store/stored-session.ts';

const BOX = { width: 480, height: 300 } as const;
const QUALITY = 0.8;

/**
 * A small picture of a session, with its marks, made once and kept beside it: the first form error, or the middle. Where
 * no picture was kept, the marks alone. Null where there is nothing to show.
 */
export async function posterOf(id: string, routines: readonly Routine[]): Promise<Blob | null> {
  const kept = await sessionFolder(id)
    .then((folder) => fileOf(folder, FILES.poster))
    .catch(() => null);
  return kept ?? makePoster(id, routines);
}

async function makePoster(id: string, routines: readonly Routine[]): Promise<Blob | null> {
  try {
    const stored = await openStored(id);
    const poster = await drawPoster(stored, routines.find(({ id: own }) => own === stored.record.routine.id) ?? null);
    await writeFile(await sessionFolder(id), FILES.poster, poster);
    return poster;
  } catch {
    return null;
  }
}

async function drawPoster({ rows, record, picture }: StoredSession, routine: Routine | null): Promise<Blob> {
  const t = record.findings[0]?.t0 ?? record.source.duration / 2;
  const place = Math.max(
    0,
    record.frames.findIndex((frame) => frame.t >= t),
  );
  const moment = storedMoment(record, place, rows.frame(place));
  const canvas = new OffscreenCanvas(BOX.width, BOX.height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = DEFAULT_THEME.casing;
  context.fillRect(0, 0, BOX.width, BOX.height);
  // The list shows what the person saw in their mirror.
  context.translate(BOX.width, 0);
  context.scale(-1, 1);
  const framing = framePerson(moment, BOX);
  const mirror = context.getTransform();
  applyFraming(context, framing, 1);
  context.setTransform(mirror.multiply(context.getTransform()));
  const footage = picture && (await openFootage(picture));
  const shot = await footage?.at(rows.t(place));
  if (shot) context.drawImage(shot.picture, 0, 0, moment.size.width, moment.size.height);
  shot?.picture.close();
  footage?.close();
  const unit = BOX.height / framing.scale / 100;
  if (routine)
    paintMarks(context, overlayMarks(moment, routine, unit), { theme: DEFAULT_THEME, framing, mirrored: true });
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
}
