import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { FigureMove } from '../core/figure.ts';
import type { Routine } from '../core/routine.ts';
import { degrees } from '../core/units.ts';
import type { Words } from '../words/index.ts';
import { cuePanel, rail } from './cue-panel.ts';
import { developerPanel } from './developer-panel.ts';
import type { DeveloperView } from './developer-panel.ts';
import { dial } from './dial.ts';
import './figure.ts';
import { glyph } from './glyph.ts';
import { keysDialog } from './keys-dialog.ts';
import './picture.ts';
import { recordingLight } from './recording-light.ts';
import type { LoadingView } from './view/loading-view.ts';
import type { SlowView } from './view/pace-view.ts';
import type { SetupView } from './view/setup-view.ts';
import { firstSentence } from './view/sentences.ts';
import { plain } from './view/stage-view.ts';
import type { CueView, ReadingRow, StageView } from './view/stage-view.ts';

/** How much is shown during a set. */
export type Amount = keyof Words['stage']['amounts'];

/** What the screen is told: getting ready, getting in place, or a set under way. */
export interface StageModel {
  readonly routine: Routine;
  /** A person is before a camera. */
  readonly isLive: boolean;
  readonly loading: LoadingView | null;
  /** The way into place; null once the set runs. */
  readonly setup: SetupView | null;
  readonly view: StageView | null;
  /** How it keeps up, in small print. */
  readonly pace: readonly string[];
  /** Said large where it does not; null where it does. */
  readonly slow: SlowView | null;
  /** Why it stands still; null while it runs. */
  readonly paused: string | null;
  /** How long a hand has been held up, 0 to 1. */
  readonly raised: number;
  /** What is being said; empty where nothing is. */
  readonly caption: string;
  readonly amount: Amount;
  readonly muted: boolean;
  /** The picture will be recorded, as the person chose, ... */
  readonly records: boolean;
  /** ... and is being recorded. */
  readonly recording: boolean;
  /** The sound is, too. */
  readonly hears: boolean;
  /** How many seconds late the mirror is to be, and whether it is already. */
  readonly mirror: { readonly seconds: number; readonly behind: boolean };
  /** What is not kept any more, in a sentence; null where all is as it was wanted. */
  readonly notKept: string | null;
  /** What happened, in a sentence, while it went on; null where nothing did. */
  readonly notice: string | null;
  /** There is no graphics card that could draw. */
  readonly drawnByProcessor: boolean;
  /** Every stage's time; null where nobody asked for it. */
  readonly developer: DeveloperView | null;
}

/** What can be done before and during a set. */
export interface StageActions {
  readonly onPause: () => void;
  readonly onEnd: () => void;
  /** Ends it at once, because something hurts. */
  readonly onHurts: () => void;
  readonly onRemeasure: () => void;
  readonly onSkip: () => void;
  readonly onMute: () => void;
  readonly onAmount: () => void;
  /** The mirror a few seconds later, or now again. */
  readonly onDelay: () => void;
  readonly onKeys: () => void;
  /** Goes on with the fast pose model, from the start. */
  readonly onFaster: () => void;
}

/** The picture and the panel beside it. */
export function stageScreen(model: StageModel, words: Words, actions: StageActions): TemplateResult {
  const { loading, routine, setup } = model;
  return html`
    <main class="stage" data-amount=${amountNow(model)}>
      <h1 class="vh" tabindex="-1">${setup ? words.setup.title : routine.title}</h1>
      <div class="stagepic">
        <plumb-picture
          .routine=${routine}
          .label=${pictureLabel(model, words)}
          .byProcessor=${model.drawnByProcessor}
        ></plumb-picture>
        ${loading ? (loading.isMirrored ? nothing : loadingLine(loading)) : overPicture(model, words)}
        ${model.developer ? developerPanel(model.developer, words) : nothing}
        ${corner(model, words, actions)}
      </div>
      <section class="side" aria-label=${setup ? words.setup.title : words.stage.panel}>
        ${panel(model, words)} ${controls(model, words, actions)}
      </section>
      ${keysDialog(words)}
    </main>
  `;
}

/** What stands still or has not begun is told in full, whatever the person chose for the set. */
const amountNow = ({ setup, loading, paused, amount }: StageModel): Amount =>
  setup || loading || paused !== null ? 'coach' : amount;

function pictureLabel({ setup, view }: StageModel, { loading, setup: say, stage }: Words): string {
  if (setup) return say.picture(setup.cue.say);
  if (!view) return loading.picture;
  const { dials, rows, step } = view;
  return stage.picture(step.title, [...dials, ...rows].map(({ label, words }) => `${label} ${words}`).join(', '));
}

