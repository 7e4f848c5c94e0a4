import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Routine } from '../core/routine.ts';
import { bob, wordmark } from './glyph.ts';
import { legend } from './legend.ts';

/** What the first screen is told. */
export interface HomeModel {
  readonly routine: Routine;
  readonly heightCm: number | null;
  readonly heightRange: { readonly min: number; readonly max: number };
  readonly model: string;
  /** Cameras that may be asked for; shown when there is a choice. */
  readonly cameras: readonly { readonly deviceId: string; readonly label: string }[];
  readonly deviceId: string | null;
  /** What a camera may be asked for, `1280x720`, and what it is asked for now. */
  readonly pictureSizes: readonly string[];
  readonly pictureSize: string;
  /** A set was done since the page was opened, and can be looked at again. */
  readonly hasLastSet: boolean;
}

/** What can be done on the first screen. */
export interface HomeActions {
  readonly onBegin: () => void;
  readonly onDemo: () => void;
  readonly onFile: (file: File) => void;
  readonly onHeight: (text: string) => void;
  readonly onModel: (model: string) => void;
  readonly onCamera: (deviceId: string | null) => void;
  readonly onPictureSize: (size: string) => void;
  readonly onLastSet: () => void;
}

const MODEL_WORDS = [
  { id: 'lite', title: 'Fast', note: 'for slow computers' },
  { id: 'full', title: 'Balanced', note: 'for most' },
  { id: 'heavy', title: 'Exact', note: 'for fast graphics' },
] as const;

/** The first screen: what this is, three ways to begin, the routine, and what helps the numbers. */
export function homeScreen(model: HomeModel, actions: HomeActions): TemplateResult {
  return html`
    ${wordmark('./')}
    <main class="hang home" @dragover=${allowDrop} @dragleave=${endDrop} @drop=${(event: DragEvent) => drop(event, actions)}>
      <div class="main">
        <h1 tabindex="-1">Move slowly. See where you drift from the line.</h1>
        <p class="lead">
          Your camera watches feet, knees, belt and shoulders while you do a slow hip routine. One cue at a time, every
          number with its doubt, and a plain “cannot tell” where nothing can be seen.
        </p>
        ${ways(actions)}
        <p class="private">Nothing leaves this computer. Pictures are measured here and then forgotten. A video can also be dropped on this page.</p>
         ${model.hasLastSet ? lastSet(actions) : nothing} ${steps(model.routine)}
        ${bob()}
      </div>
      <div class="aside">${legend()} ${betterNumbers(model, actions)} ${place()} ${care(model.routine)}</div>
    </main>
  `;
}

const ways = ({ onBegin, onDemo, onFile }: HomeActions) => html`
  <div class="go">
    <button class="btn" type="button" @click=${onBegin}>Begin with the camera</button>
    <label class="btn quiet pick">
      Choose a video
      <input type="file" accept="video/*,.mkv,.mov" class="vh" @change=${(event: Event) => picked(event, onFile)} />
    </label>
    <button class="link" type="button" @click=${onDemo}>Watch the demo</button>
  </div>
`;

const lastSet = ({ onLastSet }: HomeActions) => html`
  <p class="again"><button class="link" type="button" @click=${onLastSet}>Look at your last set again</button></p>
`;

const steps = (routine: Routine) => html`
  <section class="plan" aria-labelledby="plan">
    <h2 id="plan">${routine.title}</h2>
    <p class="q">${routine.summary} ${routine.dosage}</p>
    <ol>
      ${routine.steps.map(
        ({ title, instruction }, i) => html`
          <li><span class="n" aria-hidden="true">${i + 1}</span>
            <h3>${title}</h3>
            <span class="q">${instruction}</span></li>
        `,
      )}
    </ol>
  </section>
`;

const betterNumbers = (model: HomeModel, { onHeight, onModel, onCamera, onPictureSize }: HomeActions) => html`
  <section>
    <h2>For better numbers</h2>
    <label class="field">
      <span>Your height</span>
      <span class="unit"
        ><input
          type="number"
          inputmode="numeric"
          min=${model.heightRange.min}
          max=${model.heightRange.max}
          step="1"
          autocomplete="off"
          .value=${model.heightCm === null ? '' : String(model.heightCm)}
          @change=${(event: Event) => heightGiven(event, onHeight)}
          aria-describedby="height-note"
        />
        cm</span
      >
    </label>
    <p class="n" id="height-note">Optional. With it, the width of your stance comes out tighter.</p>
    ${model.cameras.length > 1 ? cameraField(model, onCamera) : nothing} ${sizeField(model, onPictureSize)}
    <fieldset class="field models">
      <legend>Pose model</legend>
      ${MODEL_WORDS.map(
        ({ id, title, note }) => html`
          <label>
            <input type="radio" name="model" value=${id} .checked=${model.model === id} @change=${() => onModel(id)} />
            <span><b>${title}</b><span class="n">${note}</span></span>
          </label>
        `,
      )}
    </fieldset>
  </section>
`;

const cameraField = ({ cameras, deviceId }: HomeModel, onCamera: HomeActions['onCamera']) => html`
  <label class="field">
    <span>Camera</span>
    <select @change=${(event: Event) => onCamera((event.target as HTMLSelectElement).value || null)}>
      <option value="" ?selected=${deviceId === null}>The browser’s choice</option>
      ${cameras.map(
        ({ deviceId: id, label }, i) =>
          html`<option value=${id} ?selected=${deviceId === id}>${label || `Camera ${i + 1}`}</option>`,
      )}
    </select>
  </label>
`;

const sizeField = ({ pictureSizes, pictureSize }: HomeModel, onPictureSize: HomeActions['onPictureSize']) => html`
  <label class="field">
    <span>Picture size</span>
    <select @change=${(event: Event) => onPictureSize((event.target as HTMLSelectElement).value)}>
      ${pictureSizes.map(
        (size) => html`<option value=${size} ?selected=${size === pictureSize}>${size.replace('x', ' × ')}</option>`,
      )}
    </select>
  </label>
`;

const place = () => html`
  <section>
    <h2>Where to stand</h2>
    <ul class="plain">
      <li>Screen at about hip height, upright, two to three metres away.</li>
      <li>Head and both feet in the picture, facing the screen.</li>
      <li>Light on your shoes, trousers that show the ankles, nobody else in view.</li>
      <li>Begin with feet together and hands on your hips, and hold still for a moment.</li>
    </ul>
  </section>
`;

const care = ({ safety }: Routine) => html`
  <section>
    <h2>Take care</h2>
    <p class="q">${safety}</p>
  </section>
`;

/** A height out of range is said so by the browser, and not used. */
function heightGiven(event: Event, onHeight: HomeActions['onHeight']): void {
  const input = event.target as HTMLInputElement;
  input.reportValidity();
  onHeight(input.value);
}

function picked(event: Event, onFile: HomeActions['onFile']): void {
  const input = event.target as HTMLInputElement;
  const [file] = input.files ?? [];
  input.value = '';
  if (file) onFile(file);
}

function allowDrop(event: DragEvent): void {
  event.preventDefault();
  (event.currentTarget as HTMLElement).dataset['dropping'] = '';
}

function endDrop(event: DragEvent): void {
  delete (event.currentTarget as HTMLElement).dataset['dropping'];
}

function drop(event: DragEvent, { onFile }: HomeActions): void {
  event.preventDefault();
  endDrop(event);
  const [file] = event.dataTransfer?.files ?? [];
  if (file) onFile(file);
}
