import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Words } from '../words/index.ts';
import { bob, pageHeader } from './glyph.ts';

type Say = Words['settings'];

/** What the settings screen is told. */
export interface SettingsModel {
  readonly heightCm: number | null;
  readonly cameraFov: number | null;
  readonly ranges: { readonly height: Range; readonly fov: Range };
  /** Cameras that may be asked for; shown when there is a choice. */
  readonly cameras: readonly { readonly deviceId: string; readonly label: string }[];
  readonly deviceId: string | null;
  /** What a camera may be asked for, `1280x720`. */
  readonly pictureSizes: readonly string[];
  readonly pictureSize: string;
  readonly model: keyof Say['models'];
  /** What the automatic choice has come to; null where nothing was measured yet. */
  readonly automaticModel: keyof Say['models'] | null;
  /** Voices of this computer that speak the language. */
  readonly voices: readonly { readonly voiceURI: string; readonly name: string }[];
  readonly voice: string | null;
  readonly talk: keyof Say['talks'];
  readonly volume: number;
  readonly tones: boolean;
  readonly language: keyof Say['languages'] | null;
  readonly amount: keyof Say['amounts'];
  readonly theme: keyof Say['themes'];
  readonly offline: OfflineView;
}

/** How far it has come that the app works without a network. */
export type OfflineView =
  | { readonly kind: 'none' | 'failed' }
  | { readonly kind: 'loading'; readonly loaded: number; readonly total: number }
  | { readonly kind: 'ready'; readonly update: boolean };

interface Range {
  readonly min: number;
  readonly max: number;
}

/** A setting by its name, as the form has it. */
export type SettingsChange = { readonly name: keyof SettingsModel; readonly value: string };

/** What can be done on the settings screen. */
export interface SettingsActions {
  readonly onChange: (change: SettingsChange) => void;
  readonly onTry: () => void;
}

/** Everything that can be chosen, on native controls; a change holds at once. */
export function settingsScreen(model: SettingsModel, words: Words, actions: SettingsActions): TemplateResult {
  const { settings: say } = words;
  const change = (event: Event) => changed(event, actions.onChange);
  return html`
    ${pageHeader('settings', words)}
    <main class="hang settings">
      <h1 tabindex="-1">${say.title}</h1>
      <p class="lead">${say.lead}</p>
      <form class="columns" @change=${change} @submit=${(event: Event) => event.preventDefault()}>
        ${room(model, say)} ${sound(model, say, actions)}
        <div>${screen(model, say)} ${offline(model.offline, words)}</div>
      </form>
      ${bob()}
    </main>
  `;
}

const room = (model: SettingsModel, say: Say) => html`
  <section>
    <h2>${say.you}</h2>
    ${number('heightCm', say.height, 'cm', model.heightCm, model.ranges.height, say.heightNote)}
    ${
      model.cameras.length > 1
        ? select('deviceId', say.camera, model.deviceId ?? '', [
            ['', say.browsersChoice],
            ...model.cameras.map(({ deviceId, label }, i) => [deviceId, label || say.cameraNumber(i + 1)] as const),
          ])
        : nothing
    }
    ${select(
      'pictureSize',
      say.pictureSize,
      model.pictureSize,
      model.pictureSizes.map((size) => [size, size.replace('x', ' × ')] as const),
    )}
    ${number('cameraFov', say.fov, '°', model.cameraFov, model.ranges.fov, say.fovNote)}
    ${choices('model', say.model, model.model, modelsOf(model, say))}
  </section>
`;

/** The automatic one says what it has come to. */
const modelsOf = ({ automaticModel }: SettingsModel, { models, modelNow }: Say): Say['models'] =>
  automaticModel ? { ...models, auto: [models.auto[0], modelNow(models[automaticModel][0])] } : models;

const sound = (model: SettingsModel, say: Say, { onTry }: SettingsActions) => html`
  <section>
    <h2>${say.sound}</h2>
    ${choices('talk', say.talk, model.talk, say.talks)}
    ${
      model.voices.length
        ? select('voice', say.voice, model.voice ?? '', [
            ['', say.automatic],
            ...model.voices.map(({ voiceURI, name }) => [voiceURI, name] as const),
          ])
        : html`<p class="n">${say.noVoice}</p>`
    }
    <label class="field">
      <span>${say.volume}</span>
      <input type="range" name="volume" min="0" max="1" step="0.05" .value=${String(model.volume)} />
    </label>
    <label class="field check">
      <input type="checkbox" name="tones" .checked=${model.tones} />
      <span>${say.tones}</span>
    </label>
    <button class="btn quiet small" type="button" @click=${onTry}>${say.tryVoice}</button>
  </section>
`;

const screen = (model: SettingsModel, say: Say) => html`
  <section>
    <h2>${say.screen}</h2>
    ${select('language', say.language, model.language ?? '', [['', say.browsersLanguage], ...Object.entries(say.languages)])}
    ${select('theme', say.theme, model.theme, Object.entries(say.themes))}
    ${choices('amount', say.amount, model.amount, say.amounts)}
  </section>
`;

const offline = (state: OfflineView, { settings: say, format }: Words) => html`
  <section class="offline">
    <h2>${say.offline}</h2>
    <p class="n" role="status">${offlineWords(state, say, (bytes) => format.number(bytes / 1e6, 0))}</p>
    ${
      state.kind === 'loading'
        ? html`<progress max=${state.total} .value=${state.loaded} aria-label=${say.offline}></progress>`
        : nothing
    }
  </section>
`;

function offlineWords(state: OfflineView, say: Say, megabytes: (bytes: number) => string): string {
  if (state.kind === 'loading') return say.offlineLoading(megabytes(state.loaded), megabytes(state.total));
  if (state.kind === 'ready') return state.update ? `${say.offlineReady} ${say.offlineUpdate}` : say.offlineReady;
  return state.kind === 'failed' ? say.offlineFailed : say.offlineNone;
}

const number = (name: string, label: string, unit: string, value: number | null, range: Range, note: string) => html`
  <label class="field">
    <span>${label}</span>
    <span class="unit"
      ><input
        type="number"
        name=${name}
        inputmode="decimal"
        min=${range.min}
        max=${range.max}
        step="any"
        autocomplete="off"
        .value=${value === null ? '' : String(value)}
        aria-describedby="${name}-note"
      />
      ${unit}</span
    >
  </label>
  <p class="n" id="${name}-note">${note}</p>
`;

const select = (name: string, label: string, value: string, options: readonly (readonly [string, string])[]) => html`
  <label class="field">
    <span>${label}</span>
    <select name=${name}>
      ${options.map(([id, text]) => html`<option value=${id} ?selected=${id === value}>${text}</option>`)}
    </select>
  </label>
`;

const choices = (
  name: string,
  label: string,
  value: string,
  options: Readonly<Record<string, readonly [title: string, note: string]>>,
) => html`
  <fieldset class="field models">
    <legend>${label}</legend>
    ${Object.entries(options).map(
      ([id, [title, note]]) => html`
        <label>
          <input type="radio" name=${name} value=${id} .checked=${id === value} />
          <span><b>${title}</b><span class="n">${note}</span></span>
        </label>
      `,
    )}
  </fieldset>
`;

/** Of a number out of range the browser says so; what was set before stays. */
function changed(event: Event, onChange: SettingsActions['onChange']): void {
  const control = event.target as HTMLInputElement;
  if (!control.reportValidity()) return;
  const value = control.type === 'checkbox' ? String(control.checked) : control.value;
  onChange({ name: control.name as keyof SettingsModel, value });
}
