import * as v from 'valibot';
import type { Unit } from '../core/reading.ts';
import { degrees, metres, millis } from '../core/units.ts';

/*
 * Quantities as a routine's file writes them: a number, a space, and the unit. A unit that does not belong is an error,
 * so nobody means seconds where milliseconds are read.
 */

/** By how much a number in each unit is multiplied. */
type Units = Readonly<Record<string, number>>;

const NUMBER = String.raw`-?\d{1,7}(?:\.\d{1,6})?`;
/** Free of what multiplying by a thousandth leaves in the last digit. */
const exact = (value: number): number => Math.round(value * 1e6) / 1e6;

function valueIn(text: string, units: Units): number {
  const [number, unit] = text.split(' ') as [string, string];
  return exact(Number(number) * units[unit]!);
}

function quantity<Value extends number>(
  units: Units,
  like: string,
  [least, most]: readonly [number, number],
  brand: (value: number) => Value,
) {
  const pattern = new RegExp(`^${NUMBER} (?:${Object.keys(units).join('|')})$`);
  return v.pipe(
    v.string(like),
    v.regex(pattern, like),
    v.check((text) => valueIn(text, units) >= least && valueIn(text, units) <= most, like),
    v.transform((text) => brand(valueIn(text, units))),
  );
}

const same = (value: number): number => value;

/** Milliseconds, up to ten minutes. */
export const TIME = quantity(
  { ms: 1, s: 1000 },
  'a time like "1.6 s" or "300 ms", 10 minutes at most',
  [0, 600_000],
  millis,
);
/** Degrees. */
export const ANGLE = quantity({ deg: 1 }, 'an angle like "18 deg", from -180 to 180', [-180, 180], degrees);
/** Metres. */
export const LENGTH = quantity({ cm: 0.01, m: 1 }, 'a length like "4 cm" or "0.04 m", from 0 to 2 m', [0, 2], metres);
/** Leg lengths. */
export const LEG = quantity({ leg: 1 }, 'a length in leg lengths like "0.2 leg", from 0 to 3', [0, 3], same);
/** Degrees a second. */
export const SPEED = quantity({ 'deg/s': 1 }, 'a speed like "400 deg/s", from 0 to 2000', [0, 2000], same);

/** What each unit of a metric is called in a file. */
export const UNIT_NAMES: Readonly<Record<Unit, readonly string[]>> = {
  deg: ['deg'],
  m: ['m', 'cm'],
  leg: ['leg'],
  '0-1': ['share'],
};
const ANY_UNIT: Units = { deg: 1, m: 1, cm: 0.01, leg: 1, share: 1 };
const AMOUNT_LIKE = 'an amount with its unit, like "4 deg", "0.05 m", "0.25 leg" or "0.06 share"';

/** An amount of a metric, still as text: which unit it must have, the metric says. */
export const RAW_AMOUNT = v.pipe(
  v.string(AMOUNT_LIKE),
  v.regex(new RegExp(`^${NUMBER} (?:${Object.keys(ANY_UNIT).join('|')})$`), AMOUNT_LIKE),
  v.check((text) => Math.abs(valueIn(text, ANY_UNIT)) <= 360, 'an amount no larger than 360'),
);
/** The number behind such a text, in the metric's own unit. */
export const amountIn = (text: string): number => valueIn(text, ANY_UNIT);
