import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { Words } from '../words/index.ts';
import { glyph } from './glyph.ts';

/** A person seen from the front, standing tall, in parts from back to front. Units: about a hundredth of their height. */
const PARTS = [
  // head, trunk and legs
  'M4.66 -89.97A4.3 6.1 0 0 0 -3.94 -89.97A4.3 6.1 0 0 0 4.66 -89.97ZM2.81 -77.19L2.66 -87.66A2.3 2.3 0 0 0 -1.94 -87.69L-2.19 -77.22A2.5 2.5 0 0 0 2.81 -77.19ZM-2.09 -79.61Q-3.09 -78.11 -9.68 -78.53Q-12.08 -77.43 -11.48 -74.23C-8.48 -67.23 -6.59 -61.92 -6.39 -57.92Q-6.69 -54.92 -10.01 -47.67L-5.51 -34.47Q0.31 -47.49 6.12 -34.52L10.62 -47.72Q7.31 -54.92 7.01 -57.92C7.21 -61.92 9.09 -67.18 12.09 -74.18Q12.69 -77.38 10.29 -78.48Q3.71 -78.11 2.71 -79.61ZM-10.05 -48.34L-7.27 -25.18A2.9 2.9 0 0 0 -1.48 -25.32L0.14 -48.6A5.1 5.1 0 0 0 -10.05 -48.34ZM-7.27 -25.1L-4.85 -1.05A1.7 1.7 0 0 0 -1.45 -1.23L-1.48 -25.4A2.9 2.9 0 0 0 -7.27 -25.1ZM0.47 -48.71L1.83 -25.53A2.9 2.9 0 0 0 7.63 -25.32L10.67 -48.34A5.1 5.1 0 0 0 0.47 -48.71ZM1.84 -25.62L1.45 -1.25A1.7 1.7 0 0 0 4.84 -1.03L7.62 -25.24A2.9 2.9 0 0 0 1.84 -25.62Z',
  // right arm
  'M-11.32 -77.76L-19.72 -66.66A1.8 1.8 0 0 0 -16.95 -64.37L-7.63 -74.7A2.4 2.4 0 0 0 -11.32 -77.76ZM-19.69 -64.32L-11.26 -55.52A1.3 1.3 0 0 0 -9.31 -57.24L-16.99 -66.7A1.8 1.8 0 0 0 -19.69 -64.32ZM-11.31 -55.5L-9.03 -53.38A1 1 0 0 0 -7.51 -54.68L-9.26 -57.26A1.35 1.35 0 0 0 -11.31 -55.5Z',
  // left arm
  'M8.21 -74.69L17.24 -64.31A1.8 1.8 0 0 0 20.06 -66.56L11.96 -77.68A2.4 2.4 0 0 0 8.21 -74.69ZM17.29 -66.61L9.8 -57.2A1.3 1.3 0 0 0 11.77 -55.5L20.01 -64.26A1.8 1.8 0 0 0 17.29 -66.61ZM9.7 -57.15L8.24 -54.57A1 1 0 0 0 9.85 -53.39L11.88 -55.56A1.35 1.35 0 0 0 9.7 -57.15Z',
  // right foot
  'M-4.63 -1.98L-4.65 -1.54A1.5 1.5 0 0 0 -2.04 -0.06L-1.67 -0.3A1.7 1.7 0 0 0 -4.63 -1.98ZM-4.95 -1.14L-5.04 3.9A1.9 1.9 0 0 0 -1.24 3.89L-1.35 -1.14A1.8 1.8 0 0 0 -4.95 -1.14ZM-5.13 3.65L-4.76 5.63A1.4 1.4 0 0 0 -1.98 5.96L-1.15 4.13A2 2 0 0 0 -5.13 3.65Z',
  // left foot
  'M1.51 -0.7L1.79 -0.41A1.5 1.5 0 0 0 4.69 -1.19L4.79 -1.58A1.7 1.7 0 0 0 1.51 -0.7ZM1.35 -1.03L1.57 4.01A1.9 1.9 0 0 0 5.36 3.77L4.94 -1.26A1.8 1.8 0 0 0 1.35 -1.03ZM1.5 4.26L2.45 6.05A1.4 1.4 0 0 0 5.2 5.53L5.43 3.52A2 2 0 0 0 1.5 4.26Z',
] as const;

/** Each part in outline, then filled with the ground, so that the outlines join into one. */
const part = (d: string) => svg`<path class="outline" d=${d} /><path class="inside" d=${d} />`;

const person = (): TemplateResult => html`
  <svg class="person" viewBox="-24 -104 48 114" aria-hidden="true">
    <line class="floor" x1="-24" x2="24" y1="1.6" y2="1.6" />
    ${PARTS.map(part)}
    <path class="plumb" d="M0.3 -104V-98M0.3 -80V-4.5" />
    <path class="weight" d="M-.3 -5.2h1.2v.7h.5c.5.5.6 1 .5 1.7L.7 -.4.3 .6-.1 -.4-1.3 -2.8c-.1-.7 0-1.2.5-1.7h.5z" />
    <path class="level" d="M-15 -74.5H15.6M-15 -75.7v2.4M15.6 -75.7v2.4M-1.9 -74.5v2.2H.3" />
    <path class="reference" d="M-15 -56H15.6" />
    <path class="tilted" d="M-14.8 -58.6L15.4 -53.4M-15 -59.7l.4 2.2M15.2 -54.5l.4 2.2" />
  </svg>
`;

/** The language of the marks in one look: the line, a level and a tilted part, and the four things that can be said. */
export const legend = (words: Words): TemplateResult => html`
  <section class="legend" aria-labelledby="legend">
    <h2 id="legend" class="vh">${words.home.how}</h2>
    ${person()}
    <div>
      <p>${words.home.legend}</p>
      <ul>
        ${ORDER.map(
          (state) => html`<li>${glyph(state, words)}<span class="t-${state}">${words.home.states[state]}</span></li>`,
        )}
      </ul>
    </div>
  </section>
`;

const ORDER = ['good', 'attention', 'moving', 'unknown'] as const;
