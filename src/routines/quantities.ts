import * as v from 'valibot';
import type { Unit } from '../core/reading.ts';
import type { Quantity } from '../core/routine-problem.ts';
import { degrees, metres, millis } from '../core/units.ts';
import { allow } from './allowed.ts';

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

function quantity<Value extends number>(units: Units, allowed: Quantity, brand: (value: number) => Value) {
  const [least, most] = allowed.kind === 'time' ? [0, allowed.minutes * 60_000] : [allowed.least, allowed.most];
  const message = allow(allowed);
  const pattern = new RegExp(`^${NUMBER} (?:${Object.keys(units).join('|')})$`);
  return v.pipe(
    v.string(message),
    v.regex(pattern, message),
    v.check((text) => valueIn(text, units) >= least && valueIn(text, units) <= most, message),
    v.transform((text) => brand(valueIn(text, units))),
  );
}

const same = (value: number): number => value;

/** Milliseconds, up to ten minutes. */
export const TIME = quantity({ ms: 1, s: 1000 }, { kind: 'time', like: ['1.6 s', '300 ms'], minutes: 10 }, millis);
/** Degrees. */
export const ANGLE = quantity({ deg: 1 }, { kind: 'angle', like: ['18 deg'], least: -180, most: 180 }, degrees);
/** Metres. */
export const LENGTH = quantity(
  { cm: 0.01, m: 1 },
  { kind: 'length', like: ['4 cm', '0.04 m'], least: 0, most: 2 },
  metres,
);
/** Leg lengths. */
export const LEG = quantity({ leg: 1 }, { kind: 'legs', like: ['0.2 leg'], least: 0, most: 3 }, same);
/** Degrees a second. */
export const SPEED = quantity({ 'deg/s': 1 }, { kind: 'speed', like: ['400 deg/s'], least: 0, most: 2000 }, same);

/** What each unit of a metric is called in a file. */
export const UNIT_NAMES: Readonly<Record<Unit, readonly string[]>> = {
  deg: ['deg'],
  m: ['m', 'cm'],
  leg: ['leg'],
  '0-1': ['share'],
};
const ANY_UNIT: Units = { deg: 1, m: 1, cm: 0.01, leg: 1, share: 1 };
const AMOUNT = allow({ kind: 'amount', like: ['4 deg', '0.05 m', '0.25 leg', '0.06 share'] });
/** In any unit. */
const LARGEST_AMOUNT = 360;

/** An amount of a metric, still as text: which unit it must have, the metric says. */
export const RAW_AMOUNT = v.pipe(
  v.string(AMOUNT),
  v.regex(new RegExp(`^${NUMBER} (?:${Object.keys(ANY_UNIT).join('|')})$`), AMOUNT),
  v.check(
    (text) => Math.abs(valueIn(text, ANY_UNIT)) <= LARGEST_AMOUNT,
    allow({ kind: 'small-amount', most: LARGEST_AMOUNT }),
  ),
);
/** The number behind such a text, in the metric's own unit. */
export const amountIn = (text: string): number => valueIn(text, ANY_UNIT);
