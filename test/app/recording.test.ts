import { expect, test } from 'vitest';
import { createRecording } from '../../src/app/recording.ts';
import { parseTrack } from '../../src/core/track.ts';
import { ROUTINES } from '../../src/routines/index.ts';
import { momentWith } from '../draw/people.ts';
import { estimatorOf, sourceOf } from './support/set.ts';

const recordingOf = () =>
  createRecording({
    source: sourceOf([]).info,
    pose: estimatorOf().info,
    routine: ROUTINES[0]!,
    settings: { model: 'lite' },
  });

test('the size in both files is that of the pictures', () => {
  const recording = recordingOf();
  const moment = momentWith();
  const size = { width: 800, height: 600 };
  recording.add({ frame: { t: moment.t, size, body: null }, moment, estimateMs: 60, coreMs: 1 });
  const { record, track } = recording.result(3)!;
  expect(record.source).toMatchObject(size);
  expect(parseTrack(track()).source).toMatchObject(size);
  expect(record.timing.framesDropped).toBe(3);
});

test('without a picture there is nothing to show', () => {
  expect(recordingOf().result(0)).toBeNull();
});
