import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { rangeFan } from '../figure/range-fan.ts';
import { TREND_BOX, trendOf } from '../figure/trend.ts';
import type { Side } from '../core/landmarks.ts';
import type { Words } from '../words/index.ts';
import { bob, glyph, pageHeader } from './glyph.ts';
import { painQuestion } from './pain.ts';
import type { PainView } from './pain.ts';
import { TREND_FROM } from './view/range-view.ts';
import type { Amount, FootView, RangeView, TableView, TrendView } from './view/range-view.ts';

/** A person in the list of people. */
export interface PersonView {
  readonly id: string;
  readonly name: string;
}

/** What the range screen is told. */
export interface RangeModel {
  readonly view: RangeView | null;
  readonly people: readonly PersonView[];
  readonly person: PersonView;
  /** Pictures of the held moments of the latest check, by foot and direction. */
  readonly pictures: readonly { readonly source: string; readonly alt: string; readonly caption: string }[];
  readonly picturesKept: boolean;
  /** Whether the check that has just been done hurt; null where none was. */
  readonly pain: PainView | null;
  /** In the check that has just been done nothing was held for long enough. */
  readonly unheld: boolean;
  /** What is shown was seen in a video, and is nobody's. */
  readonly fromVideo: boolean;
  readonly checks: readonly { readonly id: string; readonly day: string }[];
  readonly compared: { readonly from: string; readonly to: string; readonly table: TableView | null };
  /** What is asked once more before it is done. */
  readonly asking: 'person' | 'everything' | null;
  readonly editing: 'name' | 'new' | null;
}

/** What can be done there. */
export interface RangeActions {
  readonly onBegin: () => void;
  /** Begins a check of one foot only. */
  readonly onOneFoot: () => void;
  readonly onSoftBend: () => void;
  readonly onPain: (pain: number) => void;
  readonly onCompare: (from: string, to: string) => void;
  readonly onReport: () => void;
  readonly onCsv: () => void;
  readonly onJson: () => void;
  readonly onPrint: () => void;
  readonly onPerson: (id: string) => void;
  /** From what was seen in a video to the person's own results. */
  readonly onOwn: () => void;
  readonly onEdit: (what: RangeModel['editing']) => void;
  readonly onName: (name: string) => void;
  readonly onAsk: (what: RangeModel['asking']) => void;
  readonly onRemovePerson: () => void;
  readonly onRemoveResult: (id: string) => void;
  readonly onForget: () => void;
}

/** How far somebody's feet turn: the latest check, what changed, and what to do with it. */
export function rangeScreen(model: RangeModel, words: Words, actions: RangeActions): TemplateResult {
  const { view } = model;
  return html`
    ${pageHeader('range', words)}
    <main class="hang rom">
      ${view ? filled(view, model, words, actions) : empty(model, words, actions)} ${people(model, words, actions)} ${bob()}
    </main>
  `;
}

function empty(model: RangeModel, words: Words, actions: RangeActions): TemplateResult {
  const { range: say } = words;
  return html`
    ${model.people.length > 1 ? html`<p class="date">${say.whoNow(model.person.name)}</p>` : nothing}
    <h1 tabindex="-1">${say.emptyTitle}</h1>
    <p class="lead">${say.emptyLead}</p>
    ${unheld(model, words)} ${model.pain ? painQuestion(model.pain, words, actions.onPain) : nothing}
    <div class="go"><button class="btn" type="button" @click=${actions.onBegin}>${say.begin}</button></div>
    ${others(say)}
  `;
}

const unheld = ({ unheld: is }: RangeModel, words: Words) =>
  is
    ? html`<p class="painstop" role="status">
        ${glyph('attention', words)}
        <span>${words.range.unheld} <a href="./?view=summary" data-link>${words.range.unheldWhy}</a></span>
      </p>`
    : nothing;

