import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Words } from '../words/index.ts';
import { glyph } from './glyph.ts';
import type { CueView, StepView } from './view/stage-view.ts';

const LONG_CUE = 26;

/** The large words are read out when they change; the numbers below them, which change all the time, are not. */
export const cuePanel = (cue: CueView, words: Words): TemplateResult => {
  const { rule, step, state, kind, say, why, reading, progress } = cue;
  return html`
    <div class="cue ${say.length > LONG_CUE ? 'long' : step ? 'step' : ''}" role="status" aria-live="polite" data-cue=${rule}>
      ${kind ? html`<p class="kind t-${state}">${state === 'plain' ? nothing : glyph(state, words)}${kind}</p>` : nothing}
      ${keyed(say, html`<p class="say">${say}</p>`)}
      ${
        progress === null
          ? nothing
          : html`<progress max="1" .value=${progress} aria-label=${words.stage.measured} aria-live="off"></progress>`
      }
      ${why ? html`<p class="why" aria-live="off">${why}</p>` : nothing} ${reading ? readingBehind(reading) : nothing}
    </div>
  `;
};

const readingBehind = ({ metric, label, words }: NonNullable<CueView['reading']>) => html`
  <p class="why" aria-live="off">
    ${label}: <span data-metric=${metric} data-state="attention">${words}</span>.
  </p>
`;

/** Where in the routine, or in getting ready, the person is. */
export const rail = ({ id, title, next, knots }: StepView): TemplateResult => html`
  <div class="rail" data-step=${id}>
    <div class="where"><b>${title}</b><span>${next}</span></div>
    <div class="knots" aria-hidden="true">${knots.map((knot) => html`<i class=${knot}></i>`)}</div>
  </div>
`;
