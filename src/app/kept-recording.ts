import type { Size } from '../core/frame.ts';
import { withHindsight } from '../core/hindsight.ts';
import type { Routine } from '../core/routine.ts';
import type { SessionRecord } from '../core/session-record.ts';
import { createParts } from '../core/session-parts.ts';
import type { RecordingFault } from '../record/messages.ts';
import { startRecorder } from '../record/recorder.ts';
import type { Recorder } from '../record/recorder.ts';
import { openCatalogue } from '../store/catalogue.ts';
import type { Catalogue } from '../store/catalogue.ts';
import { completeEntry, newEntry } from '../store/keep.ts';
import { makeHead } from '../store/session-head.ts';
import type { SessionHead } from '../store/session-head.ts';
import { removeFiles } from '../store/session-files.ts';
import { openStored } from '../store/stored-session.ts';
import { newId } from './new-id.ts';
import { createRecording, trackHeaderFor } from './recording.ts';
import type { Recorded, RecordedTick, Recording, RecordingOptions } from './recording.ts';
import { routineFile } from './routine-shelf.ts';

/** What is to be kept, and who hears when that cannot be. */
export interface Keeping {
  readonly withPicture: boolean;
  /** What the microphone hears from now on; null: no sound is kept. */
  readonly listen: (() => ReadableStream<AudioData>) | null;
  readonly onFault: (fault: RecordingFault, lost: 'picture' | 'all') => void;
}

/** A session on its way to the disk. */
interface OnDisk {
  readonly head: SessionHead;
  readonly recorder: Recorder;
  readonly parts: ReturnType<typeof createParts>;
  readonly listed: Promise<Catalogue | null>;
}

/**
 * A recording that is written to this computer's disk while it goes on, and takes no memory. Until the first bytes were
 * written, and where nothing can be, it is held in memory like any other.
 */
export function createKeptRecording(options: RecordingOptions, keeping: Keeping): Recording {
  let memory: Recording | null = createRecording(options);
  let disk: OnDisk | null = null;
  const begin = (size: Size): OnDisk => {
    // One that was given up has no say in what becomes of the next.
    const isUp = () => disk === began;
    const onFault: Keeping['onFault'] = (...fault) => isUp() && keeping.onFault(...fault);
    const began = beginOnDisk(options, { ...keeping, onFault }, size);
    void began.recorder.ready.then((ready) => {
      if (!isUp()) return;
      if (ready) memory = null;
      else disk = null;
    });
    return began;
  };
  let begun = false;
  return {
    add(tick, framesDropped) {
      memory?.add(tick, framesDropped);
      if (!begun) disk = begin(tick.frame.size);
      begun = true;
      if (disk) addToDisk(disk, tick, framesDropped);
    },
    async result(framesDropped) {
      const stored = disk && (await finishOnDisk(disk, options.routine, framesDropped));
      return stored ?? memory?.result(framesDropped) ?? null;
    },
    discard() {
      // What cannot be removed now is found, and made whole, at the next start.
      if (disk) discardFromDisk(disk).catch(() => undefined);
      disk = null;
      begun = false;
      memory = createRecording(options);
    },
  };
}

function beginOnDisk(options: RecordingOptions, { withPicture, listen, onFault }: Keeping, size: Size): OnDisk {
  const startedAt = Date.now();
  const { routine } = options;
  const track = trackHeaderFor(options, size);
  const head = makeHead({ id: newId(startedAt), startedAt, track, routine, routineFile: routineFile(routine.id) });
  const recorder = startRecorder(head, { withPicture, sound: listen?.() ?? null }, { onFault });
  return { head, recorder, parts: createParts(), listed: list(head, recorder.ready) };
}

/** Lists a session once its worker holds the lock: another tab takes one that nobody holds for one that was cut off. */
async function list(head: SessionHead, ready: Promise<boolean>): Promise<Catalogue | null> {
  try {
    if (!(await ready)) return null;
    const catalogue = await openCatalogue();
    await catalogue.put(newEntry(head));
    return catalogue;
  } catch {
    return null;
  }
}

function addToDisk({ recorder, parts }: OnDisk, tick: RecordedTick, framesDropped: number): void {
  const { frame, moment, picture, estimateMs, coreMs } = tick;
  recorder.add({ frame, parts: parts.next(moment), timing: { estimateMs, coreMs }, framesDropped });
  if (!picture || !recorder.wantsPicture) return;
  const age = estimateMs + coreMs;
  if (picture instanceof VideoFrame) recorder.addPicture(picture.clone(), frame.t, age);
  else
    createImageBitmap(picture).then(
      (copy) => recorder.addPicture(copy, frame.t, age),
      // A picture less; its numbers are kept.
      () => undefined,
    );
}

async function finishOnDisk(
  { head, recorder, parts, listed }: OnDisk,
  routine: Routine,
  framesDropped: number,
): Promise<Recorded | null> {
  await recorder.finish(parts.rest(), framesDropped);
  const catalogue = await listed;
  try {
    const goOver = (live: SessionRecord) => withHindsight(live, routine);
    // On a full disk the list learns of it at the next start; what was written can be shown now.
    const completed = catalogue && (await completeEntry(catalogue, head.id, 'whole', goOver).catch(() => null));
    const { record, track } = completed?.stored ?? (await openStored(head.id));
    if (record.frames.length === 0) return null;
    return { id: catalogue && head.id, routine, record: record.differences ? record : goOver(record), track };
  } catch {
    return null;
  } finally {
    catalogue?.close();
  }
}

async function discardFromDisk({ head, recorder, listed }: OnDisk): Promise<void> {
  await recorder.finish([], 0);
  const catalogue = await listed;
  try {
    await removeFiles(head.id);
    await catalogue?.remove(head.id);
  } finally {
    catalogue?.close();
  }
}
