import { expect, test } from 'vitest';
import { newId } from '../../src/app/new-id.ts';
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
    settings: {},
  });

test('the size in both files is that of the pictures', async () => {
  const recording = recordingOf();
  const moment = momentWith();
  const size = { width: 800, height: 600 };
  recording.add({ frame: { t: moment.t, size, body: null }, moment, estimateMs: 60, coreMs: 1 }, 0);
  const { record, track } = (await recording.result(3))!;
  expect(record.source).toMatchObject(size);
  expect(parseTrack(await (await track()).text()).source).toMatchObject(size);
  expect(record.timing.framesDropped).toBe(3);
});

test('without a picture there is nothing to show', async () => {
  expect(await recordingOf().result(0)).toBeNull();
});

test('an id sorts by the time it was made, and never comes twice', () => {
  const ids = [newId(1_000), newId(1_700_000_000_000), newId(1_700_000_000_001)];
  expect(ids).toEqual(ids.toSorted());
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
    true,
  );
  expect(newId(5)).not.toBe(newId(5));
});
