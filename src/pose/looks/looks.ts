import { roundBody, withLooks } from '../body.ts';
import type { Pixels } from '../crop.ts';
import { FOOT } from './foot.ts';
import { KNEE } from './knee.ts';
import { createLook } from './look.ts';
import { readLookNetwork } from './network.ts';
import { PELVIS } from './pelvis.ts';

/** The landmarks' 33 × 7 numbers with what is seen from near by, rounded; null where one is no number. */
export type Looks = (pixels: Pixels, values: Float64Array) => Float64Array<ArrayBuffer> | null;

/** In the order of `LOOK_NETWORKS`; what they are asked, one after the other, is in that of `LOOKS`. */
const PARTS = [FOOT, KNEE, PELVIS] as const;

/**
 * @param networks the files of `LOOK_NETWORKS`
 * @throws {PoseError} where a file is not its network's
 */
export function createLooks(networks: readonly Uint8Array[]): Looks {
  const looks = PARTS.map((part, i) => createLook(readLookNetwork(networks[i]!, part.shape), part));
  return (pixels, values) =>
    roundBody(
      withLooks(
        values,
        looks.flatMap((look) => look(pixels, values)),
      ),
    );
}
