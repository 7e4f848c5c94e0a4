import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { SourceRecord } from '../core/session-record.ts';
import type { Words } from '../words/index.ts';
import { footFan } from './foot-fan.ts';
import { bob, glyph, pageHeader } from './glyph.ts';
import { painQuestion } from './pain.ts';
import type { PainView } from './pain.ts';
import type { BestView, FindingRow, GoodPoint, Lane, Span, SummaryView, WorkPoint } from './view/summary-view.ts';

/** What the summary knows besides the record. */
export interface SummaryModel {
  readonly view: SummaryView;
  readonly words: Words;
  /** What went wrong, where the set did not end by itself. */
  readonly problem: string | null;
  /** It was ended because something hurt; null where it was not. */
  readonly pain: PainView | null;
  /** Addresses of the pictures of findings, by their keys; not every finding has one. */
  readonly stills: ReadonlyMap<string, string>;
  readonly saved: 'no' | 'saving' | 'yes';
  /** Under which it lies in the list of sessions; null where it lies in none. */
  readonly kept: string | null;
  /** What the browser answered when it was asked to keep it; null: it was not asked now. */
  readonly promise: boolean | null;
  /** The demo is nobody's, and nobody misses it. */
  readonly source: SourceRecord['kind'];
}

/** What can be done after a set. */
export interface SummaryActions {
  readonly onSave: () => void;
  readonly onAgain: () => void;
  readonly onHome: () => void;
  /** Null: there is nothing that it could be kept with. */
  readonly onPain: ((pain: number) => void) | null;
  /** The person says that a finding was wrong, or takes that back. */
  readonly onDispute: (key: string, isWrong: boolean) => void;
}

/** After the set: what went well, one thing to work on, when it happened, and why each thing was said. */
export function summaryScreen(model: SummaryModel, actions: SummaryActions): TemplateResult {
  const { view, words, problem } = model;
  return html`
    ${pageHeader('today', words)}
    <main class="hang sum">
      <p class="date">${view.overline}</p>
      <h1 tabindex="-1">${view.title}</h1>
      ${view.lead ? html`<p class="lead">${view.lead}</p>` : nothing}
      ${problem ? html`<p class="note">${glyph('attention', words)}<span>${problem}</span></p>` : nothing}
      ${model.pain ? painQuestion(model.pain, words, actions.onPain) : nothing}
      <div class="first" ?data-alone=${!view.work}>
        ${view.good.length ? goodList(view.good, words) : nothing} ${view.bests.length ? bests(view.bests, words) : nothing}
      </div>
      ${view.work ? workOn(view.work, model) : nothing} ${view.lanes.length ? timeline(view, words) : nothing}
      ${next(model, actions)} ${view.findings.length ? findingList(model, actions) : nothing} ${bob()}
    </main>
  `;
}

const goodList = (good: readonly GoodPoint[], { summary }: Words) => html`
  <section class="well">
    <h2 class="q">${summary.well}</h2>
    <ul>
      ${good.map(({ title, detail }) => html`<li><b>${title}</b><span class="q">${detail}</span></li>`)}
    </ul>
  </section>
`;

/** Each foot stands on the side where it stands for the person: left on the left. */
const bests = (list: readonly BestView[], { summary }: Words) => html`
  <section class="bests">
    <h2 class="q">${summary.best}</h2>
    <ul>
      ${list.map(
        ({ side, reading, words }) => html`
          <li data-best=${side}>
            ${reading ? footFan(side, reading) : nothing}
            <span>${summary.bestSides[side]} <b class=${reading ? 'num' : 't-unknown'}>${words}</b></span>
          </li>
        `,
      )}
    </ul>
  </section>
`;

const workOn = ({ rule, key, howMuch, name, why, time }: WorkPoint, { stills, words }: SummaryModel) => html`
  <section class="one" data-work=${rule}>
    <h2 class="q">${words.summary.one}</h2>
    ${still(stills.get(key), words.summary.picture(name, time))}
    <div>
      <p class="k t-attention">${glyph('attention', words)}<span>${howMuch}</span></p>
      <p class="say">${name}</p>
      <p class="q">${why}</p>
    </div>
  </section>
`;

const still = (address: string | undefined, label: string) =>
  address ? html`<img class="still" src=${address} alt=${label} width="360" height="360" />` : nothing;

const LANE = 30;

const timeline = ({ lanes, reps, lanesInWords, duration }: SummaryView, { summary }: Words) => html`
  <section class="tl">
    <h2 class="q">${summary.when}</h2>
    <ul class="lanes" aria-hidden="true">
      ${lanes.map(({ name }) => html`<li>${name}</li>`)}
    </ul>
    <div class="plot">
      <svg width="100%" height=${lanes.length * LANE + 8} role="group" aria-label=${lanesInWords}>
        ${[0, ...reps, 1].map((at) => svg`<line class="rp" x1=${percent(at)} x2=${percent(at)} y1="0" y2="100%" />`)}
        ${reps.map((at, i) => svg`<text class="rep" x=${percent(at)} y="100%" dx="-6" dy="24">${summary.repetition(i + 1)}</text>`)}
        ${lanes.map((lane, i) => laneMarks(lane, 4 + LANE * (i + 0.5)))}
      </svg>
      <div class="ax"><span>0:00</span><span>${duration}</span></div>
    </div>
    ${lanes.some(({ kind }) => kind === 'unseen') ? html`<p class="n">${summary.notJudgedHow}</p>` : nothing}
  </section>
`;

