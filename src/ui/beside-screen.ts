import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Routine } from '../core/routine.ts';
import type { Words } from '../words/index.ts';
import { pageHeader } from './glyph.ts';
import './picture.ts';
import { playerBar } from './player-bar.ts';
import type { PlayerActions, PlayerModel } from './player-bar.ts';
import { clockTenths } from './view/replay-view.ts';

/** One of two sessions. */
export interface BesideView {
  /** `Today, 20:15`. */
  readonly name: string;
  readonly t: number;
  readonly step: string;
}

/** What is told of two sessions side by side. */
export interface BesideModel extends PlayerModel {
  readonly routine: Routine;
  readonly sessions: readonly [BesideView, BesideView];
  /** Readings of both at this moment. */
  readonly rows: readonly { readonly name: string; readonly values: readonly [string, string] }[];
}

/** Names of the two pictures. */
export const PICTURES = ['beside-a', 'beside-b'] as const;

/** Two sessions, always in the same step, and as far in it. */
export const besideScreen = (model: BesideModel, words: Words, actions: PlayerActions): TemplateResult => html`
  ${pageHeader('sessions', words)}
  <main class="rep beside">
    <h1 tabindex="-1">${words.replay.besideTitle}</h1>
    <p class="sub">${words.replay.besideHow}</p>
    ${model.sessions.map((session, i) => half(session, PICTURES[i]!, model, words))}
    <section class="time" aria-label=${words.replay.timeline}>
      ${playerBar(model, words, actions)} ${table(model, words)}
    </section>
  </main>
`;

const half = (
  { name, t, step }: BesideView,
  id: string,
  { marks, routine }: BesideModel,
  { replay: say }: Words,
) => html`
  <figure>
    <div class="stagepic">
      <plumb-picture id=${id} .routine=${marks ? routine : null} .label=${say.pictureOf(name, step, clockTenths(t))}></plumb-picture>
    </div>
    <figcaption><b>${name}</b> <span class="num tab">${clockTenths(t)}</span> <span>${step}</span></figcaption>
  </figure>
`;

const table = ({ rows, sessions }: BesideModel, { replay: say }: Words) => html`
  <table>
    <thead>
      <tr>
        <th scope="col">${say.again.what}</th>
        ${sessions.map(({ name }) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(({ name, values }) => html`<tr><th scope="row">${name}</th>${values.map((value) => html`<td class="num">${value}</td>`)}</tr>`)}
    </tbody>
  </table>
`;
