import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { PivotPoint, Routine } from '../core/routine.ts';
import { degrees } from '../core/units.ts';
import type { Words } from '../words/index.ts';
import './figure.ts';
import { bob, pageHeader } from './glyph.ts';
import './lesson.ts';
import { pivotMoves } from './view/figure-view.ts';

/** What can be done while reading a routine. */
export interface RoutineActions {
  readonly onBegin: () => void;
}

/** A routine to read and watch, without a camera: its steps as a figure does them, how to stand, how much, what to heed. */
export function routineScreen(routine: Routine, words: Words, { onBegin }: RoutineActions): TemplateResult {
  const { routine: say } = words;
  return html`
    ${pageHeader('routine', words)}
    <main class="hang routine">
      <header class="about">
        <p class="date">${say.overline(routine.steps.length)}</p>
        <h1 tabindex="-1">${routine.title}</h1>
        <p class="lead">${routine.summary}</p>
        <p class="dose"><b>${say.howMuch}</b> ${routine.dosage}</p>
        <p class="dose"><b>${say.care}</b> ${routine.safety}</p>
        <div class="go"><button class="btn" type="button" @click=${onBegin}>${say.begin}</button></div>
      </header>
      <plumb-lesson .routine=${routine} .words=${words}></plumb-lesson>
      ${pivots(words)} ${posture(routine, words)} ${bob()}
    </main>
  `;
}

const pivots = (words: Words) => html`
  <section class="pivots" aria-labelledby="pivots">
    <h2 id="pivots">${words.routine.pivots}</h2>
    <ul>
      ${PIVOTS.map(
        ({ about, moves }) => html`
          <li>
            <plumb-figure view="foot" .moves=${moves} .label=${words.routine.pivotLabel[about]}></plumb-figure>
            <h3>${words.routine.pivotNames[about]}</h3>
            <p class="q">${words.routine.pivotHow[about]}</p>
          </li>
        `,
      )}
    </ul>
    ${key(words)}
  </section>
`;

const PIVOTS: readonly { readonly about: PivotPoint; readonly moves: ReturnType<typeof pivotMoves> }[] = [
  { about: 'heel', moves: pivotMoves('heel', degrees(36), degrees(0)) },
  { about: 'ball', moves: pivotMoves('ball', degrees(-28), degrees(0)) },
];

const key = ({ routine: { key: say } }: Words) => html`
  <ul class="key">
    <li><svg class="figure" viewBox="-6 -6 12 12" aria-hidden="true"><circle class="fig-pin" r="4" /></svg>${say.pin}</li>
    <li><svg class="figure" viewBox="0 -6 20 12" aria-hidden="true"><path class="fig-arc" d="M1 2Q7-2 13-1" /><path class="fig-arrowhead" d="M19-1L12-4.4 13-1 12 2.4Z" /></svg>${say.arrow}</li>
    <li><svg class="figure" viewBox="0 -6 20 12" aria-hidden="true"><path class="fig-ghost" d="M1 0H19" /></svg>${say.ghost}</li>
  </ul>
`;

const posture = (routine: Routine, { routine: say }: Words) => html`
  <section class="posture" aria-labelledby="posture">
    <h2 id="posture">${say.posture}</h2>
    <ul class="plain">
      ${routine.posture.map((advice) => html`<li>${advice}</li>`)}
    </ul>
    <p class="n">${say.postureNote}</p>
  </section>
`;