const laneMarks = ({ kind, spans }: Lane, y: number) => svg`
  <line class="ln" x1="0" x2="100%" y1=${y} y2=${y} />
  ${spans.map((span) => (kind === 'unseen' ? gap(span, y) : episode(span, y)))}
`;

const gap = ({ from, to }: Span, y: number) =>
  svg`<rect class="ev-u" x=${percent(from)} width=${percent(to - from)} y=${y - 7} height="14" rx="2" />`;

/** Leads to the row that says why. */
const episode = ({ from, to, key, label, disputed }: Span, y: number) => svg`
  <a href="#${idOf(key)}" aria-label=${label} class=${disputed ? 'ev-d' : 'ev-a'} @click=${(event: Event) => goTo(event, key)}>
    <rect x=${percent(from)} width=${percent(Math.max(to - from, 0.003))} y=${y - 2.5} height="5" />
    <svg x=${percent((from + to) / 2)} y=${y} overflow="visible">
      <rect class="hit" x="-13" y="-13" width="26" height="26" /><path d="M0-9l8 9-8 9-8-9z" />
    </svg>
  </a>
`;

const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;

const idOf = (key: string): string => `finding-${key.replaceAll(/[^\w-]+/g, '-')}`;

/** Not by the address: going back leads out of the summary, not through it. */
function goTo(event: Event, key: string): void {
  event.preventDefault();
  const row = document.getElementById(idOf(key));
  row?.scrollIntoView({ block: 'center' });
  row?.focus({ preventScroll: true });
}

const next = (model: SummaryModel, actions: SummaryActions) => {
  const { view, words, saved, kept, pain } = model;
  const { summary, common } = words;
  return html`
    <div class="next">
      ${pain ? nothing : html`<button class="btn" type="button" @click=${actions.onAgain}>${summary.again}</button>`}
      ${kept === null ? nothing : html`<a class="btn quiet" href=${replayOf(kept)} data-link>${summary.watch}</a>`}
      ${
        view.empty
          ? nothing
          : html`<button class="btn quiet" type="button" ?disabled=${saved === 'saving'} @click=${actions.onSave}>
              ${saved === 'saving' ? summary.saving : summary.save}
            </button>`
      }
      <button class="link" type="button" @click=${actions.onHome}>${common.home}</button>
      ${view.empty ? nothing : whereItLies(model)}
    </div>
  `;
};

/** Nobody has to guess whether what they did is still there tomorrow. */
const whereItLies = ({ words: { summary }, saved, kept, source, promise }: SummaryModel) => html`
  <div class="lies" role="status">
    <p>
      ${kept === null ? (source === 'demo' ? nothing : summary.keptNowhere) : html`${tick()}${summary.keptHere} <a class="link" href="./?screen=library" data-link>${summary.allSessions}</a>`}
    </p>
    ${source === 'file' ? html`<p>${summary.fromVideo}</p>` : nothing}
    ${promise === null ? nothing : html`<p>${promise ? html`${tick()}${summary.promised}` : summary.notPromised}</p>`}
    ${saved === 'yes' ? html`<p>${tick()}${summary.saved}</p>` : nothing}
  </div>
`;

const tick = () => html`<span class="tick" aria-hidden="true"></span>`;

const replayOf = (session: string): string => `./?screen=replay&session=${encodeURIComponent(session)}`;

const findingList = (model: SummaryModel, actions: SummaryActions) => html`
  <section class="found">
    <h2 class="q">${model.words.summary.each}</h2>
    <ol>
      ${model.view.findings.map((row) => findingRow(row, model, actions))}
    </ol>
    ${model.stills.size ? html`<p class="n">${model.words.summary.pictures}</p>` : nothing}
  </section>
`;

const findingRow = (
  row: FindingRow,
  { stills, words: { summary } }: SummaryModel,
  { onDispute }: SummaryActions,
) => html`
  <li id=${idOf(row.key)} tabindex="-1" data-finding=${row.rule} ?data-disputed=${row.disputed}>
    ${still(stills.get(row.key), summary.picture(row.name, row.time))}
    <div>
      <p class="at tab">${row.time}<span>${row.step}</span><span>${row.lasted}</span></p>
      <h3>${row.name}</h3>
      ${row.evidence ? html`<p class="evidence">${row.evidence}</p>` : nothing}
      <p class="q">${row.why}</p>
      ${row.disputed ? html`<p class="answer">${summary.saidWrong}</p>` : nothing}
      <button
        class="link"
        type="button"
        aria-label=${row.disputed ? nothing : summary.wrongOf(row.name, row.time)}
        @click=${() => onDispute(row.key, !row.disputed)}
      >
        ${row.disputed ? summary.notWrong : summary.wrong}
      </button>
    </div>
  </li>
`;
