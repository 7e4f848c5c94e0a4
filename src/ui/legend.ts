import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Words } from '../words/index.ts';
import { glyph } from './glyph.ts';

/** The four things that can be said of anything measured. */
export const legend = (words: Words): TemplateResult => html`
  <section class="legend" aria-labelledby="legend">
    <h2 id="legend" class="vh">${words.home.how}</h2>
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
