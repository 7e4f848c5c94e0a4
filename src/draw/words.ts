import { isSeen, METRICS, UNSEEN } from '../core/reading.ts';
import type { MetricId, Reading, Seen, Unit, UnseenReason } from '../core/reading.ts';

/** How a unit is written: how many of it a stored one is, and what stands behind the value and behind the interval. */
const UNITS: Readonly<
  Record<Unit, { readonly times: number; readonly digits: number; readonly value: string; readonly end: string }>
> = {
  deg: { times: 1, digits: 0, value: '°', end: '' },
  m: { times: 100, digits: 0, value: ' cm', end: '' },
  leg: { times: 1, digits: 2, value: '', end: ' leg lengths' },
  '0-1': { times: 100, digits: 0, value: ' %', end: '' },
};

/** What a positive value, a negative one, and one that may as well be zero are called, by metric without its side. */
const DIRECTIONS: Readonly<Record<string, readonly [positive: string, negative: string, neither: string]>> = {
  'foot-yaw': ['left', 'right', 'straight'],
  turnout: ['out', 'in', 'straight'],
  'turnout.asymmetry': ['left more', 'right more', 'even'],
  'pelvis-rotation': ['left', 'right', 'square'],
  'trunk-rotation': ['left', 'right', 'square'],
  'pelvis-obliquity': ['left high', 'right high', 'level'],
  'shoulder-level': ['left high', 'right high', 'level'],
  'trunk-lean-lateral': ['left', 'right', 'upright'],
  'trunk-lean-forward': ['forward', 'back', 'upright'],
  'knee-direction': ['left', 'right', 'straight'],
  'hip-rotation': ['out', 'in', 'straight'],
  'below-knee-twist': ['out', 'in', 'straight'],
  'knee-foot-alignment': ['inside', 'outside', 'over foot'],
  'knee-medial-displacement': ['inside', 'outside', 'over foot'],
  fppa: ['inside', 'outside', 'straight'],
  'weight-share-left': ['left', 'right', 'even'],
};

/** Why a reading is missing, in two or three words for a list; the sentence that helps is in `UNSEEN`. */
const REASONS: Readonly<Record<UnseenReason, string>> = {
  nobody: 'nobody seen',
  'camera-moved': 'camera moved',
  elsewhere: 'not in place',
  'not-calibrated': 'not yet',
  'out-of-picture': 'out of view',
  hidden: 'hidden',
  'turned-away': 'turned away',
  'knee-too-straight': 'too straight',
  'foot-turned': 'foot turned',
  'feet-together': 'feet together',
  moving: 'moving',
};

/** Value and interval without a direction: `24° ± 3`. The value is rounded, the half width rounded up. */
export function amountWords(metric: MetricId, { value, halfWidth95 }: Seen): string {
  const unit = UNITS[METRICS[metric].unit];
  const neutral = neutralOf(metric);
  const amount = hasDirection(metric) ? neutral + Math.abs(value - neutral) : value;
  return `${fixed(amount * unit.times, unit.digits)}${unit.value} ± ${roundedUp(halfWidth95 * unit.times, unit.digits)}${unit.end}`;
}

/** A value this small beside its half width is said to go neither way. */
const NEITHER = 1 / 3;

/** Which way a value goes: `out`, `left high`; where it lies well inside its interval around zero, neither way. */
export function directionWords(metric: MetricId, { value, halfWidth95 }: Seen): string {
  const words = directionsOf(metric);
  if (!words) return '';
  const off = value - neutralOf(metric);
  if (Math.abs(off) <= halfWidth95 * NEITHER) return words[2];
  return off > 0 ? words[0] : words[1];
}

/** A reading in words: `out 24° ± 3`, or why it cannot be told. */
export function readingWords(metric: MetricId, reading: Reading): string {
  if (!isSeen(reading)) return REASONS[reading.unseen];
  return `${directionWords(metric, reading)} ${amountWords(metric, reading)}`.trim();
}

/** What would make a reading visible; empty where it is. */
export const remedyWords = (reading: Reading): string => (isSeen(reading) ? '' : UNSEEN[reading.unseen]);

/** A value alone, in its unit, for a limit that has no interval: `10°`. */
export function limitWords(metric: MetricId, value: number): string {
  const unit = UNITS[METRICS[metric].unit];
  return `${fixed(Math.abs(value) * unit.times, unit.digits)}${unit.value}${unit.end}`;
}

/** What a metric is when it goes neither way; zero for all but these. */
const NEUTRAL: Readonly<Partial<Record<MetricId, number>>> = { 'weight-share-left': 0.5 };
const neutralOf = (metric: MetricId): number => NEUTRAL[metric] ?? 0;

const directionsOf = (metric: MetricId) => DIRECTIONS[metric] ?? DIRECTIONS[metric.split('.')[0]!];
const hasDirection = (metric: MetricId): boolean => directionsOf(metric) !== undefined;

/** With a real minus sign, and no minus before zero. */
function fixed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A half width may be too wide, never too narrow. */
function roundedUp(value: number, digits: number): string {
  const step = 10 ** digits;
  // A hair less, or 3 stored as 3.0000000001 would read 4.
  return (Math.ceil(value * step - 1e-6) / step).toFixed(digits);
}
