import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Routine } from '../core/routine.ts';
import { repsOf } from '../core/set-flow.ts';
import type { Words } from '../words/index.ts';
import './figure.ts';
import { bob, pageHeader } from './glyph.ts';
import { legend } from './legend.ts';

/** What the first screen is told. */
export interface HomeModel {
  /** With its texts in the language of the words. */
  readonly routine: Routine;
  readonly today: Date;
  /** A set was done since the page was opened, and can be looked at again. */
  readonly hasLastSet: boolean;
}

/** What can be done on the first screen. */
export interface HomeActions {
  readonly onBegin: () => void;
  readonly onDemo: () => void;
  readonly onFile: (file: File) => void;
  readonly onLastSet: () => void;
}

/** The first screen: what this is, what to do today, and what helps to be seen. */
export function homeScreen(model: HomeModel, words: Words, actions: HomeActions): TemplateResult {
  const { home, format } = words;
  return html`
    ${pageHeader('today', words)}
    <main class="hang home" @dragover=${allowDrop} @dragleave=${endDrop} @drop=${(event: DragEvent) => drop(event, actions)}>
      <div class="main">
        <p class="date">${format.day(model.today)}</p>
        <h1 tabindex="-1">${home.title}</h1>
        <p class="lead">${home.lead}</p>
        ${begin(model, words, actions)} ${plan(model.routine, words)} ${others(words, actions)} ${bob()}
      </div>
      <div class="aside">
        <plumb-figure view="front" .routine=${model.routine} .label=${model.routine.title}></plumb-figure>
        ${legend(words)} ${place(words)} ${care(model.routine, words)}
      </div>
    </main>
  `;
}

const begin = ({ routine, hasLastSet }: HomeModel, { home }: Words, { onBegin, onLastSet }: HomeActions) => html`
  <div class="go">
    <button class="btn" type="button" @click=${onBegin} aria-describedby="permission">${home.begin}</button>
    <a class="link" href="./?screen=routine&routine=${routine.id}" data-link>${home.steps}</a>
    ${hasLastSet ? html`<button class="link" type="button" @click=${onLastSet}>${home.lastSet}</button>` : nothing}
  </div>
  <p class="private" id="permission">${home.permission} ${home.privacy}</p>
`;

const plan = (routine: Routine, { home }: Words) => {
  const { least, most } = repsOf(routine);
  return html`
    <section class="plan" aria-labelledby="plan">
      <h2 id="plan" class="vh">${home.plan}</h2>
      <ol>
        ${knot(home.minutes(1), home.planSetup, home.planSetupNote)}
        ${knot(home.minutes(4), routine.title, home.planReps(least, most))}
        ${knot('', home.planAfter, home.planAfterNote)}
      </ol>
    </section>
  `;
};

const knot = (time: string, title: string, note: string) => html`
  <li>
    <span class="n">${time}</span>
    <h3>${title}</h3>
    <span class="q">${note}</span>
  </li>
`;

const others = ({ home }: Words, { onDemo, onFile }: HomeActions) => html`
  <div class="go others">
    <button class="link" type="button" @click=${onDemo}>${home.demo}</button>
    <label class="link pick" title=${home.dropHint}>
      ${home.video}
      <input type="file" accept="video/*,.mkv,.mov" class="vh" @change=${(event: Event) => picked(event, onFile)} />
    </label>
  </div>
`;

const place = ({ home }: Words) => html`
  <section>
    <h2>${home.place}</h2>
    <ul class="plain">
      ${home.places.map((line) => html`<li>${line}</li>`)}
    </ul>
  </section>
`;

const care = ({ safety }: Routine, { home }: Words) => html`
  <section>
    <h2>${home.care}</h2>
    <p class="q">${safety}</p>
  </section>
`;

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