function panel({ loading, setup, view, paused, amount, records }: StageModel, words: Words): TemplateResult {
  if (setup && !loading) return setupPanel(setup, words);
  if (loading || !view) return loadingPanel(loading, records, words);
  const { cue, step } = view;
  return html`
    ${rail(step)} ${cuePanel(paused === null ? cue : pausedCue(paused, words), words)}
    ${amount === 'mirror' || paused !== null ? nothing : figures(view, amount, words)}
  `;
}

/** From three metres away, what to do is read first. */
function pausedCue(paused: string, { stage }: Words): CueView {
  const [say, why] = firstSentence(paused);
  return plain(say === stage.paused ? '' : stage.paused, say, why);
}

const figures = ({ dials, rows, numbers, others, found }: StageView, amount: Amount, words: Words) => html`
  <div class="figures" tabindex="0" role="group" aria-label=${words.stage.readings}>
    <div class="dials">${dials.map((one) => dial(one, words))}</div>
    <ul class="rows">
      ${rows.map((row) => readingLine(row, words))}
    </ul>
    ${
      amount === 'numbers'
        ? html`
            <ul class="numbers">
              ${[...numbers, ...others].map((row) => numberLine(row, words))}
            </ul>
            ${found ? html`<p class="found n">${found}</p>` : nothing}
          `
        : nothing
    }
  </div>
`;

const readingLine = ({ metric, label, state, words: value, help }: ReadingRow, words: Words) => html`
  <li title=${help}>
    ${glyph(state, words)}<b>${label}</b>
    <span class="num t-${state}" data-metric=${metric} data-state=${state}>${value}</span>
  </li>
`;

/** Small print: a glyph only where something is to be seen to, so that the large cells stay the ones to look at. */
const numberLine = ({ metric, label, state, words: value, help }: ReadingRow, words: Words) => html`
  <li title=${help}>
    <b>${state === 'attention' || state === 'moving' ? glyph(state, words) : nothing}${label}</b>
    <span class="num s-${state}" data-metric=${metric} data-state=${state}>${value}</span>
  </li>
`;

const setupPanel = ({ title, next, knots, cue, checks, seconds, found, hint }: SetupView, words: Words) => html`
  ${rail({ id: '', title, next, knots })}
  ${cuePanel(seconds === null ? cue : { ...cue, kind: words.setup.countdown(seconds) }, words)}
  ${found ? html`<p class="found">${found}</p>` : nothing} ${hint ? html`<p class="found">${hint}</p>` : nothing}
  ${
    checks.length
      ? html`<ul class="rows">
          ${checks.map(
            ({ id, label, state, words: value }) => html`
              <li data-check=${id}>${glyph(state, words)}<b>${label}</b><span class="t-${state}">${value}</span></li>
            `,
          )}
        </ul>`
      : nothing
  }
`;

/** What lies over the picture: the teacher, the hand that is up, the pause. */
const overPicture = ({ setup, view, routine, paused, raised }: StageModel, words: Words) => html`
  ${paused !== null ? html`<div class="veil"></div>` : nothing}
  ${setup?.seconds ? html`<p class="count" aria-hidden="true">${setup.seconds}</p>` : nothing}
  ${paused === null ? teacher(setup, view, routine) : nothing}
  ${
    raised > 0
      ? html`<p class="hand">
          <b>${words.stage.raising}</b>
          <progress max="1" .value=${raised} aria-label=${words.stage.raising}></progress>
          <span>${paused === null ? words.stage.raisingToPause : words.stage.raisingToGoOn}</span>
        </p>`
      : nothing
  }
`;

/** What the figure shows: the bend that is asked for, or the step under way while nothing else is to be said. */
function teacher(setup: SetupView | null, view: StageView | null, routine: Routine) {
  if (setup?.canSkip) return inset(html`<plumb-figure view="front" .routine=${routine} .moves=${BEND}></plumb-figure>`);
  const step = setup ? '' : (view?.cue.step ?? '');
  return routine.steps.some(({ id }) => id === step)
    ? inset(html`<plumb-figure view="front" .routine=${routine} .step=${step}></plumb-figure>`)
    : nothing;
}

const BEND: readonly FigureMove[] = [
  { kind: 'pause', seconds: 0.6 },
  { kind: 'bend', to: degrees(32), seconds: 1.2 },
  { kind: 'pause', seconds: 0.6 },
  { kind: 'bend', to: degrees(0), seconds: 1.2 },
];

