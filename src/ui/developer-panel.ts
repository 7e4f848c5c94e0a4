import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Words } from '../words/index.ts';

/** What the developer's panel shows. */
export interface DeveloperView {
  /** What computes, in a few words each. */
  readonly about: readonly string[];
  /** Times of the last seconds, milliseconds. */
  readonly lines: readonly {
    readonly what: keyof Words['developer']['stages'];
    readonly p50: number;
    readonly p95: number;
    readonly worst: number;
  }[];
}

/** Every stage's time, over the picture's corner. */
export const developerPanel = (
  { about, lines }: DeveloperView,
  { developer: say, format }: Words,
): TemplateResult => html`
  <aside class="developer" aria-label=${say.title}>
    <p>${about.join(' · ')}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">${say.milliseconds}</th>
          <th scope="col">p50</th>
          <th scope="col">p95</th>
          <th scope="col">${say.worst}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ what, p50, p95, worst }) => html`
            <tr data-stage=${what}>
              <th scope="row">${say.stages[what]}</th>
              ${[p50, p95, worst].map((time) => html`<td>${format.number(time, 1)}</td>`)}
            </tr>
          `,
        )}
      </tbody>
    </table>
  </aside>
`;
