import { describe, expect, test } from 'vitest';
import { isSeen, METRIC_IDS, METRICS, UNSEEN } from '../../src/core/reading.ts';
import { RECORDED, recordedMoments } from './support/recorded.ts';

describe.each(RECORDED)('in every frame of the recording "%s"', (name) => {
  const moments = recordedMoments(name);

  test('every metric of the table is there, and no other', () => {
    const wrong = moments.filter(
      ({ readings }) => Object.keys(readings).toSorted().join() !== METRIC_IDS.toSorted().join(),
    );
    expect(wrong).toEqual([]);
  });

  test('each is a finite value with an interval, or a reason with words for it', () => {
    const wrong = moments.flatMap(({ t, readings }) =>
      METRIC_IDS.filter((id) => {
        const reading = readings[id];
        if (!isSeen(reading)) return !(reading.unseen in UNSEEN) || Object.keys(reading).length !== 1;
        const { value, halfWidth95, ...more } = reading;
        return (
          !Number.isFinite(value) || !Number.isFinite(halfWidth95) || halfWidth95 <= 0 || Object.keys(more).length > 0
        );
      }).map((id) => `${id} at ${t} ms`),
    );
    expect(wrong).toEqual([]);
  });

  test('values lie where a body can be', () => {
    const inside: Record<string, readonly [number, number]> = {
      deg: [-120, 150],
      m: [-0.5, 2],
      leg: [0, 2.5],
      '0-1': [0, 1],
    };
    const wrong = moments.flatMap(({ t, readings }) =>
      METRIC_IDS.filter((id) => {
        const reading = readings[id];
        const [least, most] = inside[METRICS[id].unit]!;
        return isSeen(reading) && (reading.value < least || reading.value > most);
      }).map((id) => `${id} at ${t} ms`),
    );
    expect(wrong).toEqual([]);
  });
});

test('every reason says in a sentence what would help', () => {
  for (const sentence of Object.values(UNSEEN)) expect(sentence).toMatch(/^[A-Z].*\.$/);
});

test('turnout is never called hip rotation', () => {
  for (const id of METRIC_IDS.filter((metric) => metric.startsWith('turnout')))
    expect(METRICS[id].name).not.toMatch(/hip/i);
});
