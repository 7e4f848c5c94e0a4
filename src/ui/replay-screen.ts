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
import { playerBar } from './player-bar.ts';
import type { PlayerActions } from './player-bar.ts';
import { scoredAgain } from './scored-again.ts';
import type { AgainModel, ScoreOrder } from './scored-again.ts';
import type { MomentItem, PlotData, ReplayView, Stretch, Stroke } from './view/replay-view.ts';

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
  /** Whether the sound is heard; null: there is none. */
  readonly sound: boolean | null;
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
  /** Lines on the picture: of the note that is being written, else of the one at this moment. */
  readonly strokes: readonly Stroke[];
  readonly again: AgainModel;
  /** Sessions of the same routine that this one can be watched beside. */
  readonly besides: readonly { readonly id: string; readonly name: string }[];
  /** How far an export is, 0 to 1; null: none is under way. */
  readonly exporting: { readonly words: string; readonly part: number } | null;
  /** Why the last export came to nothing, in a sentence; null where it did not. */
  readonly refused: string | null;
}

/** What can be saved of a session. */
export type SaveKind = 'bundle' | 'video' | 'html' | 'trc' | 'mot' | 'csv' | 'vtt' | 'case';

/** What can be done in the player. */
export interface ReplayActions extends PlayerActions {
  readonly onSeek: (t: number) => void;
  readonly onOther: (metric: string) => void;
  readonly onNote: (open: boolean) => void;
  readonly onKeepNote: (text: string) => void;
  readonly onRemoveNote: (t: number) => void;
  readonly onStroke: (stroke: Stroke) => void;
  readonly onUndoStroke: () => void;
  /** The person says that a finding was wrong, or takes that back. */
  readonly onDispute: (key: string, isWrong: boolean) => void;
  /** Saves the seconds around a moment as a video. */
  readonly onClip: (moment: MomentItem) => void;
  readonly onScore: (order: ScoreOrder) => void;
  readonly onBeside: (session: string) => void;
  readonly onSave: (kind: SaveKind) => void;
  readonly onStop: () => void;
}

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
          .strokes=${model.strokes}
          .drawing=${model.noting}
          @plumb-stroke=${(event: CustomEvent<Stroke>) => actions.onStroke(event.detail)}
        ></plumb-picture>
      </div>
      <section class="moments" aria-labelledby="rep-title">
        <h1 id="rep-title" tabindex="-1">${model.title}</h1>
        <p class="sub">${say.sub(view.moments.filter(({ kind }) => kind === 'finding').length)} ${say.dashed} ${model.hasPicture ? nothing : say.noPicture}</p>
        ${momentList(model, words, actions)} ${noteForm(model, words, actions)}
      </section>
      <section class="time" aria-label=${say.timeline}>
        ${playerBar({ ...model, duration: model.view.duration }, words, actions)}
        <div class="tracks" @plumb-seek=${(event: CustomEvent<number>) => actions.onSeek(event.detail)}>
          ${lanes(model, words, actions)} ${model.plots.map((plot) => plotRow(plot, words))} ${playhead(model)}
        </div>
        ${below(model, words, actions)}
        ${scoredAgain(model.again, words, actions)}
      </section>
    </main>
  `;
}

const momentList = (model: ReplayModel, words: Words, actions: ReplayActions) => html`
  <ol class="list">
    ${model.view.moments.map((moment, i) => momentItem(moment, i === model.current, model, words, actions))}
  </ol>
