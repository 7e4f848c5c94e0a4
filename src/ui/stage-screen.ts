import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { Routine } from '../core/routine.ts';
import { glyph } from './glyph.ts';
import './picture.ts';
import type { LoadingView } from './view/loading-view.ts';
import type { CueView, ReadingRow, StageView, StepView } from './view/stage-view.ts';

/** What the stage is told: getting ready, or a set under way. */
export interface StageModel {
  readonly routine: Routine;
  readonly loading: LoadingView | null;
  readonly view: StageView | null;
  readonly pace: readonly string[];
  /** Why it stands still; null while it runs. */
  readonly paused: string | null;
}

/** What can be done during a set. */
export interface StageActions {
  readonly onPause: () => void;
  readonly onEnd: () => void;
  readonly onRemeasure: () => void;
}

/** The picture and the panel beside it. */
export function stageScreen(model: StageModel, actions: StageActions): TemplateResult {
  const { loading, view, pace, paused, routine } = model;
  return html`
    <main class="stage">
      <h1 class="vh" tabindex="-1">${routine.title}</h1>
      <div class="stagepic">
        <plumb-picture .routine=${routine} .label=${pictureLabel(view)}></plumb-picture>
        ${loading ? loadingLine(loading) : nothing}
      </div>
      <section class="side" aria-label="Your set">
        ${loading || !view ? loadingPanel(loading) : runningPanel(view, paused, actions)} ${controls(paused, view !== null, actions)}
      </section>
      ${pace.length ? html`<p class="pace">${pace.map((part) => html`<span>${part}</span>`)}</p>` : nothing}
    </main>
  `;
}

function pictureLabel(view: StageView | null): string {
  if (!view) return 'The picture comes when the model is ready';
  const { rows, step } = view;
  return `You, mirrored. ${step.title}. ${rows.map(({ label, words }) => `${label} ${words}`).join(', ')}.`;
}

const loadingLine = ({ fraction, title }: LoadingView) => html`
  <div class="drop">
    <span class="mark" aria-hidden="true">Plumb<i>l</i>ine</span>
    <progress class="vh" max="1" .value=${fraction} aria-label=${title}></progress>
    <svg class="dropline" viewBox="0 0 20 100" preserveAspectRatio="none" aria-hidden="true">
      <line x1="10" x2="10" y1="0" y2="100" class="way" />
      <line x1="10" x2="10" y1="0" y2=${Math.max(2, fraction * 100)} class="come" />
      ${[25, 50, 75].map((y) => (fraction * 100 >= y ? quarter(y) : nothing))}
    </svg>
  </div>
`;

const quarter = (y: number) => svg`<line x1="10" x2="20" y1=${y} y2=${y} class="come" />`;

const loadingPanel = (loading: LoadingView | null) => html`
  <div class="cue" role="status" data-cue="">
    <p class="say">${loading?.title ?? 'Getting ready'}</p>
    <p class="why">${loading?.detail ?? ''}</p>
    ${loading?.waiting ? html`<p class="why">${loading.waiting}</p>` : nothing}
  </div>
`;

const runningPanel = (
  { step, cue, rows, numbers, others, found }: StageView,
  paused: string | null,
  { onRemeasure }: StageActions,
) => html`
  ${rail(step)} ${cuePanel(paused === null ? cue : { ...cue, ...STANDING_STILL, why: paused })}
  <div class="figures" tabindex="0" role="group" aria-label="Readings">
    <ul class="rows">
      ${rows.map(readingLine)}
    </ul>
    <ul class="numbers">
      ${numbers.map(numberLine)}
    </ul>
    <details>
      <summary>All numbers</summary>
      <ul class="numbers all">
        ${others.map(numberLine)}
      </ul>
      ${found ? html`<p class="found">${found}</p>` : nothing}
      <button class="link" type="button" @click=${onRemeasure} aria-keyshortcuts="R">Measure me again</button>
    </details>
  </div>
`;

const STANDING_STILL = { rule: '', kind: '', say: 'Paused', state: 'plain', reading: null, progress: null } as const;

const rail = ({ id, title, position, reps, knots }: StepView) => html`
  <div class="rail" data-step=${id}>
    <div class="where"><b>${title}</b><span>${reps ? `${reps} · ` : ''}${position}</span></div>
    <div class="knots" aria-hidden="true">${knots.map((knot) => html`<i class=${knot}></i>`)}</div>
  </div>
`;

const LONG_CUE = 26;

/** The large words are read out when they change; the numbers below them, which change all the time, are not. */
const cuePanel = ({ rule, state, kind, say, why, reading, progress }: CueView) => html`
  <div class="cue ${say.length > LONG_CUE ? 'long' : ''}" role="status" aria-live="polite" data-cue=${rule}>
    ${kind ? html`<p class="kind t-${state}">${state === 'plain' ? nothing : glyph(state)}${kind}</p>` : nothing}
    <p class="say">${say}</p>
    ${progress === null ? nothing : html`<progress max="1" .value=${progress} aria-label="Measured" aria-live="off"></progress>`}
    ${why ? html`<p class="why" aria-live="off">${why}</p>` : nothing}
    ${reading ? readingBehind(reading) : nothing}
  </div>
`;

const readingBehind = ({ metric, label, words }: NonNullable<CueView['reading']>) => html`
  <p class="why" aria-live="off">
    ${label}: <span data-metric=${metric} data-state="attention">${words}</span>.
  </p>
`;

const readingLine = ({ metric, label, state, words, help }: ReadingRow) => html`
  <li title=${help}>
    ${glyph(state)}<b>${label}${state === 'moving' ? html`<small class="t-moving">moving</small>` : nothing}</b>
    <span class="num t-${state}" data-metric=${metric} data-state=${state}>${words}</span>
  </li>
`;

/** Small print: a glyph only where something is to be seen to, so that the large rows stay the ones to look at. */
const numberLine = ({ metric, label, state, words, help }: ReadingRow) => html`
  <li title=${help}>
    <b>${state === 'attention' || state === 'moving' ? glyph(state) : nothing}${label}</b>
    <span class="num s-${state}" data-metric=${metric} data-state=${state}>${words}</span>
  </li>
`;

const controls = (paused: string | null, running: boolean, { onPause, onEnd }: StageActions) => html`
  <div class="ctl">
    ${
      running
        ? html`<button class="btn quiet" type="button" @click=${onPause} aria-keyshortcuts="Space">
            ${paused === null ? 'Pause' : 'Go on'}
          </button>`
        : nothing
    }
    <button class="btn quiet" type="button" @click=${onEnd} aria-keyshortcuts="Escape">
      ${running ? 'End set' : 'Back'}
    </button>
  </div>
`;
