/** A table of texts: the first column names, the others are numbers. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A number with so many digits; a dash for none, and no minus before what is rounded to zero. */
export function digits(value: number, count: number): string {
  return Number.isFinite(value) ? (Number(value.toFixed(count)) + 0).toFixed(count) : '–';
}
/** So many of something. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
/** A share as a percentage. */
export const percent = (part: number, whole: number, count = 0): string => digits((100 * part) / whole, count);

const widthsOf = ({ head, rows }: Table): number[] =>
  head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
const aligned = (row: readonly string[], widths: readonly number[]): string[] =>
  row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)));

/** For a terminal. */
export function plainTable(table: Table): string {
  const widths = widthsOf(table);
  return [table.head, ...table.rows].map((row) => aligned(row, widths).join('  ').trimEnd()).join('\n');
}

/** For a Markdown page. */
export function markdownTable(table: Table): string {
  const widths = widthsOf(table);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(aligned(table.head, widths)), line(rule), ...table.rows.map((row) => line(aligned(row, widths)))].join(
    '\n',
  );
}
