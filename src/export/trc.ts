import type { Frame } from '../core/frame.ts';
import { LANDMARKS } from '../core/landmarks.ts';
import type { SessionRecord } from '../core/session-record.ts';
import { toOpenSim } from './opensim-axes.ts';

/** Digits after the point of a coordinate: a tenth of a millimetre is what the pose track holds. */
const DIGITS = 5;

/**
 * The 33 landmarks as markers for OpenSim, in metres about the middle of the hips; axes in `toOpenSim`. Frames in which
 * nobody was found keep their row and leave its cells empty, which OpenSim reads as missing.
 */
export function trcText(frames: readonly Frame[], record: Pick<SessionRecord, 'calibration'>): string {
  const rate = framesPerSecond(frames);
  const turn = toOpenSim(record.calibration);
  const empty = LANDMARKS.flatMap(() => ['', '', '']);
  const rows = frames.map(({ t, body }, i) => {
    const cells = body ? body.world.flatMap((point) => turn(point).map(coordinate)) : empty;
    return [String(i + 1), seconds(t), ...cells].join('\t');
  });
  const names = LANDMARKS.map((name) => name.replaceAll('-', '_'));
  return [
    ['PathFileType', '4', '(X/Y/Z)', 'session.trc'].join('\t'),
    HEADER.join('\t'),
    [rate, rate, rows.length, LANDMARKS.length, 'm', rate, 1, rows.length].join('\t'),
    ['Frame#', 'Time', ...names.flatMap((name) => [name, '', ''])].join('\t'),
    ['', '', ...LANDMARKS.flatMap((_, i) => ['X', 'Y', 'Z'].map((axis) => `${axis}${i + 1}`))].join('\t'),
    '',
    ...rows,
    '',
  ].join('\n');
}

const HEADER = [
  'DataRate',
  'CameraRate',
  'NumFrames',
  'NumMarkers',
  'Units',
  'OrigDataRate',
  'OrigDataStartFrame',
  'OrigNumFrames',
];

/** Without a minus before zero. */
const coordinate = (value: number): string => value.toFixed(DIGITS).replace(/^-(0\.0+)$/, '$1');

/** Milliseconds as seconds, exact to the microsecond. */
const seconds = (ms: number): string => (ms / 1000).toFixed(6);

/** The mean rate, rounded to a thousandth; the times in the rows are the true ones. */
function framesPerSecond(frames: readonly Frame[]): number {
  const [first] = frames;
  const last = frames.at(-1);
  if (!first || !last || last.t <= first.t) return 0;
  return Math.round(((frames.length - 1) * 1e6) / (last.t - first.t)) / 1000;
}
