import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { bob, glyph, wordmark } from './glyph.ts';
import type { FindingRow, GoodPoint, Lane, SummaryView, WorkPoint } from './view/summary-view.ts';

/** What can be done after a set. */
export interface SummaryActions {
  readonly onSave: () => void;
  readonly onAgain: () => void;
  readonly onHome: () => void;
}

/** After the set: what went well, one thing to work on, when it happened. */
export function summaryScreen(view: SummaryView, problem: string | null, actions: SummaryActions): TemplateResult {
  return html`
    ${wordmark('./')}
    <main class="hang sum">
      <p class="date">${view.overline}</p>
      <h1 tabindex="-1">${view.title}</h1>
      ${view.lead ? html`<p class="lead">${view.lead}</p>` : nothing}
      ${problem ? html`<p class="note">${glyph('attention')}<span>${problem}</span></p>` : nothing}
      ${view.good.length ? goodList(view.good) : nothing} ${view.work ? workOn(view.work) : nothing}
      ${view.lanes.length ? timeline(view) : nothing} ${view.findings.length ? findingTable(view.findings) : nothing}
      <div class="next">
        <button class="btn" type="button" @click=${actions.onAgain}>Again</button>
        ${
          view.empty
            ? nothing
            : html`<button class="btn quiet" type="button" @click=${actions.onSave}>Save session</button>`
        }
        <button class="link" type="button" @click=${actions.onHome}>Home</button>
      </div>
      ${bob()}
    </main>
  `;
}

const goodList = (good: readonly GoodPoint[]) => html`
  <section class="well">
    <h2 class="q">What went well</h2>
    <ul>
      ${good.map(({ title, detail }) => html`<li><b>${title}</b><span class="q">${detail}</span></li>`)}
    </ul>
  </section>
`;

const workOn = ({ rule, howMuch, name, why }: WorkPoint) => html`
  <section class="one" data-work=${rule}>
    <h2 class="q">One thing to work on</h2>
    <p class="k t-attention">${glyph('attention')}<span>${howMuch}</span></p>
    <p class="say">${name}</p>
    <p class="q">${why}</p>
  </section>
`;

const LANE = 30;

const timeline = ({ lanes, reps, lanesInWords, duration }: SummaryView) => html`
  <section class="tl">
    <h2 class="q">When it happened</h2>
    <ul class="lanes">
      ${lanes.map(({ name }) => html`<li>${name}</li>`)}
    </ul>
    <div class="plot">
      <svg width="100%" height=${lanes.length * LANE + 8} role="img" aria-label=${lanesInWords}>
        ${[0, ...reps, 1].map((at) => svg`<line class="rp" x1=${percent(at)} x2=${percent(at)} y1="0" y2="100%" />`)}
        ${lanes.map((lane, i) => laneMarks(lane, 4 + LANE * (i + 0.5)))}
      </svg>
      <div class="ax"><span>0:00</span><span>${duration}</span></div>
    </div>
  </section>
`;

const laneMarks = ({ kind, spans }: Lane, y: number) => svg`
  <line class="ln" x1="0" x2="100%" y1=${y} y2=${y} />
  ${spans.map(({ from, to }) => (kind === 'unseen' ? gap(from, to, y) : episode(from, to, y)))}
`;

const gap = (from: number, to: number, y: number) =>
  svg`<rect class="ev-u" x=${percent(from)} width=${percent(to - from)} y=${y - 7} height="14" rx="2" />`;

const episode = (from: number, to: number, y: number) => svg`
  <rect class="ev-a" x=${percent(from)} width=${percent(Math.max(to - from, 0.003))} y=${y - 2.5} height="5" />
  <svg x=${percent((from + to) / 2)} y=${y} overflow="visible"><path class="ev-a" d="M0-9l8 9-8 9-8-9z" /></svg>
`;

const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;

const findingTable = (findings: readonly FindingRow[]) => html`
  <section class="found">
    <h2 class="q">Each time</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">What</th>
          <th scope="col">Step</th>
          <th scope="col">Worst</th>
          <th scope="col">Limit</th>
          <th scope="col">Lasted</th>
        </tr>
      </thead>
      <tbody>
        ${findings.map(
          ({ rule, time, name, step, worst, limit, lasted }) => html`
            <tr data-finding=${rule}>
              <td class="tab">${time}</td>
              <th scope="row">${name}</th>
              <td data-label="Step">${step}</td>
              <td class="num" data-label="Worst" ?data-none=${!worst}>${worst || '–'}</td>
              <td class="num" data-label="Limit" ?data-none=${!limit}>${limit || '–'}</td>
              <td class="tab" data-label="Lasted">${lasted}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  </section>
`;
