import type { Body, ImagePoint, Size } from './frame.ts';
import { PAIR, SIDES } from './landmarks.ts';
import type { Side } from './landmarks.ts';
import type { UnseenReason } from './reading.ts';

/** A landmark below this visibility is taken for hidden: the estimator's makers start from 0.5. */
const VISIBLE = 0.5;
/** Share of the picture's size at its edges where landmarks are guesses. */
const MARGIN = 0.005;

type Pair = keyof typeof PAIR;

/** Why a landmark cannot be used; null where it can. */
export function problemWith(point: ImagePoint, size: Size): UnseenReason | null {
  const insideX = point.x > size.width * MARGIN && point.x < size.width * (1 - MARGIN);
  const insideY = point.y > size.height * MARGIN && point.y < size.height * (1 - MARGIN);
  if (!insideX || !insideY) return 'out-of-picture';
  return point.visibility >= VISIBLE ? null : 'hidden';
}

/** The first reason why any of these pairs (of one side, or both) cannot be used; null where all can. */
export function problemWithPairs(
  { body, size }: { readonly body: Body; readonly size: Size },
  pairs: readonly Pair[],
  sides: readonly Side[] = SIDES,
): UnseenReason | null {
  for (const pair of pairs)
    for (const side of sides) {
      const problem = problemWith(body.image[PAIR[pair][side]]!, size);
      if (problem) return problem;
    }
  return null;
}
