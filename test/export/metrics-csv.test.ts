import { describe, expect, it } from 'vitest';
import { METRIC_IDS, unseen } from '../../src/core/reading.ts';
import type { MetricId, Reading, Readings } from '../../src/core/reading.ts';
import type { FrameRecord, SessionRecord } from '../../src/core/session-record.ts';
import { metricsCsv } from '../../src/export/metrics-csv.ts';

const readings = (known: Partial<Record<MetricId, Reading>>): Readings => ({
  ...(Object.fromEntries(METRIC_IDS.map((id) => [id, unseen('nobody')])) as Record<MetricId, Reading>),
  ...known,
});

const table = (...frames: FrameRecord[]): string[][] =>
  metricsCsv({ frames } as unknown as SessionRecord)
    .split('\r\n')
    .slice(0, -1)
    .map((line) => line.split(','));

const frame: FrameRecord = {
  t: 0.0333,
  seen: true,
  step: 'walk-in',
  moving: 'left',
  readings: readings({ 'turnout.left': { value: -20.9, halfWidth95: 3.1 }, 'turnout.right': unseen('hidden') }),
};

describe('metrics.csv', () => {
  it('has a row a frame below its header, all of the same length', () => {
    const rows = table(frame, { ...frame, t: 0.0667, step: null });
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([4 + 3 * METRIC_IDS.length]));
  });

  it('gives a value with its interval', () => {
    const [header, row] = table(frame);
    const at = header!.indexOf('turnout.left_deg');
    expect(header!.slice(at, at + 3)).toEqual([
      'turnout.left_deg',
      'turnout.left_deg_half_width_95',
      'turnout.left_unseen',
    ]);
    expect(row!.slice(at, at + 3)).toEqual(['-20.9', '3.1', '']);
  });

  it('gives the reason and no number where a metric could not be told', () => {
    const [header, row] = table(frame);
    const at = header!.indexOf('turnout.right_deg');
    expect(row!.slice(at, at + 3)).toEqual(['', '', 'hidden']);
  });

  it('names every metric once, and writes no step as an empty cell', () => {
    const [header, row] = table({ ...frame, step: null });
    expect(new Set(header).size).toBe(header!.length);
    expect(row!.slice(0, 4)).toEqual(['0.0333', '1', '', 'left']);
  });

  it('needs no quotes: no name or reason holds a comma, a quote or a line break', () => {
    expect(table(frame).flat().join('')).not.toMatch(/["\n]/);
  });
});
