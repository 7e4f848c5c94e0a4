import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { bob, glyph, wordmark } from './glyph.ts';

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
export function problemScreen(model: ProblemModel, { onAction, onSet, onHome }: ProblemActions): TemplateResult {
  const { title, help, action, details, hasSet } = model;
  return html`
    ${wordmark('./')}
    <main class="hang problem">
      <p class="k t-attention">${glyph('attention')}<span>This needs you</span></p>
      <div role="alert">
        <h1 tabindex="-1">${title}</h1>
        ${help ? html`<p class="lead">${help}</p>` : nothing}
      </div>
      <div class="go">
        <button class="btn" type="button" @click=${onAction}>${action}</button>
        ${hasSet ? html`<button class="link" type="button" @click=${onSet}>See what was measured</button>` : nothing}
        ${action === 'Home' ? nothing : html`<button class="link" type="button" @click=${onHome}>Home</button>`}
      </div>
      ${
        details
          ? html`<details>
              <summary>Details</summary>
              <p class="q">${details}</p>
            </details>`
          : nothing
      }
      ${bob()}
    </main>
  `;
}