`;

const momentItem = (moment: MomentItem, current: boolean, model: ReplayModel, words: Words, actions: ReplayActions) => {
  const { kind, t0, time, name, value, disputed } = moment;
  return html`
    <li class=${kind} ?data-disputed=${disputed}>
      <button class="jump" type="button" aria-current=${current ? 'true' : nothing} @click=${() => actions.onSeek(t0)}>
        <span class="num tab tm">${time}</span><span class="nm">${name}</span><span class="num">${value}</span>
      </button>
      ${kind === 'pin' ? html`<button class="link" type="button" @click=${() => actions.onRemoveNote(t0)}>${words.replay.removeNote}</button>` : nothing}
      ${kind === 'finding' && (current || disputed) ? answers(moment, model, words, actions) : nothing}
    </li>
  `;
};

/** What can be done with the finding that is looked at: called wrong, saved as a clip. */
const answers = (
  moment: MomentItem,
  { hasPicture, exporting }: ReplayModel,
  { summary, replay: say }: Words,
  { onDispute, onClip }: ReplayActions,
) => html`
  <p class="answers">
    ${moment.disputed ? html`<span class="q">${say.saidWrong}</span>` : nothing}
    <button
      class="link"
      type="button"
      aria-label=${moment.disputed ? nothing : summary.wrongOf(moment.name, moment.time)}
      @click=${() => onDispute(moment.key ?? '', !moment.disputed)}
    >
      ${moment.disputed ? summary.notWrong : summary.wrong}
    </button>
    ${hasPicture && !exporting ? html`<button class="link" type="button" @click=${() => onClip(moment)}>${say.saveClip}</button>` : nothing}
  </p>
`;

const noteForm = ({ noting, t, strokes }: ReplayModel, { replay: say }: Words, actions: ReplayActions) =>
  noting
    ? html`<form
        class="pinform"
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          actions.onKeepNote(fieldText(new FormData(event.target as HTMLFormElement), 'note'));
        }}
      >
        <label class="field"
          ><span>${clockTenths(t)} ${say.noteText}</span><textarea name="note" rows="2" maxlength="5000"></textarea
        ></label>
        <p class="q">${say.drawHow}</p>
        <button class="btn quiet" type="submit">${say.keepNote}</button>
        ${strokes.length ? html`<button class="link" type="button" @click=${actions.onUndoStroke}>${say.undoLine}</button>` : nothing}
        <button class="link" type="button" @click=${() => actions.onNote(false)}>${say.cancel}</button>
      </form>`
    : html`<button class="link addnote" type="button" @click=${() => actions.onNote(true)}>${say.addNote}</button>`;

const percent = (part: number): string => `${(part * 100).toFixed(3)}%`;

const lanes = ({ view }: ReplayModel, words: Words, { onSeek }: ReplayActions) => html`
  <div class="lane">
    <svg width="100%" height="52" role="img" aria-label=${view.inWords || words.replay.timeline} @click=${(event: MouseEvent) => onSeek(timeAt(event, view))}>
      ${view.steps.map(
        ({ from, to, label }) => svg`
          <line class="stepline" x1=${percent(from)} x2=${percent(from)} y1="2" y2="22" />
          <foreignObject x=${percent(from)} width=${percent(to - from)} height="24">${html`<div class="stepname">${label}</div>`}</foreignObject>
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
    ${model.besides.length ? besideField(model, say, actions) : nothing}
    ${model.exporting ? progress(model.exporting, say, actions) : saveMenu(model, say, actions)}
    <p class="n">${say.keys}</p>
    <div role="status">${model.refused ? html`<p class="n">${model.refused}</p>` : nothing}</div>
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

const besideField = ({ besides }: ReplayModel, say: Words['replay'], { onBeside }: ReplayActions) => html`
  <label class="field"
    ><span>${say.beside}</span>
    <select @change=${(event: Event) => onBeside((event.target as HTMLSelectElement).value)}>
      <option value="">${say.nothing}</option>
      ${besides.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
    </select></label
  >
`;

const saveMenu = ({ hasPicture, view }: ReplayModel, say: Words['replay'], { onSave }: ReplayActions) => {
  const kinds: readonly (readonly [SaveKind, string])[] = [
    ['bundle', say.saveBundle],
    ...(hasPicture ? ([['video', say.saveVideo]] as const) : []),
    ['html', say.saveReport],
    ['csv', say.saveCsv],
    ['vtt', say.saveVtt],
    ['trc', say.saveTrc],
    ['mot', say.saveMot],
    ...(view.moments.some(({ disputed }) => disputed) ? ([['case', say.saveCase]] as const) : []),
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
