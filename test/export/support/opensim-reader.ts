// Reads OpenSim's text formats by their published layout, and knows nothing of how ours are written.
// https://opensimconfluence.atlassian.net/wiki/spaces/OpenSim/pages/53089972 (.trc), …/53089969 (.mot)

export interface Table {
  readonly head: Readonly<Record<string, string>>;
  readonly names: readonly string[];
  /** A row: time, then the values; NaN where the file has none. */
  readonly rows: readonly { readonly time: number; readonly values: readonly number[] }[];
}

const toNumber = (cell: string): number => (cell.trim() === '' ? Number.NaN : Number(cell));

/** Markers: three values each, in the order of `names`. */
export function readTrc(text: string): Table {
  const [path, keys, values, names, axes, blank, ...body] = text.split('\n');
  if (!path?.startsWith('PathFileType\t4\t(X/Y/Z)')) throw new Error('no TRC');
  if (blank !== '') throw new Error('the header must end with an empty line');
  const head = Object.fromEntries(keys!.split('\t').map((key, i) => [key, values!.split('\t')[i]!]));
  const markers = names!
    .split('\t')
    .slice(2)
    .filter((name) => name !== '');
  const columns = axes!.split('\t').slice(2);
  columns.forEach((column, i) => {
    if (column !== `${'XYZ'[i % 3]}${Math.floor(i / 3) + 1}`) throw new Error(`column ${i} is ${column}`);
  });
  const rows = body.filter(Boolean).map((line, i) => {
    const [number, time, ...cells] = line.split('\t');
    if (Number(number) !== i + 1) throw new Error(`row ${i} is numbered ${number}`);
    if (cells.length !== columns.length) throw new Error(`row ${i} has ${cells.length} cells`);
    return { time: Number(time), values: cells.map(toNumber) };
  });
  if (Number(head['NumFrames']) !== rows.length || Number(head['NumMarkers']) !== markers.length)
    throw new Error('the header counts otherwise');
  return { head, names: markers, rows };
}

/** Columns with labels, behind a header that ends with `endheader`. */
export function readMot(text: string): Table {
  const lines = text.split('\n');
  const end = lines.indexOf('endheader');
  const head = Object.fromEntries(lines.slice(1, end).map((line) => line.split('=') as [string, string]));
  const [time, ...names] = lines[end + 1]!.split('\t');
  if (time !== 'time') throw new Error('the first column must be time');
  const rows = lines
    .slice(end + 2)
    .filter(Boolean)
    .map((line) => {
      const [at, ...cells] = line.split('\t').map(Number);
      return { time: at!, values: cells };
    });
  if (Number(head['nRows']) !== rows.length || Number(head['nColumns']) !== names.length + 1)
    throw new Error('the header counts otherwise');
  return { head, names, rows };
}
