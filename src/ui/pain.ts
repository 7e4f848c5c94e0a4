import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Words } from '../words/index.ts';
import { glyph } from './glyph.ts';

/** What is known of pain in a set or a check. */
export interface PainView {
  /** Of 10; null: not said. */
  readonly said: number | null;
  /** More pain than this is too much; null: it was, for it was ended because of it. */
  readonly limit: number | null;
}

const SCALE = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Says what to do where it hurt, and asks how much, where there is something to keep that with. */
export function painQuestion(
  { said, limit }: PainView,
  words: Words,
  onPain: ((pain: number) => void) | null,
): TemplateResult {
  const { range: say } = words;
  const ended = limit === null;
  const isTooMuch = !ended && said !== null && said > limit;
  return html`
    ${ended ? advice(say.painEnded, words) : nothing}
    ${said === null && onPain ? scale(ended, words, onPain) : nothing}
    ${isTooMuch ? advice(`${say.painSaid(said)} ${say.painStop}`, words) : nothing}
    ${said !== null && !isTooMuch ? html`<p class="n" role="status">${say.painSaid(said)}</p>` : nothing}
  `;
}

const advice = (sentence: string, words: Words): TemplateResult =>
  html`<p class="painstop" role="status">${glyph('attention', words)}<span>${sentence}</span></p>`;

/** That something hurt is not asked of one who ended because of it. */
const scale = (ended: boolean, { range: say }: Words, onPain: (pain: number) => void) => html`
  <form class="pain" @submit=${(event: SubmitEvent) => keep(event, onPain)}>
    ${
      ended
        ? nothing
        : html`<span class="ask">${say.painAsk}</span>
            <button class="btn quiet" type="button" @click=${() => onPain(0)}>${say.painNone}</button>`
    }
    <label class="field"
      ><span>${say.painScale}</span>
      <select name="pain">
        ${SCALE.map((n) => html`<option value=${n}>${n}</option>`)}
      </select></label
    >
    <button class="btn quiet" type="submit">${say.keep}</button>
  </form>
`;

function keep(event: SubmitEvent, onPain: (pain: number) => void): void {
  event.preventDefault();
  onPain(Number(new FormData(event.target as HTMLFormElement).get('pain')));
}
