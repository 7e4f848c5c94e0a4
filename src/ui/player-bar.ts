import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { Words } from '../words/index.ts';
import { clockTenths } from './view/replay-view.ts';

/** Where a player stands. */
export interface PlayerModel {
  readonly playing: boolean;
  readonly speed: number;
  readonly marks: boolean;
  /** Whether the sound is heard; null, or left out: there is none. */
  readonly sound?: boolean | null;
  /** The moment that is shown: its place, of how many, its time and the whole's in seconds, and its step. */
  readonly place: number;
  readonly places: number;
  readonly t: number;
  readonly duration: number;
  readonly step: string;
}

/** What its buttons do. */
export interface PlayerActions {
  readonly onPlay: () => void;
  readonly onPlace: (place: number) => void;
  readonly onStep: (way: -1 | 1) => void;
  /** To the moment before, or the next one. */
  readonly onMoment: (way: -1 | 1) => void;
  readonly onSpeed: (speed: number) => void;
  readonly onMarks: () => void;
  readonly onSound?: () => void;
}

const SPEEDS = [0.25, 0.5, 1, 2] as const;
const SPEED_WORDS: Readonly<Record<number, string>> = { 0.25: '¼', 0.5: '½', 1: '1', 2: '2' };

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

/** At any other speed than that of life there is nothing to hear. */
const soundToggle = (sound: boolean, speed: number, say: Words['replay'], { onSound }: PlayerActions) => html`
  <label class="toggle" title=${speed === 1 ? nothing : say.soundAtOne}
    ><input type="checkbox" .checked=${sound && speed === 1} ?disabled=${speed !== 1} @change=${() => onSound?.()} /> ${say.sound}</label
  >
`;

/** Play, step, jump, speed, marks, sound, and the whole of time to drag along. */
export const playerBar = (model: PlayerModel, { replay: say }: Words, actions: PlayerActions): TemplateResult => html`
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
    ${typeof model.sound === 'boolean' ? soundToggle(model.sound, model.speed, say, actions) : nothing}
    <span class="clock num tab"><b>${clockTenths(model.t)}</b><span class="of"> ${say.of(clockTenths(model.duration))}</span></span>
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
