import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { DayState } from '../core/progress/programme.ts';
import type { Words } from '../words/index.ts';
import { bob, glyph, pageHeader } from './glyph.ts';
import { fieldText } from './library-screen.ts';
import type { DayView, PlanView } from './view/programme-view.ts';

/** What can be set of a plan. */
export interface PlanChoice {
  readonly routine: string;
  /** Monday is 0. */
  readonly weekdays: readonly number[];
  readonly checkWeekdays: readonly number[];
  /** Of 10. */
  readonly painLimit: number;
}

/** What the plan's screen is told. */
export interface ProgrammeModel {
  /** null: there is no plan yet. */
  readonly view: PlanView | null;
  readonly choice: PlanChoice;
  readonly routines: readonly { readonly id: string; readonly title: string }[];
  readonly changing: boolean;
}

/** What can be done there. */
export interface ProgrammeActions {
  readonly onStart: (choice: PlanChoice) => void;
  readonly onChange: () => void;
  readonly onStop: () => void;
  readonly onGoOn: () => void;
  readonly onCalendar: () => void;
  readonly onBegin: () => void;
  readonly onCheck: () => void;
}

/** The plan: what is due, what is done and planned, and how it is set. */
export function programmeScreen(model: ProgrammeModel, words: Words, actions: ProgrammeActions): TemplateResult {
  const { programme: say } = words;
  const { view } = model;
  return html`
    ${pageHeader('range', words)}
    <main class="hang rom plan">
      <h1 tabindex="-1">${view?.title ?? say.none}</h1>
      <p class="lead">${view?.stopped ? glyph('attention', words) : nothing} ${view?.lead ?? say.noneLead}</p>
      ${view ? running(view, words, actions) : nothing} ${!view || model.changing ? form(model, words, actions) : nothing} ${bob()}
    </main>
  `;
}

const running = (view: PlanView, words: Words, actions: ProgrammeActions) => {
  const { programme: say } = words;
  return html`
    ${view.facts.map((fact) => html`<p class="say">${fact}</p>`)}
    <div class="go">
      ${view.due === 'set' || view.due === 'both' ? html`<button class="btn" type="button" @click=${actions.onBegin}>${say.begin}</button>` : nothing}
      ${view.due === 'check' || view.due === 'both' ? html`<button class="btn ${view.due === 'both' ? 'quiet' : ''}" type="button" @click=${actions.onCheck}>${say.beginCheck}</button>` : nothing}
      ${view.stopped ? html`<button class="btn quiet" type="button" @click=${actions.onGoOn}>${say.goOn}</button>` : nothing}
    </div>
    <section>
      <h2>${say.calendar}</h2>
      ${calendar(view, words)}
      <p class="n">${say.legend}</p>
    </section>
    <div class="rowgo">
      <button class="link" type="button" @click=${actions.onCalendar}>${say.calendarFile}</button>
      <button class="link" type="button" @click=${actions.onChange}>${say.change}</button>
      <button class="link" type="button" @click=${actions.onStop}>${say.stop}</button>
    </div>
    <p class="n">${say.calendarHow}</p>
  `;
};

const calendar = ({ weeks }: PlanView, { programme: say }: Words) => html`
  <table class="cal tab">
    <thead>
      <tr>${say.weekdays.map((name, i) => html`<th scope="col" abbr=${say.weekdaysLong[i]!}>${name}</th>`)}</tr>
    </thead>
    <tbody>${weeks.map((week) => html`<tr>${week.map(calendarDay)}</tr>`)}</tbody>
  </table>
`;

const calendarDay = ({ date, isToday, set, check, label }: DayView) => html`
  <td aria-current=${isToday ? 'date' : nothing}>
    <span class="vh">${label}</span>
    <span aria-hidden="true">${date}</span>
    <svg viewBox="0 0 40 16" aria-hidden="true">${mark(set, 12, 'circle')}${mark(check, 29, 'diamond')}</svg>
  </td>
`;

/** Filled: done. Outlined: planned. A dash: passed by. A set is round, a check has corners. */
function mark(state: DayState, x: number, shape: 'circle' | 'diamond') {
  if (state === 'free') return nothing;
  if (state === 'passed') return svg`<path class="c-passed" d="M${x - 4} 8h8" />`;
  if (shape === 'circle') return svg`<circle class="c-${state}" cx=${x} cy="8" r="5" />`;
  return svg`<path class="c-${state}" d="M${x} 2l6 6-6 6-6-6z" />`;
}

const LIMITS = [1, 2, 3, 4, 5] as const;

const form = ({ choice, routines }: ProgrammeModel, words: Words, { onStart }: ProgrammeActions) => {
  const { programme: say } = words;
  return html`
    <form class="planform" @submit=${(event: SubmitEvent) => submit(event, onStart)}>
      <h2>${say.settings}</h2>
      <label class="field"
        ><span>${say.routine}</span>
        <select name="routine">
          ${routines.map(({ id, title }) => html`<option value=${id} ?selected=${id === choice.routine}>${title}</option>`)}
        </select></label
      >
      ${weekdays('weekday', say.days, choice.weekdays, words)}
      ${weekdays('check', say.checkDays, choice.checkWeekdays, words)}
      <p class="n">${say.checkDaysWhy}</p>
      <label class="field"
        ><span>${say.limit}</span>
        <select name="limit">
          ${LIMITS.map((n) => html`<option value=${n} ?selected=${n === choice.painLimit}>${say.limitOf(n)}</option>`)}
        </select></label
      >
      <button class="btn" type="submit">${say.start}</button>
    </form>
  `;
};

const weekdays = (field: string, legend: string, chosen: readonly number[], { programme: say }: Words) => html`
  <fieldset class="weekdays">
    <legend>${legend}</legend>
    ${say.weekdays.map(
      (name, i) =>
        html`<label><input type="checkbox" name=${field} value=${i} .checked=${chosen.includes(i)} /><span>${name}</span></label>`,
    )}
  </fieldset>
`;

function submit(event: SubmitEvent, onStart: ProgrammeActions['onStart']): void {
  event.preventDefault();
  const data = new FormData(event.target as HTMLFormElement);
  onStart({
    routine: fieldText(data, 'routine'),
    weekdays: data.getAll('weekday').map(Number),
    checkWeekdays: data.getAll('check').map(Number),
    painLimit: Number(data.get('limit')),
  });
}
