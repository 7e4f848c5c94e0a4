import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Words } from '../words/index.ts';
import { bob, glyph, pageHeader } from './glyph.ts';

/** What went wrong, what to do, one way on. */
export interface ProblemModel {
  readonly title: string;
  /** What to do, a sentence or two. */
  readonly help: string;
  readonly action: string;
  /** For whoever repairs it; empty where the title says all. */
  readonly details: string;
  /** A set was under way; what was measured can still be seen. */
  readonly hasSet: boolean;
}

/** What can be done about it. */
export interface ProblemActions {
  readonly onAction: () => void;
  readonly onSet: () => void;
  readonly onHome: () => void;
}

/** Attention glyph, no red, no codes. */
export function problemScreen(
  model: ProblemModel,
  words: Words,
  { onAction, onSet, onHome }: ProblemActions,
): TemplateResult {
  const { title, help, action, details, hasSet } = model;
  const { common, problems } = words;
  return html`
    ${pageHeader(null, words)}
    <main class="hang problem">
      <p class="k t-attention">${glyph('attention', words)}<span>${problems.needsYou}</span></p>
      <div role="alert">
        <h1 tabindex="-1">${title}</h1>
        ${help ? html`<p class="lead">${help}</p>` : nothing}
      </div>
      <div class="go">
        <button class="btn" type="button" @click=${onAction}>${action}</button>
        ${hasSet ? html`<button class="link" type="button" @click=${onSet}>${problems.seeSet}</button>` : nothing}
        ${action === common.home ? nothing : html`<button class="link" type="button" @click=${onHome}>${common.home}</button>`}
      </div>
      ${
        details
          ? html`<details>
              <summary>${common.details}</summary>
              <p class="q">${details}</p>
            </details>`
          : nothing
      }
      ${bob()}
    </main>
  `;
}
