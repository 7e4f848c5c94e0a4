import { isSeen, METRICS } from '../core/reading.ts';
import type { MetricId, Reading, Seen, Unit } from '../core/reading.ts';
import type { Words } from '../words/index.ts';

/** How a unit is written: how many of it a stored one is, how many digits, and what stands behind the value. */
const UNITS: Readonly<Record<Unit, { readonly times: number; readonly digits: number; readonly value: string }>> = {
  deg: { times: 1, digits: 0, value: '°' },
  m: { times: 100, digits: 0, value: ' cm' },
  leg: { times: 1, digits: 2, value: '' },
  '0-1': { times: 100, digits: 0, value: ' %' },
};

/** Value and interval without a direction: `24° ± 3`. The value is rounded, the half width rounded up. */
export function amountWords(metric: MetricId, { value, halfWidth95 }: Seen, words: Words): string {
  const { times, digits, value: sign } = unitOf(metric);
  const neutral = neutralOf(metric);
  const amount = directionsOf(metric, words) ? neutral + Math.abs(value - neutral) : value;
  const half = words.format.number(roundedUp(halfWidth95 * times, digits), digits);
  return `${fixed(amount * times, digits, words)}${sign} ± ${half}${endOf(metric, words)}`;
}

/** Value and interval in whole degrees, the same in every language: for labels on the picture. */
export const degreesAmount = ({ value, halfWidth95 }: Seen): string =>
  `${Math.abs(Math.round(value))}° ± ${roundedUp(halfWidth95, 0)}`;

/** A value this small beside its half width is said to go neither way. */
const NEITHER = 1 / 3;

/** Which way a value goes: `out`, `left high`; where it lies well inside its interval around zero, neither way. */
export function directionWords(metric: MetricId, { value, halfWidth95 }: Seen, words: Words): string {
  const directions = directionsOf(metric, words);
  if (!directions) return '';
  const off = value - neutralOf(metric);
  if (Math.abs(off) <= halfWidth95 * NEITHER) return directions[2];
  return off > 0 ? directions[0] : directions[1];
}

/** A reading in words: `out 24° ± 3`, or why it cannot be told. */
export function readingWords(metric: MetricId, reading: Reading, words: Words): string {
  if (!isSeen(reading)) return words.readings.reasons[reading.unseen];
  return `${directionWords(metric, reading, words)} ${amountWords(metric, reading, words)}`.trim();
}

/** What would make a reading visible; empty where it is. */
export const remedyWords = (reading: Reading, words: Words): string =>
  isSeen(reading) ? '' : words.readings.help[reading.unseen];

/** A value alone, in its unit, for a limit that has no interval: `10°`. A limit is exact: where it has a half, that is shown. */
export function limitWords(metric: MetricId, value: number, words: Words): string {
  const { times, digits, value: sign } = unitOf(metric);
  const shown = Math.abs(value) * times;
  const isShort = Math.abs(Number(shown.toFixed(digits)) - shown) < 1e-9;
  return `${fixed(shown, isShort ? digits : digits + 1, words)}${sign}${endOf(metric, words)}`;
}

/** What a metric is called: short where large letters need it, in full elsewhere. */
export const metricName = (metric: MetricId, { readings: { short, names } }: Words): string =>
  (short as Partial<Record<MetricId, string>>)[metric] ?? names[metric];

/** What a metric is when it goes neither way; zero for all but these. */
const NEUTRAL: Readonly<Partial<Record<MetricId, number>>> = { 'weight-share-left': 0.5 };
const neutralOf = (metric: MetricId): number => NEUTRAL[metric] ?? 0;

const unitOf = (metric: MetricId) => UNITS[METRICS[metric].unit];
const endOf = (metric: MetricId, words: Words): string =>
  METRICS[metric].unit === 'leg' ? words.readings.legLengths : '';

/** By metric, else by metric without its side; nothing where its sign is no direction. */
function directionsOf(metric: MetricId, { readings: { directions } }: Words) {
  const table: Readonly<Partial<Record<string, (typeof directions)['turnout']>>> = directions;
  return table[metric] ?? table[metric.split('.')[0]!];
}

/** With a real minus sign, and no minus before zero. */
function fixed(value: number, digits: number, { format }: Words): string {
  const step = 10 ** digits;
  const size = Math.round(Math.abs(value) * step) / step;
  return `${value < 0 && size !== 0 ? '−' : ''}${format.number(size, digits)}`;
}

/** A half width may be too wide, never too narrow. */
function roundedUp(value: number, digits: number): number {
  const step = 10 ** digits;
  // A hair less, or 3 stored as 3.0000000001 would read 4.
  return Math.ceil(value * step - 1e-6) / step;
}
