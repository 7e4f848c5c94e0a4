import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { MetricId } from '../core/reading.ts';
import type { Routine } from '../core/routine.ts';
import type { Words } from '../words/index.ts';
import { glyph, pageHeader } from './glyph.ts';
import { fieldText } from './library-screen.ts';
import './picture.ts';
import './plot.ts';
import { clockTenths } from './view/replay-view.ts';
import type { MomentItem, PlotData, ReplayView, Stretch } from './view/replay-view.ts';

/** What the player is told. */
export interface ReplayModel {
  readonly title: string;
  readonly routine: Routine;
  readonly view: ReplayView;
  /** The moment that is shown: its place, of how many, and its time in seconds. */
  readonly place: number;
  readonly places: number;
  readonly t: number;
  readonly step: string;
  readonly playing: boolean;
  readonly speed: number;
  readonly marks: boolean;
  readonly hasPicture: boolean;
  /** Index of the moment that is going on; −1: none. */
  readonly current: number;
  readonly plots: readonly {
    readonly data: PlotData;
    readonly name: string;
    readonly value: string;
    readonly state: string;
  }[];
  /** Metrics that can be shown besides, and the one that is. */
  readonly others: readonly { readonly metric: MetricId; readonly name: string }[];
  readonly other: MetricId | null;
  /** A note is being written for this moment. */
  readonly noting: boolean;
  /** How far an export is, 0 to 1; null: none is under way. */
  readonly exporting: { readonly words: string; readonly part: number } | null;
}

/** What can be saved of a session. */
export type SaveKind = 'bundle' | 'video' | 'html' | 'trc' | 'mot' | 'csv' | 'vtt';

/** What can be done in the player. */
export interface ReplayActions {
  readonly onPlay: () => void;
  readonly onPlace: (place: number) => void;
  readonly onSeek: (t: number) => void;
  readonly onStep: (way: -1 | 1) => void;
  readonly onMoment: (way: -1 | 1) => void;
  readonly onSpeed: (speed: number) => void;
  readonly onMarks: () => void;
  readonly onOther: (metric: string) => void;
  readonly onNote: (open: boolean) => void;
  readonly onKeepNote: (text: string) => void;
  readonly onRemoveNote: (t: number) => void;
  readonly onSave: (kind: SaveKind) => void;
  readonly onStop: () => void;
}

export const SPEEDS = [0.25, 0.5, 1, 2] as const;
const SPEED_WORDS: Readonly<Record<number, string>> = { 0.25: '¼', 0.5: '½', 1: '1', 2: '2' };

/** A session watched again: picture and moments on top, all of time below, one line through it: now. */
export function replayScreen(model: ReplayModel, words: Words, actions: ReplayActions): TemplateResult {
  const { replay: say } = words;
  const { view } = model;
  return html`
    ${pageHeader('sessions', words)}
    <main class="rep">
      <div class="stagepic">
        <plumb-picture
          .routine=${model.marks ? model.routine : null}
          .label=${say.picture(model.step, clockTenths(model.t))}
        ></plumb-picture>
      </div>
      <section class="moments" aria-labelledby="rep-title">
        <h1 id="rep-title" tabindex="-1">${model.title}</h1>
        <p class="sub">${say.sub(view.moments.filter(({ kind }) => kind === 'finding').length)} ${say.dashed} ${model.hasPicture ? nothing : say.noPicture}</p>
        ${momentList(model, words, actions)} ${noteForm(model, words, actions)}
      </section>
      <section class="time" aria-label=${say.timeline}>
        ${bar(model, words, actions)}
        <div class="tracks" @plumb-seek=${(event: CustomEvent<number>) => actions.onSeek(event.detail)}>
          ${lanes(model, words, actions)} ${model.plots.map((plot) => plotRow(plot, words))} ${playhead(model)}
        </div>
        ${below(model, words, actions)}
      </section>
    </main>
  `;
}

const momentList = ({ view, current }: ReplayModel, words: Words, actions: ReplayActions) => html`
  <ol class="list">
    ${view.moments.map((moment, i) => momentItem(moment, i === current, words, actions))}
  </ol>
`;

const momentItem = (
  { kind, t0, time, name, value }: MomentItem,
  current: boolean,
  { replay: say }: Words,
  { onSeek, onRemoveNote }: ReplayActions,
) => html`
  <li class=${kind}>
    <button class="jump" type="button" aria-current=${current ? 'true' : nothing} @click=${() => onSeek(t0)}>
      <span class="num tab tm">${time}</span><span class="nm">${name}</span><span class="num">${value}</span>
    </button>
    ${kind === 'pin' ? html`<button class="link" type="button" @click=${() => onRemoveNote(t0)}>${say.removeNote}</button>` : nothing}
  </li>
`;

