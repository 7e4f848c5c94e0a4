import { svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { Side } from '../core/landmarks.ts';
import type { Seen } from '../core/reading.ts';
import { degrees } from '../core/units.ts';
import { turnoutFan } from '../figure/fan.ts';

/** A foot from above, turned out as far as was measured, with straight ahead and the interval of the value. */
export function footFan(side: Side, { value, halfWidth95 }: Seen): TemplateResult {
  const shapes = turnoutFan(side, degrees(value), degrees(halfWidth95));
  return svg`<svg class="figure fan" viewBox="-30 -36 60 44" aria-hidden="true">
    ${shapes.map(({ part, d }) => svg`<path class="fig-${part}" d=${d} />`)}
  </svg>`;
}
