import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Words } from '../words/index.ts';
import { fieldText } from './library-screen.ts';

/** A session scored once more, and what it can be scored with. */
export interface AgainModel {
  readonly routines: readonly { readonly id: string; readonly title: string }[];
  readonly order: ScoreOrder;
  readonly result: AgainResult | null;
}

/** With what to score. */
export interface ScoreOrder {
  readonly routine: string;
  /** How many times as wide the limits are. */
  readonly limits: number;
}

/** Old and new side by side. */
export interface AgainResult {
  /** What each was scored with: version, routine, limits. */
  readonly then: string;
  readonly now: string;
  /** Repetitions, pivots, turnout. */
  readonly facts: readonly { readonly name: string; readonly then: string; readonly now: string }[];
  readonly findings: readonly {
    readonly t0: number;
    readonly time: string;
    readonly name: string;
    /** Null: it was not told. */
    readonly then: string | null;
    readonly now: string | null;
  }[];
}

/** Widths of limits that can be chosen. */
const LIMIT_WIDTHS = [0.5, 0.75, 1, 1.5, 2] as const;

interface AgainActions {
  readonly onScore: (order: ScoreOrder) => void;
  readonly onSeek: (t: number) => void;
}

/** Scores the session by this version, other limits or another routine, and shows what differs. */
export const scoredAgain = (model: AgainModel, words: Words, actions: AgainActions): TemplateResult => html`
  <details class="again" ?open=${model.result !== null}>
    <summary>${words.replay.again.title}</summary>
    <form @submit=${(event: SubmitEvent) => score(event, actions)}>
      <label class="field"
        ><span>${words.replay.again.routine}</span>
        <select name="routine">
          ${model.routines.map(({ id, title }) => html`<option value=${id} ?selected=${id === model.order.routine}>${title}</option>`)}
        </select></label
      >
      <label class="field"
        ><span>${words.replay.again.limits}</span>
        <select name="limits">
          ${LIMIT_WIDTHS.map((width) => html`<option value=${width} ?selected=${width === model.order.limits}>${words.replay.again.width(width)}</option>`)}
        </select></label
      >
      <button class="btn quiet" type="submit">${words.replay.again.score}</button>
    </form>
    ${model.result ? table(model.result, words, actions) : nothing}
  </details>
`;

function score(event: SubmitEvent, { onScore }: AgainActions): void {
  event.preventDefault();
  const form = new FormData(event.target as HTMLFormElement);
  onScore({ routine: fieldText(form, 'routine'), limits: Number(form.get('limits')) });
}

const table = (
  { then, now, facts, findings }: AgainResult,
  { replay: { again: say } }: Words,
  { onSeek }: AgainActions,
) => html`
  <table>
    <thead>
      <tr>
        <th scope="col">${say.what}</th>
        <th scope="col">${say.then}<span class="q">${then}</span></th>
        <th scope="col">${say.now}<span class="q">${now}</span></th>
      </tr>
    </thead>
    <tbody>
      ${facts.map((fact) => html`<tr><th scope="row">${fact.name}</th><td class="num">${fact.then}</td><td class="num">${fact.now}</td></tr>`)}
      ${findings.map(
        (row) => html`<tr ?data-differs=${(row.then === null) !== (row.now === null)}>
          <th scope="row"><button class="link" type="button" @click=${() => onSeek(row.t0)}><span class="num tab">${row.time}</span> ${row.name}</button></th>
          <td class="num">${row.then ?? say.notTold}</td>
          <td class="num">${row.now ?? say.notTold}</td>
        </tr>`,
      )}
    </tbody>
  </table>
`;
