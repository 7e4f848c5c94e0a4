import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Routine, Step } from '../core/routine.ts';
import type { Words } from '../words/index.ts';
import './figure.ts';
import { moveWords } from './view/figure-view.ts';
import type { FigureNews } from './view/figure-view.ts';

/** How much slower `slow` is. */
const SLOW = 0.5;

/** The routine to watch: a large figure that goes through all of it or through one step, and every step as a picture. */
@customElement('plumb-lesson')
export class PlumbLesson extends LitElement {
  @property({ attribute: false }) routine: Routine | null = null;
  @property({ attribute: false }) words: Words | null = null;

  /** The step that was chosen; empty: the whole routine. */
  @state() private chosen = '';
  @state() private slow = false;
  /** Null: nobody has said so yet, and the system's wish for less motion holds. */
  @state() private plays: boolean | null = null;
  @state() private news: FigureNews | null = null;

  readonly #calm = matchMedia('(prefers-reduced-motion: reduce)');

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { routine, words } = this;
    if (!routine || !words) return nothing;
    return html`${this.#teacher(routine, words)} ${this.#strip(routine, words)}`;
  }

  #teacher(routine: Routine, words: Words): TemplateResult {
    const step = this.#shown(routine);
    return html`
      <section class="teacher" aria-label=${step.title}>
        <plumb-figure
          view="both"
          .routine=${routine}
          .step=${this.chosen}
          .motion=${this.#motion()}
          .rate=${this.slow ? SLOW : 1}
          .label=${words.figure.label(step.title, step.instruction)}
          @figure-news=${({ detail }: CustomEvent<FigureNews>) => (this.news = detail)}
        ></plumb-figure>
        <div class="says">
          <p class="step">${step.title}</p>
          <p class="move q">${this.news ? moveWords(this.news, words) : ''}</p>
        </div>
        ${this.#controls(words)}
      </section>
    `;
  }

  #controls({ figure }: Words): TemplateResult {
    return html`
      <div class="controls">
        <button class="btn quiet small" type="button" @click=${() => (this.plays = !this.#isPlaying())}>
          ${this.#isPlaying() ? figure.pause : figure.play}
        </button>
        <button
          class="btn quiet small"
          type="button"
          aria-pressed=${this.slow}
          @click=${() => (this.slow = !this.slow)}
        >
          ${figure.slow}
        </button>
        ${
          this.chosen
            ? html`<button class="link" type="button" @click=${() => this.#choose('')}>${figure.whole}</button>`
            : nothing
        }
      </div>
      <p class="n mirror">${figure.mirror}</p>
    `;
  }

  #strip(routine: Routine, words: Words): TemplateResult {
    return html`
      <section class="strip" aria-labelledby="all-steps">
        <h2 id="all-steps">${words.routine.allSteps}</h2>
        <p class="q">${words.routine.stepsHint}</p>
        <ol>
          ${routine.steps.map((step, i) => this.#still(routine, step, i + 1, words))}
        </ol>
      </section>
    `;
  }

  #still(routine: Routine, step: Step, n: number, words: Words): TemplateResult {
    const current = this.#shown(routine).id === step.id;
    return html`
      <li ?data-current=${current}>
        <button type="button" aria-pressed=${this.chosen === step.id} @click=${() => this.#choose(step.id)}>
          <span class="vh">${words.routine.showStep(n, step.title)}</span>
          <plumb-figure aria-hidden="true" view="both" motion="still" .routine=${routine} .step=${step.id}></plumb-figure>
        </button>
        <h3>${words.routine.showStep(n, step.title)}</h3>
        <p class="q">${step.instruction}</p>
      </li>
    `;
  }

  #choose(step: string): void {
    this.chosen = step;
    this.plays = true;
    this.querySelector('.teacher')?.scrollIntoView({ block: 'nearest' });
  }

  #isPlaying(): boolean {
    return this.plays ?? !this.#calm.matches;
  }

  #motion(): 'auto' | 'play' | 'pause' {
    if (this.plays === null) return 'auto';
    return this.plays ? 'play' : 'pause';
  }

  /** The step that the large figure is at. */
  #shown({ steps }: Routine): Step {
    const id = this.chosen || this.news?.step;
    return steps.find((step) => step.id === id) ?? steps[0]!;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'plumb-lesson': PlumbLesson;
  }
}
