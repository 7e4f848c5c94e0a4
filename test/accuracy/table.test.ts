import { expect, test } from 'vitest';
import { digits, markdownTable, percent, plainTable } from '../../src/accuracy/table.ts';

const TABLE = {
  head: ['metric', 'MAE'],
  rows: [
    ['foot', '2.1'],
    ['stance width', '10.0'],
  ],
};

test('a table for the terminal lines its columns up', () => {
  expect(plainTable(TABLE)).toBe(['metric         MAE', 'foot           2.1', 'stance width  10.0'].join('\n'));
});

test('a table for a page is Markdown, numbers to the right', () => {
  expect(markdownTable(TABLE)).toBe(
    ['| metric       |  MAE |', '| ------------ | ---: |', '| foot         |  2.1 |', '| stance width | 10.0 |'].join(
      '\n',
    ),
  );
});

test('numbers: a dash for none, no minus before zero', () => {
  expect([digits(-0.004, 2), digits(Number.NaN, 2), digits(2.345, 1)]).toEqual(['0.00', '–', '2.3']);
  expect([percent(1, 8, 1), percent(0, 0)]).toEqual(['12.5', '–']);
});
