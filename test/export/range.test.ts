import { describe, expect, test } from 'vitest';
import { rangeReport } from '../../src/export/range-report.ts';
import { rangeCsv, rangeJson } from '../../src/export/range-table.ts';
import type { ExportedResult } from '../../src/export/range-table.ts';
import { WORDS } from '../../src/words/index.ts';

const result = (given: Partial<ExportedResult> = {}): ExportedResult => ({
  at: Date.UTC(2026, 10, 22, 17),
  routine: 'range-of-motion',
  values: { 'external.left': { value: 34.2, halfWidth95: 4.6 }, 'internal.right': { value: 20, halfWidth95: 5 } },
  holds: { 'external.left': 3, 'internal.right': 2 },
  hip: {},
  twist: {},
  stance: null,
  reps: 5,
  errors: 1,
  pain: null,
  conditions: { app: '0.1.0', model: 'full', heightGiven: true, cameraHeight: 0.94, distance: 2.5 },
  ...given,
});

/** Cells by the names of their columns, row by row. */
function tableOf(csv: string): Record<string, string>[] {
  const [head, ...rows] = csv
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  return rows.map((cells) => Object.fromEntries(head!.map((name, i) => [name, cells[i]!])));
}

describe('results as a table', () => {
  test('have a value and its half width for all that was seen, and nothing for what was not', () => {
    const [row] = tableOf(rangeCsv([result()]));
    expect(row).toMatchObject({
      time: '2026-11-22T17:00:00.000Z',
      turnout_external_left_deg: '34.2',
      turnout_external_left_deg_half_width_95: '4.6',
      turnout_internal_left_deg: '',
      holds_internal_right: '2',
      pain_0_10: '',
      height_given: '1',
    });
  });

  test('are in the order of time, each row as long as the head', () => {
    const csv = rangeCsv([result({ reps: 2 }), result({ at: 0, reps: 1, stance: { value: 0.6, halfWidth95: 0.04 } })]);
    const rows = tableOf(csv);
    expect(rows.map(({ repetitions }) => repetitions)).toEqual(['1', '2']);
    expect(rows[0]!['stance_m']).toBe('0.6');
    const lengths = csv
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(',').length);
    expect(new Set(lengths).size).toBe(1);
  });
});

test('as JSON they say their format and come back whole', () => {
  const read = JSON.parse(rangeJson([result()])) as { format: string; version: number; results: { values: unknown }[] };
  expect(read).toMatchObject({ format: 'plumbline-range', version: 1 });
  expect(read.results[0]!.values).toEqual(result().values);
});

describe('the page for a professional', () => {
  const page = (words = WORDS.en, given: Partial<Parameters<typeof rangeReport>[0]> = {}) =>
    rangeReport({
      name: 'Kim <script>',
      latest: result(),
      bend: result({ hip: { left: { value: 22, halfWidth95: 5 } } }),
      trends: [
        {
          name: 'Left out',
          call: 'a real change',
          points: [20, 25, 34].map((value, i) => ({ at: i * 1e9, value, halfWidth95: 4 })),
        },
      ],
      sentences: ['Left and right look even.'],
      pictures: [{ source: 'data:image/jpeg;base64,AAAA', caption: 'Left out' }],
      words,
      ...given,
    });

  test('says protocol, conditions, results with intervals, change, pictures, and what cannot be seen', () => {
    const html = page();
    for (const part of [
      '34° ± 5',
      '20° ± 5',
      '22° ± 5',
      'Protocol',
      'BlazePose full',
      'What this cannot see',
      'Left out',
    ])
      expect(html).toContain(part);
    expect(html).toContain('<td>–</td>');
  });

  test('runs nothing and loads nothing, whatever somebody is called', () => {
    const html = page();
    expect(html).not.toMatch(/<script|<link|https?:|url\(|@import/);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('Kim &#60;script&#62;');
  });

  test('is in the reader’s language', () => {
    expect(page(WORDS.de)).toContain('Was hier nicht zu sehen ist');
    expect(page(WORDS.de)).toContain('lang="de-DE"');
  });

  test('leaves out what there is not', () => {
    const html = page(WORDS.en, { bend: null, pictures: [], trends: [] });
    expect(html).not.toContain('soft bend)');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('Over time');
  });
});