const inset = (figure: TemplateResult) => html`<div class="teacher-inset" aria-hidden="true">${figure}</div>`;

/** Beside the head, where neither the person nor a mark is: what is said, and what the machine has to say of itself. */
const corner = (
  { setup, loading, recording, hears, mirror, notKept, notice, slow, caption, pace }: StageModel,
  words: Words,
  actions: StageActions,
) => html`
  <div class="corner">
    ${recording && !loading ? recordingLight(words, hears) : nothing}
    ${mirror.behind && !loading ? html`<p class="delayed" role="status">${words.stage.delayed(mirror.seconds)}</p>` : nothing}
    <div class="told" role="status">
      ${notKept ? html`<p class="notkept">${notKept}</p>` : nothing} ${notice ? html`<p class="notkept">${notice}</p>` : nothing}
    </div>
    ${slow && !notice && !loading && (!setup || slow.canGoFaster) ? slowNote(slow, words, actions) : nothing}
    ${caption && !loading ? html`<p class="caption">${caption}</p>` : nothing}
    ${pace.length && !setup && !loading ? html`<p class="pace">${pace.map((part) => html`<span>${part}</span>`)}</p>` : nothing}
  </div>
`;

const slowNote = ({ say, canGoFaster }: SlowView, { stage }: Words, { onFaster }: StageActions) => html`
  <div class="slow" role="status">
    <p>${say}</p>
    ${canGoFaster ? html`<button class="btn small" type="button" @click=${onFaster} aria-keyshortcuts="F">${stage.goFaster}</button>` : nothing}
  </div>
`;

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

const loadingPanel = (loading: LoadingView | null, records: boolean, words: Words) => html`
  <div class="cue" role="status" data-cue="">
    <p class="say">${loading?.title ?? words.loading.title}</p>
    ${loading?.isMirrored ? html`<progress max="1" .value=${loading.fraction} aria-label=${loading.title}></progress>` : nothing}
    <p class="why">${loading?.detail ?? ''} ${loading?.waiting ?? ''}</p>
  </div>
  ${
    loading?.meanwhile.length
      ? html`<ul class="meanwhile">
          ${loading.meanwhile.map((line) => html`<li>${line}</li>`)}
        </ul>`
      : nothing
  }
  <p class="found">${records ? words.home.privacyRecorded : words.home.privacy}</p>
`;

const controls = (model: StageModel, words: Words, actions: StageActions) => html`
  <div class="ctl">${model.setup || model.loading || !model.view ? setupButtons(model.setup, words, actions) : setButtons(model, words, actions)}</div>
  <div class="small-ctl">
    ${toggle(model.muted ? words.stage.unmute : words.stage.mute, 'M', actions.onMute)}
    ${model.setup || model.loading ? nothing : toggle(words.stage.shows(words.stage.amounts[model.amount]), 'N', actions.onAmount)}
    ${toggle(words.stage.keys, '?', actions.onKeys)}
    ${model.setup || model.loading ? nothing : toggle(words.stage.mirrorOf(model.mirror.seconds), 'L', actions.onDelay)}
    ${model.setup || model.loading ? nothing : toggle(words.stage.remeasure, 'R', actions.onRemeasure)}
  </div>
`;

const setButtons = (
  { paused, isLive }: StageModel,
  { stage }: Words,
  { onPause, onHurts, onEnd }: StageActions,
) => html`
  <button class=${paused === null ? 'btn quiet' : 'btn'} type="button" @click=${onPause} aria-keyshortcuts="Space">
    ${paused === null ? stage.pause : stage.goOn}
  </button>
  ${isLive ? html`<button class="btn quiet" type="button" @click=${onHurts} aria-keyshortcuts="H">${stage.hurts}</button>` : nothing}
  <button class="btn quiet" type="button" @click=${onEnd} aria-keyshortcuts="Escape">${stage.endSet}</button>
`;

const setupButtons = (setup: SetupView | null, { setup: say, common }: Words, { onSkip, onEnd }: StageActions) => html`
  <button class="btn quiet" type="button" @click=${onEnd} aria-keyshortcuts="Escape">${common.back}</button>
  ${setup?.canSkip ? html`<button class="btn quiet" type="button" @click=${onSkip}>${say.skip}</button>` : nothing}
`;

const toggle = (label: string, key: string, onClick: () => void) => html`
  <button class="link" type="button" @click=${onClick} aria-keyshortcuts=${key}>${label} <kbd>${key}</kbd></button>
`;