const noteForm = ({ noting, t }: ReplayModel, { replay: say }: Words, { onNote, onKeepNote }: ReplayActions) =>
  noting
    ? html`<form
        class="pinform"
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          onKeepNote(fieldText(new FormData(event.target as HTMLFormElement), 'note'));
        }}
      >
        <label class="field"
          ><span>${clockTenths(t)} ${say.noteText}</span><textarea name="note" rows="2" maxlength="5000" autofocus></textarea
        ></label>
        <button class="btn quiet" type="submit">${say.keepNote}</button>
        <button class="link" type="button" @click=${() => onNote(false)}>${say.cancel}</button>
      </form>`
    : html`<button class="link addnote" type="button" @click=${() => onNote(true)}>${say.addNote}</button>`;

const ICONS = {
  play: svg`<path d="M6 3.5v17L20.5 12z" />`,
  pause: svg`<path d="M5 4h5v16H5zM14 4h5v16h-5z" />`,
  momentBack: svg`<path d="M5 4h2.4v16H5zM20 4v16L9 12z" />`,
  momentOn: svg`<path d="M16.6 4H19v16h-2.4zM4 4l11 8L4 20z" />`,
  frameBack: svg`<path d="M15.5 5v14L6 12zM17 5h2v14h-2z" />`,
  frameOn: svg`<path d="M8.5 5v14L18 12zM5 5h2v14H5z" />`,
} as const;

const iconButton = (icon: keyof typeof ICONS, label: string, onClick: () => void, main = false) => html`
  <button class=${main ? 'ic main' : 'ic'} type="button" aria-label=${label} title=${label} @click=${onClick}>
    <svg viewBox="0 0 24 24" aria-hidden="true">${ICONS[icon]}</svg>
  </button>
`;

const bar = (model: ReplayModel, { replay: say }: Words, actions: ReplayActions) => html`
  <div class="bar">
    ${iconButton(model.playing ? 'pause' : 'play', model.playing ? say.pause : say.play, actions.onPlay, true)}
    ${iconButton('momentBack', say.momentBack, () => actions.onMoment(-1))}
    ${iconButton('frameBack', say.frameBack, () => actions.onStep(-1))}
    ${iconButton('frameOn', say.frameOn, () => actions.onStep(1))}
    ${iconButton('momentOn', say.momentOn, () => actions.onMoment(1))}
    <label class="speed"
      ><span class="vh">${say.speed}</span>
      <select @change=${(event: Event) => actions.onSpeed(Number((event.target as HTMLSelectElement).value))}>
        ${SPEEDS.map((speed) => html`<option value=${speed} ?selected=${speed === model.speed}>${SPEED_WORDS[speed]}×</option>`)}
      </select></label
    >
    <label class="toggle"><input type="checkbox" .checked=${model.marks} @change=${actions.onMarks} /> ${say.marks}</label>
    <span class="clock num tab"><b>${clockTenths(model.t)}</b><span class="of"> ${say.of(clockTenths(model.view.duration))}</span></span>
  </div>
  <input
    class="scrub"
    type="range"
    min="0"
    max=${Math.max(0, model.places - 1)}
    step="1"
    .value=${String(model.place)}
    aria-label=${say.position}
    aria-valuetext=${`${clockTenths(model.t)}, ${model.step}`}
    @input=${(event: Event) => actions.onPlace(Number((event.target as HTMLInputElement).value))}
  />
`;

const percent = (part: number): string => `${(part * 100).toFixed(3)}%`;

/** A step needs this much room for its name, in shares of the whole. */
const ROOM_FOR_NAME = 0.055;

const lanes = ({ view }: ReplayModel, words: Words, { onSeek }: ReplayActions) => html`
  <div class="lane">
    <svg width="100%" height="52" role="img" aria-label=${view.inWords || words.replay.timeline} @click=${(event: MouseEvent) => onSeek(timeAt(event, view))}>
      ${view.steps.map(
        ({ from, to, label }) => svg`
          <line class="stepline" x1=${percent(from)} x2=${percent(from)} y1="2" y2="22" />
          ${to - from >= ROOM_FOR_NAME ? svg`<svg x=${percent(from)} width=${percent(to - from)} height="24"><text class="stepname" x="6" y="17">${label}</text></svg>` : nothing}
        `,
      )}
      ${view.pivots.map(({ from, to }) => svg`<line class="pivot" x1=${percent(from)} x2=${percent(to)} y1="29.5" y2="29.5" />`)}
      ${view.findings.map(({ from, to, label }) => bandMark(from, to, label))}
      ${view.cues.map(({ from, label }) => svg`<circle class="cuemark" cx=${percent(from)} cy="48" r="2.2"><title>${label}</title></circle>`)}
      ${view.pins.map((pin) => pinMark(pin))}
    </svg>
  </div>
`;

