import { beforeEach, expect, test, vi } from 'vitest';
import { createKeptRecording } from '../../src/app/kept-recording.ts';
import type { Keeping } from '../../src/app/kept-recording.ts';
import { startRecorder } from '../../src/record/recorder.ts';
import type { Recorder } from '../../src/record/recorder.ts';
import { ROUTINES } from '../../src/routines/index.ts';
import { openCatalogue } from '../../src/store/catalogue.ts';
import type { Catalogue } from '../../src/store/catalogue.ts';
import { completeEntry } from '../../src/store/keep.ts';
import { removeFiles } from '../../src/store/session-files.ts';
import { momentWith } from '../draw/people.ts';
import { setRecord } from '../support/set-record.ts';
import { estimatorOf, sourceOf } from './support/set.ts';

vi.mock('../../src/record/recorder.ts', () => ({ startRecorder: vi.fn() }));
vi.mock('../../src/store/catalogue.ts', () => ({ openCatalogue: vi.fn() }));
vi.mock('../../src/store/keep.ts', () => ({ completeEntry: vi.fn(), newEntry: vi.fn() }));
vi.mock('../../src/store/session-files.ts', () => ({ removeFiles: vi.fn() }));
vi.mock('../../src/store/stored-session.ts', () => ({ openStored: vi.fn() }));

const catalogue = { put: vi.fn(), remove: vi.fn(), close: vi.fn() };

beforeEach(() => {
  vi.clearAllMocks();
  vi.mocked(openCatalogue).mockResolvedValue(catalogue as unknown as Catalogue);
});

/** A worker that says later whether it can write. */
function startsWriting() {
  let tell: (ready: boolean) => void = () => undefined;
  const ready = new Promise<boolean>((resolve) => {
    tell = resolve;
  });
  const recorder = { ready, add: vi.fn(), wantsPicture: false, addPicture: vi.fn(), finish: vi.fn() } as Recorder;
  vi.mocked(startRecorder).mockReturnValueOnce(recorder);
  return async (can: boolean) => {
    tell(can);
    await ready;
  };
}

const recordingOf = (onFault: Keeping['onFault'] = () => undefined) =>
  createKeptRecording(
    { source: sourceOf([]).info, pose: estimatorOf().info, routine: ROUTINES[0]!, settings: {} },
    { withPicture: false, listen: null, onFault },
  );

const moment = momentWith();
const tick = { frame: { t: moment.t, size: moment.size, body: null }, moment, estimateMs: 60, coreMs: 1 };

test('a recording that was given up has no say in what is held of the next', async () => {
  const [first, second] = [startsWriting(), startsWriting()];
  const recording = recordingOf();
  recording.add(tick, 0);
  recording.discard();
  recording.add(tick, 0);
  await first(true);
  await second(false);
  expect((await recording.result(0))?.record.frames).toHaveLength(1);
});

test('of a recording that was given up no fault is told: who hears of one closes the microphone of the next', () => {
  startsWriting();
  startsWriting();
  const onFault = vi.fn();
  const recording = recordingOf(onFault);
  recording.add(tick, 0);
  recording.discard();
  recording.add(tick, 0);
  const [given, kept] = vi.mocked(startRecorder).mock.calls.map(([, , listener]) => listener);
  given!.onFault('failed', 'all');
  expect(onFault).not.toHaveBeenCalled();
  kept!.onFault('no-space', 'picture');
  expect(onFault).toHaveBeenCalledExactlyOnceWith('no-space', 'picture');
});

test('the list is let go of when a recording is over, and when it is given up', async () => {
  const record = { ...setRecord({}), differences: [] };
  vi.mocked(completeEntry).mockResolvedValue({ entry: {}, stored: { record, track: vi.fn() } } as never);
  const [given, kept] = [startsWriting(), startsWriting()];
  const recording = recordingOf();
  recording.add(tick, 0);
  await given(true);
  recording.discard();
  await vi.waitFor(() => expect(catalogue.close).toHaveBeenCalledOnce());
  expect(removeFiles).toHaveBeenCalledOnce();
  recording.add(tick, 0);
  await kept(true);
  expect((await recording.result(0))?.id).toBeTruthy();
  expect(catalogue.close).toHaveBeenCalledTimes(2);
});
