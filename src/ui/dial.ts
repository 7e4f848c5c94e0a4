import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { OUTWARD } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import { toRadians, degrees } from '../core/units.ts';
import type { Words } from '../words/index.ts';
import { glyph } from './glyph.ts';
import type { DialView } from './view/stage-view.ts';

/** Radii in the dial's own units, from the heel. */
const RIM = 52;
const FAN = { from: 16, to: 48 } as const;
const NEEDLE = { from: 30, to: 49 } as const;
/** How far in and out a dial goes, degrees. */
const IN = -45;
const OUT = 90;
const TICKS = [-30, 0, 30, 60, 90] as const;
/** A foot from above, heel at the origin, toes up. */
const FOOT =
  'M0 6C-4.6 6-6.4 2.4-6.2-2-6-7-4.4-9.4-4.8-14-5.2-18.6-7-21-6.6-26-6.2-30.6-3.4-33 .4-32.6 4.6-32.2 6.8-28.6 6.8-24 6.8-19 4.6-15 5-10 5.3-6 6.4-4 6.2-.8 6 3.4 3.8 6 0 6Z';

/** Turnout of one foot, seen from above: a fan as wide as the interval, the foot, and the best of the set. */
export const dial = (view: DialView, words: Words): TemplateResult => html`
  <div class="dial" title=${view.help}>
    <svg viewBox="-60 -62 120 76" role="img" aria-label=${words.stage.turnoutDial(words.common.sides[view.side], view.words)}>
      <path class="rim" d=${arc(view.side, IN, OUT, RIM)} />
      ${TICKS.map((tick) => line(view.side, tick, RIM, RIM + (tick === 0 ? 6 : 3), 'notch'))} ${face(view)}
    </svg>
    <p class="what">${glyph(view.state, words)}<span>${view.label} ${view.direction}</span></p>
    <p class="num t-${view.state}" data-metric=${view.metric} data-state=${view.state}>${view.amount}</p>
    <p class="best">${view.bestWords}</p>
  </div>
`;

function face({ side, state, reading, best }: DialView) {
  if (!reading) return svg`<path class="foot t-unknown" stroke-dasharray="3 3" d=${FOOT} />`;
  const { value, halfWidth95 } = reading;
  return svg`
    <path class="spread t-${state}" d=${sector(side, value - halfWidth95, value + halfWidth95)} />
    <path class="foot" d=${FOOT} transform="rotate(${onScreen(side, value)})" />
    ${line(side, value, NEEDLE.from, NEEDLE.to, `needle t-${state}`)}
    ${best ? line(side, best.value, RIM - 4, RIM + 7, 'peak') : nothing}
  `;
}

/** Out is to the foot's own side of the screen, which is a mirror. Degrees clockwise from up. */
const onScreen = (side: Side, turnout: number): number => -OUTWARD[side] * Math.min(Math.max(turnout, IN), OUT);

function at(side: Side, turnout: number, radius: number): string {
  const angle = toRadians(degrees(onScreen(side, turnout)));
  return `${(Math.sin(angle) * radius).toFixed(2)} ${(-Math.cos(angle) * radius).toFixed(2)}`;
}

function arc(side: Side, from: number, to: number, radius: number): string {
  const clockwise = OUTWARD[side] > 0 ? 0 : 1;
  return `M${at(side, from, radius)}A${radius} ${radius} 0 0 ${clockwise} ${at(side, to, radius)}`;
}

function sector(side: Side, from: number, to: number): string {
  const back = OUTWARD[side] > 0 ? 1 : 0;
  return `${arc(side, from, to, FAN.to)}L${at(side, to, FAN.from)}A${FAN.from} ${FAN.from} 0 0 ${back} ${at(side, from, FAN.from)}Z`;
}

function line(side: Side, turnout: number, from: number, to: number, kind: string) {
  const [x1, y1] = at(side, turnout, from).split(' ');
  const [x2, y2] = at(side, turnout, to).split(' ');
  return svg`<line class=${kind} x1=${x1} y1=${y1} x2=${x2} y2=${y2} />`;
}
