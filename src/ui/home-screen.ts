import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { startOf } from '../core/routine.ts';
import type { Routine } from '../core/routine.ts';
import { repsOf } from '../core/set-flow.ts';
import type { Words } from '../words/index.ts';
import './figure.ts';
import { footFan } from './foot-fan.ts';
import { bob, glyph, pageHeader } from './glyph.ts';
import { legend } from './legend.ts';
import type { HomeView, LastView } from './view/home-view.ts';
import { firstSentence } from './view/sentences.ts';

/** What the first screen is told. */
export interface HomeModel {
  readonly view: HomeView;
  /** With its texts in the language of the words. */
  readonly routine: Routine;
  readonly today: Date;
  /** The picture of a set is recorded, as the person chose. */
  readonly records: boolean;
  /** Address of the picture of the last session; null while there is none. */
  readonly poster: string | null;
  /** What the plan says of today; null where nothing is due. */
  readonly reminder: string | null;
  /** A set that is in no list was done since the page was opened, and can be looked at again. */
  readonly hasLastSet: boolean;
}

/** What can be done on the first screen. */
export interface HomeActions {
  readonly onBegin: () => void;
  readonly onDemo: () => void;
  readonly onFile: (file: File) => void;
  readonly onLastSet: () => void;
}

/** The first screen: what this is, what to do today, and what helps to be seen; later on, what was seen last. */
export function homeScreen(model: HomeModel, words: Words, actions: HomeActions): TemplateResult {
  const { format } = words;
  const { title, lead, last } = model.view;
  return html`
    ${pageHeader('today', words)}
    <main class="hang home" @dragover=${allowDrop} @dragleave=${leaveDrop} @drop=${(event: DragEvent) => drop(event, actions)}>
      <div class="main">
        <p class="date">${format.day(model.today)}</p>
        <h1 tabindex="-1">${title}</h1>
        <p class="lead">${lead}</p>
        ${model.reminder === null ? nothing : html`<p class="due"><a class="link" href="./?screen=programme" data-link>${model.reminder}</a></p>`}
        ${begin(model, words, actions)} ${plan(model, words)} ${foot(model, words, actions)} ${bob()}
      </div>
      <div class="aside">
        ${last ? lastSession(last, model, words) : newcomer(model.routine, words)}
      </div>
    </main>
  `;
}

const begin = ({ routine, hasLastSet, records }: HomeModel, { home }: Words, actions: HomeActions) => html`
  <div class="go">
    <button class="btn" type="button" @click=${actions.onBegin} aria-describedby="permission">${home.begin}</button>
    <a class="link" href="./?screen=routine&routine=${routine.id}" data-link>${home.steps}</a>
    <button class="link" type="button" @click=${actions.onDemo}>${home.demo}</button>
    ${
      hasLastSet
        ? html`<button class="link" type="button" @click=${actions.onLastSet}>${home.lastSet}</button>`
        : nothing
    }
  </div>
  <p class="private" id="permission">${home.permission} ${records ? home.privacyRecorded : home.privacy}</p>
`;

const plan = ({ routine, view }: HomeModel, { home }: Words) => {
  const { least, most } = repsOf(routine);
  return html`
    <section class="plan" aria-labelledby="plan">
      <h2 id="plan" class="vh">${home.plan}</h2>
      <ol>
        ${knot(home.minutes(1), home.planSetup, firstSentence(startOf(routine).instruction)[0], view.last ? [] : home.places)}
        ${knot(home.minutes(4), routine.title, home.planReps(least, most))}
        ${knot('', home.planAfter, home.planAfterNote)}
      </ol>
    </section>
  `;
};

const knot = (time: string, title: string, note: string, how: readonly string[] = []) => html`
  <li>
    <span class="n">${time}</span>
    <h3>${title}</h3>
    <span class="q">${note}</span>
    ${how.length ? html`<ul class="how">${how.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}
  </li>
`;

const foot = ({ routine }: HomeModel, { home }: Words, { onFile }: HomeActions) => html`
  <div class="foot">
    <p class="q">${routine.safety}</p>
    <label class="link pick" title=${home.dropHint}>
      ${home.video}
      <input type="file" accept="video/*,.mkv,.mov" class="vh" @change=${(event: Event) => picked(event, onFile)} />
    </label>
  </div>
`;

const newcomer = (routine: Routine, words: Words) => html`
  <plumb-figure view="front" .routine=${routine} .label=${routine.title}></plumb-figure>
  ${legend(words)}
`;

const lastSession = (last: LastView, { poster }: HomeModel, words: Words) => {
  const { home } = words;
  const replay = `./?screen=replay&session=${encodeURIComponent(last.id)}`;
  return html`
    <section class="last">
      <div class="head">
        <h2><span class="day">${last.day}</span> <span class="tab">${last.time}</span></h2>
        <a class="link" href=${replay} data-link>${home.watch}</a>
      </div>
      <a class="poster" href=${replay} data-link tabindex="-1" aria-hidden="true">
        ${poster ? html`<img src=${poster} alt="" width="480" height="300" />` : nothing}
      </a>
      <ul>
        ${last.verdict ? told('good', last.verdict, words) : nothing}
        ${last.findings.map((finding) => told('attention', finding, words))}
      </ul>
      <p class="q">${last.routine}${last.facts ? html`, ${last.facts}` : nothing}</p>
      <a class="link" href="./?view=summary&session=${encodeURIComponent(last.id)}" data-link>${home.lastSet}</a>
    </section>
    ${last.feet.length ? feet(last.feet, words) : nothing}
    <details class="help">
      <summary>${home.help}</summary>
      <ul class="plain">
        ${home.places.map((line) => html`<li>${line}</li>`)}
      </ul>
      ${legend(words)}
    </details>
  `;
};

const told = (state: 'good' | 'attention', text: string, words: Words) => html`
  <li>${glyph(state, words)}<span>${text}</span></li>
`;

const feet = (list: LastView['feet'], { summary }: Words) => html`
  <section class="feet">
    <h2>${summary.best}</h2>
    <ul>
      ${list.map(
        ({ side, reading, words }) => html`
          <li>${footFan(side, reading)}<span>${summary.bestSides[side]} <b class="num">${words}</b></span></li>
        `,
      )}
    </ul>
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

/** From one part of the page to another it goes on. */
function leaveDrop(event: DragEvent): void {
  const page = event.currentTarget as HTMLElement;
  if (!(event.relatedTarget instanceof Node && page.contains(event.relatedTarget))) endDrop(event);
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
