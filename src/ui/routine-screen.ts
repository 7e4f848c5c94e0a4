import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { PivotPoint, Routine } from '../core/routine.ts';
import type { RoutineProblem } from '../core/routine-problem.ts';
import { degrees } from '../core/units.ts';
import type { Words } from '../words/index.ts';
import './figure.ts';
import { bob, pageHeader } from './glyph.ts';
import './lesson.ts';
import { pivotMoves } from './view/figure-view.ts';

/** What the screen of a routine is told. Routines have their texts in the language of the words. */
export interface RoutineModel {
  readonly routine: Routine;
  /** All that can be done here, the one that is shown among them. */
  readonly choice: readonly Routine[];
  /** Those of them that the person added. */
  readonly own: readonly Routine[];
  /** Why the file that was just to be added is no routine; none where it is one. */
  readonly problems: readonly RoutineProblem[];
}

/** What can be done while reading a routine. */
export interface RoutineActions {
  readonly onBegin: () => void;
  readonly onAdd: (file: File) => void;
  readonly onRemove: (id: string) => void;
}

/** A routine to read and watch, without a camera: its steps as a figure does them, how to stand, how much, what to heed. */
export function routineScreen(model: RoutineModel, words: Words, actions: RoutineActions): TemplateResult {
  const { routine } = model;
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
        <div class="go"><button class="btn" type="button" @click=${actions.onBegin}>${say.begin}</button></div>
        ${choice(model, words)}
      </header>
      <plumb-lesson .routine=${routine} .words=${words}></plumb-lesson>
      ${pivots(routine, words)} ${posture(routine, words)} ${ownRoutines(model, words, actions)}
      ${bob()}
    </main>
  `;
}

/** Every routine by its name; the one that is shown is told apart. */
const choice = ({ choice: all, routine }: RoutineModel, { routine: say }: Words) => html`
  <nav class="choice" aria-label=${say.choice}>
    <b aria-hidden="true">${say.choice}</b>
    <ul>
      ${all.map(
        ({ id, title }) => html`
          <li>
            <a
              class="link"
              href="./?screen=routine&routine=${encodeURIComponent(id)}"
              data-link
              aria-current=${id === routine.id ? 'page' : nothing}
              >${title}</a
            >
          </li>
        `,
      )}
    </ul>
  </nav>
`;

/** The person's own routines: a way in for files, what is wrong with one, and those that are here. */
const ownRoutines = (
  { own, problems }: RoutineModel,
  { routine: say }: Words,
  { onAdd, onRemove }: RoutineActions,
) => html`
  <section class="own" aria-labelledby="own">
    <h2 id="own">${say.own}</h2>
    <p class="q">${say.ownHow}</p>
    <ul class="plain">
      ${own.map(
        ({ id, title }) => html`
          <li>
            <a class="link" href="./?screen=routine&routine=${encodeURIComponent(id)}" data-link>${title}</a>
            <button class="link" type="button" @click=${() => onRemove(id)} aria-label=${say.removeOwn(title)}>
              ${say.remove}
            </button>
          </li>
        `,
      )}
    </ul>
    <label class="link pick">
      ${say.add}
      <input type="file" accept=".json,application/json" class="vh" @change=${(event: Event) => picked(event, onAdd)} />
    </label>
    ${problems.length ? refused(problems, say) : nothing}
  </section>
`;

const refused = (problems: RoutineModel['problems'], say: Words['routine']) => html`
  <div class="refused" role="alert">
    <h3>${say.noRoutine}</h3>
    <ul class="plain">
      ${problems.map(
        ({ path, got, allowed }) => html`
          <li><code>${path || say.wholeFile}</code> ${say.gotAllowed(got, allowed)}</li>
        `,
      )}
    </ul>
  </div>
`;

function picked(event: Event, onAdd: RoutineActions['onAdd']): void {
  const input = event.target as HTMLInputElement;
  const [file] = input.files ?? [];
  // The same file, mended, must be a change.
  input.value = '';
  if (file) onAdd(file);
}

/** What it means to turn about heel or ball, as far as the routine does. */
function pivots({ steps }: Routine, words: Words) {
  const moves = steps.flatMap(({ figure }) => figure);
  const ways = PIVOTS.filter(({ about }) => moves.some((move) => move.kind === 'pivot' && move.about === about));
  return ways.length ? waysToTurn(ways, words) : nothing;
}

const waysToTurn = (ways: typeof PIVOTS, words: Words) => html`
  <section class="pivots" aria-labelledby="pivots">
    <h2 id="pivots">${ways.length > 1 ? words.routine.pivots : words.routine.pivot}</h2>
    <ul>
      ${ways.map(
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