const bandMark = (from: number, to: number, label: string) =>
  svg`<rect class="ev-a" x=${percent(from)} width=${percent(Math.max(to - from, 0.002))} y="36" height="6" rx="1"><title>${label}</title></rect>`;

const pinMark = ({ from, label }: Stretch) =>
  svg`<svg x=${percent(from)} y="0" overflow="visible"><path class="pin" d="M0 52V33M0 33h9v7H0z"><title>${label}</title></path></svg>`;

function timeAt(event: MouseEvent, { duration }: ReplayView): number {
  const { left, width } = (event.currentTarget as Element).getBoundingClientRect();
  return ((event.clientX - left) / width) * duration;
}

const plotRow = ({ data, name, value, state }: ReplayModel['plots'][number], { replay: say }: Words) => html`
  <div class="row" data-metric=${data.metric}>
    <b>${name}</b><span class=${`v num ${state === 'attention' ? 't-attention' : ''}`}>${value}</span>
    <plumb-plot .data=${data} .label=${say.plot(name, value)}></plumb-plot>
  </div>
`;

const playhead = ({ t, view }: ReplayModel) => {
  const x = percent(view.duration > 0 ? t / view.duration : 0);
  return html`<svg class="head" aria-hidden="true">
    <line x1=${x} x2=${x} y1="0" y2="100%" />
    <svg x=${x} y="100%" overflow="visible">
      <path d="M-2.3-26h4.6v3.6h2c1.9 2 2.1 4.3 1.7 7L1.4-2 0 4-1.4-2-6-15.4c-.4-2.7-.2-5 1.7-7h2z" />
    </svg>
  </svg>`;
};

const below = (model: ReplayModel, { replay: say }: Words, actions: ReplayActions) => html`
  <div class="below">
    <label class="field"
      ><span>${say.oneMore}</span>
      <select @change=${(event: Event) => actions.onOther((event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${model.other === null}>${say.nothing}</option>
        ${model.others.map(({ metric, name }) => html`<option value=${metric} ?selected=${metric === model.other}>${name}</option>`)}
      </select></label
    >
    ${model.exporting ? progress(model.exporting, say, actions) : saveMenu(model, say, actions)}
    <p class="n">${say.keys}</p>
  </div>
`;

const progress = (
  { words: text, part }: { words: string; part: number },
  say: Words['replay'],
  { onStop }: ReplayActions,
) => html`
  <div class="field" role="status">
    <span>${text}</span><progress max="1" .value=${part} aria-label=${text}></progress>
    <button class="link" type="button" @click=${onStop}>${say.stop}</button>
  </div>
`;

const saveMenu = ({ hasPicture }: ReplayModel, say: Words['replay'], { onSave }: ReplayActions) => {
  const kinds: readonly (readonly [SaveKind, string])[] = [
    ['bundle', say.saveBundle],
    ...(hasPicture ? ([['video', say.saveVideo]] as const) : []),
    ['html', say.saveReport],
    ['csv', say.saveCsv],
    ['vtt', say.saveVtt],
    ['trc', say.saveTrc],
    ['mot', say.saveMot],
  ];
  return html`
    <details class="saves">
      <summary>${say.save}</summary>
      <ul>
        ${kinds.map(([kind, text]) => html`<li><button class="link" type="button" data-save=${kind} @click=${() => onSave(kind)}>${text}</button></li>`)}
      </ul>
    </details>
  `;
};

/** What is shown while a session is opened, or where it is gone. */
export const replayNotice = (title: string, help: string, words: Words): TemplateResult => html`
  ${pageHeader('sessions', words)}
  <main class="hang problem">
    <h1 tabindex="-1">${title}</h1>
    ${help ? html`<p class="lead">${glyph('unknown', words)} ${help}</p>` : nothing}
    <p><a class="link" href="./?screen=library" data-link>${words.replay.sessions}</a></p>
  </main>
`;
