import { roundBody, withLooks } from '../body.ts';
import type { Pixels } from '../crop.ts';
import { FOOT } from './foot.ts';
import { KNEE } from './knee.ts';
import { createLook } from './look.ts';
import { readLookNetwork } from './network.ts';

/** The landmarks' 33 × 7 numbers with what is seen of feet and knees, rounded; null where one is no number. */
export type Looks = (pixels: Pixels, values: Float64Array) => Float64Array<ArrayBuffer> | null;

/** @throws {PoseError} where a file is not its network's */
export function createLooks(footNetwork: Uint8Array, kneeNetwork: Uint8Array): Looks {
  const feet = createLook(readLookNetwork(footNetwork, FOOT.shape), FOOT);
  const knees = createLook(readLookNetwork(kneeNetwork, KNEE.shape), KNEE);
  return (pixels, values) => roundBody(withLooks(values, [...feet(pixels, values), ...knees(pixels, values)]));
}