function filled(view: RangeView, model: RangeModel, words: Words, actions: RangeActions): TemplateResult {
  const { range: say } = words;
  const hasTrends = model.checks.length >= TREND_FROM;
  const pictures = model.pictures.length ? held(model, words) : nothing;
  return html`
    <div class="intro">
      <p class="date">${view.overline}${model.people.length > 1 && !model.fromVideo ? `. ${say.whoNow(model.person.name)}` : ''}</p>
      <h1 tabindex="-1">${view.title}</h1>
      <p class="lead">${view.lead}</p>
      ${model.fromVideo ? html`<p><button class="link" type="button" @click=${actions.onOwn}>${say.own}</button></p>` : nothing}
    </div>
    ${unheld(model, words)} ${model.pain ? painQuestion(model.pain, words, actions.onPain) : nothing}
    <div class="grid">
      <section aria-label=${say.title}>
        <div class="soles">${view.feet.map(foot)}</div>
        <dl class="both">${view.facts.map(({ name, amount: value }) => html`<div><dt>${name}</dt><dd class="num">${amount(value)}</dd></div>`)}</dl>
        ${view.sentences.map((sentence) => html`<p class="say">${sentence}</p>`)}
        ${view.missing && !model.fromVideo ? missing(view.missing, words, actions) : nothing}
        <div class="go">
          <button class="btn" type="button" @click=${actions.onBegin}>${say.begin}</button>
          <button class="btn quiet" type="button" @click=${actions.onSoftBend}>${say.softBend}</button>
          <a class="link" href="./?screen=programme" data-link>${words.programme.link}</a>
        </div>
      </section>
      ${hasTrends ? trends(view, model, words) : pictures}
    </div>
    ${hasTrends ? pictures : nothing}
    <div class="more">
      <section>
        <h2>${say.sure}</h2>
        ${view.sure.map((sentence) => html`<p class="say">${sentence}</p>`)}
        ${model.checks.length > 1 ? compare(model, words, actions) : nothing}
      </section>
      ${view.setTrends.length ? html`<section><h2>${say.sets}</h2>${view.setTrends.map(trend)} ${details(say.table, table(view.setTable))}</section>` : nothing}
    </div>
    ${others(say)}
    <section class="files">
      <h2>${say.files}</h2>
      <div class="rowgo">
        <button class="link" type="button" @click=${actions.onReport}>${say.report}</button>
        <button class="link" type="button" @click=${actions.onPrint}>${say.print}</button>
        <button class="link" type="button" @click=${actions.onCsv}>${say.csv}</button>
        <button class="link" type="button" @click=${actions.onJson}>${say.json}</button>
        <button class="link" type="button" @click=${() => actions.onRemoveResult(view.latest)}>${say.removeResult}</button>
      </div>
    </section>
  `;
}

const trends = (view: RangeView, { checks }: RangeModel, { range: say }: Words) => html`
  <section class="trends" aria-label=${say.checks(checks.length)}>
    <div class="trendh"><h2>${say.checks(checks.length)}</h2><span class="n">${say.band}</span></div>
    ${view.trends.map(trend)}
    <div class="wk n"><span>${view.span[0]}</span><span>${view.span[1]}</span></div>
    ${details(say.table, table(view.table))}
  </section>
`;

const missing = (side: Side, words: Words, { onOneFoot }: RangeActions) => html`
  <div class="missing">
    <p>${glyph('unknown', words)}<span>${words.range.missing[side]}</span></p>
    <button class="btn quiet" type="button" @click=${onOneFoot}>${words.range.onlyFoot[side]}</button>
  </div>
`;

const amount = ({ value, half }: Amount) => html`${value}<span class="pm">${half}</span>`;

const foot = ({ name, side, drawn, label, rows }: FootView) => {
  const fan = rangeFan(side, drawn);
  return html`
    <div>
      <h2>${name}</h2>
      <svg viewBox=${fan.viewBox} role="img" aria-label=${label}>
        ${fan.shapes.map(({ part, d }) => svg`<path class="r-${part}" d=${d} />`)}
        ${fan.labels.map(({ x, y, text }) => svg`<text class="r-lab" x=${x.toFixed(1)} y=${(y + 5).toFixed(1)} text-anchor="middle">${text}</text>`)}
      </svg>
      <dl class="big">
        ${rows.map(
          (row) => html`<dt>${row.name}</dt>
            <dd class="num">${row.amount ? amount(row.amount) : html`<span class="none">${row.note}</span>`}</dd>`,
        )}
      </dl>
    </div>
  `;
};

const trend = ({ name, call, real, best, points, step, unit }: TrendView) => {
  const { bands, line, dots, grid } = trendOf(points, step);
  const is = real ? 'real' : '';
  return html`
    <div class="tr">
      <div><b>${name}</b><span class="call ${real ? 't-good' : ''}">${call}</span>${best ? html`<span class="call">${best}</span>` : nothing}</div>
      <svg class="trend" viewBox="0 0 ${TREND_BOX.width} ${TREND_BOX.height}" aria-hidden="true">
        ${grid.map(
          ({ y, value }) =>
            svg`<line class="t-grid" x1="30" x2=${TREND_BOX.width} y1=${y.toFixed(1)} y2=${y.toFixed(1)} /><text class="t-lab" x="0" y=${(y + 4.5).toFixed(1)}>${value}${unit}</text>`,
        )}
        ${bands.map((d) => svg`<path class="t-band ${is}" d=${d} />`)}
        ${line ? svg`<path class="t-line ${is}" d=${line} />` : nothing}
        ${dots.map(({ x, y, last }) => svg`<circle class="t-dot ${is}" cx=${x.toFixed(2)} cy=${y.toFixed(2)} r=${last ? 4.5 : 2.6} />`)}
      </svg>
    </div>
  `;
};

