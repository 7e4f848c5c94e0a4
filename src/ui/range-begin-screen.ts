import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Words } from '../words/index.ts';
import { bob, glyph, pageHeader } from './glyph.ts';

/** What the page before a check is told. */
export interface RangeBeginModel {
  /** The check that is about to begin, by its routine's id. */
  readonly routine: string;
  /** On which day the person agreed before; null: not yet. */
  readonly agreed: string | null;
  /** Something hurts now: there is no check today. */
  readonly hurts: boolean;
}

/** What can be done there. */
export interface RangeBeginActions {
  /** They have agreed, now or before, and want to begin. */
  readonly onGo: () => void;
  readonly onHurts: (hurts: boolean) => void;
}

/** Who should not do a range check, how it goes, and the person's consent. */
export function rangeBeginScreen(
  { routine, agreed, hurts }: RangeBeginModel,
  words: Words,
  { onGo, onHurts }: RangeBeginActions,
): TemplateResult {
  const { range: say } = words;
  return html`
    ${pageHeader('range', words)}
    <main class="hang rom before">
      <h1 tabindex="-1">${say.beforeTitle}</h1>
      <p class="lead">${say.beforeLead}</p>
      <div class="more">
        <section>
          <h2>${say.notFor}</h2>
          <ul class="plain">${say.notForList.map((item) => html`<li>${item}</li>`)}</ul>
        </section>
        <section>
          <h2>${say.rules}</h2>
          <ul class="plain">${say.rulesList.map((item) => html`<li>${item}</li>`)}</ul>
          <p class="n">${say.noDevice}</p>
        </section>
      </div>
      <form class="consent" @submit=${(event: SubmitEvent) => submit(event, onGo)}>
        <fieldset>
          <legend>${say.hurtsNow}</legend>
          <label><input type="radio" name="hurts" required @change=${() => onHurts(false)} /><span>${say.hurtsNo}</span></label>
          <label><input type="radio" name="hurts" @change=${() => onHurts(true)} /><span>${say.hurtsYes}</span></label>
        </fieldset>
        <div role="status">
          ${hurts ? html`<p class="painstop">${glyph('attention', words)}<span>${say.hurtsStop}</span></p>` : ''}
        </div>
        <label><input type="checkbox" name="agree" required .checked=${agreed !== null} /><span>${say.agree}</span></label>
        ${agreed === null ? '' : html`<p class="n">${say.agreed(agreed)}</p>`}
        <div class="go">
          <button class="btn" type="submit" ?disabled=${hurts}>${say.go}</button>
          <a class="link" href="./?screen=routine&routine=${routine}" data-link>${say.see}</a>
        </div>
      </form>
      ${bob()}
    </main>
  `;
}

function submit(event: SubmitEvent, onGo: () => void): void {
  event.preventDefault();
  onGo();
}
