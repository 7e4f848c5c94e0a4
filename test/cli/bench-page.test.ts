import { describe, expect, it } from 'vitest';
import { benchPage, growth, longTable, ratios } from '../../src/cli/bench-page.ts';
import type { Contender, Look, Measured } from '../../src/cli/bench-page.ts';

const MEGA = 1e6;

/** A contender whose every picture takes so long. */
const contender = (name: Contender, ms: number, more: Partial<Measured> = {}): Measured => ({
  contender: name,
  times: [ms, ms, ms, ms],
  parts: {},
  gaps: [1, 2],
  firstBody: 2000,
  download: 20 * MEGA,
  looks: [],
  ...more,
});

const ALL = [
  contender('ours', 40, { parts: { core: [0.2, 0.4], age: [50, 60], network: [30] } }),
  contender('ours-file', 36),
  contender('network', 30),
  contender('pose-detection', 100),
  contender('tasks-vision', 88),
];

describe('the bench', () => {
  it('tells what does not depend on the machine, beside what is wanted', () => {
    expect(ratios('full', ALL).rows.map(([, measured, wanted]) => [measured, wanted])).toEqual([
      ['2.50', '≥ 2'],
      ['2.20', '≥ 2'],
      ['1.20', '≤ 1.25'],
      ['1.08', '≤ 1.5'],
      ['2.0', '< 34'],
      ['0.4', '< 1'],
      ['60.0', '≤ 130'],
    ]);
  });

  it('leaves out what did not run', () => {
    expect(ratios('lite', [contender('ours-file', 20)]).rows).toEqual([
      ['analyze, by the length of a clip of 30 pictures a second', '0.60', '< 1'],
    ]);
  });

  it('writes a page that says what it was measured on, and how busy that was', () => {
    const about = {
      machine: 'A machine, 2 cores',
      browser: 'Chromium 1',
      clip: 'demo.mp4',
      pictures: 200,
      minutes: 5,
      load: 1.25,
    };
    const page = benchPage([{ model: 'full', all: ALL, about }]);
    for (const words of ['A machine, 2 cores', 'Chromium 1', 'demo.mp4', 'load when it began:\n1.3', '## full'])
      expect(page).toContain(words);
    expect(page).not.toMatch(/undefined|NaN/);
  });
});

describe('what goes on and on', () => {
  const points = (value: (minute: number) => number) =>
    Array.from({ length: 12 }, (_, minute) => [minute, value(minute)] as const);

  it('and grows is told with how fast', () => {
    const { slope, within95 } = growth(points((minute) => 80 + 3 * minute));
    expect(slope).toBeCloseTo(3, 9);
    expect(within95).toBeCloseTo(0, 6);
  });

  it('and only goes up and down has a slope within its own uncertainty', () => {
    const { slope, within95 } = growth(points((minute) => 80 + (minute % 2)));
    expect(Math.abs(slope)).toBeLessThan(within95);
  });

  it('has a line with all its pictures, those that got lost, what it held at last, and what grew by the hour', () => {
    const looks = points((minute) => minute).map(
      ([minute]): Look => ({
        minute,
        pictures: 300,
        lost: minute === 7 ? 2 : 0,
        page: 80 * MEGA + MEGA * minute,
        processes: null,
        picture: 30,
        core: 0.1,
      }),
    );
    const { rows } = longTable([contender('ours', 40, { looks }), contender('network', 30)]);
    expect(rows.map(([, ...cells]) => cells)).toEqual([
      ['11', '3600', '2', '91.0', '60.0 ± 0.0', '', '', '30.00', '0.00 ± 0.00', '0.100', '0.000 ± 0.000'],
    ]);
  });
});