const details = (title: string, content: TemplateResult) =>
  html`<details class="astable"><summary>${title}</summary>${content}</details>`;

const table = ({ head, rows }: TableView) => html`
  <div class="scroll" tabindex="0" role="region" aria-label=${head.filter(Boolean).join(', ')}>
    <table class="tab">
      <thead><tr>${head.map((name) => (name ? html`<th scope="col">${name}</th>` : html`<td></td>`))}</tr></thead>
      <tbody>
        ${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
      </tbody>
    </table>
  </div>
`;

const held = ({ pictures, picturesKept }: RangeModel, { range: say }: Words) => html`
  <section class="held">
    <h2>${say.pictures}</h2>
    <div class="pics">
      ${pictures.map(({ source, alt, caption }) => html`<figure><img src=${source} alt=${alt} /><figcaption>${caption}</figcaption></figure>`)}
    </div>
    <p class="n">${picturesKept ? say.picturesKept : say.picturesHere}</p>
  </section>
`;

function compare({ checks, compared }: RangeModel, { range: say }: Words, { onCompare }: RangeActions) {
  const choice = (name: string, chosen: string, onChoose: (id: string) => void) => html`
    <label class="field"
      ><span>${name}</span>
      <select @change=${(event: Event) => onChoose((event.target as HTMLSelectElement).value)}>
        ${checks.map(({ id, day }) => html`<option value=${id} ?selected=${id === chosen}>${day}</option>`)}
      </select></label
    >
  `;
  const { from, to } = compared;
  return html`
    <h2 class="sub">${say.compare}</h2>
    <div class="dates">
      ${choice(say.from, from, (id) => onCompare(id, to))} ${choice(say.to, to, (id) => onCompare(from, id))}
    </div>
    <div aria-live="polite">${compared.table ? table(compared.table) : nothing}</div>
  `;
}

const others = (say: Words['range']) => html`
  <details class="others">
    <summary>${say.others}</summary>
    <p class="say">${say.othersWhat}</p>
    ${table({ head: Object.values(say.othersColumns), rows: say.othersRows })}
  </details>
`;

const people = (model: RangeModel, words: Words, actions: RangeActions) => {
  const { range: say } = words;
  return html`
    <section class="who">
      <h2>${say.who}</h2>
      <div class="rowgo">
        ${model.people.map(
          ({ id, name }) =>
            html`<button class="link" type="button" aria-pressed=${id === model.person.id} @click=${() => actions.onPerson(id)}>${name}</button>`,
        )}
        <button class="link" type="button" @click=${() => actions.onEdit('new')}>${say.addPerson}</button>
        <button class="link" type="button" @click=${() => actions.onEdit('name')}>${say.rename}</button>
        ${model.people.length > 1 ? html`<button class="link" type="button" @click=${() => actions.onAsk('person')}>${say.removePerson}</button>` : nothing}
        <button class="link" type="button" @click=${() => actions.onAsk('everything')}>${say.forget}</button>
      </div>
      ${model.editing ? nameForm(model, words, actions) : nothing} ${model.asking ? asking(model, words, actions) : nothing}
    </section>
  `;
};

const nameForm = ({ editing, person }: RangeModel, { range: say }: Words, { onName }: RangeActions) => html`
  <form class="dates" @submit=${(event: SubmitEvent) => keepName(event, onName)}>
    <label class="field"
      ><span>${say.name}</span><input type="text" name="name" required maxlength="60" autocomplete="off" .value=${editing === 'name' ? person.name : ''}
    /></label>
    <button class="btn quiet" type="submit">${say.keep}</button>
  </form>
`;

function keepName(event: SubmitEvent, onName: RangeActions['onName']): void {
  event.preventDefault();
  const name = new FormData(event.target as HTMLFormElement).get('name');
  if (typeof name === 'string' && name.trim()) onName(name.trim());
}

function asking({ asking: what, person }: RangeModel, words: Words, actions: RangeActions) {
  const { range: say } = words;
  const everything = what === 'everything';
  return html`
    <div class="sure" role="alert">
      <p>${glyph('attention', words)}<span>${everything ? say.forgetHow : say.removePersonHow(person.name)}</span></p>
      <div class="rowgo">
        <button class="btn quiet" type="button" @click=${everything ? actions.onForget : actions.onRemovePerson}>
          ${everything ? say.forgetSure : say.removeSure(person.name)}
        </button>
        <button class="link" type="button" @click=${() => actions.onAsk(null)}>${say.cancel}</button>
      </div>
    </div>
  `;
}
