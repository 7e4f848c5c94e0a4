import type { Moment } from '../core/moment.ts';
import type { Routine } from '../core/routine.ts';
import type { SessionRecord } from '../core/session-record.ts';
import { caseText } from '../replay/disputed-case.ts';
import type { Entry } from '../store/entry.ts';
import type { StoredSession } from '../store/stored-session.ts';
import type { SaveKind } from '../ui/replay-screen.ts';
import type { MomentItem } from '../ui/view/replay-view.ts';
import { bundleOf, fileStem, textExports } from './bundles.ts';
import type { Page } from './page.ts';
import { saveFile } from './save-file.ts';

/** The session that is in the player, as it stands. */
export interface Replayed {
  readonly entry: Entry;
  readonly stored: StoredSession;
  /** With the answers that were given in the player. */
  readonly record: SessionRecord;
  readonly routine: Routine;
  readonly seenAt: (t: number) => Promise<Moment>;
}

/** Who hears how far a file is, and who can stop it. */
export interface ExportListener {
  readonly onProgress: (words: string, part: number) => void;
  /** There will be no file; why, in a sentence. */
  readonly onRefused: (words: string) => void;
  readonly signal: AbortSignal;
}

/** Makes a file of a session and hands it over. Rejects with an `AbortError` when it is stopped. */
export async function exportSession(
  kind: SaveKind,
  replayed: Replayed,
  page: Page,
  listener: ExportListener,
): Promise<void> {
  const { entry, stored, record } = replayed;
  const stem = fileStem(entry.startedAt);
  if (kind === 'video') return exportVideo(`${stem}.mp4`, replayed, page, listener);
  if (kind === 'case') {
    const text = caseText(record, await (await stored.track()).text());
    if (text) saveFile(`${stem}-case.json`, new Blob([text], { type: 'application/json' }));
    return;
  }
  if (kind === 'bundle') {
    listener.onProgress(page.words.replay.packing, 0);
    return saveFile(...(await bundleOf(entry, page)));
  }
  for (const [name, text] of Object.entries(await textExports(kind, { ...stored, record }, page)))
    saveFile(`${stem}-${name}`, new Blob([text]));
}

/** So much of what comes before and after a moment belongs to its clip, seconds. */
const AROUND = 2;

/** Saves the seconds around a form error, with the marks on them. */
export async function exportClip(
  moment: MomentItem,
  replayed: Replayed,
  page: Page,
  listener: ExportListener,
): Promise<void> {
  const { rows } = replayed.stored;
  const from = Math.max(0, moment.t0 - AROUND);
  const to = Math.min(rows.t(rows.length - 1) + 1, moment.t1 + AROUND);
  const rule = moment.key?.split(' ')[0] ?? 'moment';
  const name = `${fileStem(replayed.entry.startedAt)}-${rule}-${Math.floor(moment.t0)}s.mp4`;
  await exportVideo(name, replayed, page, listener, { from, to });
}

async function exportVideo(
  name: string,
  { stored, routine, seenAt }: Replayed,
  { words }: Page,
  { onProgress, onRefused, signal }: ExportListener,
  part?: { readonly from: number; readonly to: number },
): Promise<void> {
  if (!stored.picture) return;
  const tell = (done: number) => onProgress(words.replay.rendering(Math.floor(done * 100)), done);
  tell(0);
  const { annotateVideo } = await import('./annotated-video.ts');
  const about = { routine, signal, onProgress: tell, ...(part && { part }) };
  const video = await annotateVideo(stored.picture, seenAt, about);
  if (video) saveFile(name, video);
  else onRefused(words.replay.noVideo);
}
