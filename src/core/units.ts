/**
 * Numbers that carry their unit, and points that carry their space, in the type. Each unit has a tag of its own, so
 * that degrees cannot be passed where metres are wanted; at run time they are plain numbers.
 */
declare const unit: unique symbol;
type Unit<Tag extends string> = number & { readonly [unit]: Tag };

/** Milliseconds since the first frame of the stream. */
export type Millis = Unit<'ms'>;
/** Degrees. */
export type Degrees = Unit<'deg'>;
/** Radians. */
export type Radians = Unit<'rad'>;
/** Metres. */
export type Metres = Unit<'m'>;
/** Pixels of the unmirrored picture. */
export type Pixels = Unit<'px'>;

export const millis = (value: number): Millis => value as Millis;
export const degrees = (value: number): Degrees => value as Degrees;
export const radians = (value: number): Radians => value as Radians;
export const metres = (value: number): Metres => value as Metres;
export const pixels = (value: number): Pixels => value as Pixels;

/** Radians to degrees. */
export const toDegrees = (angle: number): Degrees => degrees((angle * 180) / Math.PI);
/** Degrees to radians. */
export const toRadians = (angle: number): Radians => radians((angle * Math.PI) / 180);
